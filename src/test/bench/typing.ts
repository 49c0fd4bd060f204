import { AnnotationSet } from '../../core/set/annotationSet.js';
import { CodePoints } from '../../core/text/codePoints.js';
import { stampOf } from '../../core/text/stamp.js';
import { collectGarbage, duration, median } from './measure.js';
import { numbers, syntheticArticle } from './syntheticSet.js';

const sizes = [
  { length: 100_000, mentions: 1_000 },
  { length: 1_000_000, mentions: 10_000 },
  { length: 4_000_000, mentions: 40_000 },
];
const repetitions = 40;
const burst = 20;
/** How much text an editor shows at once, in code points. */
const screen = 4_000;

/** Typing and pointing in long articles, at several sizes. */
export function benchTyping(): void {
  const articles = sizes.map((size) => prepare(size.length, size.mentions));
  collectGarbage();
  const random = numbers(1);
  for (const phase of ['whole', 'cut']) {
    if (phase === 'cut') for (const article of articles) article.cut();
    for (let i = 0; i < repetitions; i++) for (const article of articles) article.step(random);
  }
  for (const { length, mentions, times } of articles) {
    console.log(`  ${(length / 1000).toFixed(0)} KB of characters, ${mentions} mentions`);
    for (const [what, all] of times) {
      if (what === '') continue;
      const ratio = median(all) / median(articles[0]?.times.get(what) ?? []);
      console.log(`    ${what.padEnd(62)} ${duration(median(all)).padStart(9)}  × ${ratio.toFixed(1)}`);
    }
  }
}

interface TypedArticle {
  readonly length: number;
  readonly mentions: number;
  readonly times: Map<string, number[]>;
  readonly step: (random: () => number) => void;
  readonly cut: () => void;
}

function prepare(minimum: number, mentionCount: number): TypedArticle {
  const { text, mentions } = syntheticArticle(mentionCount, 7, minimum);
  const set = new AnnotationSet();
  set.useArticle('a.txt', { version: 1, text: stampOf(text), mentions });
  const inArticle = set.mentionsIn('a.txt');
  const times = new Map<string, number[]>();
  const time = (what: string, work: () => void): void => {
    const start = performance.now();
    work();
    const all = times.get(what) ?? [];
    all.push(performance.now() - start);
    times.set(what, all);
  };
  // The text has no astral characters, so that code points and UTF-16 units are the same.
  let current = text;
  let points = CodePoints.of(text);
  const read = (start: number, end: number): string =>
    current.slice(points.toUtf16(start), points.toUtf16(end));
  /** What the editor does for one edit; the new text is what VS Code has made of it before it tells. */
  const edit = (what: string, start: number, removed: number, inserted: string): void => {
    current = current.slice(0, start) + inserted + current.slice(start + removed);
    // Asking for a character makes one string of the pieces, now and not in what is measured.
    current.charCodeAt(start);
    time(what, () => {
      points = points.replace(start, removed, inserted);
      set.moveText('a.txt', [{ start, end: start + removed, inserted }], read);
    });
  };
  const show = (at: number): void => {
    inArticle.overlapping(Math.max(0, at - screen / 2), at + screen / 2);
  };
  let isCut = false;
  const step = (random: () => number): void => {
    const after = isCut ? ', once a mention was cut' : '';
    let at = Math.floor(random() * current.length);
    // Outside of mentions, so that none is cut before its time.
    while (inArticle.overlapping(at - burst, at + 2 * burst).length > 0)
      at = Math.floor(random() * current.length);
    show(at);
    edit(`key press${after}`, at, 0, 'ا');
    time(`highlights after it${after}`, () => {
      show(at);
    });
    time('hover lookup', () => {
      inArticle.at(Math.floor(random() * current.length));
    });
    for (let i = 0; i < burst; i++) edit('', at + i, 0, 'ب');
    time(`highlights after ${burst} key presses${after}`, () => {
      show(at);
    });
    edit(`deletion${after}`, at, 1, '');
  };
  /** Takes a letter out of a mention: from then on its words may come back with every edit. */
  const cut = (): void => {
    const start = inArticle.sorted()[0]?.spans[0]?.[0] ?? 0;
    edit('', start + 1, 1, '');
    isCut = true;
  };
  return { length: points.length, mentions: mentionCount, times, step, cut };
}
