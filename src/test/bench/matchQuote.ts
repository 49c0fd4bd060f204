import approxSearch from 'approx-string-match';

// How Hypothesis anchors one quote (its client's `match-quote.ts`), rebuilt for comparison: every exact place of the
// quote or, without one, every place within edit distance of half its length; of these the one that scores best.

export interface QuoteContext {
  readonly prefix: string | undefined;
  readonly suffix: string | undefined;
  /** Where the quote stood. */
  readonly hint: number | undefined;
}

export interface QuoteMatch {
  readonly start: number;
  readonly end: number;
}

const weights = { quote: 50, prefix: 20, suffix: 20, position: 2 };

/** The best place for a quote in a text, in UTF-16; undefined when there is none. */
export function matchQuote(text: string, quote: string, context: QuoteContext): QuoteMatch | undefined {
  const { prefix, suffix, hint } = context;
  let best: QuoteMatch | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  for (const match of search(text, quote, Math.min(256, quote.length / 2))) {
    const { start, end, errors } = match;
    const score =
      weights.quote * (1 - errors / quote.length) +
      weights.prefix * likeness(text.slice(Math.max(0, start - (prefix?.length ?? 0)), start), prefix) +
      weights.suffix * likeness(text.slice(end, end + (suffix?.length ?? 0)), suffix) +
      weights.position * (hint === undefined ? 1 : 1 - Math.abs(start - hint) / text.length);
    if (score > highest) {
      highest = score;
      best = match;
    }
  }
  return best;
}

function search(
  text: string,
  pattern: string,
  maxErrors: number,
): (QuoteMatch & { readonly errors: number })[] {
  const exact = [];
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
    exact.push({ start: at, end: at + pattern.length, errors: 0 });
  }
  return exact.length > 0 ? exact : approxSearch(text, pattern, maxErrors);
}

/** From 0 to 1; 1 without something to compare with. */
function likeness(text: string, expected: string | undefined): number {
  if (!expected) return 1;
  if (text === '') return 0;
  const [match] = search(text, expected, expected.length);
  return match ? 1 - match.errors / expected.length : 0;
}
