import type { ShownTie, Strings } from '../../network/messages.js';
import { counted } from '../phrase.js';

// What is said of ties, in the language of the user interface.

export function eventCount(count: number, strings: Strings): string {
  return counted(strings.eventCount, count);
}

/** `3 events, Conflict` */
export function tieWords({ weight, sign }: Pick<ShownTie, 'weight' | 'sign'>, strings: Strings): string {
  return `${eventCount(weight, strings)}, ${strings.signs[sign]}`;
}
