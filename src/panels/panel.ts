import * as vscode from 'vscode';
import { Touched } from '../core/set/touched.js';
import type { OpenSet, Sets } from '../editor/sets.js';
import { pageHtml } from './pageHtml.js';
import { readyShape } from './pageState.js';
import type { PanelKind, Presenter } from './panelKind.js';
import { observe } from '../editor/log.js';

/** Milliseconds in which changes are gathered: a frame. */
const frame = 16;

/** One webview with a page that shows one set, and follows it. */
export class Panel<ToPage, FromPage> implements vscode.Disposable {
  private presenter: Presenter<FromPage> | undefined;
  private presented: OpenSet | undefined;
  /** Whether there is a page that has been shown the set: VS Code drops a page that is out of sight. */
  private hasPage = false;
  private touched = new Touched();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly subscriptions: vscode.Disposable;

  /** @param root of the set, which need not be loaded yet */
  constructor(
    readonly webviewPanel: vscode.WebviewPanel,
    private readonly kind: PanelKind<ToPage, FromPage>,
    private readonly sets: Sets,
    private readonly root: vscode.Uri,
    extension: vscode.Uri,
  ) {
    const { webview } = webviewPanel;
    this.subscriptions = vscode.Disposable.from(
      webview.onDidReceiveMessage((message: unknown) => {
        observe(this.hear(message));
      }),
      webviewPanel.onDidChangeViewState(() => {
        this.hasPage &&= webviewPanel.visible;
      }),
      sets.onDidChange(({ open, touched }) => {
        if (open === this.presented) this.updateSoon(touched);
      }),
      sets.onDidChangeSets(() => {
        if (this.presented && !this.open) webviewPanel.dispose();
        else if (this.hasPage) this.show();
      }),
    );
    webview.html = pageHtml(webview, extension, kind.name, kind.title(), root);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.presenter = undefined;
    this.subscriptions.dispose();
  }

  private get open(): OpenSet | undefined {
    return this.sets.all.find(({ root }) => root.toString() === this.root.toString());
  }

  private async hear(message: unknown): Promise<void> {
    if (readyShape.safeParse(message).success) {
      this.hasPage = true;
      this.presented = undefined;
      this.show();
      return;
    }
    const said = this.kind.fromPage.safeParse(message);
    if (said.success) await this.presenter?.hear(said.data);
  }

  /** Shows the set unless the page shows it already; it may have been loaded, or opened anew, only now. */
  private show(): void {
    const { open } = this;
    if (!open || open === this.presented) return;
    this.presented = open;
    const presenter = this.kind.present(open, (message) => {
      // One that was replaced may still have something to say.
      if (this.presenter === presenter) observe(this.webviewPanel.webview.postMessage(message));
    });
    this.presenter = presenter;
    presenter.show();
  }

  private updateSoon(touched: Touched): void {
    if (!this.hasPage) return;
    this.touched.include(touched);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const all = this.touched;
      this.touched = new Touched();
      if (all.everything) this.presenter?.show();
      else this.presenter?.update(all);
    }, frame);
  }
}
