import type { OwnCodebook } from '../types.js';

/** Held to `codebookShape` by the build. */
declare const codebook: OwnCodebook;
export default codebook;
