import * as vscode from 'vscode';
import { observe, registerCommand } from './log.js';
import type { Services } from './services.js';
import { textUriOf } from './textTabs.js';

/**
 * Keeps stray letters out of articles: in a text editor they can be read only, until the person says that the text is to
 * be edited. Nothing is written for that; VS Code forgets it with the window.
 */
export function registerTextProtection({ sets, articles, editors }: Services): vscode.Disposable {
  const { texts } = editors;
  /** What was protected since its tab was opened: what the person then says of it counts. */
  const met = new Set<string>();

  const protect = async (): Promise<void> => {
    const { activeTextEditor: editor, tabGroups } = vscode.window;
    const uri = textUriOf(tabGroups.activeTabGroup.activeTab?.input);
    if (!uri || editor?.document.uri.toString() !== uri.toString() || met.has(uri.toString())) return;
    if (!sets.findArticle(uri) || !texts.isWanted(uri) || !isWanted(uri)) return;
    met.add(uri.toString());
    // What was being written goes on being written.
    if (editor.document.isDirty) return;
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
  };

  const edit = async (): Promise<void> => {
    const { active } = editors;
    if (!active) return;
    const { uri } = active.document;
    if (vscode.window.activeTextEditor?.document.uri.toString() === uri.toString()) {
      await vscode.commands.executeCommand('workbench.action.files.toggleActiveEditorReadonlyInSession');
      return;
    }
    met.add(uri.toString());
    await vscode.commands.executeCommand('hashiya.openTextEditor', uri);
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorWriteableInSession');
  };

  return vscode.Disposable.from(
    registerCommand('hashiya.editText', edit),
    vscode.window.onDidChangeActiveTextEditor(() => {
      observe(protect());
    }),
    articles.onDidChangeArticles(() => {
      observe(protect());
    }),
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      for (const { input } of closed) {
        const uri = textUriOf(input);
        if (uri && !texts.hasTab(uri)) met.delete(uri.toString());
      }
      observe(protect());
    }),
  );
}

function isWanted(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('hashiya', uri).get<boolean>('protectText', true);
}
