import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import type { Referent } from '../../core/model/types.js';
import { partsOfEvent } from '../../core/set/parts.js';
import { mentionCount, usage } from '../../editor/counts.js';
import { fullLabel, mainLabel, otherLabel, typeLabel, typesOf } from '../../editor/labels.js';
import type { OpenSet } from '../../editor/sets.js';
import type { Field } from './field.js';
import type { Action, Strings, ToPage } from './messages.js';

/** All that stands in the form of an actor or event. */
export function pageOf(open: OpenSet, referent: Referent, fields: readonly Field[]): ToPage {
  const { set } = open;
  const { kind, id } = referent;
  const type = (kind === 'actor' ? set.actors.get(id) : set.events.get(id))?.type ?? '';
  const { total, articles } = set.usesOf(referent);
  const about = [
    kind === 'actor' ? vscode.l10n.t('Actor') : vscode.l10n.t('Event'),
    typeLabel(typesOf(set, kind), type),
    total === 0 ? mentionCount(0) : usage(total, articles.size),
  ];
  const colour = typesOf(set, kind).get(type)?.colour;
  return {
    is: 'show',
    strings: strings(),
    title: mainLabel(set, referent),
    subtitle: otherLabel(set, referent) ?? '',
    about: about.map(isolate).join(' · '),
    ...(colour !== undefined && { colour }),
    fields: fields.map(({ shown }) => shown),
    facts: kind === 'event' ? factsOf(open, id) : [],
    actions: actionsOf(referent),
  };
}

/** What a person can do with an actor or event from its form; each command takes its address. */
export function actionsOf({ kind }: Referent): Action[] {
  const own =
    kind === 'actor'
      ? [
          { command: 'hashiya.mergeActor', label: vscode.l10n.t('Merge into…') },
          { command: 'hashiya.deleteActor', label: vscode.l10n.t('Delete…') },
        ]
      : [
          { command: 'hashiya.settleDate', label: vscode.l10n.t('Settle Date') },
          { command: 'hashiya.settleParticipants', label: vscode.l10n.t('Settle Participants') },
          { command: 'hashiya.nestEvent', label: vscode.l10n.t('Make Part of…') },
          { command: 'hashiya.mergeEvent', label: vscode.l10n.t('Merge into…') },
          { command: 'hashiya.deleteEvent', label: vscode.l10n.t('Delete…') },
        ];
  return [
    { command: 'hashiya.allMentions', label: vscode.l10n.t('All Mentions') },
    ...own,
    { command: 'hashiya.openEntry', label: vscode.l10n.t('Line in the Registry') },
  ];
}

/** What is settled of an event by commands of their own. */
function factsOf({ set }: OpenSet, id: string): { label: string; values: string[] }[] {
  const event = set.events.get(id);
  const eventLabel = (other: string): string => fullLabel(set, { kind: 'event', id: other });
  const participants = (event?.participants ?? []).map(
    ({ role, actor }) =>
      `${isolate(typeLabel(set.codebook.roles, role))}: ${fullLabel(set, { kind: 'actor', id: actor })}`,
  );
  const facts = [
    { label: vscode.l10n.t('Settled participants'), values: participants },
    {
      label: vscode.l10n.t('Part of'),
      values: event?.subEventOf === undefined ? [] : [eventLabel(event.subEventOf)],
    },
    { label: vscode.l10n.t('Parts'), values: partsOfEvent(set, id).map(eventLabel) },
  ];
  return facts.filter(({ values }) => values.length > 0);
}

function strings(): Strings {
  return {
    remove: vscode.l10n.t('Remove {0}'),
    add: vscode.l10n.t('Add'),
    open: vscode.l10n.t('Open {0}'),
  };
}
