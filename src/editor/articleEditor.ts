import type * as vscode from 'vscode';

/**
 * Where a person reads an article and has a cursor in it, as far as commands are concerned: VS Code's text editor is one,
 * a reading view another.
 */
export interface ArticleEditor {
  readonly document: vscode.TextDocument;
  /** The first of the selections; setting it leaves that one alone. */
  selection: vscode.Selection;
  /** In a reading view there is only one. */
  selections: readonly vscode.Selection[];
  revealRange(range: vscode.Range, revealType?: vscode.TextEditorRevealType): void;
  /** Of a reading view: brings the beginning of a range below a list over it; without a range, the list is gone. */
  clearOfList?(range: vscode.Range | undefined): void;
}
