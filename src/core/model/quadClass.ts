import type { Codebook } from './codebook.js';
import type { QuadClass } from './types.js';

/** Whether something is for or against the other side. */
export type Stance = 'cooperation' | 'conflict';

/** The quad class of an event type, or that of the nearest type that it is a kind of; undefined when none has one. */
export function quadClassOf({ eventTypes }: Codebook, type: string): QuadClass | undefined {
  const seen = new Set<string>();
  for (let id: string | undefined = type; id !== undefined && !seen.has(id);) {
    seen.add(id);
    const entry = eventTypes.get(id);
    if (entry?.quadClass !== undefined) return entry.quadClass;
    id = entry?.parent;
  }
  return undefined;
}

/** The half of the four quad classes that one of them belongs to. */
export function stanceOf(quadClass: QuadClass | undefined): Stance | undefined {
  switch (quadClass) {
    case 'verbal-cooperation':
    case 'material-cooperation':
      return 'cooperation';
    case 'verbal-conflict':
    case 'material-conflict':
      return 'conflict';
    case undefined:
      return undefined;
  }
}
