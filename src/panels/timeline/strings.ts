import * as vscode from 'vscode';
import { pluralForms } from '../../editor/plural.js';
import type { Strings } from './messages.js';

/** What stands on the timeline's page. */
export function timelineStrings(): Strings {
  return {
    search: vscode.l10n.t('Search'),
    actor: vscode.l10n.t('Actor'),
    type: vscode.l10n.t('Type'),
    article: vscode.l10n.t('Article'),
    modality: vscode.l10n.t('Modality'),
    any: vscode.l10n.t('Any'),
    clear: vscode.l10n.t('Clear filters'),
    legend: vscode.l10n.t('Kinds of events'),
    zoomIn: vscode.l10n.t('Zoom in'),
    zoomOut: vscode.l10n.t('Zoom out'),
    zoomToFit: vscode.l10n.t('Show all'),
    chart: vscode.l10n.t('Events in time'),
    chartKeys: vscode.l10n.t(
      'Arrow keys go from event to event, plus and minus zoom, 0 shows all, Enter opens the text.',
    ),
    undated: vscode.l10n.t('Undated'),
    nothingDated: vscode.l10n.t('None of these events has a date.'),
    showMore: vscode.l10n.t('Show more'),
    events: pluralForms('1 event', '{0} events'),
    countOf: pluralForms('{1} of 1 event', '{1} of {0} events'),
    noEvents: vscode.l10n.t('There are no events yet. Tag one in an article.'),
    nothingFound: vscode.l10n.t('No event fits these filters.'),
    articles: pluralForms('in 1 article', 'in {0} articles'),
    noDate: vscode.l10n.t('no date'),
    about: vscode.l10n.t('about {0}'),
    uncertain: vscode.l10n.t('{0}, uncertain'),
    between: vscode.l10n.t('{0} to {1}'),
    from: vscode.l10n.t('from {0}'),
    until: vscode.l10n.t('until {0}'),
    settled: vscode.l10n.t('Settled'),
    disputed: vscode.l10n.t('Dates disagree'),
    accordingTo: vscode.l10n.t('according to {0}'),
    participants: vscode.l10n.t('Participants'),
    quadClasses: {
      'verbal-cooperation': vscode.l10n.t('Verbal cooperation'),
      'material-cooperation': vscode.l10n.t('Material cooperation'),
      'verbal-conflict': vscode.l10n.t('Verbal conflict'),
      'material-conflict': vscode.l10n.t('Material conflict'),
      none: vscode.l10n.t('Other'),
    },
  };
}
