import { minimatch } from 'minimatch';
import * as vscode from 'vscode';
import { observe } from './log.js';

/** The view type of the editor that shows an article for reading. */
export const readingView = 'hashiya.reading';

const memory = 'hashiya.textTabs';

/** Milliseconds after which no tab takes the place of the one that was closed, unless a person opens it. */
const replacingTakes = 20;

interface ActiveTab {
  readonly column: vscode.ViewColumn;
  readonly text: string | undefined;
  readonly reading: string | undefined;
}

/**
 * The files that a person wants in VS Code's text editor although articles open in the reading view. That lasts as long
 * as they have a tab there, also when the window is loaded anew.
 */
export class TextTabs implements vscode.Disposable {
  private readonly kept: Set<string>;
  private active: ActiveTab | undefined;
  private emptying: ReturnType<typeof setTimeout> | undefined;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly memento: vscode.Memento) {
    this.kept = new Set(memento.get<string[]>(memory, []).filter(hasTextTab));
    this.follow();
    this.subscription = vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      this.follow();
      for (const { input } of closed) {
        const uri = textUriOf(input);
        if (uri && !this.hasTab(uri)) this.forget(uri);
      }
    });
  }

  /** Whether a file is to stay in the text editor: the person wants it there, or wants that of all. */
  isWanted(uri: vscode.Uri): boolean {
    return this.kept.has(uri.toString()) || !opensForReading(uri);
  }

  /** Whether there is no file that the person wants in the text editor. */
  get isEmpty(): boolean {
    return this.kept.size === 0;
  }

  /** Whether a text editor shows a file in a tab. */
  hasTab(uri: vscode.Uri): boolean {
    return hasTextTab(uri.toString());
  }

  /** The person wants a file in the text editor. */
  want(uri: vscode.Uri): void {
    if (this.kept.has(uri.toString())) return;
    this.kept.add(uri.toString());
    this.remember();
  }

  dispose(): void {
    clearTimeout(this.emptying);
    this.subscription.dispose();
  }

  private forget(uri: vscode.Uri): void {
    if (this.kept.delete(uri.toString())) this.remember();
  }

  private remember(): void {
    observe(this.memento.update(memory, [...this.kept]));
  }

  /**
   * Where the reading view of a file is active, VS Code opens the same file in a text editor only when it is told to, by
   * “Reopen Editor With…” or a program: without a word of the editor it stays with the one that is active.
   */
  private follow(): void {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    clearTimeout(this.emptying);
    if (!tab) {
      // While one preview takes the place of another there is none for a moment.
      this.emptying = setTimeout(() => {
        this.active = undefined;
      }, replacingTakes);
      return;
    }
    const before = this.active;
    const uri = textUriOf(tab.input);
    this.active = {
      column: tab.group.viewColumn,
      text: uri?.toString(),
      reading: readingUriOf(tab.input)?.toString(),
    };
    const { column, text } = this.active;
    if (uri && before?.reading === text && before?.column === column) this.want(uri);
  }
}

/** Whether articles there are to open in the reading view: unless the settings say otherwise. */
export function opensForReading(uri: vscode.Uri): boolean {
  const settings = vscode.workspace.getConfiguration(undefined, uri);
  if (!settings.get<boolean>('hashiya.reading.openArticles', true)) return false;
  // What VS Code writes there when a person chooses a default editor for a kind of files.
  const associations = settings.get<Readonly<Record<string, string>>>('workbench.editorAssociations', {});
  return !Object.entries(associations).some(
    ([pattern, editor]) =>
      editor === 'default' && minimatch(uri.path, pattern, { matchBase: true, dot: true }),
  );
}

/** The file that a tab shows in a text editor; undefined for a comparison and all else. */
export function textUriOf(input: unknown): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText ? input.uri : undefined;
}

function readingUriOf(input: unknown): vscode.Uri | undefined {
  const isReading = input instanceof vscode.TabInputCustom && input.viewType === readingView;
  return isReading ? input.uri : undefined;
}

function hasTextTab(uri: string): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => textUriOf(input)?.toString() === uri),
  );
}
