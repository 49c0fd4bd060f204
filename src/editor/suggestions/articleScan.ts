import type { AnchoredText } from '../../core/anchor/anchor.js';
import type { Finder } from '../../core/find/finder.js';
import type { Match } from '../../core/find/matcher.js';
import type { Name } from '../../core/find/names.js';
import { recordedSuggestions } from '../../core/find/recorded.js';
import { Rejections } from '../../core/find/rejection.js';
import { suggest } from '../../core/find/suggest.js';
import type { Suggestion } from '../../core/find/suggestion.js';
import { unknownNames } from '../../core/find/unknown.js';
import type { VariantFinder } from '../../core/find/variants.js';
import type { AnnotationSet } from '../../core/set/annotationSet.js';
import type { Article } from '../article.js';

/** What the scans of one set have in common. */
export interface ScanContext {
  readonly set: AnnotationSet;
  readonly finder: Finder;
  /** Ids of actors used lately, latest first. */
  readonly recent: readonly string[];
  readonly wantsNewNames: boolean;
  /** Finds misspelt names; undefined when they are not wanted. */
  variants(): VariantFinder | undefined;
  /** The same for the names alone that became known since a mark of the finder. */
  variantsSince(mark: number): VariantFinder | undefined;
  /** How many times an actor's entry changed until now. */
  readonly actorMark: number;
  /** The actors whose entries changed since then. */
  actorsSince(mark: number): ReadonlySet<string>;
}

/** A place that may name an actor whom the set does not know; code points, half-open. */
export interface NewName {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** What is known of one article's names; the text is kept, since each new name is searched in all articles. */
export class ArticleScan {
  private matches: readonly Match<Name>[] = [];
  private mark = 0;
  private actorMark = 0;
  private known: readonly Suggestion[] | undefined;
  private knownNew: readonly NewName[] | undefined;
  private hasVariants = false;

  /** @param source the open article whose text it is; absent for the text on disk */
  constructor(
    private readonly path: string,
    readonly text: AnchoredText,
    readonly source: Article | undefined,
  ) {}

  /** Has the suggestions made anew when they are next asked for. */
  forget(): void {
    this.known = undefined;
    this.knownNew = undefined;
  }

  /**
   * The suggestions, in reading order: the same list as long as they are the same.
   * @param isThorough whether misspelt names must be among them, if they are wanted
   */
  suggestions(context: ScanContext, isThorough: boolean): readonly Suggestion[] {
    if (this.isOutdated(context)) this.forget();
    const variants = isThorough ? context.variants() : undefined;
    if (this.known && (this.hasVariants || !variants)) return this.known;
    this.hasVariants = variants !== undefined;
    const found = suggest(context.set, {
      article: this.path,
      text: this.text,
      matches: this.matches,
      rejected: [...context.set.mentionsIn(this.path).rejections.values()],
      recent: context.recent,
      ...(variants ? { variants } : {}),
    });
    const recorded = recordedSuggestions(context.set, this.path);
    return (this.known = recorded.length === 0 ? found : [...found, ...recorded].sort(byPlace));
  }

  /** The places that may name unknown actors: none of them is tagged or says a name that is known. */
  newNames(context: ScanContext): readonly NewName[] {
    if (this.isOutdated(context)) this.forget();
    if (this.knownNew) return this.knownNew;
    const { text, points } = this.text;
    const mentions = context.set.mentionsIn(this.path);
    const rejections = new Rejections([...mentions.rejections.values()]);
    const isKnown = (range: { start: number; end: number }): boolean => {
      if (this.matches.some(({ start, end }) => start < range.end && range.start < end)) return true;
      const [start, end] = [points.fromUtf16(range.start), points.fromUtf16(range.end)];
      return (
        mentions.overlapping(start, end).some(({ actor }) => actor !== undefined) ||
        rejections.at(this.text, start, end).has(undefined)
      );
    };
    return (this.knownNew = unknownNames(text, isKnown).map(({ start, end }) => ({
      start: points.fromUtf16(start),
      end: points.fromUtf16(end),
      quote: text.slice(start, end),
    })));
  }

  /** Takes up which names came and went, and tells whether that may change what is proposed here. */
  private isOutdated(context: ScanContext): boolean {
    const { finder, set } = context;
    const since = this.mark;
    const changed = this.actorMark === context.actorMark ? none : context.actorsSince(this.actorMark);
    this.actorMark = context.actorMark;
    if (finder.mark === since && changed.size === 0) return false;
    const kept = this.matches.filter(({ alias }) => finder.isCurrent(alias));
    const added = finder.mark > since ? finder.find(this.text.text, since) : [];
    const isSame = kept.length === this.matches.length && added.length === 0;
    if (!isSame) this.matches = [...kept, ...added];
    this.mark = finder.mark;
    if (!isSame || kept.some(({ alias }) => changed.has(alias.actor))) return true;
    if (this.known?.some(({ candidates }) => candidates.some(({ actor }) => changed.has(actor)))) return true;
    const mentions = set.mentionsIn(this.path).sorted();
    if (mentions.some(({ actor }) => actor !== undefined && changed.has(actor))) return true;
    const variants = this.hasVariants && finder.mark > since ? context.variantsSince(since) : undefined;
    return (variants?.find(this.text.text, () => false).length ?? 0) > 0;
  }
}

function byPlace(a: Suggestion, b: Suggestion): number {
  return a.start - b.start || b.end - a.end;
}

const none: ReadonlySet<string> = new Set();
