import type { Severity } from './problem.js';

/** How a rule's findings are shown, or that they are not. */
export type Level = Severity | 'off';

export const levels: readonly Level[] = ['error', 'warning', 'information', 'off'];

/** What is looked for beyond the shape of the files: each rule with how severe it is unless a set or person says otherwise. */
export const rules = {
  'invalid-setting': {
    level: 'error',
    about: 'The settings name something that does not exist, such as a codebook or an actor type.',
  },
  'dangling-id': { level: 'error', about: 'An actor, event or mention that does not exist is referred to.' },
  'unknown-type': { level: 'warning', about: 'The codebook has no such type of actors or events.' },
  'unknown-role': { level: 'warning', about: 'The codebook has no such role.' },
  'unknown-attribute': {
    level: 'warning',
    about: 'The codebook has no such attribute, or not this value of it.',
  },
  'unknown-mode': { level: 'warning', about: 'The type of the event has no such mode.' },
  'unknown-context': { level: 'warning', about: 'The codebook has no such context.' },
  'role-not-of-type': { level: 'warning', about: 'The role is none of those that events of this type have.' },
  'wrong-participant': { level: 'warning', about: 'A role is filled by the wrong kind of actor.' },
  'missing-participant': {
    level: 'warning',
    about: 'No telling of an event says who fills a role that its type requires.',
  },
  'too-many-participants': { level: 'warning', about: 'A role is filled by more actors than it may be.' },
  'participant-not-mentioned': {
    level: 'information',
    about:
      'A participant is not mentioned in the article that tells of the event, or by another mention than the given one.',
  },
  'sub-event-cycle': { level: 'error', about: 'An event is a part of itself.' },
  'duplicate-actors': {
    level: 'warning',
    about: 'Two actors of one type have the same label, names or address.',
  },
  'shared-alias': { level: 'information', about: 'One written form names several actors.' },
  'similar-events': { level: 'information', about: 'Two events look like the same one.' },
  'malformed-date': { level: 'error', about: 'A date is not written in EDTF.' },
  'malformed-code': { level: 'warning', about: 'The code of an actor is not made of known parts.' },
  'invalid-spans': { level: 'error', about: 'The spans of a mention are such as no text can have.' },
  'text-differs': { level: 'error', about: 'The article does not say what a mention quotes.' },
  'text-changed': { level: 'warning', about: 'The article was changed since its mentions were recorded.' },
  'overlapping-mentions': {
    level: 'warning',
    about: 'Two mentions of one actor or event share words.',
  },
  'uncertain-mention': { level: 'information', about: 'A mention was found again with doubt.' },
  'orphaned-mention': { level: 'information', about: 'The text of a mention could not be found again.' },
  'merge-conflict': {
    level: 'warning',
    about: 'A merge left something for a person to settle.',
  },
  'missing-article': { level: 'error', about: 'There are mentions of an article that is not there.' },
  'unreadable-article': { level: 'error', about: 'An article cannot be read as UTF-8.' },
} as const satisfies Record<string, { readonly level: Level; readonly about: string }>;

export type Rule = keyof typeof rules;

/** The ids of all rules. */
export const ruleIds: readonly Rule[] = Object.keys(rules).filter(isRule);

export function isRule(id: string): id is Rule {
  return Object.hasOwn(rules, id);
}

export function isLevel(level: string): level is Level {
  return levels.some((one) => one === level);
}

/**
 * The level of a rule: what the first of these says about it, else its default.
 * @param choices levels by rule, those that count most first; what is no level counts for nothing
 */
export function levelOf(rule: Rule, ...choices: readonly Readonly<Record<string, unknown>>[]): Level {
  for (const choice of choices) {
    const level = choice[rule];
    if (typeof level === 'string' && isLevel(level)) return level;
  }
  return rules[rule].level;
}
