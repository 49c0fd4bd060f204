import * as vscode from 'vscode';
import { counted } from './plural.js';

// Numbers in words that people read.

export function mentionCount(count: number): string {
  return counted(count, '1 mention', '{0} mentions');
}

export function articleCount(count: number): string {
  return counted(count, '1 article', '{0} articles');
}

/** `31 mentions in 5 articles` */
export function usage(mentions: number, articles: number): string {
  return vscode.l10n.t('{0} in {1}', mentionCount(mentions), articleCount(articles));
}

/** What stands for the rest of a list that was cut. */
export function andMore(count: number): string {
  return counted(count, '… 1 more', '… {0} more');
}

/** `first, second`, as the reader's language lists things. */
export function listOf(parts: readonly string[]): string {
  return parts.join(vscode.l10n.t(', '));
}
