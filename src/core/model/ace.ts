import type { Codebook } from './codebook.js';
import { empty } from './emptyCodebook.js';

export const ace: Codebook = empty;
