import * as vscode from 'vscode';
import { eventLabel } from '../../core/find/eventLabel.js';
import { dateIn } from '../../core/find/likelyDates.js';
import { likelyEventTypes } from '../../core/find/likelyEventType.js';
import { matchesQuery } from '../../core/find/rank.js';
import { rankEvents, type RankedEvent } from '../../core/find/rankEvents.js';
import type { Telling } from '../../core/find/telling.js';
import type { CodebookType } from '../../core/model/codebook.js';
import { isolate } from '../../core/model/label.js';
import { labelFrom } from '../../core/set/actorChanges.js';
import { newEvent } from '../../core/set/eventChanges.js';
import { articleCount } from '../counts.js';
import { displayLanguage, mainLabel, typeLabel } from '../labels.js';
import { meantBy } from '../search.js';
import type { OpenSet } from '../sets.js';
import type { Picked } from '../tagging/pick.js';
import type { Session } from '../tagging/session.js';
import { chooseFrom } from '../list.js';
import { referentItem } from '../referentItem.js';

interface Item extends vscode.QuickPickItem {
  /** An event of the set. */
  readonly event?: string;
  /** The type of a new one. */
  readonly type?: string;
  /** What was typed when the row was shown. */
  readonly query: string;
}

/** More than anyone scrolls through; typing finds the rest. */
const shownAtMost = 200;
/** Likely events that may stand before a new one. */
const likelyAtMost = 3;

/**
 * Asks in one list which event a place tells: those of the set for which there is evidence that the rows show, a new one
 * of each type (the likeliest first), then all others.
 * @returns undefined when the person changed their mind
 */
export async function pickEvent(
  open: OpenSet,
  session: Session,
  telling: Telling,
  quote: string,
): Promise<Picked | undefined> {
  const memory = session.of(open);
  const { set } = open;
  const types = likelyEventTypes(set, quote);
  const date = dateIn(telling);
  const ranked = rankEvents(set, { ...telling, types, date, recent: memory.recent.event });
  const order = [...new Set([...types, ...memory.recentTypes.event, ...set.codebook.eventTypes.keys()])];
  const label = eventLabel(telling);
  const chosen = await choose(open, ranked, order, quote, label);
  if (!chosen) return undefined;
  const { item, query } = chosen;
  if (item.event !== undefined) return { referent: { kind: 'event', id: item.event } };
  if (item.type === undefined) return undefined;
  memory.typeUsed('event', item.type);
  const isName = query !== '' && !isType(open, item.type, query);
  const created = newEvent(set, {
    type: item.type,
    label: isName ? { ...labelFrom(label), ...labelFrom(query) } : labelFrom(label),
  });
  return { referent: { kind: 'event', id: created.id }, created };
}

async function choose(
  open: OpenSet,
  ranked: readonly RankedEvent[],
  types: readonly string[],
  quote: string,
  label: string,
): Promise<{ item: Item; query: string } | undefined> {
  const known = open.set.codebook.eventTypes;
  const item = await chooseFrom((typed) => itemsFor(open, ranked, types, typed, label), {
    title: vscode.l10n.t('What happens in {0}?', isolate(quote)),
    placeHolder: vscode.l10n.t('A new event of a type, or one that is told already: type to find it'),
    atOnce: (typed) => {
      const type = typed === '' ? undefined : types.find((id) => known.get(id)?.key === typed);
      return type === undefined ? undefined : { label: '', type, query: '' };
    },
  });
  return item && { item, query: item.query };
}

function itemsFor(
  open: OpenSet,
  ranked: readonly RankedEvent[],
  types: readonly string[],
  query: string,
  label: string,
): Item[] {
  const isMeant = meantBy(query);
  const found = ranked.filter(({ id }) => isMeant(open.set, { kind: 'event', id }));
  const likely = found.filter(({ isLikely }) => isLikely).slice(0, likelyAtMost);
  const others = found.filter((one) => !likely.includes(one)).slice(0, shownAtMost);
  const ofType = types.filter((id) => query === '' || isType(open, id, query));
  // What was typed may be the name of a new event rather than of a type.
  const fresh = (ofType.length > 0 ? ofType : types).map((id) =>
    newItem(open, id, ofType.length > 0 ? label : query, query),
  );
  const known = (one: RankedEvent): Item => eventItem(open, one, query);
  const told = vscode.l10n.t('Told already');
  const anew = vscode.l10n.t('New event');
  const [first, last] = query !== '' && ofType.length === 0 ? [found.map(known), []] : [likely.map(known), others.map(known)]; // prettier-ignore
  return [
    ...section(told, first),
    ...section(anew, fresh),
    ...section(first.length > 0 ? vscode.l10n.t('Others told already') : told, last),
  ];
}

function section(label: string, items: readonly Item[]): Item[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator, query: '' }, ...items];
}

function eventItem({ set }: OpenSet, { id, shared, sameWord }: RankedEvent, query: string): Item {
  const referent = { kind: 'event', id } as const;
  const item = referentItem(set, referent);
  const event = set.events.get(id);
  const { articles } = set.usesOf(referent);
  const names = shared.map((actor) => isolate(mainLabel(set, { kind: 'actor', id: actor })));
  const details = [
    typeLabel(set.codebook.eventTypes, event?.type ?? ''),
    ...(event?.date === undefined ? [] : [isolate(event.date)]),
    ...(articles.size > 0 ? [vscode.l10n.t('told in {0}', articleCount(articles.size))] : []),
    ...(sameWord === undefined ? [] : [vscode.l10n.t('told as {0}', isolate(sameWord))]),
    ...names,
  ];
  return { event: id, query, label: `$(zap) ${item.label}`, description: details.join(' · ') };
}

function newItem({ set }: OpenSet, id: string, name: string, query: string): Item {
  const type = set.codebook.eventTypes.get(id);
  const language = displayLanguage();
  const other = language === 'ar' ? type?.label.en : type?.label.ar;
  const definition = type?.definition?.[language];
  const key = type?.key === undefined ? [] : [`[${type.key}]`];
  return {
    type: id,
    query,
    label: `$(add) ${typeLabel(set.codebook.eventTypes, id)}`,
    description: [...key, ...(other === undefined ? [] : [isolate(other)]), isolate(name)].join(' · '),
    ...(definition === undefined ? {} : { detail: definition }),
  };
}

function isType({ set }: OpenSet, id: string, query: string): boolean {
  return matchesQuery(query, formsOfType(set.codebook.eventTypes.get(id), id));
}

function formsOfType(type: CodebookType | undefined, id: string): string[] {
  const words = [type?.label.ar, type?.label.en, type?.definition?.ar, type?.definition?.en];
  return [id, ...words.filter((one) => one !== undefined)];
}
