import { codebookNames } from '../model/shapes.js';
import { isLevel, isRule, levels, ruleIds } from '../model/rules.js';
import { actorsFile, eventsFile, settingsFile } from '../set/files.js';
import { checkConflicts } from './conflicts.js';
import type { Finding } from './finding.js';
import { listed, unknownBase, type Knowledge } from './knowledge.js';
import { say, type Message } from '../text/message.js';

/** What is wrong in `hashiya.json` that fits its shape, and what stands beside the entries of the registries. */
export function* checkSettings({ set, codebook }: Knowledge): Generator<Finding> {
  for (const file of [actorsFile, eventsFile]) {
    if (!set.problems.has(file)) yield* checkConflicts({ ...set.headOf(file) }, { file, at: [] });
  }
  if (set.problems.has(settingsFile)) return;
  yield* checkConflicts(set.settings, { file: settingsFile, at: [] });
  const base = unknownBase(set);
  if (base !== undefined) {
    yield invalid(
      ['codebook', 'extends'],
      say`There is no built-in codebook "${base}"; use one of ${listed(codebookNames)}.`,
    );
  }
  for (const [rule, level] of Object.entries(set.settings.problems ?? {})) {
    if (!isRule(rule))
      yield invalid(['problems', rule], say`There is no rule "${rule}"; use one of ${ruleIds.join(', ')}.`);
    else if (typeof level !== 'string' || !isLevel(level)) {
      yield invalid(
        ['problems', rule],
        say`There is no such level; set the rule to one of ${levels.join(', ')}.`,
      );
    }
  }
  if (codebook) yield* checkCodebook(codebook, set.settings.codebook ?? {});
}

type Own = NonNullable<Knowledge['set']['settings']['codebook']>;

/** What the set's own entries of the codebook name must be in the codebook. */
function* checkCodebook(codebook: NonNullable<Knowledge['codebook']>, own: Own): Generator<Finding> {
  for (const [id, role] of Object.entries(own.roles ?? {})) {
    if (role !== false) yield* checkRole(codebook, ['codebook', 'roles', id], role);
  }
  for (const [id, type] of Object.entries(own.eventTypes ?? {})) {
    if (type === false) continue;
    const at = ['codebook', 'eventTypes', id];
    if (type.parent !== undefined && !codebook.eventTypes.has(type.parent)) {
      yield unknown([...at, 'parent'], say`event type`, type.parent, codebook.eventTypes);
    }
    for (const [roleId, role] of Object.entries(type.roles ?? {})) {
      if (role !== false) yield* checkRole(codebook, [...at, 'roles', roleId], role);
    }
  }
}

interface OwnRole {
  readonly fills?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly orElse?: readonly string[];
}

function* checkRole(
  codebook: NonNullable<Knowledge['codebook']>,
  at: readonly string[],
  { fills = [], orElse = [], min, max }: OwnRole,
): Generator<Finding> {
  for (const type of fills) {
    if (!codebook.actorTypes.has(type))
      yield unknown([...at, 'fills'], say`actor type`, type, codebook.actorTypes);
  }
  for (const role of orElse) {
    if (!codebook.roles.has(role)) yield unknown([...at, 'orElse'], say`role`, role, codebook.roles);
  }
  if (min !== undefined && max !== undefined && max < min) {
    yield invalid([...at, 'max'], say`At most ${max} is less than at least ${min}; change one of them.`);
  }
}

function unknown(
  at: readonly string[],
  what: Message,
  id: string,
  known: ReadonlyMap<string, unknown>,
): Finding {
  return invalid(
    at,
    say`The codebook has no ${what} "${id}"; use one of ${listed(known.keys())}, or add it here.`,
  );
}

function invalid(at: readonly string[], message: Message): Finding {
  return { rule: 'invalid-setting', file: settingsFile, at, message };
}
