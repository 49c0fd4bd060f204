import { formsOf } from '../core/find/aliasIndex.js';
import { labelIn } from '../core/model/label.js';
import type { AnnotationSet } from '../core/set/annotationSet.js';
import { fold } from '../core/text/fold.js';
import { greatest } from '../core/lists.js';

interface Near {
  readonly id: string;
  readonly label: string;
}

/** The actors and events whose id or names look most like `query`, at most three. */
function nearestTo(set: AnnotationSet, query: string): Near[] {
  const wanted = pairsOf(query);
  const entries = [
    ...Array.from(set.actors, ([id, actor]) => ({ id, label: actor.label, forms: [id, ...formsOf(actor)] })),
    ...Array.from(set.events, ([id, { label }]) => ({
      id,
      label,
      forms: [id, label.ar, label.en].filter((form) => form !== undefined),
    })),
  ];
  return entries
    .map(({ id, label, forms }) => ({
      id,
      label: labelIn('ar', label, id),
      likeness: greatest(forms.map((form) => likeness(wanted, pairsOf(form)))),
    }))
    .filter((entry) => entry.likeness >= 0.4)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 3);
}

/** What to say after naming an unknown id: the likeliest ones, or nothing. */
export function hint(set: AnnotationSet, id: string): string {
  const near = nearestTo(set, id).map((one) => `${one.id} (${one.label})`);
  return near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`;
}

/** The pairs of neighbouring characters of a name, its ends included. */
function pairsOf(name: string): Set<string> {
  const key = ` ${fold(name).replaceAll('-', ' ')} `;
  return new Set(Array.from({ length: key.length - 1 }, (_, i) => key.slice(i, i + 2)));
}

/** Sørensen–Dice coefficient of two sets: 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return (2 * shared) / (a.size + b.size);
}
