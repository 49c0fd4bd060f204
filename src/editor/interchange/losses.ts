import * as vscode from 'vscode';
import type { Losses } from '../../core/formats/index.js';
import { Message } from '../../core/text/message.js';
import { inWords } from '../inWords.js';
import { number } from '../plural.js';
import { listOf } from '../counts.js';

const inOneLine = 2;

/** What could not be carried over, in a line that stays short; undefined when there is nothing of that. */
export function lossesText(losses: Losses): string | undefined {
  const lines = linesOf(losses);
  if (lines.length === 0) return undefined;
  const shown = listOf(lines.slice(0, inOneLine));
  const rest = lines.length - inOneLine;
  return rest > 0
    ? vscode.l10n.t('Not carried over: {0} and {1} kinds more.', shown, number(rest))
    : vscode.l10n.t('Not carried over: {0}.', shown);
}

/** Opens a list of everything that could not be carried over. */
export async function showLosses(losses: Losses): Promise<void> {
  const content = linesOf(losses).join('\n');
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content }));
}

function linesOf(losses: Losses): string[] {
  return losses.list().map(({ kind, count }) => `${number(count)} × ${inWords(new Message(kind))}`);
}
