/**
 * What an export could not carry: how many of each kind. Kinds are plain English, without numbers or
 * names in them, given as literals: the editor looks them up in the reader's language.
 */
export class Losses {
  private readonly counts = new Map<string, number>();

  add(kind: string, count = 1): void {
    if (count > 0) this.counts.set(kind, (this.counts.get(kind) ?? 0) + count);
  }

  /** The kinds in the order in which they first came up. */
  list(): { readonly kind: string; readonly count: number }[] {
    return Array.from(this.counts, ([kind, count]) => ({ kind, count }));
  }
}
