import type { Referent } from '../../core/model/types.js';
import { AnnotationSet } from '../../core/set/annotationSet.js';
import { removeMentions, tag } from '../../core/set/mentionChanges.js';
import { anchoredText } from '../../core/anchor/anchor.js';
import { stampOf } from '../../core/text/stamp.js';
import { collectGarbage, duration, median } from './measure.js';
import { syntheticActors, syntheticArticle, syntheticEvents } from './syntheticSet.js';

const sizes = [1_000, 10_000, 100_000];
const mentionsEach = 50;
const repetitions = 2_000;

/** One change in sets of several sizes: carrying it out, bringing the indexes up to date, telling a view. */
export function benchChange(): void {
  const sets = sizes.map((size) => ({ size, times: new Array<number>(), ...prepare(size) }));
  collectGarbage();
  for (let i = 0; i < repetitions; i++) {
    for (const { times, step } of sets) times.push(step(i));
  }
  const [smallest] = sets;
  for (const { size, times } of sets) {
    const ratio = median(times) / median(smallest?.times ?? []);
    console.log(
      `  ${String(size).padStart(7)} mentions: ${duration(median(times))} for a tag and its removal (× ${ratio.toFixed(2)})`,
    );
  }
}

/** @returns a step that tags and removes one mention and gives the milliseconds of that */
function prepare(size: number): { step: (i: number) => number } {
  const set = new AnnotationSet();
  const texts: string[] = [];
  set.useActors(syntheticActors());
  set.useEvents(syntheticEvents());
  for (let i = 0; i < size / mentionsEach; i++) {
    const { text, mentions } = syntheticArticle(mentionsEach, i);
    texts.push(text);
    set.useArticle(nameOf(i), { version: 1, text: stampOf(text), mentions });
  }
  set.quotes.precedents('');
  const view = new View(set);
  const step = (i: number): number => {
    const number = i % texts.length;
    const article = nameOf(number);
    const text = anchoredText(texts[number] ?? '');
    const referent: Referent = { kind: 'actor', id: `actor-${i % 50}` };
    const places = { article, text, mentions: [[[3, 9] as const]] };
    const start = performance.now();
    const { change, tagged } = tag(
      set,
      places,
      referent,
      { at: '2026-01-01T00:00:00Z' },
      { form: 'nominal' },
    );
    set.apply(change);
    set.apply(removeMentions(set, article, tagged));
    const time = performance.now() - start;
    if (view.redrawn !== 2 * (i + 1)) throw new Error('The view was not told of both changes.');
    return time;
  };
  return { step };
}

function nameOf(i: number): string {
  return `${i % 100}/${i}.txt`;
}

/** What a tree and the highlights of an open article do when told of a change. */
class View {
  redrawn = 0;
  private readonly labels = new Map<string, string>();

  constructor(private readonly set: AnnotationSet) {
    set.onDidChange((touched) => {
      for (const key of touched.referents) {
        const [kind, id = ''] = key.split(':');
        const { total, articles } = set.usesOf({ kind: kind === 'actor' ? 'actor' : 'event', id });
        this.labels.set(key, `${total} in ${articles.size}`);
      }
      for (const article of touched.articles) this.redraw(article);
    });
  }

  private redraw(article: string): void {
    const shown = this.set.mentionsIn(article).overlapping(0, 2_000);
    if (shown.length > 0) this.redrawn++;
  }
}
