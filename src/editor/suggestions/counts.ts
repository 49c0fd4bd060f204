import * as vscode from 'vscode';
import { articleCount } from '../counts.js';
import { counted, number } from '../plural.js';

// Numbers of suggestions in words that people read.

export function suggestionCount(count: number): string {
  return counted(count, '1 suggestion', '{0} suggestions');
}

/** How many more mentions there are than those that were tagged. */
export function moreMentions(count: number): string {
  return counted(count, '1 more mention', '{0} more mentions');
}

/** `31 in 5 articles` */
export function usageOf(suggestions: number, articles: number): string {
  return vscode.l10n.t('{0} in {1}', number(suggestions), articleCount(articles));
}
