import * as vscode from 'vscode';
import { articleCount } from '../counts.js';

// Numbers of suggestions in words that people read.

export function suggestionCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 suggestion') : vscode.l10n.t('{0} suggestions', count);
}

/** How many more mentions there are than those that were tagged. */
export function moreMentions(count: number): string {
  return count === 1 ? vscode.l10n.t('1 more mention') : vscode.l10n.t('{0} more mentions', count);
}

/** `31 in 5 articles` */
export function usageOf(suggestions: number, articles: number): string {
  return vscode.l10n.t('{0} in {1}', suggestions, articleCount(articles));
}
