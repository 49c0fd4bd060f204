import type { Level, Rule } from '../model/rules.js';
import type { Acknowledgement, Settings } from '../model/types.js';
import type { Finding } from './finding.js';

/** What a person looked at and lets be: it is told no more, as long as it says the same of the same entry. */
export class Acknowledged {
  private readonly keys: ReadonlySet<string>;

  constructor({ acknowledged = [] }: Settings) {
    this.keys = new Set(acknowledged.map(keyOf));
  }

  /** @param level at which the finding would be shown */
  covers(finding: Finding, level: Level): boolean {
    return this.keys.size > 0 && mayAcknowledge(finding.rule, level) && this.keys.has(keyOf(finding));
  }
}

/** Errors are to be mended, and what a merge left to be settled. */
export function mayAcknowledge(rule: Rule, level: Level): boolean {
  return level !== 'error' && level !== 'off' && rule !== 'merge-conflict';
}

export function acknowledgementOf({ rule, file, at, message }: Finding): Acknowledgement {
  return { rule, file, at: [...at], says: String(message) };
}

/** All acknowledgements of a set with one more. */
export function withAcknowledged({ acknowledged = [] }: Settings, finding: Finding): Acknowledgement[] {
  const added = acknowledgementOf(finding);
  return [...acknowledged.filter((one) => keyOf(one) !== keyOf(added)), added];
}

/** All acknowledgements of a set but one; undefined when none is left. */
export function withoutAcknowledged(
  { acknowledged = [] }: Settings,
  taken: Acknowledgement,
): Acknowledgement[] | undefined {
  const left = acknowledged.filter((one) => keyOf(one) !== keyOf(taken));
  return left.length === 0 ? undefined : left;
}

function keyOf(one: Acknowledgement | Finding): string {
  const says = 'says' in one ? one.says : String(one.message);
  return JSON.stringify([one.rule, one.file, one.at, says]);
}
