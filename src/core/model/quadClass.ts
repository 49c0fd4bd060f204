import type { Codebook } from './codebook.js';
import { kindsOf } from './kinds.js';
import type { QuadClass } from './types.js';

/** Whether something is for or against the other side. */
export type Stance = 'cooperation' | 'conflict';

/** The quad class of an event type, or that of the nearest type that it is a kind of; undefined when none has one. */
export function quadClassOf(codebook: Codebook, type: string): QuadClass | undefined {
  for (const { quadClass } of kindsOf(codebook, type)) if (quadClass !== undefined) return quadClass;
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
