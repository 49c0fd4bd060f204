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
 * Decodes an article's bytes to normalised text.
 * @returns undefined when the bytes are not UTF-8: such an article is refused, never guessed at.
 */
export function decodeArticle(bytes: Uint8Array): string | undefined {
  try {
    return normaliseText(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
