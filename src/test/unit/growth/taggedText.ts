import { anchoredText, makeAnchor, type AnchoredText } from '../../../core/anchor/anchor.js';
import type { Telling } from '../../../core/find/telling.js';
import type { Mention, Span } from '../../../core/model/types.js';
import type { AnnotationSet } from '../../../core/set/annotationSet.js';
import { stampOf } from '../../../core/text/stamp.js';
import { actors, setOf } from '../core/find/tellings.js';
import { article } from '../core/samples.js';
import type { Work } from './work.js';

const long = 4;

/** A long text of which a set has many mentions. */
export interface TaggedText {
  readonly set: AnnotationSet;
  readonly anchored: AnchoredText;
  readonly mentions: readonly Mention[];
  /** A place in its middle that tells an event. */
  readonly telling: Telling;
}

/** @param apart a mention stands every so many code points, in long texts as in short ones */
export function tagged(text: string, apart = 50): TaggedText {
  const anchored = anchoredText(text);
  const { length } = anchored.points;
  const ids = Object.keys(actors);
  const mentions = Array.from({ length: Math.floor(length / apart) }, (_, i): Mention => {
    const span: Span = [i * apart, Math.min(length, i * apart + long)];
    const anchor = makeAnchor(anchored, [span]);
    const id = `m${String(i)}`;
    return i % 5 === 4
      ? { id, event: 'talks', ...anchor }
      : { id, actor: ids[i % ids.length] ?? 'egypt', form: i % 2 === 0 ? 'nisba' : 'name', ...anchor };
  });
  const set = setOf({}, { talks: { type: 'CONSULT', label: { ar: 'محادثات' } } });
  set.useArticle(article, { version: 1, text: stampOf(text), mentions });
  const start = length >> 1;
  const trigger: Span = [start, Math.min(length, start + long)];
  return { set, anchored, mentions, telling: { article, text: anchored, trigger } };
}

/** The work of a function that takes a text with mentions. */
export function within(act: (tagged: TaggedText) => unknown, apart?: number): Work {
  return (text) => {
    const prepared = tagged(text, apart);
    return () => act(prepared);
  };
}
