import type { CDPSession, Page } from 'playwright-core';
import { referentKey, referentOf } from '../../core/model/mention.js';
import type { Mark } from '../../panels/reading/messages.js';
import { openReading, type Show, show } from '../e2e/reading-sample.js';
import { undoAll } from '../host/cleanup.js';
import { sharedBrowser } from '../host/shared.js';
import { duration, median } from './measure.js';
import { syntheticArticle } from './syntheticSet.js';

const size = { length: 1_000_000, mentions: 10_000 };
const repetitions = 3;
/** How often a key is pressed, or something changes, in one repetition. */
const steps = 20;

/**
 * The page of the reading view with a long article, against a bare page with the plain text in the same type and width.
 * After the opening what counts is for how long a step keeps the page's thread busy: a frame has 16 ms.
 */
export async function benchReading(): Promise<void> {
  const article = articleToShow();
  const [ours, plain] = [new Figures(), new Figures()];
  try {
    // The first ones warm the browser up.
    for (let repetition = 0; repetition <= repetitions; repetition++) {
      const isWarm = repetition > 0;
      await measurePlain(isWarm ? plain : new Figures(), article);
      await measureOurs(isWarm ? ours : new Figures(), article);
    }
  } finally {
    await undoAll();
  }
  console.log(
    `  ${(article.text.length / 1000).toFixed(0)} KB of characters, ${article.marks.length} mentions`,
  );
  for (const [what, { values, unit }] of ours.all) {
    const told = unit === 'ms' ? duration(median(values)) : `${median(values).toFixed(1)}${unit}`;
    const same = plain.all.get(what);
    const ratio = same ? `  × ${(median(values) / median(same.values)).toFixed(1)}` : '';
    console.log(`    ${what.padEnd(58)} ${told.padStart(9)}${ratio}`);
  }
}

/** What was measured, by what it is. */
class Figures {
  readonly all = new Map<string, { readonly unit: string; readonly values: number[] }>();

  add(what: string, value: number, unit = 'ms'): void {
    const figure = this.all.get(what) ?? { unit, values: [] };
    figure.values.push(value);
    this.all.set(what, figure);
  }
}

function articleToShow(): Show {
  const { text, mentions } = syntheticArticle(size.mentions, 7, size.length);
  const marks = mentions.map((mention): Mark => {
    const { id, by } = mention;
    const spans = mention.spans.map(([start, end]): [number, number] => [start, end]);
    const referent = referentKey(referentOf(mention));
    const common = { id, spans, referent, ...(by !== undefined && { by }) };
    if (mention.event === undefined) return { ...common, look: 'person' };
    const participants = (mention.participants ?? []).map(({ actor, role }) => ({
      referent: referentKey({ kind: 'actor', id: actor }),
      role,
    }));
    return { ...common, look: 'event', participants };
  });
  const names = Object.fromEntries(marks.map(({ referent }) => [referent, `اسم ${referent}`]));
  return { ...show, text, marks, names, suggestions: [] };
}

async function measureOurs(figures: Figures, article: Show): Promise<void> {
  const reading = await openReading({ text: '', marks: [], suggestions: [], names: {} });
  const { page } = reading;
  const watch = await Watch.on(page, figures);
  await page.evaluate(`article = ${JSON.stringify(article)}`);
  await watch.opening(`dispatchEvent(new MessageEvent('message', { data: article }))`, '.article .mark');
  await reading.say({ is: 'focus' });
  await watch.paging();
  await watch.keys('ArrowLeft', 'to the next letter');
  await watch.keys('Shift+ArrowDown', 'selecting another line');
  const [near] = (await reading.said())
    .flatMap((said) => (said.is === 'select' ? [said.selection] : []))
    .slice(-1);
  const from = near?.anchor ?? 0;
  const inSight = article.marks.filter(({ spans: [first] }) => first && first[0] >= from).slice(0, steps);
  await watch.times('a command moves the cursor to the next mention', inSight, async ({ spans: [first] }) => {
    const [anchor, active] = first ?? [0, 0];
    await reading.say({ is: 'select', selection: { anchor, active }, reveal: true });
  });
  await watch.times('one mark is another', inSight, async (mark) => {
    const changed = [{ ...mark, look: 'place' as const }];
    await reading.say({ is: 'marks', changed, removed: [], names: {}, lost: 0 });
  });
  await watch.times('one edit of the text', inSight, async ({ spans: [first] }) => {
    const [start] = first ?? [0];
    await reading.say({ is: 'edit', edits: [{ start, end: start, inserted: 'ا' }] });
  });
  // As when the whole article has been read.
  await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
  await drawn(page);
  await watch.keys('ArrowLeft', 'to the next letter, once all marks were drawn');
  await watch.times('only one actor is wanted, once all marks were drawn', inSight, async ({ referent }) => {
    await reading.say({ is: 'only', referent });
  });
  if (reading.errors.length > 0) throw new Error(reading.errors.join('\n'));
  await reading.close();
}

async function measurePlain(figures: Figures, { text, type }: Show): Promise<void> {
  const context = await (await sharedBrowser()).newContext({ viewport: { width: 1000, height: 700 } });
  const page = await context.newPage();
  await page.setContent(`<!DOCTYPE html><meta charset="utf-8"><style>
    body { max-width: ${type.width * type.size * 0.5}px; margin: 0 auto; padding: 24px;
      font: ${type.size}px/${type.lineHeight} 'Noto Naskh Arabic', 'Noto Sans Arabic', sans-serif; }
    div { white-space: pre-wrap; overflow-wrap: anywhere; }
  </style><body>`);
  const watch = await Watch.on(page, figures);
  await page.evaluate(`text = ${JSON.stringify(text)}`);
  await watch.opening(
    `document.body.append(...text.split('\\n').map((line) => {
      const element = document.createElement('div');
      element.dir = 'auto';
      element.textContent = line;
      return element;
    }))`,
    'div',
  );
  await watch.paging();
  const paragraphs = Array.from({ length: steps }, (_, i) => i);
  await watch.times('one edit of the text', paragraphs, async (i) => {
    await page.evaluate(`document.querySelectorAll('div')[${i}].firstChild.insertData(0, 'ا')`);
    await drawn(page);
  });
  await context.close();
}

/** Waits until what is to be drawn in the next frames is drawn. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))',
  );
}

/** Measures what a page does. */
class Watch {
  private constructor(
    private readonly page: Page,
    private readonly figures: Figures,
    private readonly session: CDPSession,
  ) {}

  static async on(page: Page, figures: Figures): Promise<Watch> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    return new Watch(page, figures, session);
  }

  /**
   * How long it is until a text is drawn, and what it takes.
   * @param show puts the text in the page
   * @param awaited what is to be drawn beside the letters
   */
  async opening(show: string, awaited: string): Promise<void> {
    const before = await this.memory();
    const busyBefore = await this.busy();
    const [first, complete] = await this.page.evaluate<[number, number]>(`new Promise((done) => {
      const start = performance.now();
      ${show};
      let first;
      const look = () => requestAnimationFrame(() => {
        const isThere = document.querySelector(${JSON.stringify(awaited)}) !== null;
        setTimeout(() => {
          first ??= performance.now() - start;
          if (isThere) done([first, performance.now() - start]);
        });
        if (!isThere) look();
      });
      look();
    })`);
    await drawn(this.page);
    const busyAfter = await this.busy();
    const after = await this.memory();
    this.figures.add('until the text is drawn', first);
    this.figures.add('until the text is drawn with its marks', complete);
    this.figures.add('the thread is busy until then', busyAfter - busyBefore);
    this.figures.add('memory of scripts', (after.heap - before.heap) / 1e6, ' MB');
    this.figures.add('nodes', (after.nodes - before.nodes) / 1000, ' k');
    this.figures.add('boxes', (after.boxes - before.boxes) / 1000, ' k');
  }

  /** What it costs to read on by keys, and how smooth that is. */
  async paging(): Promise<void> {
    await this.page.evaluate(`(() => {
      frames = [];
      const next = (at) => { frames.push(at); running = requestAnimationFrame(next); };
      running = requestAnimationFrame(next);
    })()`);
    await this.keys('PageDown', 'a page further');
    const frames = await this.page.evaluate<number[]>('cancelAnimationFrame(running), frames');
    const times = frames.slice(1).map((at, i) => at - (frames[i] ?? at));
    this.figures.add('a page further: from frame to frame', median(times));
    times.sort((a, b) => a - b);
    this.figures.add(
      'a page further: 19 of 20 frames take less',
      times[Math.floor(times.length * 0.95)] ?? 0,
    );
  }

  /** For how long the thread is busy when a key is pressed. */
  async keys(key: string, what: string): Promise<void> {
    await this.times(what, Array<string>(steps).fill(key), async (one) => {
      await this.page.keyboard.press(one);
      await drawn(this.page);
    });
  }

  /** For how long the thread is busy each time. */
  async times<T>(what: string, values: readonly T[], step: (value: T) => Promise<void>): Promise<void> {
    const before = await this.busy();
    for (const value of values) await step(value);
    this.figures.add(what, ((await this.busy()) - before) / values.length);
  }

  /** Milliseconds in which the page's thread has been busy. */
  private async busy(): Promise<number> {
    return (await this.metric('TaskDuration')) * 1000;
  }

  /** Bytes that scripts hold, and how much there is in the page. */
  private async memory(): Promise<{ heap: number; nodes: number; boxes: number }> {
    await this.session.send('HeapProfiler.collectGarbage');
    const heap = await this.metric('JSHeapUsedSize');
    return { heap, nodes: await this.metric('Nodes'), boxes: await this.metric('LayoutObjects') };
  }

  private async metric(name: string): Promise<number> {
    const { metrics } = await this.session.send('Performance.getMetrics');
    return metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  }
}
