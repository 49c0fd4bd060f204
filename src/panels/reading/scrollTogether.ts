import * as vscode from 'vscode';
import type { ReadingView } from './view.js';
import type { ReadingViews } from './views.js';
import { registerCommand } from '../../editor/log.js';

const setting = 'hashiya.reading.scrollTogether';

/** Milliseconds in which whoever was scrolled last leads: what the others do then is an answer to that. */
const leadTakes = 250;

/** Scrolls a reading view and a text editor of the same document together, if the person wants that. */
export function registerScrollTogether(views: ReadingViews): vscode.Disposable {
  let leader: { readonly who: ReadingView | vscode.TextEditor; readonly until: number } | undefined;

  const leads = (who: ReadingView | vscode.TextEditor): boolean => {
    const isWanted = vscode.workspace.getConfiguration().get<boolean>(setting, false);
    if (!isWanted || (leader && leader.who !== who && Date.now() < leader.until)) return false;
    leader = { who, until: Date.now() + leadTakes };
    return true;
  };
  const followView = (view: ReadingView): void => {
    if (!leads(view)) return;
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === view.document) scrollEditor(editor, view.line);
    }
  };
  const followEditor = (editor: vscode.TextEditor): void => {
    if (!views.all.some(({ document }) => document === editor.document) || !leads(editor)) return;
    const line = topLine(editor);
    for (const view of views.all) if (view.document === editor.document) view.scrollTo(line);
  };

  return vscode.Disposable.from(
    views.onDidScroll(followView),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      followEditor(textEditor);
    }),
    registerCommand('hashiya.reading.scrollTogether', async () => {
      const settings = vscode.workspace.getConfiguration();
      const isWanted = !settings.get<boolean>(setting, false);
      await settings.update(setting, isWanted, vscode.ConfigurationTarget.Global);
      const message = isWanted
        ? vscode.l10n.t('A reading view and a text editor of the same article now scroll together.')
        : vscode.l10n.t('A reading view and a text editor of the same article no longer scroll together.');
      vscode.window.setStatusBarMessage(message, 4000);
      const { active } = views;
      if (isWanted && active) followView(active);
      else if (isWanted && vscode.window.activeTextEditor) followEditor(vscode.window.activeTextEditor);
    }),
  );
}

/** The line at the top, with a fraction of it where that is wrapped. */
function topLine({ document, visibleRanges }: vscode.TextEditor): number {
  const { line, character } = visibleRanges[0]?.start ?? new vscode.Position(0, 0);
  const { length } = document.lineAt(line).text;
  return line + (length === 0 ? 0 : Math.min(character / length, 0.99));
}

function scrollEditor(editor: vscode.TextEditor, to: number): void {
  const line = Math.min(Math.floor(to), editor.document.lineCount - 1);
  const { length } = editor.document.lineAt(line).text;
  const top = new vscode.Position(line, Math.round((to - Math.floor(to)) * length));
  editor.revealRange(new vscode.Range(top, top), vscode.TextEditorRevealType.AtTop);
}
