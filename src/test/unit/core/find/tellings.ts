import { anchoredText } from '../../../../core/anchor/anchor.js';
import type { Telling } from '../../../../core/find/telling.js';
import type { Actor, Event, EventMention, Mention, Settings } from '../../../../core/model/types.js';
import { AnnotationSet } from '../../../../core/set/annotationSet.js';
import { stampOf } from '../../../../core/text/stamp.js';
import { actorMention, article, eventMention, spanOf } from '../samples.js';

// Sets and places for tests of what is guessed around the words that tell an event.

export const actors: Readonly<Record<string, Actor>> = {
  egypt: { type: 'state', label: { ar: 'مصر' } },
  sudan: { type: 'state', label: { ar: 'السودان' } },
  cairo: { type: 'place', label: { ar: 'القاهرة' } },
  salem: { type: 'person', label: { ar: 'سالم' } },
  nadia: { type: 'person', label: { ar: 'نادية' } },
  agency: { type: 'media', label: { ar: 'الوكالة' } },
};

/** An article of a set: its text and what is tagged in it. */
export interface Told {
  readonly text: string;
  /** Words by the actor that they name; of words that stand there several times the first. */
  readonly names?: Readonly<Record<string, string>>;
  readonly events?: readonly (Partial<EventMention> & { readonly event: string; readonly words: string })[];
}

export function setOf(
  articles: Readonly<Record<string, Told>>,
  events: Readonly<Record<string, Event>> = {},
  settings: Omit<Settings, 'version'> = {},
): AnnotationSet {
  const set = new AnnotationSet();
  set.useSettings({ version: 1, ...settings });
  set.useActors(actors);
  set.useEvents(events);
  for (const [path, one] of Object.entries(articles)) {
    set.useArticle(path, { version: 1, text: stampOf(one.text), mentions: mentionsOf(path, one) });
  }
  return set;
}

function mentionsOf(path: string, { text, names = {}, events = [] }: Told): Mention[] {
  return [
    ...Object.entries(names).map(([actor, words]) =>
      actorMention(text, `${path} ${actor}`, actor, spanOf(text, words)),
    ),
    ...events.map(({ words, event, ...claim }, i) => ({
      ...eventMention(text, `${path} ${String(i)}`, event, spanOf(text, words)),
      ...claim,
    })),
  ];
}

/** The place in the text where these words stand. */
export function tellingIn(text: string, trigger: string, path = article): Telling {
  return { article: path, text: anchoredText(text), trigger: spanOf(text, trigger) };
}
