import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import type { Problem } from '../../core/model/problem.js';
import { inWords, reasonOf } from '../inWords.js';
import { observe } from '../log.js';
import { chooseFrom } from '../list.js';

/** Where a file is that an import reads, by its path relative to what was chosen. */
export type FindSource = (path: string) => vscode.Uri | undefined;

/** Lists what is wrong with what is imported; choosing a row shows its place. */
export async function showProblems(problems: readonly Problem[], findSource: FindSource): Promise<void> {
  const rows = problems.map((problem) => ({
    label: `$(${icons[problem.severity]}) ${inWords(problem.message)}`,
    description: isolate(`${problem.path}:${String(problem.line)}`),
    problem,
  }));
  const title = vscode.l10n.t('Problems of the import');
  const row = await chooseFrom(rows, { title });
  const uri = row && findSource(row.problem.path);
  if (uri) await showPlace(uri, row.problem);
}

const icons = { error: 'error', warning: 'warning', information: 'info' } as const;

async function showPlace(uri: vscode.Uri, { line, column }: Problem): Promise<void> {
  const at = new vscode.Position(line - 1, column - 1);
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, {
      selection: new vscode.Range(at, at),
      preserveFocus: true,
    });
  } catch (error) {
    // Not every file that is refused is a text.
    observe(vscode.window.showWarningMessage(reasonOf(error)));
  }
}
