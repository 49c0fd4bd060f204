/** Which entries have a key in common; kept up entry by entry. */
export class KeyIndex {
  private readonly idsByKey = new Map<string, Set<string>>();
  private readonly keysById = new Map<string, ReadonlySet<string>>();

  /** Replaces the keys of an entry; without any it is forgotten. */
  put(id: string, keys: Iterable<string> = []): void {
    for (const key of this.keysById.get(id) ?? []) {
      const ids = this.idsByKey.get(key);
      ids?.delete(id);
      if (ids?.size === 0) this.idsByKey.delete(key);
    }
    const all = new Set(keys);
    if (all.size === 0) this.keysById.delete(id);
    else this.keysById.set(id, all);
    for (const key of all) {
      const ids = this.idsByKey.get(key);
      if (ids) ids.add(id);
      else this.idsByKey.set(key, new Set([id]));
    }
  }

  /** The first of the other entries that have a key in common with this one, so many of each key at most. */
  some(id: string, most: number): ReadonlySet<string> {
    return new Set(
      [...(this.keysById.get(id) ?? [])].flatMap((key) => firstOthers(this.idsByKey.get(key), id, most)),
    );
  }

  /** The other entries that have a key in common with this one, with how many. */
  sharing(id: string): ReadonlyMap<string, number> {
    const shared = new Map<string, number>();
    for (const key of this.keysById.get(id) ?? []) {
      for (const other of this.idsByKey.get(key) ?? []) {
        if (other !== id) shared.set(other, (shared.get(other) ?? 0) + 1);
      }
    }
    return shared;
  }
}

/** The first of some ids without one of them. */
export function firstOthers(ids: Iterable<string> = [], id: string, most: number): string[] {
  const found: string[] = [];
  for (const other of ids) {
    if (found.length === most) break;
    if (other !== id) found.push(other);
  }
  return found;
}
