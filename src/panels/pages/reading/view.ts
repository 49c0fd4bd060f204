import * as z from 'zod';
import { selectionShape } from '../../reading/messages.js';
import { filterShape } from './filter.js';

/** How a person looks at an article. */
export const viewShape = z.object({
  /** The line at the top, as in the message `scroll`. */
  line: z.number().optional(),
  selection: selectionShape.optional(),
  filter: filterShape,
});
export type View = Readonly<z.output<typeof viewShape>>;
