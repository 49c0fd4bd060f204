import * as vscode from 'vscode';
import type { Strings } from './messages.js';

/** What stands on the page of a reading view. */
export function readingStrings(): Strings {
  return {
    article: vscode.l10n.t('Article'),
    card: vscode.l10n.t('About this mention'),
    kinds: {
      person: vscode.l10n.t('Person'),
      state: vscode.l10n.t('State'),
      organization: vscode.l10n.t('Organization'),
      armedGroup: vscode.l10n.t('Armed group'),
      media: vscode.l10n.t('Media'),
      group: vscode.l10n.t('Group'),
      place: vscode.l10n.t('Place'),
      event: vscode.l10n.t('Event'),
      other: vscode.l10n.t('Other'),
    },
    statuses: {
      suggested: vscode.l10n.t('Suggested'),
      uncertain: vscode.l10n.t('Uncertain'),
      orphaned: vscode.l10n.t('Lost its place'),
    },
  };
}
