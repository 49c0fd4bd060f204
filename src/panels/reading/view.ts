import * as vscode from 'vscode';
import type { ReadingEditor } from '../../editor/articleEditors.js';
import { positionAtUtf16, utf16At } from '../../editor/documentText.js';
import { pageHtml } from '../pageHtml.js';
import { readyShape } from '../pageState.js';
import { fromPageShape, type FromPage, type ToPage } from './messages.js';
import { Presenter, type Sources } from './presenter.js';

/** A tab in which an article is read. */
export class ReadingView implements ReadingEditor, vscode.Disposable {
  private readonly presenter: Presenter;
  private readonly moved = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable;

  readonly onDidMove = this.moved.event;

  constructor(
    readonly document: vscode.TextDocument,
    readonly panel: vscode.WebviewPanel,
    sources: Sources,
    extension: vscode.Uri,
  ) {
    const { webview } = panel;
    this.presenter = new Presenter(document, sources, (message) => {
      this.post(message);
    });
    this.subscriptions = vscode.Disposable.from(
      this.moved,
      this.presenter,
      webview.onDidReceiveMessage((message: unknown) => {
        if (readyShape.safeParse(message).success) this.presenter.show();
        const said = fromPageShape.safeParse(message);
        if (said.success) this.hear(said.data);
      }),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.presenter.forget();
        this.moved.fire();
      }),
    );
    const title = document.uri.path.split('/').pop() ?? '';
    webview.html = pageHtml(webview, extension, 'reading', title, document.uri);
  }

  get isActive(): boolean {
    return this.panel.active;
  }

  get selection(): vscode.Selection {
    const { anchor, active } = this.presenter.selection ?? { anchor: 0, active: 0 };
    const position = (offset: number): vscode.Position => positionAtUtf16(this.document, offset);
    return new vscode.Selection(position(anchor), position(active));
  }

  set selection(selection: vscode.Selection) {
    this.select(selection, false);
  }

  get selections(): readonly vscode.Selection[] {
    return [this.selection];
  }

  set selections([selection]: readonly vscode.Selection[]) {
    if (selection) this.selection = selection;
  }

  /** Brings the cursor into sight if the range is at it; only the cursor can be revealed. */
  revealRange(range: vscode.Range): void {
    if (range.contains(this.selection.active)) this.select(this.selection, true);
  }

  /** Shows the tab and, unless it is to be kept elsewhere, takes the focus. */
  reveal(preserveFocus = false): void {
    this.panel.reveal(undefined, preserveFocus);
    if (!preserveFocus) this.post({ is: 'focus' });
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }

  private select({ anchor, active }: vscode.Selection, isToReveal: boolean): void {
    const offset = (position: vscode.Position): number => utf16At(this.document, position);
    this.presenter.select({ anchor: offset(anchor), active: offset(active) }, isToReveal);
    this.moved.fire();
  }

  private hear(said: FromPage): void {
    if (said.is === 'select') {
      this.presenter.selectedOnPage(said.selection);
      this.moved.fire();
    }
  }
}
