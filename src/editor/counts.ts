import * as vscode from 'vscode';

// Numbers in words that people read.

export function mentionCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 mention') : vscode.l10n.t('{0} mentions', count);
}

export function articleCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 article') : vscode.l10n.t('{0} articles', count);
}

/** `31 mentions in 5 articles` */
export function usage(mentions: number, articles: number): string {
  return vscode.l10n.t('{0} in {1}', mentionCount(mentions), articleCount(articles));
}

/** What stands for the rest of a list that was cut. */
export function andMore(count: number): string {
  return vscode.l10n.t('… {0} more', count);
}
