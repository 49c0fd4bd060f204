import { join } from 'node:path';
import { anchoredText } from '../../core/anchor/anchor.js';
import { likelyAttributes } from '../../core/find/likelyAttributes.js';
import { dateIn, likelyDates } from '../../core/find/likelyDates.js';
import { likelyEventTypes } from '../../core/find/likelyEventType.js';
import { likelyParties, type LikelyParties } from '../../core/find/likelyParticipants.js';
import { rankEvents } from '../../core/find/rankEvents.js';
import type { Telling } from '../../core/find/telling.js';
import { extentOf, quoteOf } from '../../core/model/mention.js';
import type { EventMention } from '../../core/model/types.js';
import type { AnnotationSet } from '../../core/set/annotationSet.js';
import { inverseOf, type Change } from '../../core/set/change.js';
import { tellingsOf, type PlacedEventMention } from '../../core/set/claimChanges.js';
import { ClaimDraft } from '../../core/set/claimDraft.js';
import { readArticleText } from '../../storage/folder.js';
import { NodeFolder } from '../../storage/nodeFolder.js';
import { SetStore } from '../../storage/setStore.js';
import { root } from '../host/paths.js';

/** What choosing from a list by typing costs: a few letters and Enter. */
const bySearch = 4;
/** Typing a date, and Enter. */
const byDate = 11;

const tallies = {
  'event: new, and a new one of the right type is active': 0,
  'event: new, but an existing one stands first': 0,
  'event: told elsewhere, and it is the active one': 0,
  'event: told elsewhere, but another stands first': 0,
  'event: told elsewhere, but a new one stands first': 0,
  'type: first': 0,
  'type: further down': 0,
  'participants: chosen rightly': 0,
  'participants: chosen in another role': 0,
  'participants: chosen wrongly': 0,
  'participants: listed with a digit': 0,
  'participants: not listed': 0,
  'source: right': 0,
  'source: wrong, there is another': 0,
  'source: wrong, there is none': 0,
  'source: missed': 0,
  'date: right': 0,
  'date: listed': 0,
  'date: to be typed': 0,
  'date: wrong, there is none': 0,
  'attributes: right': 0,
  'attributes: wrong': 0,
};
type Tally = keyof typeof tallies;

/**
 * What the guesses about events are worth: each mention of an event in the sample set is forgotten in turn, guessed, and
 * held against what it claims; and how many keys a person then needs beside moving the cursor. `HASHIYA_SET` is the
 * folder of another set to do it with; `HASHIYA_MISSES=1` lists what was wrong or missed.
 */
export async function benchEvents(): Promise<void> {
  const folder = new NodeFolder(process.env['HASHIYA_SET'] ?? join(root, 'test-fixtures', 'sample'));
  const store = new SetStore(folder, { mayWrite: () => false, onWriteFailed: () => undefined });
  await store.load();
  const { set } = store;
  const presses: { all: number; participants: number }[] = [];
  for (const article of set.articles) {
    const text = await readArticleText(folder, article);
    if (text === undefined) continue;
    const anchored = anchoredText(text);
    for (const mention of [...set.mentionsIn(article).sorted()]) {
      if (mention.event === undefined) continue;
      const telling = { article, text: anchored, trigger: extentOf(mention) };
      const change = forgetting(set, { article, mention });
      const type = set.events.get(mention.event)?.type ?? '';
      set.apply(change);
      const all = judge(set, telling, mention, type);
      set.apply(inverseOf(change));
      presses.push({ all, participants: mention.participants?.length ?? 0 });
    }
  }
  for (const [name, count] of Object.entries(tallies)) console.log(`  ${name}: ${String(count)}`);
  const mean = (of: typeof presses): string =>
    `${(of.reduce((sum, { all }) => sum + all, 0) / of.length).toFixed(1)} (${String(of.length)} mentions)`;
  console.log(`  keys for a mention: ${mean(presses)}`);
  console.log(
    `  keys for one with three participants: ${mean(presses.filter((one) => one.participants === 3))}`,
  );
}

/** Removes a mention, and its event when nothing else tells it. */
function forgetting(set: AnnotationSet, { article, mention }: PlacedEventMention): Change {
  const { event: id } = mention;
  const event = { of: 'event', id, before: set.events.get(id), after: undefined } as const;
  const isOnly = tellingsOf(set, id).length === 1;
  return {
    name: 'remove',
    edits: [
      { of: 'mention', id: mention.id, article, before: mention, after: undefined },
      ...(isOnly ? [event] : []),
    ],
  };
}

/** Counts the keys from the cursor on the trigger to the end of the claim. */
function judge(set: AnnotationSet, telling: Telling, mention: EventMention, type: string): number {
  const start = 1;
  const end = 1;
  return (
    start + pressesForEvent(set, telling, mention, type) + pressesForClaim(set, telling, mention, type) + end
  );
}

function pressesForEvent(set: AnnotationSet, telling: Telling, mention: EventMention, type: string): number {
  const types = likelyEventTypes(set, quoteOf(mention));
  const ranked = rankEvents(set, { ...telling, types, date: dateIn(telling), recent: [] });
  const likely = ranked.filter(({ isLikely }) => isLikely).slice(0, 3);
  const order = [...new Set([...types, ...set.codebook.eventTypes.keys()])];
  const at = order.indexOf(type);
  count(at === 0 ? 'type: first' : 'type: further down');
  if (at > 0) tell(telling, mention, 'type', type, 'after', types.slice(0, at).join(' '));
  if (set.events.has(mention.event)) {
    const place = likely.findIndex(({ id }) => id === mention.event);
    if (place === 0) count('event: told elsewhere, and it is the active one');
    else if (likely.length > 0) count('event: told elsewhere, but another stands first');
    else count('event: told elsewhere, but a new one stands first');
    if (place !== 0) tell(telling, mention, 'event', mention.event, 'not first');
    return place < 0 ? bySearch : place + 1;
  }
  if (likely.length > 0) {
    count('event: new, but an existing one stands first');
    tell(telling, mention, 'event is new, not', likely[0]?.id ?? '');
  } else if (at === 0) count('event: new, and a new one of the right type is active');
  return Math.min(likely.length + at + 1, bySearch);
}

function pressesForClaim(set: AnnotationSet, telling: Telling, mention: EventMention, type: string): number {
  const parties = likelyParties(set, { ...telling, type, event: mention.event });
  const date = dateIn(telling);
  const attributes = likelyAttributes(set, telling);
  const blank = { id: mention.id, event: mention.event, spans: mention.spans, quote: mention.quote };
  const draft = new ClaimDraft(set, type, blank, { parties, date, attributes });
  return (
    pressesForParts(draft, telling, mention) +
    pressesForSource(parties, telling, mention) +
    pressesForDate(set, date, telling, mention) +
    pressesForAttributes(attributes, telling, mention)
  );
}

function pressesForParts(draft: ClaimDraft, telling: Telling, mention: EventMention): number {
  const parts = [...draft.parts].sort((a, b) => Number(isFar(a)) - Number(isFar(b)));
  let presses = 0;
  for (const { actor, role } of mention.participants ?? []) {
    const at = parts.findIndex(({ value }) => value.actor === actor);
    const part = parts[at];
    const roles = draft.rolesFor(actor);
    const steps = part
      ? (roles.indexOf(role) - roles.indexOf(part.value.role) + roles.length) % roles.length
      : 0;
    if (part?.isChosen === true) {
      count(steps === 0 ? 'participants: chosen rightly' : 'participants: chosen in another role');
      if (steps > 0) tell(telling, mention, 'role of', actor, role, 'not', part.value.role);
      presses += steps === 0 ? 0 : 1 + steps;
    } else {
      const hasDigit = at >= 0 && at < 9;
      count(hasDigit ? 'participants: listed with a digit' : 'participants: not listed');
      tell(telling, mention, 'missed', actor, role, `at ${String(at + 1)}`, part?.value.role ?? '');
      presses += (hasDigit ? 1 : bySearch) + steps;
    }
  }
  for (const { value, isChosen } of parts) {
    if (!isChosen || mention.participants?.some(({ actor }) => actor === value.actor) === true) continue;
    count('participants: chosen wrongly');
    tell(telling, mention, 'wrong', value.actor, value.role);
    presses++;
  }
  return presses;
}

function isFar({ isInSentence, isChosen }: { isInSentence: boolean; isChosen: boolean }): boolean {
  return !isInSentence && !isChosen;
}

function pressesForSource({ source }: LikelyParties, telling: Telling, mention: EventMention): number {
  const { attributedTo } = mention;
  if (source === attributedTo) {
    if (source !== undefined) count('source: right');
    return 0;
  }
  tell(telling, mention, 'source', attributedTo ?? 'none', 'not', source ?? 'none');
  if (source === undefined) count('source: missed');
  else count(attributedTo === undefined ? 'source: wrong, there is none' : 'source: wrong, there is another');
  return bySearch;
}

function pressesForDate(
  set: AnnotationSet,
  date: string | undefined,
  telling: Telling,
  mention: EventMention,
): number {
  if (date === mention.date) {
    if (date !== undefined) count('date: right');
    return 0;
  }
  tell(telling, mention, 'date', mention.date ?? 'none', 'not', date ?? 'none');
  if (mention.date === undefined) {
    count('date: wrong, there is none');
    return bySearch;
  }
  const event = set.events.has(mention.event) ? mention.event : undefined;
  const at = likelyDates(set, telling, event).indexOf(mention.date);
  count(at < 0 ? 'date: to be typed' : 'date: listed');
  return at < 0 ? byDate : at + 2;
}

function pressesForAttributes(
  guessed: Record<string, string>,
  telling: Telling,
  mention: EventMention,
): number {
  let presses = 0;
  for (const [id, value] of Object.entries(mention.attributes ?? {})) {
    if (guessed[id] === value) count('attributes: right');
    else {
      count('attributes: wrong');
      tell(telling, mention, id, value, 'not', guessed[id] ?? 'none');
      presses += bySearch;
    }
  }
  return presses;
}

function count(tally: Tally): void {
  tallies[tally]++;
}

function tell({ article }: Telling, mention: EventMention, ...what: readonly string[]): void {
  if (process.env['HASHIYA_MISSES'] === '1') console.log('   ', article, quoteOf(mention), '|', ...what);
}
