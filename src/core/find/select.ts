import type { Match } from './matcher.js';
import type { Name } from './names.js';

/** The names that are found at one place of a text: `start` and `end` are half-open, in UTF-16 code units. */
export interface NamedPlace {
  readonly start: number;
  readonly end: number;
  readonly matches: readonly Match<Name>[];
  /** Whether the place is a nisba inside a longer name of something else (`الجيش الروسي`). */
  readonly isInside: boolean;
}

/**
 * The places that count: of overlapping ones the longest, of equally long ones the first, since a name inside a longer
 * name is no mention (`واشنطن بوست` is not Washington). A nisba inside another actor's name still says of whom.
 */
export function longestPlaces(matches: readonly Match<Name>[]): NamedPlace[] {
  const groups = new Map<string, Match<Name>[]>();
  for (const match of matches) {
    const key = `${String(match.start)} ${String(match.end)}`;
    const group = groups.get(key);
    if (group) group.push(match);
    else groups.set(key, [match]);
  }
  const longestFirst = [...groups.values()]
    .map((group) => ({ start: group[0]?.start ?? 0, end: group[0]?.end ?? 0, matches: nameOrNisba(group) }))
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);

  const taken = new Taken();
  const places: NamedPlace[] = [];
  for (const place of longestFirst) {
    const longer = taken.overlapping(place);
    if (longer.length === 0) {
      places.push({ ...place, isInside: false });
      taken.add(place);
      continue;
    }
    const nisbas = place.matches.filter(
      ({ alias, start, end }) =>
        alias.origin === 'nisba' &&
        longer.every((one) => one.start <= start && end <= one.end && !names(one, alias.actor)),
    );
    if (nisbas.length > 0) places.push({ ...place, matches: nisbas, isInside: true });
  }
  return places.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Of a name and a nisba that are written alike, the nisba where the text has the article, else the name (سورية). */
function nameOrNisba(group: readonly Match<Name>[]): Match<Name>[] {
  const has = (origin: Name['origin'], actor: string): boolean =>
    group.some(({ alias }) => alias.origin === origin && alias.actor === actor);
  return group.filter(({ alias: { origin, actor }, article }) => {
    if (origin === 'known') return !article || !has('nisba', actor);
    return origin !== 'nisba' || article || !has('known', actor);
  });
}

function names({ matches }: { readonly matches: readonly Match<Name>[] }, actor: string): boolean {
  return matches.some(({ alias }) => alias.actor === actor);
}

type Place = Omit<NamedPlace, 'isInside'>;

/** Places that do not overlap, by the blocks of text that they touch. */
class Taken {
  private readonly byBlock = new Map<number, Place[]>();

  add(place: Place): void {
    for (const block of blocks(place)) {
      const places = this.byBlock.get(block);
      if (places) places.push(place);
      else this.byBlock.set(block, [place]);
    }
  }

  overlapping(place: Place): Place[] {
    const found = new Set<Place>();
    for (const block of blocks(place)) {
      for (const one of this.byBlock.get(block) ?? []) {
        if (one.start < place.end && place.start < one.end) found.add(one);
      }
    }
    return [...found];
  }
}

function blocks({ start, end }: Place): number[] {
  const first = start >> 6;
  return Array.from({ length: ((end - 1) >> 6) - first + 1 }, (_, i) => first + i);
}
