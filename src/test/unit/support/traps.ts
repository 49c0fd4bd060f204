import { anchoredText, makeAnchor } from '../../../core/anchor/anchor.js';
import type { Actor, Event, Mention, Span } from '../../../core/model/types.js';
import { codePointLength } from '../../../core/text/codePoints.js';
import { normaliseText } from '../../../core/text/normalise.js';
import type { Content } from './randomSets.js';

/** A text in which tools are known to lose or shift spans. */
export interface Trap {
  readonly name: string;
  /** As the file holds it. */
  readonly raw: string;
  /** The words of each mention, one string per fragment; each is looked for after the one before. The last tells an event. */
  readonly tagged: readonly (readonly string[])[];
}

/** The traps of offsets that every format must hold; brat#1115 and Label Studio#2007 shift spans after an emoji. */
export const traps: readonly Trap[] = [
  { name: 'an emoji before a span', raw: '😀👩‍👩‍👧 لافروف قال\n', tagged: [['لافروف'], ['قال']] },
  {
    name: 'other astral characters, tagged too',
    raw: '𐎠𐎡 𞤀𞤣 لافروف قال',
    tagged: [['𐎠𐎡'], ['𞤣'], ['لافروف'], ['قال']],
  },
  { name: 'CRLF', raw: 'أ\r\n\r\nب\r\nلافروف\r\nقال\r\n', tagged: [['لافروف'], ['قال']] },
  { name: 'CR alone', raw: 'أ\rب\rلافروف قال\r', tagged: [['لافروف'], ['قال']] },
  { name: 'a byte order mark', raw: '\uFEFFلافروف قال', tagged: [['لافروف'], ['قال']] },
  {
    name: 'a byte order mark, CRLF and emoji',
    raw: '\uFEFF😀\r\nلافروف 😀 قال\r\n',
    tagged: [['لافروف'], ['قال']],
  },
  {
    name: 'discontinuous spans that cross',
    raw: 'الوزيران لافروف وكيري قالا',
    tagged: [['الوزيران', 'لافروف'], ['الوزيران', 'كيري'], ['قالا']],
  },
  {
    name: 'nested spans',
    raw: 'وزير خارجية روسيا قال',
    tagged: [['وزير خارجية روسيا'], ['خارجية روسيا'], ['روسيا'], ['قال']],
  },
  { name: 'two mentions of one place', raw: 'موسكو قالت', tagged: [['موسكو'], ['موسكو'], ['قالت']] },
  {
    name: 'overlapping spans',
    raw: 'وزير خارجية روسيا الاتحادية قال',
    tagged: [['وزير خارجية روسيا'], ['روسيا الاتحادية'], ['قال']],
  },
  { name: 'spans at the very start and end', raw: 'روسيا ردّت', tagged: [['روسيا'], ['ردّت']] },
  { name: 'a span of the whole text', raw: 'قالت روسيا', tagged: [['قالت روسيا'], ['قالت روسيا']] },
  { name: 'a span over a line end', raw: 'سيرغي\nلافروف قال', tagged: [['سيرغي\nلافروف'], ['قال']] },
  { name: 'marks and tatweel', raw: 'لاڤْرُوفُ قـــالَ', tagged: [['لاڤْرُوفُ'], ['قـــالَ']] },
  {
    name: 'signs of direction and joining',
    raw: '\u200Fلافروف\u200E می\u200Cخواهم \u2067قال\u2069',
    tagged: [['لافروف\u200E'], ['می\u200Cخواهم'], ['قال']],
  },
  {
    name: 'quotes, angle brackets and references',
    raw: '«لافروف» <b>"&amp;"</b> \'قال\' ]]> &',
    tagged: [['«لافروف»'], ['<b>"&amp;"</b>'], ['قال']],
  },
  { name: 'tabs and several spaces', raw: '\tلافروف  \t قال ', tagged: [['لافروف  \t'], ['قال']] },
  { name: 'control characters', raw: 'أ\u0001ب\f لافر\u0007وف قال', tagged: [['لافر\u0007وف'], ['قال']] },
  { name: 'other line ends', raw: 'أ\u2028لافروف\u0085قال\u2029', tagged: [['لافروف'], ['قال']] },
  { name: 'an empty article', raw: '', tagged: [] },
  { name: 'an article of a byte order mark alone', raw: '\uFEFF', tagged: [] },
  { name: 'an article without mentions', raw: 'لا شيء هنا.\r\n', tagged: [] },
];

export const trapArticle = "أخبار 2016/مقال & '1'.txt";

/** Labels that would break a format which did not escape them. */
const label = { ar: 'لاڤروف «س»', en: 'S. "the <b>" Lavrov & \'co\' ]]>, =1+1' };
const actor: Actor = { type: 'person', label, aliases: ['<لافروف>', '"&"'] };
const event: Event = { type: 'STATEMENT', label: { ar: 'قول\n"أول"' } };

/** The set that a trap makes. */
export function contentOfTrap({ raw, tagged }: Trap): Content {
  const text = normaliseText(raw);
  const anchored = anchoredText(text);
  const mentions = tagged.map((words, index): Mention => {
    const id = `m${String(index)}`;
    const anchor = makeAnchor(anchored, placesOf(text, words));
    if (index < tagged.length - 1) return { id, actor: 'lavrov', ...anchor, form: 'name' };
    return {
      id,
      event: 'saying',
      ...anchor,
      participants: [{ role: 'actor', actor: 'lavrov', mention: 'm0' }],
    };
  });
  return {
    actors: { lavrov: actor },
    events: { saying: event },
    articles: { [trapArticle]: { raw, mentions } },
  };
}

function placesOf(text: string, words: readonly string[]): Span[] {
  let from = 0;
  return words.map((word) => {
    const at = text.indexOf(word, from);
    if (at < 0) throw new Error(`"${word}" is not in "${text}".`);
    from = at + word.length;
    return [codePointLength(text.slice(0, at)), codePointLength(text.slice(0, from))];
  });
}
