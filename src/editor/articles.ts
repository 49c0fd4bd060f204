import * as vscode from 'vscode';
import { anchoredText } from '../core/anchor/anchor.js';
import { editBetween } from '../core/anchor/edits.js';
import { decodeArticle } from '../core/text/normalise.js';
import { Article } from './article.js';
import type { Sets } from './sets.js';

export const articleLanguage = 'arabic-article';

/** The articles that are open in VS Code. */
export class Articles implements vscode.Disposable {
  private readonly byUri = new Map<string, Article>();
  private readonly lineBreaks = new WeakMap<vscode.TextDocument, vscode.EndOfLine>();
  private readonly edited = new vscode.EventEmitter<Article>();
  private readonly listChanged = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable;

  /** The text of an article was edited. */
  readonly onDidEdit = this.edited.event;
  /** An article was opened or closed. */
  readonly onDidChangeArticles = this.listChanged.event;

  constructor(private readonly sets: Sets) {
    this.subscriptions = vscode.Disposable.from(
      this.edited,
      this.listChanged,
      vscode.workspace.onDidOpenTextDocument((document) => void this.add(document)),
      vscode.workspace.onDidCloseTextDocument((document) => void this.remove(document)),
      vscode.workspace.onDidChangeTextDocument((event) => {
        this.follow(event);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => void this.get(document)?.save()),
      sets.onDidChangeSets(() => void this.addAll()),
      sets.onDidChange(({ touched }) => {
        if (touched.everything) void this.addAll();
      }),
    );
  }

  get(document: vscode.TextDocument): Article | undefined {
    return this.byUri.get(document.uri.toString());
  }

  getByUri(uri: vscode.Uri): Article | undefined {
    return this.byUri.get(uri.toString());
  }

  /** The article in the active editor, with the editor. */
  get active(): { article: Article; editor: vscode.TextEditor } | undefined {
    const editor = vscode.window.activeTextEditor;
    const article = editor && this.get(editor.document);
    return article && { article, editor };
  }

  /** Takes up the documents that are open already, and those that became articles. */
  async addAll(): Promise<void> {
    await Promise.all(vscode.workspace.textDocuments.map((document) => this.add(document)));
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
    const known = this.byUri.get(document.uri.toString());
    if (known?.document !== document || known.open !== found.open) {
      this.byUri.set(document.uri.toString(), new Article(document, found.open, found.path));
      this.lineBreaks.set(document, document.eol);
      this.listChanged.fire();
    }
    if (document.languageId !== articleLanguage) {
      await vscode.languages.setTextDocumentLanguage(document, articleLanguage);
    }
  }

  private async remove(document: vscode.TextDocument): Promise<void> {
    const article = this.get(document);
    // A change of language closes and opens the document in one breath; it is still there.
    if (!article || vscode.workspace.textDocuments.includes(document)) return;
    this.byUri.delete(document.uri.toString());
    this.listChanged.fire();
    if (document.isDirty) await returnToDisk(article);
  }

  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const article = this.get(document);
    if (!article || contentChanges.length === 0) return;
    article.followEdits(contentChanges, this.lineBreaks.get(document) ?? document.eol);
    this.lineBreaks.set(document, document.eol);
    this.edited.fire(article);
  }
}

/** Closed without saving: the mentions go where their words are in the text on disk, and are saved with it. */
async function returnToDisk(article: Article): Promise<void> {
  const text = decodeArticle(await vscode.workspace.fs.readFile(article.document.uri));
  if (text === undefined) return;
  const onDisk = anchoredText(text);
  const edit = editBetween(article.text.text, text);
  if (edit) article.followTextEdits([edit], onDisk);
  article.refresh(onDisk);
  await article.save();
}
