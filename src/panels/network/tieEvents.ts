import { anchoredText, type AnchoredText } from '../../core/anchor/anchor.js';
import { describeDate } from '../../core/dates/index.js';
import { extentOf, quoteOf } from '../../core/model/mention.js';
import type { EventMention } from '../../core/model/types.js';
import type { Tie } from '../../core/network/network.js';
import { sentenceAround } from '../../core/text/sentences.js';
import type { Articles } from '../../editor/articles.js';
import { displayLanguage, mainLabel, typeLabel } from '../../editor/labels.js';
import type { OpenSet } from '../../editor/sets.js';
import { textOnDisk } from '../../editor/textOnDisk.js';
import type { ShownEvent } from './messages.js';

/** The events of a tie with the sentences that tell them, in reading order. */
export async function tieEvents(open: OpenSet, articles: Articles, tie: Tie): Promise<ShownEvent[]> {
  const { set } = open;
  const texts = new Map<string, Promise<AnchoredText | undefined>>();
  const textOf = (article: string): Promise<AnchoredText | undefined> => {
    let text = texts.get(article);
    if (!text) texts.set(article, (text = textIn(open, articles, article)));
    return text;
  };
  return Promise.all(
    Array.from(tie.events, async ([id, told]): Promise<ShownEvent> => {
      const event = set.events.get(id);
      const date = event?.date ?? told.find(({ mention }) => mention.date !== undefined)?.mention.date;
      return {
        id,
        label: mainLabel(set, { kind: 'event', id }),
        type: typeLabel(set.codebook.eventTypes, event?.type ?? ''),
        ...(date !== undefined && { date: describeDate(date, displayLanguage()) }),
        told: await Promise.all(
          told.map(async ({ article, mention }) => ({
            article,
            mention: mention.id,
            sentence: sentenceOf(mention, await textOf(article)),
          })),
        ),
      };
    }),
  );
}

async function textIn(open: OpenSet, articles: Articles, article: string): Promise<AnchoredText | undefined> {
  const shown = articles.getByUri(open.uri(article));
  if (shown) return shown.text;
  const text = await textOnDisk(open.uri(article));
  return text === undefined ? undefined : anchoredText(text);
}

/** Without the text, the words with the context that the mention keeps. */
function sentenceOf(mention: EventMention, anchored: AnchoredText | undefined): [string, string, string] {
  if (!anchored) return [mention.before ?? '', quoteOf(mention), mention.after ?? ''];
  const { text, points } = anchored;
  const [start, end] = extentOf(mention).map((offset) => points.toUtf16(offset));
  const words = { start: start ?? 0, end: end ?? 0 };
  const sentence = sentenceAround(text, words);
  return [
    text.slice(sentence.start, words.start),
    text.slice(words.start, words.end),
    text.slice(words.end, sentence.end),
  ];
}
