import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { TextStamp } from '../model/types.js';
import { codePointLength } from './codePoints.js';

/** The hash and length by which a sidecar recognises its text (normalised, see `normaliseText`). */
export function stampOf(text: string): TextStamp {
  return { sha256: bytesToHex(sha256(utf8ToBytes(text))), length: codePointLength(text) };
}
