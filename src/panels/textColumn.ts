import * as vscode from 'vscode';

/** Where to open a text that a person asks for in a panel, so that the panel stays in sight. */
export function textColumn(): vscode.ViewColumn {
  const { all, activeTabGroup } = vscode.window.tabGroups;
  return all.find((group) => group !== activeTabGroup)?.viewColumn ?? vscode.ViewColumn.Beside;
}
