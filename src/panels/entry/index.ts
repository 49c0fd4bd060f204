import * as vscode from 'vscode';
import { addressIn, entryForm, entryScheme } from '../../editor/entryForm.js';
import { registryLocation, textAt } from '../../editor/registry.js';
import type { Services } from '../../editor/services.js';
import { Panel } from '../panel.js';
import { pagesFolder } from '../pageHtml.js';
import type { PanelKind } from '../panelKind.js';
import { fromPageShape, type FromPage, type ToPage } from './messages.js';
import { presenter } from './presenter.js';

/** The form in which an actor or event is edited, as the editor of an address that stands for it. */
export function registerEntryForm({ sets }: Services, extension: vscode.Uri): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.registerCustomEditorProvider(entryForm, {
      openCustomDocument: (uri: vscode.Uri) => ({ uri, dispose: () => undefined }),
      resolveCustomEditor: ({ uri }: vscode.CustomDocument, webviewPanel: vscode.WebviewPanel) => {
        const address = addressIn(uri);
        if (!address) throw new Error(vscode.l10n.t('There is no form at {0}.', uri.toString()));
        const kind: PanelKind<ToPage, FromPage> = {
          name: 'entry',
          title: () => uri.path.slice(1),
          fromPage: fromPageShape,
          present: (open, post) => presenter(open, { kind: address.kind, id: address.id }, post),
        };
        webviewPanel.webview.options = {
          enableScripts: true,
          localResourceRoots: [pagesFolder(extension)],
        };
        const panel = new Panel(webviewPanel, kind, sets, vscode.Uri.parse(address.set), extension);
        webviewPanel.onDidDispose(() => {
          panel.dispose();
        });
      },
    }),
    // What a preview or a peek shows of the address: the line of the registry.
    vscode.workspace.registerTextDocumentContentProvider(entryScheme, {
      provideTextDocumentContent: async (uri) => {
        const address = addressIn(uri);
        const open = sets.all.find(({ root }) => root.toString() === address?.set);
        const location = address && open && (await registryLocation(open, address));
        const text = location && (await textAt(location.uri));
        return text?.split('\n')[location?.range.start.line ?? 0]?.trim();
      },
    }),
  );
}
