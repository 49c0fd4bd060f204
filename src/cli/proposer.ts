import { anchoredText, type AnchoredText } from '../core/anchor/anchor.js';
import { Finder } from '../core/find/finder.js';
import { Matcher } from '../core/find/matcher.js';
import type { Name } from '../core/find/names.js';
import { suggest } from '../core/find/suggest.js';
import type { Suggestion } from '../core/find/suggestion.js';
import { unknownNames, type UnknownName } from '../core/find/unknown.js';
import { VariantFinder } from '../core/find/variants.js';
import type { AnnotationSet } from '../core/set/annotationSet.js';
import type { TextRange } from '../core/text/words.js';

/** Which proposals are wanted. */
export interface Wanted {
  /** Only those whose likeliest actor it is. */
  readonly actor?: string;
  /** Only those with at least this score. */
  readonly minScore: number;
  /** Whether also misspelt names. */
  readonly variants: boolean;
  /** Whether also names of actors that the set does not know. */
  readonly newNames: boolean;
}

/** Words that may name an actor whom the set does not know; offsets in code points. */
export interface NewName {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly reason: UnknownName['after'];
}

export interface Proposals {
  readonly text: AnchoredText;
  /** In reading order. */
  readonly suggestions: readonly Suggestion[];
  /** How many more there were that do not reach the score. */
  readonly below: number;
  readonly newNames: readonly NewName[];
}

/** Proposes mentions in one text after the other, by the names that a set's actors have when it is made. */
export class Proposer {
  private readonly matcher: Matcher<Name>;
  private readonly variants: VariantFinder | undefined;

  constructor(
    private readonly set: AnnotationSet,
    private readonly wanted: Wanted,
  ) {
    const names = new Finder(set).names();
    this.matcher = new Matcher(names);
    this.variants = wanted.variants ? new VariantFinder(names) : undefined;
  }

  /**
   * @param text normalised
   * @param article in the set; undefined for a text from elsewhere, of which the set has no mentions
   */
  of(text: string, article?: string): Proposals {
    const { actor, minScore, newNames } = this.wanted;
    const anchored = anchoredText(text);
    const matches = this.matcher.find(text);
    const all = suggest(this.set, {
      article: article ?? '',
      text: anchored,
      matches,
      rejected: article === undefined ? [] : [...this.set.mentionsIn(article).rejections.values()],
      ...(this.variants ? { variants: this.variants } : {}),
    }).filter((one) => actor === undefined || one.actor === actor);
    const suggestions = all.filter(({ score }) => score >= minScore);
    const known = newNames ? [...matches, ...this.tagged(article, anchored)] : [];
    return {
      text: anchored,
      suggestions,
      below: all.length - suggestions.length,
      newNames: newNames ? namesBeside(anchored, known) : [],
    };
  }

  /** Where the article's actor mentions are, in UTF-16. */
  private tagged(article: string | undefined, { points }: AnchoredText): TextRange[] {
    if (article === undefined) return [];
    return this.set
      .mentionsIn(article)
      .overlapping(0, points.length)
      .filter((mention) => mention.actor !== undefined)
      .flatMap(({ spans }) =>
        spans.map(([start, end]) => ({ start: points.toUtf16(start), end: points.toUtf16(end) })),
      );
  }
}

function namesBeside({ text, points }: AnchoredText, known: readonly TextRange[]): NewName[] {
  const isKnown = (range: TextRange): boolean =>
    known.some(({ start, end }) => start < range.end && range.start < end);
  return unknownNames(text, isKnown).map(({ start, end, after }) => ({
    start: points.fromUtf16(start),
    end: points.fromUtf16(end),
    quote: text.slice(start, end),
    reason: after,
  }));
}
