import * as vscode from 'vscode';
import { isolate } from '../core/model/label.js';
import type { ArticleEditor } from './articleEditor.js';
import { opensForReading, readingView, type TextTabs } from './textTabs.js';

/** Milliseconds in which VS Code has made a reading view, if it makes one at all. */
const openingTakes = 10_000;

/** A reading view, as it makes itself known. */
export interface ReadingEditor extends ArticleEditor {
  /** Whether it is the active editor of the window. */
  readonly isActive: boolean;
  /** Its cursor moved, or it became the active editor or ceased to be. */
  readonly onDidMove: vscode.Event<void>;
}

/** The editors in which people read articles: VS Code's text editors, and reading views, which make themselves known. */
export class ArticleEditors implements vscode.Disposable {
  private readonly views = new Set<ReadingEditor>();
  private readonly moved = new vscode.EventEmitter<void>();
  private readonly added = new vscode.EventEmitter<ReadingEditor>();
  private readonly subscriptions: vscode.Disposable;
  /** What the person used last; absent before that. */
  private prefersReading: boolean | undefined;

  /** Another editor became the active one, or the cursor of one moved. */
  readonly onDidMoveCursor = this.moved.event;

  constructor(readonly texts: TextTabs) {
    this.subscriptions = vscode.Disposable.from(
      texts,
      this.moved,
      this.added,
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        // VS Code may tell of a text editor when a reading view beside it is the active one again.
        if (editor && !this.activeView && texts.isWanted(editor.document.uri)) this.prefersReading = false;
        this.moved.fire();
      }),
      vscode.window.onDidChangeTextEditorSelection(() => {
        this.moved.fire();
      }),
    );
  }

  /** The editor that keys act on. */
  get active(): ArticleEditor | undefined {
    return this.activeView ?? vscode.window.activeTextEditor;
  }

  /** Takes in a reading view, until what is returned is disposed of. */
  add(view: ReadingEditor): vscode.Disposable {
    this.views.add(view);
    const follow = (): void => {
      if (view.isActive) this.prefersReading = true;
      this.moved.fire();
    };
    const subscription = view.onDidMove(follow);
    follow();
    this.added.fire(view);
    return new vscode.Disposable(() => {
      subscription.dispose();
      this.views.delete(view);
      this.moved.fire();
    });
  }

  /** Shows an article in the kind of editor that the person used last, and at first in the one that the settings say. */
  async show(
    uri: vscode.Uri,
    options: Pick<vscode.TextDocumentShowOptions, 'preserveFocus' | 'viewColumn'> = {},
  ): Promise<ArticleEditor> {
    const wanted = { ...options, preview: true };
    if (!this.activeView && !this.isForReading(uri)) {
      this.texts.want(uri);
      return vscode.window.showTextDocument(uri, wanted);
    }
    // Of a file that cannot be opened VS Code tells nobody here: it shows an editor that says so.
    await vscode.workspace.openTextDocument(uri);
    await vscode.commands.executeCommand('vscode.openWith', uri, readingView, wanted);
    return this.readingViewOf(uri);
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private isForReading(uri: vscode.Uri): boolean {
    const isUsual = opensForReading(uri);
    // The text editors that were used last may have been closed since.
    return (isUsual && this.texts.isEmpty) || (this.prefersReading ?? isUsual);
  }

  private get activeView(): ReadingEditor | undefined {
    return [...this.views].find(({ isActive }) => isActive);
  }

  /** The reading view of an article, the active one first; VS Code may still be about to make it. */
  private readingViewOf(uri: vscode.Uri): Promise<ReadingEditor> {
    const isOfIt = ({ document }: ReadingEditor): boolean => document.uri.toString() === uri.toString();
    const known = [...this.views].filter(isOfIt);
    const found = known.find(({ isActive }) => isActive) ?? known.at(-1);
    if (found) return Promise.resolve(found);
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(limit);
        waiting.dispose();
      };
      const waiting = this.added.event((view) => {
        if (!isOfIt(view)) return;
        end();
        resolve(view);
      });
      const limit = setTimeout(() => {
        end();
        reject(new Error(vscode.l10n.t('The reading view of {0} did not open.', isolate(uri.path))));
      }, openingTakes);
    });
  }
}
