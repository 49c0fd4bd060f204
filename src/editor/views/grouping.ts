import * as vscode from 'vscode';
import { compareDates, describeDate, rangeOf } from '../../core/dates/index.js';
import { actorsIn } from '../../core/model/mention.js';
import type { Event, Kind } from '../../core/model/types.js';
import type { AnnotationSet } from '../../core/set/annotationSet.js';
import { compareArticles } from '../../core/set/files.js';
import { fold } from '../../core/text/fold.js';
import { displayLanguage, mainLabel, typeLabel, typesOf } from '../labels.js';

/** What a tree's entries are grouped by. */
export const groupings = ['type', 'date', 'actor', 'article'] as const;
export type Grouping = (typeof groupings)[number];

/** The group of entries that the grouping says nothing of: undated, without actors, not mentioned. */
export const nowhere = '';

/** The keys of the groups that an event belongs to; an event with several actors or articles is in several. */
export function groupsOfEvent(set: AnnotationSet, id: string, event: Event, by: Grouping): readonly string[] {
  switch (by) {
    case 'type':
      return [event.type];
    case 'date':
      return [monthOf(dateOfEvent(set, id))];
    case 'actor': {
      const told = set.mentionsOf({ kind: 'event', id }).flatMap(({ mention }) => [...actorsIn(mention)]);
      return orNowhere(new Set([...(event.participants ?? []).map(({ actor }) => actor), ...told]));
    }
    case 'article':
      return orNowhere(set.usesOf({ kind: 'event', id }).articles.keys());
  }
}

/** An event's settled date, else the first that an article gives. */
export function dateOfEvent(set: AnnotationSet, id: string): string | undefined {
  const settled = set.events.get(id)?.date;
  if (settled !== undefined) return settled;
  for (const { mention } of set.mentionsOf({ kind: 'event', id })) {
    if (mention.event !== undefined && mention.date !== undefined) return mention.date;
  }
  return undefined;
}

/** The groups in the order to list them; what the grouping says nothing of comes last. */
export function sortedGroups(set: AnnotationSet, kind: Kind, by: Grouping, keys: Iterable<string>): string[] {
  const compare = comparison(set, kind, by);
  return [...keys].sort((a, b) => {
    if (a === nowhere || b === nowhere) return a === b ? 0 : a === nowhere ? 1 : -1;
    return compare(a, b) || (a < b ? -1 : 1);
  });
}

/** What a group is called. */
export function groupLabel(set: AnnotationSet, kind: Kind, by: Grouping, key: string): string {
  switch (by) {
    case 'type':
      return typeLabel(typesOf(set, kind), key);
    case 'date':
      return key === nowhere ? vscode.l10n.t('Undated') : describeDate(key, displayLanguage());
    case 'actor':
      return key === nowhere ? vscode.l10n.t('Without actors') : mainLabel(set, { kind: 'actor', id: key });
    case 'article':
      return key === nowhere ? vscode.l10n.t('Not mentioned') : key;
  }
}

function comparison(set: AnnotationSet, kind: Kind, by: Grouping): (a: string, b: string) => number {
  switch (by) {
    case 'type': {
      const order = [...typesOf(set, kind).keys()];
      const place = (type: string): number => (order.includes(type) ? order.indexOf(type) : order.length);
      return (a, b) => place(a) - place(b);
    }
    case 'date':
      return (a, b) => compareDates(b, a);
    case 'actor': {
      const name = (id: string): string => fold(mainLabel(set, { kind: 'actor', id }));
      return (a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0);
    }
    case 'article':
      return compareArticles;
  }
}

/** The month of a date, or its year when it may be in several months, in EDTF. */
function monthOf(date: string | undefined): string {
  const range = date === undefined ? undefined : rangeOf(date);
  if (!range) return nowhere;
  const start = range.openStart ? range.latest : range.earliest;
  if (!Number.isFinite(start)) return nowhere;
  const month = new Date(start).toISOString().slice(0, 7);
  const end = Number.isFinite(range.latest) ? new Date(range.latest).toISOString().slice(0, 7) : month;
  // Years beyond four digits begin with a sign.
  if (!/^\d/.test(month)) return nowhere;
  return month === end || range.precision === 'interval' ? month : month.slice(0, 4);
}

function orNowhere(keys: Iterable<string>): readonly string[] {
  const all = [...keys];
  return all.length === 0 ? [nowhere] : all;
}
