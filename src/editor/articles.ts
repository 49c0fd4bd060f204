import * as vscode from 'vscode';
import { anchoredText } from '../core/anchor/anchor.js';
import { Article } from './article.js';
import type { ArticleEditor } from './articleEditor.js';
import type { ArticleEditors } from './articleEditors.js';
import { catchUp } from './catchUp.js';
import { isUtf8, readArticle, sayNotUtf8, undecoded } from './encoding.js';
import type { OldTexts } from './oldTexts.js';
import type { OpenSet, PlacedFile, Sets } from './sets.js';
import { textOnDisk } from './textOnDisk.js';
import { observe } from './log.js';

export const articleLanguage = 'arabic-article';

/** Milliseconds after which what happened to a document is known in whole. */
const settlingTakes = 200;

/** The articles that are open in VS Code. */
export class Articles implements vscode.Disposable {
  private readonly byUri = new Map<string, Article>();
  private readonly lineBreaks = new WeakMap<vscode.TextDocument, vscode.EndOfLine>();
  /** Documents that are not in UTF-8, as far as they were refused. */
  private readonly refused = new WeakSet<vscode.TextDocument>();
  private readonly edited = new vscode.EventEmitter<Article>();
  private readonly listChanged = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable;

  /** The text of an article was edited. */
  readonly onDidEdit = this.edited.event;
  /** An article was opened or closed. */
  readonly onDidChangeArticles = this.listChanged.event;

  constructor(
    private readonly sets: Sets,
    private readonly oldTexts: OldTexts,
    private readonly editors: ArticleEditors,
  ) {
    this.subscriptions = vscode.Disposable.from(
      this.edited,
      this.listChanged,
      vscode.workspace.onDidOpenTextDocument((document) => {
        observe(this.add(document));
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        observe(this.remove(document));
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        this.follow(event);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        observe(this.saved(document));
      }),
      sets.onDidChangeSets(() => {
        observe(this.addAll());
      }),
      sets.onWillClose((event) => {
        event.waitUntil(this.putOnDisk(event.open));
      }),
      sets.onDidChange(({ open, touched }) => {
        if (touched.everything) observe(this.addAll());
        for (const path of touched.articles) this.getByUri(open.uri(path))?.meetMentions();
      }),
    );
  }

  get(document: vscode.TextDocument): Article | undefined {
    return this.byUri.get(document.uri.toString());
  }

  getByUri(uri: vscode.Uri): Article | undefined {
    return this.byUri.get(uri.toString());
  }

  get all(): readonly Article[] {
    return [...this.byUri.values()];
  }

  /** Whether a document would be an article if it were in UTF-8; if so, says that again. */
  isRefused(document: vscode.TextDocument): boolean {
    if (!this.refused.has(document)) return false;
    observe(sayNotUtf8(document));
    return true;
  }

  /** The article in the active editor, with the editor. */
  get active(): { article: Article; editor: ArticleEditor } | undefined {
    const { active: editor } = this.editors;
    const article = editor && this.get(editor.document);
    return article && { article, editor };
  }

  /** Takes up the documents that are open already, and those that became articles. */
  async addAll(): Promise<void> {
    await Promise.all(vscode.workspace.textDocuments.map((document) => this.add(document)));
  }

  /**
   * Puts what was tagged in articles with unsaved edits on disk, in the offsets of the text there.
   * @param only the set whose articles are meant; all when absent
   */
  async putOnDisk(only?: OpenSet): Promise<void> {
    await Promise.all(this.all.filter(({ open }) => (only ?? open) === open).map(returnToDisk));
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private async add(document: vscode.TextDocument): Promise<void> {
    const found = this.sets.findArticle(document.uri);
    if (!found) {
      this.byUri.delete(document.uri.toString());
      if (document.languageId === articleLanguage) {
        await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
      }
      return;
    }
    // The watcher may be later than the person who opens a new file.
    if (!found.open.set.hasArticle(found.path)) await found.open.store.reloadArticle(found.path);
    if (!(await this.open(document, found))) return;
    if (document.languageId !== articleLanguage) {
      await vscode.languages.setTextDocumentLanguage(document, articleLanguage);
    }
  }

  /** @returns whether it is an article, which must be in UTF-8 */
  private async open(document: vscode.TextDocument, { open, path }: PlacedFile): Promise<boolean> {
    const known = (): Article | undefined => {
      const article = this.byUri.get(document.uri.toString());
      return article?.document === document && article.open === open ? article : undefined;
    };
    const file = known() ? undefined : await readArticle(document);
    if (file === 'undecodable') {
      await this.refuse(document);
      return false;
    }
    const oldText = known() ? undefined : await this.oldTexts.find(open.set.mentionsIn(path).stamp);
    const met = known();
    if (met) {
      if (!met.meetMentions()) this.settleSoon(met);
      return true;
    }
    this.refused.delete(document);
    // Edits that were not saved are there again after a window was closed with them.
    const article = new Article(document, open, path, document.isDirty ? file?.text : undefined);
    this.byUri.set(document.uri.toString(), article);
    this.lineBreaks.set(document, document.eol);
    if (!article.meetMentions()) catchUp(article, { oldText });
    this.listChanged.fire();
    return true;
  }

  /** Takes no more notice of a document that is not in UTF-8, and says so once. */
  private async refuse(document: vscode.TextDocument): Promise<void> {
    const isNews = !this.refused.has(document);
    this.refused.add(document);
    if (this.byUri.delete(document.uri.toString())) this.listChanged.fire();
    if (isNews) observe(sayNotUtf8(document));
    if (document.languageId === articleLanguage) {
      await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    }
  }

  private async saved(document: vscode.TextDocument): Promise<void> {
    const article = this.get(document);
    if (!article) await this.add(document);
    else if (isUtf8(document)) await article.save();
    else await this.refuse(document);
  }

  private async remove(document: vscode.TextDocument): Promise<void> {
    const article = this.get(document);
    // A change of language closes and opens the document in one breath; it is still there.
    if (!article || vscode.workspace.textDocuments.includes(document)) return;
    this.byUri.delete(document.uri.toString());
    this.listChanged.fire();
    await returnToDisk(article);
  }

  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const article = this.get(document);
    if (!article) {
      // It may have been read again, in another encoding.
      if (this.refused.has(document)) observe(this.add(document));
      return;
    }
    if (!document.isDirty && contentChanges.some(({ text }) => text.includes(undecoded))) {
      // Another program may have written it in another encoding: what came of that is nothing to follow.
      this.byUri.delete(document.uri.toString());
      observe(this.add(document));
      return;
    }
    if (document.isDirty) article.isEdited = true;
    if (contentChanges.length > 0) {
      article.followEdits(contentChanges, this.lineBreaks.get(document) ?? document.eol);
      this.lineBreaks.set(document, document.eol);
      this.edited.fire(article);
    }
    if (!document.isDirty) this.settleSoon(article);
  }

  /**
   * Looks a moment later, since VS Code tells first of the edit and then that it made the document dirty, and another
   * program may be writing the article and its sidecar one after the other.
   */
  private settleSoon(article: Article): void {
    setTimeout(() => {
      if (this.get(article.document) === article && !article.document.isDirty) observe(this.settle(article));
    }, settlingTakes);
  }

  /** The document is clean: its edits were saved, or thrown away, or were another program's. */
  private async settle(article: Article): Promise<void> {
    if (article.isInStep && !article.isChanged) return;
    const oldText = article.isInStep ? undefined : await this.oldTexts.find(article.mentions.stamp);
    const isSaved = article.isInStep && article.isEdited && !article.isAsOnDisk;
    if (!isSaved) catchUp(article, { oldText });
    await article.save();
  }
}

/** Closed, perhaps without saving: the mentions go where their words are in the text on disk, and are saved with it. */
async function returnToDisk(article: Article): Promise<void> {
  if (!article.isChanged) return;
  const text = await textOnDisk(article.document.uri);
  if (text === undefined) return;
  const onDisk = anchoredText(text);
  article.moveTo(onDisk);
  catchUp(article, { text: onDisk, isOnDisk: true });
  await article.open.store.flush(article.path);
}
