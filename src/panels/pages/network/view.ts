import * as z from 'zod';
import { filterShape } from '../../network/messages.js';

/** How a person looks at the network. */
export const viewShape = z.object({ filter: filterShape, isTable: z.boolean() });
export type View = Readonly<z.output<typeof viewShape>>;
