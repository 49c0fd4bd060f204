import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mapSpan, type TextEdit } from '../../../../core/anchor/edits.js';
import type { Span } from '../../../../core/model/types.js';
import { TextLog } from '../../../../core/set/textLog.js';
import { codePointLength } from '../../../../core/text/codePoints.js';

/** What a person does at the keyboard: each key at the cursor, which goes elsewhere now and then. */
const keys = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('ا', 'ب', ' ', '،', '😀', 'ً', 'نص جديد') },
    { weight: 4, arbitrary: fc.constantFrom('back', 'back', 'delete') },
    { weight: 1, arbitrary: fc.nat(40) },
  ),
  { maxLength: 60 },
);

function editsOf(pressed: readonly (string | number)[], length: number): TextEdit[] {
  const edits: TextEdit[] = [];
  let cursor = Math.floor(length / 2);
  let size = length;
  for (const key of pressed) {
    if (typeof key === 'number') cursor = Math.min(key, size);
    else {
      const edit =
        key === 'back'
          ? { start: Math.max(0, cursor - 1), end: cursor, inserted: '' }
          : key === 'delete'
            ? { start: cursor, end: Math.min(size, cursor + 1), inserted: '' }
            : { start: cursor, end: cursor, inserted: key };
      edits.push(edit);
      const written = codePointLength(edit.inserted);
      size += written - (edit.end - edit.start);
      cursor = edit.start + written;
    }
  }
  return edits;
}

function moved(span: Span, edits: readonly TextEdit[]): Span | undefined {
  return edits.reduce<Span | undefined>((at, edit) => at && mapSpan(at, edit), span);
}

describe('The log of a text', () => {
  it('moves every span, from every mark, as all single edits do', () => {
    fc.assert(
      fc.property(keys, keys, fc.nat(30), fc.integer({ min: 1, max: 10 }), (first, second, start, length) => {
        const log = new TextLog();
        const before = editsOf(first, 41);
        for (const edit of before) log.add([edit]);
        const mark = log.mark();
        const after = editsOf(second, 41);
        log.add(after);
        const span: Span = [start, start + length];
        assert.deepEqual(moved(span, log.since(mark) ?? []), moved(span, after));
        assert.deepEqual(moved(span, log.since(0) ?? []), moved(span, [...before, ...after]));
      }),
    );
  });

  it('keeps one edit of what was typed on in one place, however long', () => {
    const log = new TextLog();
    for (let i = 0; i < 100_000; i++) log.add([{ start: 7 + i, end: 7 + i, inserted: 'ن' }]);
    assert.equal(log.since(0)?.length, 1);
  });

  it('keeps a mark between what was typed before and after it', () => {
    const log = new TextLog();
    log.add([{ start: 0, end: 0, inserted: 'ا' }]);
    const mark = log.mark();
    log.add([{ start: 1, end: 1, inserted: 'ب' }]);
    log.add([{ start: 2, end: 2, inserted: 'ج' }]);
    assert.deepEqual(log.since(mark), [{ start: 1, end: 1, inserted: 'بج' }]);
    assert.equal(log.since(0)?.length, 2);
  });
});
