import * as vscode from 'vscode';
import { chooseSet } from '../editor/chooseSet.js';
import type { Services } from '../editor/services.js';
import { Panel } from './panel.js';
import { pagesFolder } from './pageHtml.js';
import { pageStateShape } from './pageState.js';
import type { PanelKind } from './panelKind.js';
import { registerCommand } from '../editor/log.js';

/**
 * Registers a kind of panel of which each set has one, and brings its panels back when the window is loaded anew.
 * @param command that opens it
 */
export function registerPanel<ToPage, FromPage>(
  command: string,
  kind: PanelKind<ToPage, FromPage>,
  { sets, articles }: Services,
  extension: vscode.Uri,
): vscode.Disposable {
  const viewType = `hashiya.${kind.name}`;
  /** By the roots of their sets: each set has one panel of a kind. */
  const panels = new Map<string, Panel<ToPage, FromPage>>();

  const fill = (webviewPanel: vscode.WebviewPanel, root: vscode.Uri): void => {
    const key = root.toString();
    webviewPanel.webview.options = { enableScripts: true, localResourceRoots: [pagesFolder(extension)] };
    const panel = new Panel(webviewPanel, kind, sets, root, extension);
    panels.set(key, panel);
    webviewPanel.onDidDispose(() => {
      panel.dispose();
      panels.delete(key);
    });
  };

  return vscode.Disposable.from(
    registerCommand(command, async () => {
      const open = articles.active?.article.open ?? (await chooseSet(await sets.loaded()));
      if (!open) return;
      const shown = panels.get(open.root.toString());
      if (shown) shown.webviewPanel.reveal();
      else
        fill(vscode.window.createWebviewPanel(viewType, kind.title(), vscode.ViewColumn.Beside), open.root);
    }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: (webviewPanel, state: unknown) => {
        const kept = pageStateShape.safeParse(state);
        if (kept.success) fill(webviewPanel, vscode.Uri.parse(kept.data.shown));
        else webviewPanel.dispose();
        return Promise.resolve();
      },
    }),
    {
      dispose: () => {
        for (const panel of panels.values()) panel.dispose();
      },
    },
  );
}
