/** An edit of the article's text: `inserted` takes the place of `[start, end)`. UTF-16 units. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
}

/** Whether an edit is so far behind spans, which are in order, that they stand where they stood. */
export function isBehind(spans: readonly Span[], { start }: TextEdit): boolean {
  return (spans.at(-1)?.[1] ?? 0) < start;
}

type Span = readonly [start: number, end: number];

/**
 * Where spans stand after an edit. The reading view and its page both move what they know in this way, so that the one can
 * tell the other what is different. What is inserted at an end of a span stays outside; what takes the place of its
 * beginning or end belongs to it.
 */
export function moved(spans: readonly Span[], edit: TextEdit): [number, number][] {
  return spans.map(([start, end]) => {
    const begin = movedOffset(start, edit);
    return [begin, Math.max(begin, movedEnd(end, edit))];
  });
}

/** Where an offset stands after an edit: before what was inserted if its place was replaced, else beside its letter. */
export function movedOffset(offset: number, { start, end, inserted }: TextEdit): number {
  if (offset >= end) return offset + inserted.length - (end - start);
  return Math.min(offset, start);
}

function movedEnd(offset: number, { start, end, inserted }: TextEdit): number {
  if (offset <= start) return offset;
  return start + inserted.length + Math.max(0, offset - end);
}
