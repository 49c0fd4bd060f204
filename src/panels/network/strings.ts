import * as vscode from 'vscode';
import { pluralForms } from '../../editor/plural.js';
import type { Strings } from './messages.js';

/** What stands on the network's page. */
export function networkStrings(): Strings {
  return {
    title: vscode.l10n.t('Network'),
    search: vscode.l10n.t('Find an actor'),
    actorType: vscode.l10n.t('Actors'),
    eventType: vscode.l10n.t('Events'),
    article: vscode.l10n.t('Article'),
    modality: vscode.l10n.t('Modality'),
    any: vscode.l10n.t('All'),
    notSaid: vscode.l10n.t('Not said'),
    minWeight: vscode.l10n.t('At least so many events'),
    graph: vscode.l10n.t('Graph'),
    table: vscode.l10n.t('Table'),
    zoomIn: vscode.l10n.t('Zoom in'),
    zoomOut: vscode.l10n.t('Zoom out'),
    fit: vscode.l10n.t('Show all'),
    saveSvg: vscode.l10n.t('Save as SVG…'),
    saveGraphml: vscode.l10n.t('Save as GraphML…'),
    actors: vscode.l10n.t('Actors; arrow keys go to those who are tied, Enter shows the ties'),
    counts: vscode.l10n.t('{0}, {1}'),
    actorCount: pluralForms('1 actor', '{0} actors'),
    tieCount: pluralForms('1 tie', '{0} ties'),
    nothing: vscode.l10n.t('No events tie actors here. Give events participants, or choose other filters.'),
    hint: vscode.l10n.t('Choose an actor for its ties, or a tie for its events.'),
    details: vscode.l10n.t('Details'),
    close: vscode.l10n.t('Close'),
    from: vscode.l10n.t('From'),
    to: vscode.l10n.t('To'),
    direction: vscode.l10n.t('Direction'),
    directed: vscode.l10n.t('from the one to the other'),
    undirected: vscode.l10n.t('together'),
    events: vscode.l10n.t('Events'),
    eventCount: pluralForms('1 event', '{0} events'),
    sign: vscode.l10n.t('Sign'),
    signs: {
      cooperation: vscode.l10n.t('Cooperation'),
      conflict: vscode.l10n.t('Conflict'),
      mixed: vscode.l10n.t('Both'),
      neutral: vscode.l10n.t('Neither'),
    },
    noDate: vscode.l10n.t('no date'),
  };
}
