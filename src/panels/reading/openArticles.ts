import * as vscode from 'vscode';
import { isUtf8, undecoded } from '../../editor/encoding.js';
import { observe } from '../../editor/log.js';
import type { Services } from '../../editor/services.js';
import { readingView, textUriOf } from '../../editor/textTabs.js';
import type { ReadingViews } from './views.js';

/**
 * Has articles open in the reading view, however a person opens them: VS Code opens a text editor, in whose place the
 * reading view comes, with its cursor. VS Code's own ways to have files open in a custom editor go by names of files, not
 * by sets, and would not tell where in it to go.
 * @param ready when all sets of the workspace are loaded
 */
export function registerOpenArticles(
  { sets, editors: { texts } }: Services,
  views: ReadingViews,
  ready: Promise<void>,
): vscode.Disposable {
  let isReady = false;
  let replacing: vscode.TextEditor | undefined;

  const consider = async (): Promise<void> => {
    const { activeTab: tab } = vscode.window.tabGroups.activeTabGroup;
    const { activeTextEditor: editor } = vscode.window;
    const uri = textUriOf(tab?.input);
    if (!isReady || !tab || !uri || !editor || editor === replacing || !isOf(editor, uri)) return;
    if (texts.isWanted(uri) || !sets.findArticle(uri) || !isToRead(editor.document)) return;
    replacing = editor;
    try {
      await readInstead(tab, editor, views);
    } finally {
      replacing = undefined;
    }
  };

  const begin = (): Promise<void> => {
    isReady = true;
    return consider();
  };
  observe(ready.then(begin, begin));
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(() => {
      observe(consider());
    }),
    vscode.window.tabGroups.onDidChangeTabs(() => {
      observe(consider());
    }),
    sets.onDidChangeSets(() => {
      // What is open while its folder becomes a set stays as it is.
      if (!isReady) return;
      for (const { tabs } of vscode.window.tabGroups.all) {
        for (const uri of tabs.map(({ input }) => textUriOf(input))) {
          if (uri && sets.findArticle(uri)) texts.want(uri);
        }
      }
    }),
  );
}

async function readInstead(tab: vscode.Tab, editor: vscode.TextEditor, views: ReadingViews): Promise<void> {
  const { group, isPreview } = tab;
  const { uri } = editor.document;
  const show = (preview: boolean): Thenable<unknown> =>
    vscode.commands.executeCommand('vscode.openWith', uri, readingView, {
      viewColumn: group.viewColumn,
      preview,
    });
  await show(isPreview);
  // A preview has given way by itself, unless the second click of two was to keep it.
  const left = group.tabs.find(({ input }) => textUriOf(input)?.toString() === uri.toString());
  if (left && isPreview) await show(left.isPreview);
  if (left) await vscode.window.tabGroups.close(left, true);
  const view = views.of(uri);
  // What was asked for is told a moment after the editor is.
  const { selection } = editor;
  if (!view || selection.isEqual(new vscode.Selection(0, 0, 0, 0))) return;
  view.selection = selection;
  view.revealRange(selection);
}

function isOf({ document }: vscode.TextEditor, uri: vscode.Uri): boolean {
  return document.uri.toString() === uri.toString();
}

/** What has unsaved edits is being written; what is not in UTF-8 is first to be put right. */
function isToRead(document: vscode.TextDocument): boolean {
  return !document.isDirty && isUtf8(document) && !document.getText().includes(undecoded);
}
