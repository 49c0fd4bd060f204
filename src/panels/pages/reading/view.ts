import * as z from 'zod';
import { lookShape, selectionShape } from '../../reading/messages.js';

/** How a person looks at an article. */
export const viewShape = z.object({
  /** The line at the top, as in the message `scroll`. */
  line: z.number().optional(),
  selection: selectionShape.optional(),
  /** The kinds of mentions that are left out. */
  without: z.array(lookShape).readonly().optional(),
  /** Whose mentions are wanted; empty: of those who are not named. */
  by: z.string().optional(),
});
export type View = Readonly<z.output<typeof viewShape>>;
