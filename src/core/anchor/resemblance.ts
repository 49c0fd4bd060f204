import type { Mention, TextStamp } from '../model/types.js';
import { isSameText, reanchor } from './reanchor.js';

/** How well a text answers to the mentions of an article. */
export interface Resemblance {
  /** Whether it is the very text that they were recorded in. */
  readonly isSame: boolean;
  /** How many of them are found in it with certainty. */
  readonly found: number;
}

/**
 * Compares a text with one that is no longer there but for its mentions, to find where an article went.
 * @param stamp of the text in which the mentions were recorded
 * @param text normalised
 */
export function resemblance(
  mentions: readonly Mention[],
  stamp: TextStamp | undefined,
  text: string,
): Resemblance {
  if (stamp && isSameText(stamp, text)) return { isSame: true, found: mentions.length };
  const { counts } = reanchor(mentions, text, stamp ? { oldLength: stamp.length } : {});
  return { isSame: false, found: counts.kept + counts.moved };
}

/** The place among some of the one that resembles most; undefined when none does. */
export function mostResembling(all: readonly Resemblance[]): number | undefined {
  let best: number | undefined;
  all.forEach((one, i) => {
    const other = best === undefined ? undefined : all[best];
    if (!one.isSame && one.found === 0) return;
    if (!other || (one.isSame && !other.isSame) || (one.isSame === other.isSame && one.found > other.found)) {
      best = i;
    }
  });
  return best;
}
