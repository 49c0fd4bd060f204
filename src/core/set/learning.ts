import { formsOf } from '../find/aliasIndex.js';
import { languageOf } from '../model/label.js';
import { isCalling, namesSame } from '../model/mention.js';
import type { Actor, ActorMention, Mention, Referent } from '../model/types.js';
import { procliticLengths, uncontracted } from '../text/clitics.js';
import { fold } from '../text/fold.js';
import type { AnnotationSet } from './annotationSet.js';
import type { Edit } from './change.js';

// What mentions teach of how actors are called. The registry remembers which aliases tags taught, so that they go when
// the tags turn out wrong, and those that somebody wrote stay.

/**
 * The edit of what mentions that now name an actor or event teach of it, or that makes it.
 * @param created the edit that makes it, if it is new
 */
export function learning(
  set: AnnotationSet,
  { kind, id }: Referent,
  mentions: readonly Mention[],
  created: Edit | undefined,
): Edit[] {
  if (created && created.of !== 'actor') return [created];
  const actor = created ? created.after : set.actors.get(id);
  const learned = kind === 'actor' && actor ? learnAliases(actor, mentions) : undefined;
  if (created) return [{ ...created, after: learned ?? created.after }];
  return learned ? [{ of: 'actor', id, before: actor, after: learned }] : [];
}

/**
 * The edits of the actors that only these mentions called by some of their aliases, which these therefore lose.
 * @param which the aliases that tags taught, or also those that somebody wrote
 */
export function takenBack(
  set: AnnotationSet,
  mentions: readonly Mention[],
  which: 'learned' | 'all' = 'learned',
): Edit[] {
  const byActor = new Map<string, ActorMention[]>();
  for (const mention of mentions) {
    if (mention.actor === undefined) continue;
    const others = byActor.get(mention.actor);
    if (others) others.push(mention);
    else byActor.set(mention.actor, [mention]);
  }
  return [...byActor].flatMap(([id, all]): Edit[] => {
    const before = set.actors.get(id);
    const after = before && unlearnAliases(set, id, before, all, which);
    return after ? [{ of: 'actor', id, before, after }] : [];
  });
}

/** The edit of the actor whose mention has other words now: what the old ones taught goes, the new ones are learned. */
export function reworded(set: AnnotationSet, before: Mention, after: Mention): Edit[] {
  const actor = before.actor === undefined ? undefined : set.actors.get(before.actor);
  if (!actor || before.actor === undefined || after.actor === undefined) return [];
  const left = unlearnAliases(set, before.actor, actor, [before], 'learned') ?? actor;
  const called = relabelled(set, before.actor, left, before, after);
  const next = learnAliases(called, [after]) ?? called;
  return next === actor ? [] : [{ of: 'actor', id: before.actor, before: actor, after: next }];
}

/** An actor with other aliases; what tags taught is only told of those that are left. */
export function withAliases(actor: Actor, aliases: readonly string[] | undefined): Actor {
  const { aliases: _, learned, ...rest } = actor;
  const left = learned?.filter((alias) => aliases?.includes(alias));
  return {
    ...rest,
    ...(aliases && aliases.length > 0 ? { aliases: [...aliases] } : {}),
    ...(left && left.length > 0 ? { learned: left } : {}),
  };
}

/** The actor with the quotes of its new name mentions among its aliases, or undefined when they all are. */
function learnAliases(actor: Actor, tagged: readonly Mention[]): Actor | undefined {
  const known = new Set(formsOf(actor).map(fold));
  const learned: string[] = [];
  for (const mention of tagged) {
    const [quote, fragment] = mention.quote;
    if (mention.actor === undefined || !isCalling(mention.form) || !quote || fragment !== undefined) continue;
    const form = quote.replace(/\s+/gu, ' ');
    if (uncontracted(fold(form)).some((key) => known.has(key))) continue;
    known.add(fold(form));
    learned.push(form);
  }
  if (learned.length === 0) return undefined;
  return {
    ...actor,
    aliases: [...(actor.aliases ?? []), ...learned],
    learned: [...(actor.learned ?? []), ...learned],
  };
}

/** The actor without the aliases that only these mentions used as names, or undefined when there are none. */
function unlearnAliases(
  set: AnnotationSet,
  id: string,
  actor: Actor,
  mentions: readonly ActorMention[],
  which: 'learned' | 'all',
): Actor | undefined {
  const uses = new Map<string, number>();
  for (const { quote, form, status } of mentions) {
    const key = fold(quote.join(' '));
    // As in the index of quotes, what is only suggested is no use.
    uses.set(key, (uses.get(key) ?? 0) + (isCalling(form) && status !== 'suggested' ? 1 : 0));
  }
  const aliases = actor.aliases ?? [];
  const kept = aliases.filter((alias) => {
    if (which === 'learned' && !actor.learned?.includes(alias)) return true;
    const key = fold(alias);
    const changed = uses.get(key);
    return changed === undefined || callsBy(set, id, key) > changed;
  });
  return kept.length === aliases.length ? undefined : withAliases(actor, kept);
}

/** The actor with its label without the proclitic, when that is but the words of a mention which has just lost it. */
function relabelled(
  set: AnnotationSet,
  id: string,
  actor: Actor,
  before: ActorMention,
  after: ActorMention,
): Actor {
  const [old, now] = [before.quote.join(' '), after.quote.join(' ')];
  const language = languageOf(old);
  const isTrimmed = old.endsWith(now) && procliticLengths(old).includes(old.length - now.length);
  if (!isTrimmed || actor.label[language] !== old || callsBy(set, id, fold(old)) > 1) return actor;
  return { ...actor, label: { ...actor.label, [language]: now } };
}

/** How many mentions call an actor by a written form, given folded. */
function callsBy(set: AnnotationSet, id: string, key: string): number {
  return set.quotes
    .precedents(key)
    .filter(({ referent, form }) => namesSame(referent, { kind: 'actor', id }) && isCalling(form))
    .reduce((sum, { count }) => sum + count, 0);
}
