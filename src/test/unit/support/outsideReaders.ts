import { parse } from 'csv-parse/sync';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { XmlDocument, type XmlNode } from 'libxml2-wasm';
import * as z from 'zod';
import { queried } from './duckdb.js';
import type { Exported } from './exported.js';

/**
 * What a program that knows only a format's specification finds at the places that an export has: per mention the words
 * of its fragments. No code of Hashiya takes part.
 * @param text of the article as its file has it, for formats that do not hold it
 */
export type OutsideReader = (exported: Exported, text: string) => Promise<string[][]> | string[][];

const points = (text: string, start: number, end: number): string =>
  Array.from(text).slice(start, end).join('');

/** The text as Python reads it with `encoding='utf-8-sig'`, in whose characters tables count. */
const asPython = (raw: string): string => raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

const lines = (text: string | undefined): unknown[] =>
  (text ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));

function fileEnding({ files }: Exported, ending: string): string {
  const [content] = Array.from(files, ([file, text]) => (file.endsWith(ending) ? [text] : [])).flat();
  if (content === undefined) throw new Error(`There is no file ${ending}.`);
  return content;
}

const valueOf = (node: XmlNode, key: string): string => node.get(key)?.content ?? '';
const pair = z.tuple([z.number(), z.number()]);

const structure = z.looseObject({
  '%TYPE': z.string(),
  sofaString: z.string().optional(),
  begin: z.number().optional(),
  end: z.number().optional(),
  places: z.string().optional(),
});
type Structure = z.output<typeof structure>;

/** The words of mentions in a CAS, whose offsets are UTF-16. */
function wordsInCas(all: readonly Structure[]): string[][] {
  const sofa = all.find((one) => one.sofaString !== undefined)?.sofaString ?? '';
  return all.flatMap(({ '%TYPE': type, begin = 0, end = 0, places }) => {
    if (!/NamedEntity$|EventMention$/.test(type)) return [];
    const spans = places === undefined ? [[begin, end]] : z.array(pair).parse(JSON.parse(places));
    return [spans.map((span) => sofa.slice(...span))];
  });
}

const target = z.object({
  source: z.string(),
  selector: z.tuple([
    z.object({ type: z.literal('TextPositionSelector'), start: z.number(), end: z.number() }),
    z.looseObject({ type: z.literal('TextQuoteSelector'), exact: z.string() }),
  ]),
});

export const outsideReaders: Readonly<Record<string, OutsideReader>> = {
  // The bundle: offsets in code points of `text`.
  hashiya: ({ files }) => {
    const shape = z.object({
      articles: z.array(
        z.object({
          text: z.string(),
          sidecar: z.object({ mentions: z.array(z.object({ spans: z.array(pair) })) }),
        }),
      ),
    });
    const { articles } = shape.parse(JSON.parse(files.get('') ?? ''));
    return articles.flatMap(({ text, sidecar }) =>
      sidecar.mentions.map(({ spans }) => spans.map((span) => points(text, ...span))),
    );
  },
  // https://brat.nlplab.org/standoff.html, "Text-bound annotation": characters of the .txt, fragments parted by `;`.
  brat: (exported) => {
    const text = fileEnding(exported, '.txt');
    return Array.from(
      fileEnding(exported, '.ann').matchAll(/^T\d+\t\S+ ([\d ;]+)\t(.*)$/gm),
      ([, places = '', words]) => {
        const found = places.split(';').map((place) => {
          const [start, end] = place.split(' ').map(Number);
          return points(text, start ?? 0, end ?? 0);
        });
        if (found.join(' ') !== words) throw new Error(`${found.join(' ')} is not ${String(words)}`);
        return found;
      },
    );
  },
  // https://www.w3.org/TR/annotation-model/#text-position-selector: code points of the text, `end` not included.
  webannotation: (exported) => {
    const text = fileEnding(exported, '.txt');
    const shape = z.looseObject({ items: z.array(z.looseObject({ target: z.array(target) })) });
    return shape.parse(JSON.parse(fileEnding(exported, '.jsonld'))).items.map((item) =>
      item.target.map(({ selector: [{ start, end }, { exact }] }) => {
        const found = points(text, start, end);
        if (found !== exact) throw new Error(`${found} is not ${exact}`);
        return found;
      }),
    );
  },
  // TEI P5, 16.2.4 (TEI XPointer schemes): string-range() counts characters of the element's text from 0.
  tei: (exported) => {
    const document = XmlDocument.fromString(fileEnding(exported, '.txt.xml'));
    const namespaces = { t: 'http://www.tei-c.org/ns/1.0' };
    const body = document.get('//t:body', namespaces)?.content ?? '';
    const found = document
      .find('//t:annotation', namespaces)
      .map((annotation) =>
        Array.from(
          valueOf(annotation, '@target').matchAll(/#string-range\(text,(\d+),(\d+)\)/g),
          ([, from, length]) => points(body, Number(from), Number(from) + Number(length)),
        ),
      );
    document.dispose();
    return found;
  },
  // ACE 2005 (LDC2006T06): characters of the .sgm with its tags removed, line feeds kept, END included.
  apf: (exported) => {
    const sgm = fileEnding(exported, '.sgm').replace(/<[^>]*>/g, '');
    const document = XmlDocument.fromString(fileEnding(exported, '.apf.xml'));
    const found = document
      .find('//entity_mention/extent/charseq | //event_mention/anchor/charseq')
      .map((charseq) => {
        const words = points(sgm, Number(valueOf(charseq, '@START')), Number(valueOf(charseq, '@END')) + 1);
        // eslint-disable-next-line no-control-regex -- which XML cannot hold
        if (words.replace(/[\u0000-\u0008\v\f\u000E-\u001F]/g, '\uFFFD') !== charseq.content)
          throw new Error(`${words} is not ${charseq.content}`);
        return [words.replace(/&lt;/g, '<').replace(/&amp;/g, '&')];
      });
    document.dispose();
    return found;
  },
  // UIMA: `begin` and `end` are UTF-16 offsets in the Sofa.
  xmi: (exported) => {
    const document = XmlDocument.fromString(fileEnding(exported, '.xmi'));
    const sofaString = document.get('//*[local-name()="Sofa"]/@sofaString')?.content ?? '';
    const named = '//*[local-name()="NamedEntity" or local-name()="EventMention"]';
    const mentions = document.find(named).map((node) => ({
      '%TYPE': 'NamedEntity',
      begin: Number(valueOf(node, '@begin')),
      end: Number(valueOf(node, '@end')),
      ...(node.get('@places') && { places: valueOf(node, '@places') }),
    }));
    const all = [{ '%TYPE': 'Sofa', sofaString }, ...mentions];
    document.dispose();
    return wordsInCas(all);
  },
  casjson: (exported) => {
    const shape = z.looseObject({ '%FEATURE_STRUCTURES': z.array(structure) });
    return wordsInCas(shape.parse(JSON.parse(fileEnding(exported, '.json')))['%FEATURE_STRUCTURES']);
  },
  // https://prodi.gy/docs/api-interfaces#ner: characters of `text`. Fragments of one mention have one id.
  jsonl: ({ files }) => {
    const span = z.looseObject({ start: z.number(), end: z.number(), id: z.string() });
    const shape = z.looseObject({ text: z.string(), spans: z.array(span) });
    return lines(files.get('')).flatMap((line) => {
      const { text, spans } = shape.parse(line);
      const words = new Map<string, string[]>();
      for (const { id, start, end } of spans)
        words.set(id, [...(words.get(id) ?? []), points(text, start, end)]);
      return [...words.values()];
    });
  },
  // IOB2: B- begins, I- continues.
  conll: ({ files }) => {
    const found: string[][] = [];
    for (const line of (files.get('') ?? '').split('\n')) {
      const [word = '', tag = 'O'] = line.split('\t');
      if (tag.startsWith('B-')) found.push([word]);
      else if (tag.startsWith('I-')) found.at(-1)?.push(word);
    }
    return found.map((words) => [words.join('')]);
  },
  csv: ({ files }, raw) => {
    const shape = z.array(
      z.looseObject({ start: z.coerce.number(), end: z.coerce.number(), spans: z.string() }),
    );
    const rows = shape.parse(
      parse(files.get('mentions.csv') ?? '', { columns: true, relax_column_count: false }),
    );
    return rows.map(({ start, end, spans }) =>
      (spans === '' ? [[start, end] as const] : z.array(pair).parse(JSON.parse(spans))).map(([from, to]) =>
        points(asPython(raw), from, to),
      ),
    );
  },
  plover: ({ files }, raw) => {
    const shape = z.looseObject({ spans: z.array(pair) });
    return lines(files.get('')).map((line) =>
      shape.parse(line).spans.map((span) => points(asPython(raw), ...span)),
    );
  },
  parquet: async ({ bytes }, raw) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'hashiya-test-'));
    try {
      const file = path.join(folder, 'mentions.parquet');
      await writeFile(file, bytes.get('mentions.parquet') ?? new Uint8Array());
      const shape = z.array(
        z.object({ spans: z.array(z.object({ start: z.coerce.number(), end: z.coerce.number() })) }),
      );
      return shape
        .parse(await queried(`select spans from '${file}'`))
        .map(({ spans }) => spans.map(({ start, end }) => points(asPython(raw), start, end)));
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};
