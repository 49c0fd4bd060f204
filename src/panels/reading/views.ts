import * as vscode from 'vscode';
import type { ArticleEditors } from '../../editor/articleEditors.js';
import { readingView } from '../../editor/textTabs.js';
import { pagesFolder } from '../pageHtml.js';
import { waysOn } from './failure.js';
import type { Sources } from './presenter.js';
import { ReadingView } from './view.js';
import { observe } from '../../editor/log.js';

/** The reading views that are open. */
export class ReadingViews implements vscode.CustomTextEditorProvider, vscode.Disposable {
  private readonly open = new Set<ReadingView>();
  private readonly scrolled = new vscode.EventEmitter<ReadingView>();
  private readonly registration: vscode.Disposable;

  /** Another line of one is at the top. */
  readonly onDidScroll = this.scrolled.event;

  constructor(
    private readonly editors: ArticleEditors,
    private readonly sources: Sources,
    private readonly extension: vscode.Uri,
  ) {
    this.registration = vscode.window.registerCustomEditorProvider(readingView, this, {
      supportsMultipleEditorsPerDocument: true,
      webviewOptions: { enableFindWidget: true },
    });
  }

  get all(): readonly ReadingView[] {
    return [...this.open];
  }

  /** The one in which the person reads. */
  get active(): ReadingView | undefined {
    return this.all.find(({ isActive }) => isActive);
  }

  /** The one of a file, of several the active one first. */
  of(uri: vscode.Uri): ReadingView | undefined {
    const all = this.all.filter(({ document }) => document.uri.toString() === uri.toString());
    return all.find(({ isActive }) => isActive) ?? all.at(-1);
  }

  resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [pagesFolder(this.extension)],
      enableCommandUris: waysOn,
    };
    const view = new ReadingView(document, panel, this.sources, this.extension);
    this.open.add(view);
    const listed = vscode.Disposable.from(
      view,
      this.editors.add(view),
      view.onDidScroll(() => {
        this.scrolled.fire(view);
      }),
      view.onDidChangeOnly(() => {
        this.tellKeys();
      }),
      panel.onDidChangeViewState(() => {
        this.tellKeys();
      }),
    );
    panel.onDidDispose(() => {
      this.open.delete(view);
      listed.dispose();
      this.tellKeys();
    });
  }

  dispose(): void {
    this.registration.dispose();
    this.scrolled.dispose();
    for (const view of this.open) view.dispose();
  }

  private tellKeys(): void {
    const isOnly = this.active?.only !== undefined;
    observe(vscode.commands.executeCommand('setContext', 'hashiya.reading.isOnly', isOnly));
  }
}
