import * as vscode from 'vscode';
import { pluralForms } from '../../editor/plural.js';
import type { Strings } from './messages.js';

/** What stands on the page of a reading view. */
export function readingStrings(): Strings {
  return {
    article: vscode.l10n.t('Article'),
    search: vscode.l10n.t('Only one actor or event'),
    showAll: vscode.l10n.t('Show all again'),
    kindsShown: vscode.l10n.t('Kinds'),
    annotator: vscode.l10n.t('Annotator'),
    anyAnnotator: vscode.l10n.t('Any annotator'),
    notNamed: vscode.l10n.t('Not recorded'),
    mentions: pluralForms('1 mention', '{0} mentions'),
    mentionsOf: pluralForms('{1} of 1 mention', '{1} of {0} mentions'),
    lost: pluralForms('1 mention has lost its place.', '{0} mentions have lost their place.'),
    review: vscode.l10n.t('Review'),
    type: vscode.l10n.t('Size and width of the text'),
    size: vscode.l10n.t('Size'),
    width: vscode.l10n.t('Width'),
    lineHeight: vscode.l10n.t('Line height'),
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
