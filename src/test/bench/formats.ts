import { defaultOptions, formats, Losses, type ExportSource, type Writer } from '../../core/formats/index.js';
import { lineOf } from '../../core/formats/jsonl.js';
import { writeContent } from '../../core/set/content.js';
import { AnnotationSet } from '../../core/set/annotationSet.js';
import { stampOf } from '../../core/text/stamp.js';
import { SetContent } from '../../storage/setContent.js';
import { collectGarbage, compare, duration, timed } from './measure.js';
import { syntheticActors, syntheticArticle, syntheticEvents } from './syntheticSet.js';

const articles = 10_000;
const mentionsEach = 50;
const repetitions = 5;

/** Exporting a large set in each format; JSON Lines against `JSON.stringify` of the same objects. */
export async function benchFormats(): Promise<void> {
  const source = syntheticSource();
  const mentions = articles * mentionsEach;
  console.log(`  ${articles} articles, ${mentions} mentions`);
  const [own, other] = await compareJsonLines(source);
  console.log(
    `  jsonl against JSON.stringify: × ${(own / other).toFixed(2)} (${duration(own)} to ${duration(other)}; aim: 2)`,
  );
  for (const { id, writer } of formats) {
    const write = await writer();
    collectGarbage();
    let written = { size: 0, largest: 0 };
    const time = await timed(async () => (written = await exhaust(write, source)));
    const perSecond = Math.round((mentions / time) * 1000);
    const [size, largest] = [written.size, written.largest].map(
      (length) => `${(length / 1e6).toFixed(1)} MB`,
    );
    console.log(
      `  ${id}: × ${(time / other).toFixed(1)}, ${duration(time)}, ${perSecond} mentions a second, ${size} in pieces of at most ${largest}`,
    );
  }
}

/** @returns milliseconds of the export, and of `JSON.stringify` of its lines, which are in memory already */
async function compareJsonLines(source: ExportSource): Promise<[own: number, other: number]> {
  const write = await formats.find(({ id }) => id === 'jsonl')?.writer();
  if (!write) throw new Error('There is no JSON Lines.');
  const lines: object[] = [];
  for (const article of source.set.articles) {
    const text = (await source.readArticle(article)) ?? '';
    lines.push(lineOf(source.set, article, text, source.set.mentionsIn(article).sorted()));
  }
  const times = await compare(repetitions, {
    export: () => exhaust(write, source),
    stringify: () => {
      for (const line of lines) JSON.stringify(line);
    },
  });
  return [times.get('export') ?? 0, times.get('stringify') ?? 0];
}

/** @returns the length of all pieces and of the largest; none is kept */
async function exhaust(write: Writer, source: ExportSource): Promise<{ size: number; largest: number }> {
  let size = 0;
  let largest = 0;
  for await (const chunk of write(source, defaultOptions, new Losses())) {
    const { length } = 'text' in chunk ? chunk.text : chunk.bytes;
    size += length;
    largest = Math.max(largest, length);
  }
  return { size, largest };
}

function syntheticSource(): ExportSource {
  const set = new AnnotationSet();
  const content = new SetContent(set);
  const texts = new Map<string, string>();
  set.useActors(syntheticActors());
  set.useEvents(syntheticEvents());
  for (let i = 0; i < articles; i++) {
    const { text, mentions } = syntheticArticle(mentionsEach, i);
    const article = `${String(i % 100)}/${String(i)}.txt`;
    texts.set(article, text);
    set.useArticle(article, { version: 1, text: stampOf(text), mentions });
  }
  return {
    set,
    readArticle: (article) => Promise.resolve(texts.get(article)),
    readFile: (file) => Promise.resolve(writeContent(content.of(file))),
  };
}
