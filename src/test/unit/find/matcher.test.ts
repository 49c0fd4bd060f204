import { expect } from 'chai';
import * as fc from 'fast-check';
import { Matcher } from '../../../core/find/matcher.js';
import { fold } from '../../../core/text/fold.js';
import { naiveMatches } from './naiveMatcher.js';

/** What the aliases match in a text, as written there. */
function quotes(text: string, ...aliases: string[]): string[] {
  const matcher = new Matcher(aliases.map((alias) => ({ text: alias })));
  return matcher.find(text).map(({ start, end }) => text.slice(start, end));
}

describe('Matcher', () => {
  describe('folds while it reads', () => {
    const same: readonly (readonly [what: string, alias: string, text: string])[] = [
      ['marks', 'سورية', 'سُورِيَّة'],
      ['tatweel', 'الجيش', 'الجـــيش'],
      ['forms of alef', 'أنقرة', 'انقره'],
      ['alef maksura and yeh', 'ليبيا', 'لىبىا'],
      ['Farsi yeh and keheh', 'كيري', 'کیری'],
      ['presentation forms', 'روسيا', 'ﺭﻭﺳﻴﺎ'],
      ['a ligature of two letters', 'الأكبر', 'اﻷكبر'],
      ['a ligature of several words', 'صلى الله عليه وسلم', 'ﷺ'],
      ['Arabic digits', 'القرار 2254', 'القرار ٢٢٥٤'],
      ['Persian digits', 'القرار 2254', 'القرار ۲۲۵۴'],
      ['a no-break space', 'الولايات المتحدة', 'الولايات\u00A0المتحدة'],
      ['a line break', 'الولايات المتحدة', 'الولايات\nالمتحدة'],
      ['a run of white space', 'الولايات المتحدة', 'الولايات \u200F\n\u00A0 المتحدة'],
      ['invisible controls', 'موسكو', 'مو\u200Dسكو'],
      ['Latin case', 'Pentagon', 'PENTAGON'],
      ['characters beyond U+FFFF', '𐐀𐐁', '𐐨𐐩'],
    ];
    for (const [what, alias, text] of same) {
      it(what, () => {
        expect(quotes(`في ${text}، قال`, alias)).to.deep.equal([text]);
      });
    }

    it('ornate parentheses, which fold to themselves', () => {
      expect(quotes('\uFD3Fموسكو\uFD3E', 'موسكو')).to.deep.equal(['موسكو']);
    });
  });

  describe('begins at a word or after clitics', () => {
    it('leaves conjunctions and prepositions out', () => {
      for (const clitics of ['و', 'ف', 'ب', 'ك', 'ل', 'س', 'وب', 'ول', 'فل', 'وك', 'لـ', 'وَ']) {
        expect(quotes(`قال ${clitics}روسيا`, 'روسيا'), clitics).to.deep.equal(['روسيا']);
      }
    });
    it('keeps the article after them', () => {
      for (const clitics of ['و', 'ف', 'ب', 'ك', 'وب', 'فك']) {
        expect(quotes(`${clitics}الكرملين`, 'الكرملين'), clitics).to.deep.equal(['الكرملين']);
      }
    });
    it('begins at the second lam of a contraction', () => {
      expect(quotes('للولايات المتحدة', 'الولايات المتحدة')).to.deep.equal(['لولايات المتحدة']);
      expect(quotes('وللولايات المتحدة', 'الولايات المتحدة')).to.deep.equal(['لولايات المتحدة']);
      expect(quotes('لِلأسد', 'الأسد')).to.deep.equal(['لأسد']);
    });
    it('tells when only the text has the article', () => {
      const found = new Matcher([{ text: 'بنتاغون' }]).find('البنتاغون للبنتاغون بنتاغون');
      expect(found.map(({ start, end, article }) => [start, end, article])).to.deep.equal([
        [0, 9, true],
        [11, 19, true],
        [20, 27, false],
      ]);
    });
    it('never takes a name for clitics', () => {
      expect(quotes('بوتين ولافروف وكيري وفيصل', 'بوتين', 'لافروف', 'كيري', 'فيصل')).to.have.length(4);
      expect(quotes('بوتين كيري وزير', 'وتين', 'يري', 'تين', 'زير')).to.deep.equal(['وتين', 'يري', 'زير']);
      expect(quotes('سبوتين', 'بوتين')).to.deep.equal(['بوتين']);
      expect(quotes('رابوتين', 'بوتين')).to.deep.equal([]);
    });
    it('begins inside a word after anything that is no letter', () => {
      expect(quotes('لـ«رويترز» و(تاس)', 'رويترز', 'تاس')).to.deep.equal(['رويترز', 'تاس']);
    });
    it('finds a Latin name after an Arabic clitic', () => {
      expect(quotes('وKerry وUSA', 'kerry', 'USA')).to.deep.equal(['Kerry', 'USA']);
      expect(quotes('Cause', 'USA')).to.deep.equal([]);
    });
  });

  describe('ends with the word', () => {
    it('not before', () => {
      expect(quotes('تاسع روسيات لافروفا', 'تاس', 'روسيا', 'لافروف')).to.deep.equal([]);
      expect(quotes('قسد_ تاس7', 'قسد', 'تاس')).to.deep.equal([]);
    });
    it('takes the marks of its last letter, not a control or a dash of tatweel', () => {
      expect(quotes('موسكوُ ثم سوريا\u200F', 'موسكو', 'سوريا')).to.deep.equal(['موسكوُ', 'سوريا']);
      expect(quotes('موسكوـ', 'موسكو')).to.deep.equal(['موسكو']);
    });
    it('not inside a ligature', () => {
      expect(quotes('ﷺ', 'الله')).to.deep.equal([]);
      expect(quotes('ﷲ', 'الله')).to.deep.equal(['ﷲ']);
    });
  });

  describe('tanwin', () => {
    it('is not the name', () => {
      for (const text of ['روسياً', 'روسيًا', 'روسيـاً', 'وروسياً', 'روسياً،', 'سورياً']) {
        expect(quotes(`كان ${text} أن`, 'روسيا', 'سوريا'), text).to.deep.equal([]);
      }
    });
    it('matches an alias that is written so', () => {
      expect(quotes('كان روسياً', 'روسياً')).to.deep.equal(['روسياً']);
    });
    it('counts inside a longer alias too', () => {
      expect(quotes('روسياً الاتحادية', 'روسيا الاتحادية')).to.deep.equal([]);
    });
  });

  it('never takes Russia for Syria', () => {
    expect(quotes('روسيا', 'سوريا')).to.deep.equal([]);
  });

  it('reports overlapping matches', () => {
    const text = 'قوات سوريا الديمقراطية';
    expect(quotes(text, 'سوريا', text, 'قوات', 'سوريا الديمقراطية')).to.have.members([
      'قوات',
      'سوريا',
      text,
      'سوريا الديمقراطية',
    ]);
    expect(quotes('الولايات الولايات المتحدة', 'الولايات المتحدة')).to.deep.equal(['الولايات المتحدة']);
  });

  it('reports every alias that is written so', () => {
    const aliases = [
      { text: 'القاعدة', actor: 'al-qaeda' },
      { text: 'القاعده', actor: 'base' },
    ];
    expect(new Matcher(aliases).find('من القاعدة').map(({ alias }) => alias)).to.have.members(aliases);
  });

  it('knows nothing without aliases', () => {
    expect(new Matcher([]).find('روسيا')).to.deep.equal([]);
    expect(quotes('ـ روسيا', '', 'ـ', ' ')).to.deep.equal([]);
  });

  it('can be read in slices, and given up', () => {
    const matcher = new Matcher([{ text: 'موسكو' }]);
    const text = 'في موسكو قال إن\n'.repeat(20_000);
    const steps: number[] = [];
    const search = matcher.search(text);
    let step = search.next();
    for (; step.done !== true; step = search.next()) steps.push(step.value);
    expect(step.value).to.deep.equal(matcher.find(text));
    expect(step.value).to.have.length(20_000);
    expect(steps.length).to.be.greaterThan(3);
    expect(steps).to.deep.equal([...steps].sort((a, b) => a - b));
    expect(steps.at(-1)).to.equal(text.length);
  });

  describe('is the same as looking for each alias in the folded text', () => {
    const letters = Array.from('وفبكلساوفبكلسارينمتأإىةًَـ  \n\u00A0\u200F«-');
    const odd = [
      'ﻷ',
      'ﷲ',
      'ﷺ',
      'ﹰ',
      '\uFD3E',
      '😀',
      '𐐀',
      '𐐨',
      '\uD83D',
      '\uDE00',
      'K',
      'k',
      'İ',
      '٢',
      '2',
      '_',
      '\u0301',
    ];
    const character = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...letters) },
      { weight: 1, arbitrary: fc.constantFrom(...odd) },
    );
    const alias = fc.string({ unit: character, minLength: 1, maxLength: 5 });
    const text = fc.string({ unit: character, maxLength: 60 });

    it('on random aliases and texts', () => {
      fc.assert(
        fc.property(fc.uniqueArray(alias, { maxLength: 12 }), text, (aliases, body) => {
          const expected = naiveMatches(body, aliases);
          // With a row for every state, with rows for the first few, and with hardly any.
          for (const room of [undefined, 100, 0]) {
            expect(found(body, aliases, room)).to.have.deep.members(expected);
          }
        }),
        { numRuns: 500 },
      );
    });

    it('on texts made of the aliases', () => {
      const made = fc.uniqueArray(alias, { minLength: 1, maxLength: 8 }).chain((aliases) =>
        fc.record({
          aliases: fc.constant(aliases),
          parts: fc.array(fc.oneof(fc.constantFrom(...aliases), character), { maxLength: 15 }),
        }),
      );
      fc.assert(
        fc.property(made, ({ aliases, parts }) => {
          const body = parts.join('');
          const expected = naiveMatches(body, aliases);
          for (const room of [undefined, 100, 0]) {
            expect(found(body, aliases, room)).to.have.deep.members(expected);
          }
        }),
        { numRuns: 500 },
      );
    });

    it('gives back text that folds to the alias, whatever the text', () => {
      fc.assert(
        fc.property(
          fc.array(alias, { maxLength: 10 }),
          fc.string({ unit: 'binary' }),
          text,
          (aliases, a, b) => {
            const matcher = new Matcher(aliases.map((one) => ({ text: one })));
            for (const body of [a, b, aliases.join(a), aliases.join(' ')]) {
              for (const match of matcher.find(body)) {
                const key = fold(match.alias.text);
                const allowed = [key, `ال${key}`, `ل${key}`, key.replace(/^ا/, '')];
                expect(allowed).to.include(fold(body.slice(match.start, match.end)));
              }
            }
          },
        ),
      );
    });

    it('finds no less when an alias is added', () => {
      fc.assert(
        fc.property(fc.uniqueArray(alias, { maxLength: 8 }), alias, text, (aliases, one, body) => {
          const before = found(body, aliases);
          const after = found(body, [...aliases, one]);
          expect(after).to.include.deep.members(before);
          const added = new Matcher([{ text: one }])
            .find(body)
            .map(({ start, end }) => ({ alias: one, start, end }));
          expect(after).to.include.deep.members(added);
        }),
      );
    });
  });
});

function found(
  text: string,
  aliases: readonly string[],
  room?: number,
): { alias: string; start: number; end: number }[] {
  return new Matcher(
    aliases.map((alias) => ({ text: alias })),
    room,
  )
    .find(text)
    .map(({ alias, start, end }) => ({ alias: alias.text, start, end }));
}
