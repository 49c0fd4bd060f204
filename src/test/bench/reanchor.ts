import { reanchor, type Reanchoring } from '../../core/anchor/reanchor.js';
import type { Mention } from '../../core/model/types.js';
import {
  annotatedArticle,
  moveParagraphs,
  scatterEdits,
  score,
  type AnnotatedArticle,
  type EditedArticle,
  type Score,
} from './editedArticles.js';
import { matchQuote } from './matchQuote.js';
import { duration, median } from './measure.js';
import { respelled, spellings } from './respelledArticles.js';
import { numbers } from './syntheticSet.js';

/** Code points that make one megabyte of Arabic in UTF-8. */
const length = 560_000;
const mentionCount = 10_000;
/** The rival looks for one mention at a time, so that a sample of them gives its time for all. */
const sampleSize = 200;
const repetitions = 5;

type Answer = { readonly spans: Mention['spans']; readonly sure: boolean } | undefined;

/**
 * Finding the mentions of a long article again after edits of its text, without the old text, against searching for
 * each quote by itself as Hypothesis does.
 */
export function benchReanchor(): void {
  const random = numbers(1);
  const article = annotatedArticle(length, mentionCount, random);
  const megabytes = Buffer.byteLength(article.text) / 1e6;
  console.log(
    `  ${String(article.mentions.length)} mentions in ${megabytes.toFixed(2)} MB (aims: ≥ 20 times faster,`,
  );
  console.log(
    `  nothing wrong, 99 % of the surviving mentions found); the rival on ${String(sampleSize)} of them`,
  );
  const cases: readonly (readonly [string, () => EditedArticle])[] = [
    ['1 edit', () => scatterEdits(article, 1, random)],
    ['100 edits', () => scatterEdits(article, 100, random)],
    ['1,000 edits', () => scatterEdits(article, 1000, random)],
    ['20 moves of paragraphs', () => moveParagraphs(article, 20, random)],
    ...spellings.map((spelling) => [spelling, () => respelled(article, spelling, random)] as const),
  ];
  for (const [name, edit] of cases) measure(name, article, edit());
}

function measure(name: string, article: AnnotatedArticle, edited: EditedArticle): void {
  const { mentions, text } = article;
  let result: Reanchoring | undefined;
  const times: number[] = [];
  for (let i = 0; i < repetitions; i++) {
    const start = performance.now();
    result = reanchor(mentions, edited.text, { oldLength: text.length });
    times.push(performance.now() - start);
  }
  const found = result?.mentions.map(({ outcome, after }): Answer =>
    outcome === 'orphaned' ? undefined : { spans: after.spans, sure: outcome !== 'uncertain' },
  );

  const step = mentions.length / sampleSize;
  const sample = Array.from({ length: sampleSize }, (_, i) => Math.floor(i * step));
  const some = { text, mentions: sample.flatMap((i) => mentions[i] ?? []) };
  const truth = sample.map((i) => edited.truth[i]);
  const start = performance.now();
  const rivals = some.mentions.map((mention) => searchFor(mention, edited.text));
  const rivalTime = performance.now() - start;

  const ours = median(times);
  const theirs = (rivalTime * mentions.length) / sample.length;
  console.log(
    `  ${name}: ${duration(ours)}; per-quote search ${duration(theirs)} for all, as the sample has it;`,
  );
  console.log(`    ${(theirs / ours).toFixed(0)} times faster`);
  console.log(`    all mentions:       ${inWords(score(article, edited, found ?? []))}`);
  const ourSample = sample.map((i) => found?.[i]);
  console.log(`    the sample:         ${inWords(score(some, { text: edited.text, truth }, ourSample))}`);
  console.log(`    per-quote search:   ${inWords(score(some, { text: edited.text, truth }, rivals))}`);
}

/** Each fragment by itself; the context of a discontinuous mention is known at its two ends. */
function searchFor(mention: Mention, text: string): Answer {
  const last = mention.quote.length - 1;
  const spans: [number, number][] = [];
  for (const [i, quote] of mention.quote.entries()) {
    const match = matchQuote(text, quote, {
      prefix: i === 0 ? mention.before : undefined,
      suffix: i === last ? mention.after : undefined,
      hint: mention.spans[i]?.[0],
    });
    if (!match) return undefined;
    spans.push([match.start, match.end]);
  }
  return { spans, sure: true };
}

function inWords({ survived, right, wrong, uncertain, orphaned }: Score): string {
  const share = ((100 * right) / survived).toFixed(2);
  return (
    `${String(survived)} survived, ${String(right)} right (${share} %), ${String(wrong)} wrong, ` +
    `${String(uncertain)} uncertain, ${String(orphaned)} orphaned`
  );
}
