import { referentKey, referentOf } from '../model/mention.js';
import type { Form, Mention, Referent } from '../model/types.js';
import { fold } from '../text/fold.js';

/** What a written form was tagged as, in one form, and how often. */
export interface Precedent {
  readonly referent: Referent;
  readonly form: Form | undefined;
  readonly count: number;
}

type Counted = { -readonly [K in keyof Precedent]: Precedent[K] };

/** Remembers what each folded quote was tagged as. What is only suggested teaches nothing: else it would confirm itself. */
export class QuoteIndex {
  private readonly byKey = new Map<string, Map<string, Counted>>();
  /** Few of a set's quotes differ, so folding each once is most of the work saved. */
  private readonly keys = new Map<string, string>();

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
  }

  private keyOf(quote: string): string {
    let key = this.keys.get(quote);
    if (key === undefined) this.keys.set(quote, (key = fold(quote)));
    return key;
  }
}
