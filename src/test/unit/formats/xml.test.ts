import { expect } from 'chai';
import fc from 'fast-check';
import { countForbidden, isNameToken, xmlText } from '../../../core/formats/xml.js';
import { readXml } from '../support/wellFormed.js';

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('<', '>', '&', '"', "'", ']]>', '&amp;', '\u0000', '\r', '\n', '\uD800', '😀', 'ع'),
  }),
);

describe('Text in XML', () => {
  it('comes back from content and attributes as it was, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const root = readXml(`<a b="${xmlText(text)}">${xmlText(text)}</a>`);
        expect(root.attributes.get('b')).to.equal(root.text);
        const lost = Array.from(root.text).filter((one, i) => one !== Array.from(text)[i]);
        expect(lost).to.deep.equal(Array.from({ length: countForbidden(text) }, () => '\uFFFD'));
      }),
    );
  });

  it('is an identifier only without spaces and the signs that XML does not allow in one', () => {
    for (const id of ['sergey-lavrov', 'سيرغي-لافروف', 'a.b_1', '2016'])
      expect(isNameToken(id)).to.equal(true);
    for (const id of ['', 'a b', 'a;b', 'm²', 'a"b']) expect(isNameToken(id)).to.equal(false);
  });
});
