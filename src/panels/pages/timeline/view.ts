import * as z from 'zod';
import { filterShape } from '../../../core/timeline/filter.js';

/** How a person looks at the timeline. */
export const viewShape = z.object({
  filter: filterShape,
  /** The first and the last time in sight, in milliseconds since 1970; absent: all there is. */
  inSight: z.tuple([z.number(), z.number()]).readonly().optional(),
});
export type View = Readonly<z.output<typeof viewShape>>;
