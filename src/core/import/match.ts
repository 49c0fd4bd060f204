import { formsOf } from '../find/aliasIndex.js';
import { referentKey } from '../model/mention.js';
import type { Actor, Event, Kind, Label, Referent } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { isSameContent } from '../set/sameContent.js';
import { fold } from '../text/fold.js';

/** Whether an imported actor or event is one that the set has: certainly, perhaps, or not. */
export type Verdict = 'known' | 'doubtful' | 'new';

export interface Match {
  /** The imported one, under the source's id. */
  readonly referent: Referent;
  readonly verdict: Verdict;
  /** Ids in the set of those that it may be, the likeliest first: one when it is known, none when it is new. */
  readonly candidates: readonly string[];
}

/**
 * How surely one is the other. From `named` on it is sure, unless there are several. Those above are settled first, so
 * that an import finds what an earlier import of the same made, even beside others of the same name.
 */
const grades = { perhaps: 1, named: 2, identified: 3, own: 4, derived: 5, same: 6 } as const;
type Grade = (typeof grades)[keyof typeof grades];

/** In whose places of the set an imported actor's or event's mentions stand, if all stand in those of one. */
export type Standing = ReadonlyMap<string, ReadonlySet<string>>;

/** Matches imported actors with those of the set by id, address, code, and folded names. */
export function matchActors(
  set: AnnotationSet,
  imported: ReadonlyMap<string, Actor>,
  standing: Standing,
): Match[] {
  const byAddress = new Map<string, string[]>();
  const byCode = new Map<string, string[]>();
  for (const [id, { sameAs = [], code }] of set.actors) {
    for (const address of sameAs) addTo(byAddress, address, id);
    if (code !== undefined) addTo(byCode, code, id);
  }
  const graded = new Map<string, ReadonlyMap<string, Grade>>();
  for (const [id, actor] of imported) {
    const near = new Set<string>(derivedIds(id, set.actors));
    for (const address of actor.sameAs ?? [])
      for (const other of byAddress.get(address) ?? []) near.add(other);
    for (const form of formsOf(actor))
      for (const other of set.aliases.actorsNamed(fold(form))) near.add(other);
    if (actor.code !== undefined) for (const other of byCode.get(actor.code) ?? []) near.add(other);
    const candidates = new Map<string, Grade>();
    for (const other of near) {
      const known = set.actors.get(other);
      const grade = known && gradeOfActor([id, actor], [other, known]);
      if (grade !== undefined) candidates.set(other, grade);
    }
    graded.set(id, candidates);
  }
  return settle('actor', graded, standing);
}

type Entry<T> = readonly [id: string, entry: T];

function gradeOfActor([id, actor]: Entry<Actor>, [other, known]: Entry<Actor>): Grade | undefined {
  const isSame = isSameContent(actor, known);
  const sharesAddress = shares(actor.sameAs, known.sameAs);
  const forms = new Set(formsOf(known).map(fold));
  const sharesForm = formsOf(actor).some((form) => forms.has(fold(form)));
  if (id === other) {
    const isNameless = forms.size === 0 || formsOf(actor).length === 0;
    if (isSame) return grades.same;
    return sharesForm || sharesAddress || isNameless ? grades.own : grades.perhaps;
  }
  if (isSame && isDerived(other, id)) return grades.derived;
  if (sharesAddress) return grades.identified;
  const sharesCode = actor.code !== undefined && actor.code === known.code;
  if (!sharesForm && !sharesCode) return undefined;
  const isOfType = actor.type === known.type;
  const isNamedSo = sharesForm && (sharesCode || sharesLabel(actor.label, known.label));
  return isOfType && isNamedSo && !contradict(actor, known) ? grades.named : grades.perhaps;
}

/** Whether two actors have different codes, or different addresses of one authority. */
function contradict(a: Actor, b: Actor): boolean {
  if (a.code !== undefined && b.code !== undefined && a.code !== b.code) return true;
  const authorities = new Set((a.sameAs ?? []).map(authorityOf));
  return (b.sameAs ?? []).some((address) => authorities.has(authorityOf(address)));
}

function authorityOf(address: string): string {
  return /^[a-z][-+.a-z\d]*:\/\/([^/]*)/i.exec(address)?.[1]?.toLowerCase() ?? address;
}

/**
 * Matches imported events with those of the set by id, and by type, label and date. Since many events are called by the
 * one word that tells them, only a date that both have makes two of the same name one for sure.
 */
export function matchEvents(
  set: AnnotationSet,
  imported: ReadonlyMap<string, Event>,
  standing: Standing,
): Match[] {
  const byName = new Map<string, string[]>();
  for (const [id, event] of set.events) for (const name of namesOf(event)) addTo(byName, name, id);
  const graded = new Map<string, ReadonlyMap<string, Grade>>();
  for (const [id, event] of imported) {
    const near = new Set(derivedIds(id, set.events));
    for (const name of namesOf(event)) for (const other of byName.get(name) ?? []) near.add(other);
    const candidates = new Map<string, Grade>();
    for (const other of near) {
      const known = set.events.get(other);
      const grade = known && gradeOfEvent([id, event], [other, known]);
      if (grade !== undefined) candidates.set(other, grade);
    }
    graded.set(id, candidates);
  }
  return settle('event', graded, standing);
}

function gradeOfEvent([id, event]: Entry<Event>, [other, known]: Entry<Event>): Grade | undefined {
  const isSame = isSameContent(withoutReferences(event), withoutReferences(known));
  const isNamedSo = event.type === known.type && sharesLabel(event.label, known.label);
  const areDated = event.date !== undefined && known.date !== undefined;
  const isOtherDate = areDated && event.date !== known.date;
  if (id === other) {
    if (isSame) return grades.same;
    return isNamedSo && !isOtherDate ? grades.own : grades.perhaps;
  }
  if (isSame && isDerived(other, id)) return grades.derived;
  if (!isNamedSo || isOtherDate) return undefined;
  return areDated ? grades.named : grades.perhaps;
}

/** What the event is by itself: others are called differently in the source and in the set. */
function withoutReferences({ participants: _, subEventOf: __, ...event }: Event): object {
  return event;
}

function namesOf({ type, label }: Event): string[] {
  return labelsOf(label).map((name) => `${type} ${name}`);
}

function labelsOf({ ar, en }: Label): string[] {
  return [ar, en].flatMap((label) => (label === undefined || fold(label) === '' ? [] : [fold(label)]));
}

function sharesLabel(a: Label, b: Label): boolean {
  return shares(labelsOf(a), labelsOf(b));
}

function shares(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.some((value) => b.includes(value));
}

/** The id itself and those that `newSlug` makes when it is taken, as far as there are any. */
function* derivedIds(id: string, taken: ReadonlyMap<string, unknown>): Generator<string> {
  if (!taken.has(id)) return;
  yield id;
  for (let number = 2; taken.has(`${id}-${String(number)}`); number++) yield `${id}-${String(number)}`;
}

function isDerived(id: string, from: string): boolean {
  return id.startsWith(`${from}-`) && /^\d+$/.test(id.slice(from.length + 1));
}

function addTo(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Gives each imported one the entry of the set that it surely is, each entry to one; the rest is doubtful or new. */
function settle(
  kind: Kind,
  graded: ReadonlyMap<string, ReadonlyMap<string, Grade>>,
  standing: Standing,
): Match[] {
  const chosen = new Map<string, string>();
  const claimed = new Set<string>();
  const choose = (grade: Grade): boolean => {
    const before = chosen.size;
    for (const [id, candidates] of graded) {
      if (chosen.has(id)) continue;
      const stands = standing.get(referentKey({ kind, id }));
      const found = [...candidates].filter(([other, own]) => {
        const reached = own === grades.perhaps && stands?.has(other) ? grades.identified : own;
        return reached === grade && !claimed.has(other);
      });
      const [first] = found;
      if (!first || (found.length > 1 && grade < grades.derived)) continue;
      chosen.set(id, first[0]);
      claimed.add(first[0]);
    }
    return chosen.size > before;
  };
  for (const grade of [grades.same, grades.derived, grades.own, grades.identified, grades.named]) {
    // What one takes may leave another with a single candidate.
    while (choose(grade));
  }
  return [...graded].map(([id, candidates]): Match => {
    const referent = { kind, id };
    const known = chosen.get(id);
    if (known !== undefined) return { referent, verdict: 'known', candidates: [known] };
    const perhaps = [...candidates].sort(([, a], [, b]) => b - a).map(([other]) => other);
    return { referent, verdict: perhaps.length > 0 ? 'doubtful' : 'new', candidates: perhaps };
  });
}
