import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ArticleText } from '../../../panels/pages/reading/articleText.js';

const anyText = fc
  .array(fc.constantFrom('\n', 'أ', 'ب', ' ', '😀'), { maxLength: 30 })
  .map((all) => all.join(''));

describe('The text of an article on its page', () => {
  it('is after any edits what a string would be, with its lines in their places', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(), anyText), { maxLength: 5 });
    fc.assert(
      fc.property(anyText, edits, (first, all) => {
        let wanted = first;
        const text = new ArticleText(first);
        for (const [one, other, inserted] of all) {
          const [start = 0, end = 0] = [one, other]
            .map((at) => at % (wanted.length + 1))
            .sort((a, b) => a - b);
          wanted = wanted.slice(0, start) + inserted + wanted.slice(end);
          const before = [...text.lines];
          const { index, removed, added } = text.edit({ start, end, inserted });
          assert.deepEqual(before.slice(index, index + removed.length), removed);
          before.splice(index, removed.length, ...added);
          assert.deepEqual([...text.lines], before);
        }
        assert.equal(text.slice(0, text.length), wanted);
        assert.equal(text.length, wanted.length);
        for (const line of text.lines) {
          assert.equal(wanted.slice(line.start, line.start + line.text.length), line.text);
          assert.equal(text.lineAt(line.start), line);
          assert.equal(text.lineAt(line.start + line.text.length), line);
        }
      }),
    );
  });

  it('keeps the lines that an edit leaves as they are', () => {
    const text = new ArticleText('أول\nثان\nثالث\nرابع');
    const [first, second, , last] = text.lines;
    const { index, removed, added } = text.edit({
      start: 0,
      end: text.length,
      inserted: 'أول\nثان\nجديد\nرابع',
    });
    assert.deepEqual([index, removed.length, added.length], [2, 1, 1]);
    assert.deepEqual([text.lines[0], text.lines[1], text.lines[3]], [first, second, last]);
  });
});
