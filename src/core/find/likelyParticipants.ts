import { extentOf } from '../model/mention.js';
import type { Role } from '../model/codebook.js';
import { rolesOf } from '../model/kinds.js';
import type { ActorMention, Side, Span } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { tellingsOf } from '../set/claimChanges.js';
import { lowerBound } from '../text/codePoints.js';
import { fold } from '../text/fold.js';
import { wordsOf } from '../text/words.js';
import { announcesSource, isSpeechVerb } from './speech.js';
import { actorMentionsIn, isInside, sentenceOf, triggerRange, type Telling } from './telling.js';

/** An actor that may take part in an event. */
export interface LikelyParticipant {
  readonly actor: string;
  /** The role that it most likely has. */
  readonly role: string;
  /** The nearest mention of the actor in the article; absent when only other articles name it. */
  readonly mention?: string;
  /** The words tell, by where they stand, that the actor takes part. */
  readonly isLikely: boolean;
  readonly isInSentence: boolean;
}

/** Who may take part, and who says so. */
export interface LikelyParties {
  /** The likely ones first, then by nearness. */
  readonly participants: readonly LikelyParticipant[];
  /** The actor according to whom the event is told. */
  readonly source: string | undefined;
}

export interface PartiesQuery extends Telling {
  readonly type: string;
  /** The event, when it is one that the set knows. */
  readonly event?: string | undefined;
}

/** What the words around a mention say of its part; `at` is a place. */
type Cue = Side | 'at';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(fold));
const cuesBefore: readonly (readonly [Cue, ReadonlySet<string>])[] = [
  ['with', words('مع بين برفقة رفقة نظيره نظيرها بينهما')],
  ['to', words('الى لـ على ضد تجاه نحو ازاء لدى لصالح بحق')],
  ['from', words('من قبل جانب')],
  ['at', words('في داخل قرب عبر خلال حول شرق غرب شمال جنوب')],
];
/** Before a verb of speech these say who or what somebody is, not whose words the rest is: `الاتفاق الذي أعلنه`. */
const relatives = words('الذي التي الذين اللذين');
/** Words that begin what somebody says. */
const sayings = words('ان انه انها انهم بان بانه بانها بانهم');
/** Words that begin another clause, in which others act. */
const clauseWords = words('ان انه انها انهم بان بانه بانها الذي التي الذين حيث لكن بينما فيما عندما لان');

/** Types of the plover codebook that those who take part in mostly do together. */
const mutualTypes = new Set(['AGREE', 'CONSULT', 'COOPERATE']);

/** How far from the trigger, in words, a participant is still likely: after it, and before it. */
const reachAfter = 14;
const reachBefore = 3;
/** How near before the trigger a name is so that it acts, whoever follows. */
const reachBeside = 2;
/** How many words may stand between a preposition and the name that it goes with (`مع نظيره الروسي سيرغي لافروف`). */
const titleLength = 5;

/** The actors of the article as participants of an event that is told there, in the roles that they most likely have. */
export function likelyParties(set: AnnotationSet, query: PartiesQuery): LikelyParties {
  const scene = readScene(set, query);
  const source = sourceIn(scene);
  const roles = new RoleGuess(set, query);
  const seen = new Set<string>();
  const participants: LikelyParticipant[] = [];
  const add = (
    mention: ActorMention,
    cue: Cue | undefined,
    isLikely: boolean,
    isInSentence: boolean,
  ): void => {
    if (seen.has(mention.actor)) return;
    const role = roles.for(mention.actor, cue);
    if (role === undefined) return;
    seen.add(mention.actor);
    participants.push({ actor: mention.actor, role, mention: mention.id, isLikely, isInSentence });
  };
  for (const { mention, cue, isModifier } of scene.named) {
    if (cue !== undefined && !isModifier && mention.actor !== source) add(mention, cue, true, true);
  }
  for (const { mention } of scene.named) {
    if (roles.known(mention.actor) !== undefined) add(mention, undefined, true, true);
  }
  for (const { mention, isModifier } of scene.named) if (!isModifier) add(mention, undefined, false, true);
  for (const { mention } of scene.named) add(mention, undefined, false, true);
  const [at] = query.trigger;
  const distance = (one: ActorMention): number => Math.abs(extentOf(one)[0] - at);
  const elsewhere = [...scene.others].sort((a, b) => distance(a) - distance(b));
  for (const mention of elsewhere) if (roles.known(mention.actor) !== undefined) add(mention, undefined, false, false); // prettier-ignore
  for (const mention of elsewhere) add(mention, undefined, false, false);
  for (const actor of roles.knownActors) {
    const role = seen.has(actor) ? undefined : roles.for(actor, undefined);
    if (role !== undefined) participants.push({ actor, role, isLikely: false, isInSentence: false });
  }
  return { participants, source };
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

interface Named {
  readonly mention: ActorMention;
  /** Indexes of its first and last word in the sentence. */
  readonly first: number;
  readonly last: number;
  /** Absent when nothing in the words speaks for a part. */
  cue?: Cue;
  /** It tells who somebody else is: the nisba in `وزير الخارجية الروسي سيرغي لافروف`. */
  isModifier: boolean;
}

interface Scene {
  readonly words: readonly Word[];
  /** Indexes of the trigger's first and last word. */
  readonly trigger: readonly [first: number, last: number];
  /** The actors of the sentence in reading order. */
  readonly named: readonly Named[];
  /** The same by their first words. */
  readonly beginningAt: ReadonlyMap<number, readonly Named[]>;
  readonly others: readonly ActorMention[];
  /** Whether something between two words parts them: punctuation, or a word that begins another clause. */
  isParted(from: number, to: number): boolean;
  /** What stands between a word and the next one. */
  gapAfter(index: number): string;
}

function readScene(set: AnnotationSet, query: PartiesQuery): Scene {
  const { text, points } = query.text;
  const sentence = sentenceOf(query);
  const slice = text.slice(sentence.start, sentence.end);
  const all = wordsOf(slice).map(({ start, end }): Word => ({
    start: start + sentence.start,
    end: end + sentence.start,
    key: fold(slice.slice(start, end)),
  }));
  const indexes = (start: number, end: number): [number, number] => {
    const first = lowerBound(all.length, (i) => (all[i]?.end ?? 0) > start);
    return [first < all.length ? first : -1, lowerBound(all.length, (i) => (all[i]?.start ?? 0) >= end) - 1];
  };
  const range = triggerRange(query);
  const trigger = indexes(range.start, range.end);
  const mentions = actorMentionsIn(set, query.article);
  const here = mentions.filter((one) => isInside(query, one, sentence));
  const named = outermost(here).map((mention): Named => {
    const [start, end] = extentOf(mention);
    const [first, last] = indexes(points.toUtf16(start), points.toUtf16(end));
    return { mention, first, last, isModifier: false };
  });
  const beginningAt = new Map<number, Named[]>();
  for (const one of named) {
    const others = beginningAt.get(one.first);
    if (others) others.push(one);
    else beginningAt.set(one.first, [one]);
  }
  const isHere = new Set(here);
  const scene: Scene = {
    words: all,
    trigger,
    named,
    beginningAt,
    others: mentions.filter((one) => !isHere.has(one)),
    // Many mentions may stand between two words.
    isParted: remembering(
      (from, to) =>
        all.slice(from + 1, to).some(({ key }) => clauseWords.has(key.replace(/^[وف](?=ا)/, ''))) ||
        // A bracket of a word or two does not: `تموز (يوليو)`.
        /[،؛:«»“”"()]/u.test(text.slice(all[from]?.end, all[to]?.start).replace(/\([^()]{1,20}\)/gu, ' ')),
    ),
    gapAfter: (index) => text.slice(all[index]?.end, all[index + 1]?.start),
  };
  markModifiers(scene);
  markCues(scene);
  return scene;
}

/** What is asked of two words, worked out once. */
function remembering(ask: (from: number, to: number) => boolean): (from: number, to: number) => boolean {
  const answers = new Map<string, boolean>();
  return (from, to) => {
    const key = `${String(from)} ${String(to)}`;
    const answer = answers.get(key) ?? ask(from, to);
    answers.set(key, answer);
    return answer;
  };
}

/** The mentions, in reading order, without those that stand in a longer one. */
function outermost(mentions: readonly ActorMention[]): ActorMention[] {
  const places = mentions.map((mention) => ({ mention, extent: extentOf(mention) }));
  const nested = new Set<ActorMention>();
  let widest: Span = [-1, -1];
  for (const { mention, extent } of places.toSorted(
    (a, b) => a.extent[0] - b.extent[0] || b.extent[1] - a.extent[1],
  )) {
    if (extent[1] > widest[1]) widest = extent;
    else if (extent[0] > widest[0] || extent[1] < widest[1]) nested.add(mention);
  }
  return mentions.filter((one) => !nested.has(one));
}

function markModifiers({ named, trigger, words: all }: Scene): void {
  for (const [i, one] of named.entries()) {
    const next = named[i + 1];
    const isAdjective = one.mention.form === 'nisba' && one.first - 1 !== trigger[1];
    if (isAdjective && next && next.mention.form !== 'nisba' && next.first === one.last + 1) {
      one.isModifier = !(all[next.first]?.key.startsWith('و') ?? false);
    }
  }
}

/** Says of each name whose part the words around it tell, going on from the trigger to both sides. */
function markCues(scene: Scene): void {
  const { trigger } = scene;
  const named = scene.named.filter(({ isModifier }) => !isModifier);
  const after = named.filter(({ first }) => first > trigger[1]);
  const before = named.filter(({ last }) => last < trigger[0]);
  let acts = markSubjectBeside(scene, before);
  let previous: Named | undefined;
  for (const one of after) {
    if (one.first - trigger[1] > reachAfter) break;
    if (previous?.cue !== undefined && isJoined(scene, previous, one)) {
      one.cue = previous.cue;
    } else if (!scene.isParted(trigger[1], one.first)) {
      const cue = prepositionBefore(scene, one, Math.max(trigger[1], previous?.last ?? -1));
      one.cue = cue ?? (acts ? 'to' : 'from');
      if (cue === undefined) acts = true;
    }
    previous = one;
  }
  if (!acts) markSubjectBefore(scene, before, after);
}

/** A name right before the trigger, in no other's reach, does it: `واشنطن رفضت`. Tells whether there is one. */
function markSubjectBeside(scene: Scene, before: readonly Named[]): boolean {
  const nearest = before.at(-1);
  if (!nearest || scene.trigger[0] - nearest.last > reachBeside) return false;
  return markSubject(scene, before, nearest);
}

/** Where nobody who acts follows, somebody before does: one not far, or whose next deed is told. */
function markSubjectBefore(scene: Scene, before: readonly Named[], after: readonly Named[]): void {
  const { trigger, words: all } = scene;
  const nearest = before.at(-1);
  if (nearest && trigger[0] - nearest.last <= reachBefore && markSubject(scene, before, nearest)) return;
  const isNext = /^[وف]/.test(all[trigger[0]]?.key ?? '');
  if (!isNext && !after.some(({ cue }) => cue === 'with')) return;
  const subject = before.find((one) => prepositionBefore(scene, one, -1) === undefined);
  if (subject) subject.cue = 'from';
}

/** Takes a name and those that it is joined to as who acts, unless it goes with a preposition or is parted from the trigger. */
function markSubject(scene: Scene, before: readonly Named[], subject: Named): boolean {
  if (scene.isParted(subject.last, scene.trigger[0])) return false;
  const joined = [subject];
  for (const one of before.slice(0, before.indexOf(subject)).reverse()) {
    if (!joined[0] || !isJoined(scene, one, joined[0])) break;
    joined.unshift(one);
  }
  const [first] = joined;
  if (!first || prepositionBefore(scene, first, -1) !== undefined) return false;
  // `قالت مصر`: who speaks there does that, not what is said.
  if (isSpeechVerb(scene.words[first.first - 1]?.key ?? '')) return false;
  for (const one of joined) one.cue = 'from';
  return true;
}

/** Whether two names are joined by `و`, with at most a title between them. */
function isJoined({ words: all }: Scene, one: Named, other: Named): boolean {
  const between = all.slice(one.last + 1, other.first + 1);
  return between.length <= titleLength && (between[0]?.key.startsWith('و') ?? false);
}

/** The cue of the preposition that a name goes with, before it or before the title that leads to it. */
function prepositionBefore({ words: all }: Scene, { first }: Named, from: number): Cue | undefined {
  for (let i = first - 1; i > from && i >= first - titleLength; i--) {
    const key = all[i]?.key ?? '';
    const cue = cuesBefore.find(([, list]) => list.has(key))?.[0];
    if (cue !== undefined) return cue;
    // `للرئيس`, `بالرئيس` before the name of one
    if (/^(?:لل|بال)\p{L}{2}/u.test(key)) return 'to';
  }
  // The proclitic that a mention leaves out: `لواشنطن`, `بموسكو`.
  const own = all[first]?.key ?? '';
  return first > from + 1 || from < 0 ? undefined : own.startsWith('لل') ? 'to' : undefined;
}

/** The actor according to whom the trigger is told: the subject of the verb of speech before it, or whom `بحسب` names. */
function sourceIn(scene: Scene): string | undefined {
  const { words: all, trigger, named } = scene;
  const speaks = (i: number): boolean =>
    isSpeechVerb(all[i]?.key ?? '') && !relatives.has(all[i - 1]?.key ?? '');
  const latestEndingAt = new Map(named.map(({ last }, i) => [last, i]));
  let isSaid = false;
  for (let i = trigger[0] - 1; i >= 0; i--) {
    const gap = scene.gapAfter(i);
    if (gap.includes('؛')) break;
    isSaid ||= /[:«“"]/u.test(gap) || (i + 1 < trigger[0] && beginsSaying(all[i + 1]?.key ?? ''));
    if (!isSaid || !speaks(i)) continue;
    const subject = namedAfter(scene, i, titleLength + 2).find(
      ({ first, last }) => last < trigger[0] && !scene.isParted(i, first),
    );
    const before = named[Math.max(latestEndingAt.get(i - 1) ?? -1, latestEndingAt.get(i - 2) ?? -1)];
    const found = subject ?? before;
    if (found) return found.mention.actor;
  }
  for (const [i, { key }] of all.entries()) {
    const [announced] = announcesSource(key) ? namedAfter(scene, i, titleLength + 3) : [];
    if (announced) return announced.mention.actor;
  }
  return undefined;
}

function beginsSaying(key: string): boolean {
  return sayings.has(key.replace(/^[وف](?=ا)/, ''));
}

/** The names that begin at most so many words after a word, modifiers left out. */
function namedAfter({ beginningAt }: Scene, index: number, reach: number): Named[] {
  const near = Array.from({ length: reach }, (_, i) => beginningAt.get(index + 1 + i) ?? []);
  return near.flat().filter(({ isModifier }) => !isModifier);
}

/** Guesses roles by what the codebook allows, what mentions of the same event said, and what is usual in the set. */
class RoleGuess {
  private readonly roles: ReadonlyMap<string, Role>;
  private readonly isMutual: boolean;
  /** What other mentions say of the same event. */
  private readonly ofEvent = new Map<string, string>();
  /** How often participants of an actor type had a role in events of this type. */
  private readonly usual = new Map<string, Map<string, number>>();

  constructor(
    private readonly set: AnnotationSet,
    { type, event }: PartiesQuery,
  ) {
    this.roles = rolesOf(set.codebook, type);
    this.isMutual = mutualTypes.has(type);
    for (const [id, entry] of set.events) {
      if (entry.type !== type && id !== event) continue;
      for (const { mention } of tellingsOf(set, id)) {
        for (const { actor, role } of mention.participants ?? []) {
          if (id === event) this.ofEvent.set(actor, role);
          this.count(set.actors.get(actor)?.type ?? '', role);
        }
      }
    }
  }

  get knownActors(): Iterable<string> {
    return this.ofEvent.keys();
  }

  /** The role that the actor has in other mentions of the event. */
  known(actor: string): string | undefined {
    return this.ofEvent.get(actor);
  }

  for(actor: string, cue: Cue | undefined): string | undefined {
    const known = this.ofEvent.get(actor);
    if (known !== undefined) return known;
    const type = this.set.actors.get(actor)?.type ?? '';
    const usual = this.usual.get(type);
    const all = [...(usual?.values() ?? [])].reduce((sum, count) => sum + count, 0);
    let best: string | undefined;
    let most = Number.NEGATIVE_INFINITY;
    // States are where things happen too, but only with a word that says so.
    const mayAct = [...this.roles.values()].some(({ side, fills }) => side && fills?.includes(type));
    for (const [id, role] of this.roles) {
      const share = (usual?.get(id) ?? 0) / (all + 2);
      const isOdd = mayAct && role.side === undefined && cue !== 'at';
      const isMutual = this.isMutual && role.side === 'with' && cue !== 'to';
      const score =
        fit(id, role, type) +
        agreement(role, cue) +
        3 * share -
        (isOdd ? 2 : 0) +
        (isMutual ? 1.5 / (all + 1) : 0);
      if (score > most) [best, most] = [id, score];
    }
    return best;
  }

  private count(type: string, role: string): void {
    let counts = this.usual.get(type);
    if (!counts) this.usual.set(type, (counts = new Map<string, number>()));
    counts.set(role, (counts.get(role) ?? 0) + 1);
  }
}

/** How well an actor of a type fits a role: a role for few types is the better fit for these. */
function fit(id: string, { fills, side }: Role, type: string): number {
  if (fills) return fills.includes(type) ? 3 / fills.length : -5;
  if (id === type) return 3;
  return side === undefined ? -0.5 : type === 'place' ? -1 : 0;
}

function agreement({ side, min = 0 }: Role, cue: Cue | undefined): number {
  const isRequired = min > 0 ? 0.5 : 0;
  if (side === undefined) return cue === 'at' ? 1 : 0;
  if (cue === undefined || cue === 'at') return isRequired;
  if (side === cue) return 2 + isRequired;
  // Who meets whom is one role in many codebooks.
  return side === 'with' ? 1 + 3 * isRequired : 0;
}
