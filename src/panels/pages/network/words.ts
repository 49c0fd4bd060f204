import type { ShownTie, Strings } from '../../network/messages.js';
import { comma, counted } from '../phrase.js';

// What is said of ties, in the language of the user interface.

export function eventCount(count: number, strings: Strings): string {
  return counted(strings.eventCount, count);
}

const isRightToLeft = document.documentElement.dir === 'rtl';

/** The arrow between two names, one of which stands before it as the page reads. @param isForward away from that one */
export function arrow(isDirected: boolean, isForward = true): string {
  if (!isDirected) return '↔';
  return isForward === isRightToLeft ? '←' : '→';
}

/** `3 events, Conflict` */
export function tieWords({ weight, sign }: Pick<ShownTie, 'weight' | 'sign'>, strings: Strings): string {
  return `${eventCount(weight, strings)}${comma}${strings.signs[sign]}`;
}
