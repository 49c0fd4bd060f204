import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeArticle, normaliseText } from '../../../../core/text/normalise.js';

describe('the text that offsets count in', () => {
  it('has no byte order mark', () => {
    assert.equal(normaliseText('\uFEFFحلب'), 'حلب');
  });

  it('keeps a second byte order mark, as Python does', () => {
    assert.equal(normaliseText('\uFEFF\uFEFFحلب'), '\uFEFFحلب');
  });

  it('keeps a zero width no-break space that is not at the start', () => {
    assert.equal(normaliseText('حلب\uFEFF'), 'حلب\uFEFF');
  });

  it('reads CRLF, CR and LF each as one line end', () => {
    assert.equal(normaliseText('أ\r\nب\rت\nث\r\r\nج\n\rح'), 'أ\nب\nت\nث\n\nج\n\nح');
  });

  it('leaves other separators alone', () => {
    assert.equal(normaliseText('أ\u0085ب\u2028ت\u2029ث\u000Bج'), 'أ\u0085ب\u2028ت\u2029ث\u000Bج');
  });

  it('is the same whatever line ends a checkout gave the file', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('ص', 'ن', ' ', '😀') })),
        fc.constantFrom('\r\n', '\r'),
        (lines, end) => {
          assert.equal(normaliseText(lines.join(end)), lines.join('\n'));
        },
      ),
    );
  });

  it('is decoded from UTF-8, with or without a byte order mark', () => {
    const bytes = new TextEncoder().encode('\uFEFFحمص\r\n😀');
    assert.equal(decodeArticle(bytes), 'حمص\n😀');
    assert.equal(decodeArticle(bytes.slice(3)), 'حمص\n😀');
    assert.equal(decodeArticle(new TextEncoder().encode('\uFEFF\uFEFFحمص')), '\uFEFFحمص');
  });

  it('is not guessed at when the bytes are not UTF-8', () => {
    const windows1256 = Uint8Array.of(0xcd, 0xe3, 0xd5);
    assert.equal(decodeArticle(windows1256), undefined);
    const utf16 = Uint8Array.of(0xff, 0xfe, 0x2d, 0x06);
    assert.equal(decodeArticle(utf16), undefined);
  });

  it('is not guessed at when a character is cut off at the end', () => {
    assert.equal(decodeArticle(new TextEncoder().encode('حمص').slice(0, -1)), undefined);
  });
});
