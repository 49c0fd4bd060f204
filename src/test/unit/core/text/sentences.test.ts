import { expect } from 'chai';
import fc from 'fast-check';
import { sentenceAround } from '../../../../core/text/sentences.js';

describe('The sentence around a range', () => {
  const around = (text: string, words: string): string => {
    const start = text.indexOf(words);
    const range = sentenceAround(text, { start, end: start + words.length });
    return text.slice(range.start, range.end);
  };

  it('ends with a full stop, a question mark of either script or an exclamation mark', () => {
    const text = 'وصل الوزير. هل يلتقي نظيره؟ نعم! ثم يغادر.';
    expect(around(text, 'الوزير')).to.equal('وصل الوزير.');
    expect(around(text, 'يلتقي')).to.equal('هل يلتقي نظيره؟');
    expect(around(text, 'نعم')).to.equal('نعم!');
    expect(around(text, 'يغادر')).to.equal('ثم يغادر.');
  });

  it('ends with its line, whatever the line ends with', () => {
    expect(around('لقاء في جنيف\n\nوصل الوزير', 'جنيف')).to.equal('لقاء في جنيف');
    expect(around('لقاء في جنيف\n\nوصل الوزير', 'وصل')).to.equal('وصل الوزير');
  });

  it('takes in the quotation mark that its full stop closes', () => {
    expect(around('قال: «لن نوافق.» ثم خرج.', 'نوافق')).to.equal('قال: «لن نوافق.»');
  });

  it('goes on after the dots of numbers, initials and pauses', () => {
    const text = 'منح د. سامي 3.5 مليون... ثم عاد.';
    expect(around(text, 'مليون')).to.equal(text);
  });

  it('is several sentences for words that reach over several', () => {
    expect(around('أول. ثانٍ. ثالث. رابع.', 'ثانٍ. ثالث')).to.equal('ثانٍ. ثالث.');
  });

  it('always holds the range, and stands by itself', () => {
    const piece = fc.constantFrom('وصل', ' ', '.', '؟', '\n', '»', 'د', '3', '😀', '…');
    fc.assert(
      fc.property(fc.array(piece), fc.nat(), fc.nat(), (pieces, a, b) => {
        const text = `x${pieces.join('')}x`;
        const [start, end] = [a % text.length, b % text.length].sort((one, other) => one - other);
        if (
          start === undefined ||
          end === undefined ||
          text.slice(start, end).trim() !== text.slice(start, end)
        )
          return;
        if (start === end) return;
        const sentence = sentenceAround(text, { start, end });
        expect(sentence.start).to.be.at.most(start);
        expect(sentence.end).to.be.at.least(end);
        const again = sentenceAround(text, sentence);
        expect(again).to.deep.equal(sentence);
      }),
    );
  });
});
