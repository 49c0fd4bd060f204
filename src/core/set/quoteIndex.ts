import { referentKey, referentOf } from '../model/mention.js';
import type { Form, Mention, Referent } from '../model/types.js';
import { fold } from '../text/fold.js';
import { nisbaStem } from '../text/nisba.js';
import { LeadIndex } from './leadIndex.js';

/** What a written form was tagged as, in one form, and how often. */
export interface Precedent {
  readonly referent: Referent;
  readonly form: Form | undefined;
  readonly count: number;
}

/** A nisba as it was written, and how often one of its stem was tagged. */
export interface Nisba {
  readonly quote: string;
  count: number;
}

const noNisbas: ReadonlyMap<string, Nisba> = new Map();

type Counted = { -readonly [K in keyof Precedent]: Precedent[K] };

/** Remembers what each folded quote was tagged as. What is only suggested teaches nothing: else it would confirm itself. */
export class QuoteIndex {
  private readonly byKey = new Map<string, Map<string, Counted>>();
  /** Few of a set's quotes differ, so folding each once is most of the work saved. */
  private readonly keys = new Map<string, string>();
  private readonly nisbas = new Map<string, Map<string, Nisba>>();

  /** Which words the names of actors follow. */
  readonly leads = new LeadIndex();

  add(mention: Mention): void {
    this.count(mention, 1);
  }

  remove(mention: Mention): void {
    this.count(mention, -1);
  }

  /** What texts with this folded form were tagged as, most frequent first. */
  precedents(key: string): Precedent[] {
    return [...(this.byKey.get(key)?.values() ?? [])].sort((a, b) => b.count - a.count);
  }

  /**
   * The nisbas that an actor was tagged by, each once, by their folded stems (امريك of الأمريكية). Another map when
   * there are others.
   */
  nisbasOf(actor: string): ReadonlyMap<string, Nisba> {
    return this.nisbas.get(actor) ?? noNisbas;
  }

  /** All folded forms with what they were tagged as. */
  *all(): Generator<readonly [key: string, precedents: readonly Precedent[]], void> {
    for (const [key, entries] of this.byKey) yield [key, [...entries.values()]];
  }

  private count(mention: Mention, difference: 1 | -1): void {
    if (mention.status === 'suggested') return;
    const key = this.keyOf(mention.quote.join(' '));
    const referent = referentOf(mention);
    const form = mention.actor === undefined ? undefined : mention.form;
    const inner = `${referentKey(referent)} ${form ?? ''}`;
    let entries = this.byKey.get(key);
    if (!entries) this.byKey.set(key, (entries = new Map<string, Counted>()));
    const entry = entries.get(inner);
    if (entry) {
      entry.count += difference;
      if (entry.count === 0) entries.delete(inner);
    } else entries.set(inner, { referent, form, count: difference });
    if (mention.actor === undefined) return;
    this.leads.count(mention, difference);
    if (form === 'nisba') this.countNisba(mention.actor, mention.quote.join(' '), difference);
  }

  private countNisba(actor: string, quote: string, difference: 1 | -1): void {
    const stem = nisbaStem(this.keyOf(quote));
    if (stem === undefined) return;
    const known = this.nisbas.get(actor) ?? noNisbas;
    const before = known.get(stem);
    const count = (before?.count ?? 0) + difference;
    if (before && count > 0) {
      before.count = count;
      return;
    }
    const nisbas = new Map(known);
    if (count > 0) nisbas.set(stem, { quote, count });
    else nisbas.delete(stem);
    this.nisbas.set(actor, nisbas);
  }

  private keyOf(quote: string): string {
    let key = this.keys.get(quote);
    if (key === undefined) this.keys.set(quote, (key = fold(quote)));
    return key;
  }
}
