import { defaultOptions, formats, Losses, type ExportSource, type Writer } from '../../core/formats/index.js';
import { spansOf } from '../../core/formats/jsonl.js';
import { AnnotationSet } from '../../core/set/annotationSet.js';
import { stampOf } from '../../core/text/stamp.js';
import { duration, timed, compare } from './measure.js';
import { syntheticActors, syntheticArticle, syntheticEvents } from './syntheticSet.js';

const articles = 10_000;
const mentionsEach = 50;
const repetitions = 3;

/** Exporting a large set in each format; JSON Lines against `JSON.stringify` of the same objects. */
export async function benchFormats(): Promise<void> {
  const source = syntheticSource();
  const mentions = articles * mentionsEach;
  console.log(`  ${articles} articles, ${mentions} mentions`);
  const lines: object[] = [];
  for (const article of source.set.articles) {
    const text = await source.readArticle(article);
    const spans = source.set
      .mentionsIn(article)
      .sorted()
      .flatMap((mention) => spansOf(source.set, mention));
    lines.push({ text, meta: { article }, spans });
  }
  const jsonl = await formats.find(({ id }) => id === 'jsonl')?.writer();
  if (!jsonl) throw new Error('There is no JSON Lines.');
  const times = await compare(repetitions, {
    export: () => exhaust(jsonl, source),
    stringify: () => {
      for (const line of lines) JSON.stringify(line);
    },
  });
  const [own = 0, other = 0] = [times.get('export'), times.get('stringify')];
  console.log(
    `  jsonl against JSON.stringify: × ${(own / other).toFixed(2)} (${duration(own)} to ${duration(other)}; aim: 2)`,
  );
  for (const { id, writer } of formats) {
    const write = await writer();
    let size = 0;
    const time = await timed(async () => {
      size = await exhaust(write, source);
    });
    const perSecond = Math.round((mentions / time) * 1000);
    console.log(`  ${id}: ${duration(time)}, ${perSecond} mentions a second, ${(size / 1e6).toFixed(0)} MB`);
  }
}

/** @returns the length of all pieces; none is kept */
async function exhaust(write: Writer, source: ExportSource): Promise<number> {
  let size = 0;
  for await (const chunk of write(source, defaultOptions, new Losses())) {
    size += 'text' in chunk ? chunk.text.length : chunk.bytes.length;
  }
  return size;
}

function syntheticSource(): ExportSource {
  const set = new AnnotationSet();
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
    readFile: () => Promise.resolve(undefined),
  };
}
