const lineBreak = /\r\n?/g;

/**
 * The text that all offsets count in: `raw` without a byte order mark, every CRLF or CR read as one LF.
 * Equals what Python's `open(path, encoding='utf-8-sig').read()` returns.
 */
export function normaliseText(raw: string): string {
  const text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw;
  return text.includes('\r') ? text.replace(lineBreak, '\n') : text;
}

/**
 * Decodes bytes exactly, byte order mark and line ends included.
 * @returns undefined when the bytes are not UTF-8: they are refused, never guessed at
 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Decodes an article's bytes to normalised text; undefined when they are not UTF-8. */
export function decodeArticle(bytes: Uint8Array): string | undefined {
  const raw = decodeUtf8(bytes);
  return raw === undefined ? undefined : normaliseText(raw);
}
