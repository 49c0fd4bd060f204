import * as z from 'zod';
import { lookShape } from '../../reading/messages.js';
import type { Drawn } from './marks.js';

/** What kinds of marks can be left out. */
export const kindShape = z.enum([...lookShape.options, 'suggestion']);
export type MarkKind = z.output<typeof kindShape>;

export const filterShape = z.object({
  /** The kinds that are left out. */
  without: z.array(kindShape).readonly().optional(),
  /** Whose mentions are wanted; empty: those of nobody in particular. */
  by: z.string().optional(),
});
export type Filter = Readonly<z.output<typeof filterShape>>;

export function kindOf({ look, status }: Drawn): MarkKind {
  return status === 'suggested' ? 'suggestion' : look;
}

export function passes({ without, by }: Filter, mark: Drawn): boolean {
  return !without?.includes(kindOf(mark)) && (by === undefined || by === (mark.by ?? ''));
}
