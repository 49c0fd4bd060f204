import * as vscode from 'vscode';
import type { Strings } from './messages.js';

/** What stands on the page of a reading view. */
export function readingStrings(): Strings {
  return {
    article: vscode.l10n.t('Article'),
  };
}
