import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import { isSamePart } from '../../core/model/participants.js';
import { dateClaims, partClaims } from '../../core/set/claims.js';
import { articleCount } from '../counts.js';
import { fullLabel, typeLabel } from '../labels.js';
import { number } from '../plural.js';
import { iconOf } from './icons.js';
import type { DateNode, ParticipantNode } from './nodes.js';

// How what is told of an event looks in its tree: the date and the participants, with what articles disagree about.

export function dateItem(node: DateNode): vscode.TreeItem {
  const { id, open, referent } = node;
  const settled = open.set.events.get(referent.id)?.date;
  const claims = dateClaims(open.set, referent.id);
  const isConflicting = claims.some((claim) => claim.isConflicting);
  const others = claims.filter(({ date }) => date !== settled).map(({ date }) => isolate(date));
  const item = new vscode.TreeItem(settled === undefined ? others.join(' · ') : isolate(settled));
  item.id = id;
  item.iconPath = new vscode.ThemeIcon(isConflicting ? 'warning' : 'calendar');
  item.description =
    settled === undefined
      ? vscode.l10n.t('not settled')
      : others.length > 0
        ? vscode.l10n.t('settled; also told: {0}', others.join(' · '))
        : '';
  const lines = claims.map(({ date, articles }) => `${isolate(date)}: ${articles.map(isolate).join(' · ')}`);
  item.tooltip = [
    ...(isConflicting ? [vscode.l10n.t('Articles disagree about the date.')] : []),
    ...lines,
  ].join('\n');
  item.contextValue = 'date';
  item.command = {
    command: 'hashiya.settleDate',
    title: vscode.l10n.t('Settle the Date'),
    arguments: [node],
  };
  return item;
}

export function participantItem({ id, open, referent, part }: ParticipantNode): vscode.TreeItem {
  const { set } = open;
  const claim = partClaims(set, referent.id).find((one) => isSamePart(one, part));
  const articles = claim?.articles ?? [];
  const all = set.usesOf(referent).articles.size;
  const item = new vscode.TreeItem(fullLabel(set, { kind: 'actor', id: part.actor }));
  item.id = id;
  item.iconPath = iconOf('actor', set.codebook.actorTypes.get(set.actors.get(part.actor)?.type ?? ''));
  item.description = [
    typeLabel(set.codebook.roles, part.role),
    ...(articles.length < all && all > 1 ? [vscode.l10n.t('{0} of {1}', number(articles.length), articleCount(all))] : []), // prettier-ignore
    ...(claim?.isSettled === true ? [vscode.l10n.t('settled')] : []),
    ...(claim?.isSettled === false ? [vscode.l10n.t('settled otherwise')] : []),
  ].join(' · ');
  item.tooltip = articles.map(isolate).join('\n');
  item.contextValue = 'participant';
  return item;
}
