import assert from 'node:assert/strict';
import { nameAt, selectedName } from '../../../../core/find/nameAt.js';
import { wordsOf } from '../../../../core/text/words.js';
import { setWith } from '../samples.js';

interface Case {
  readonly names: readonly [string, ...string[]];
  /** A line in which `|` marks where a person points. */
  readonly at: string;
  /** Words that stand alone elsewhere in the article. */
  readonly elsewhere?: readonly string[];
  /** What names an actor already. */
  readonly tagged?: readonly string[];
}

/** The words that are meant where a person points. */
function pointed({ names, at, elsewhere = [], tagged = [] }: Case): string | undefined {
  const offset = at.indexOf('|');
  const text = at.replace('|', '');
  const { aliases } = setWith(Object.fromEntries(names.map((name, i) => [`actor-${String(i)}`, [name]])));
  const range = nameAt(
    text,
    offset,
    aliases,
    (word) => elsewhere.includes(word),
    ({ start, end }) => tagged.includes(text.slice(start, end)),
  );
  return range && text.slice(range.start, range.end);
}

const nobody: readonly [string] = ['غيرهم جميعاً'];

describe('the name that a person points at', () => {
  describe('when it is known', () => {
    it('is the whole of it, whichever of its words is pointed at', () => {
      const names = ['منظمة أطباء بلا حدود'] as const;
      for (const at of [
        'قالت |منظمة أطباء بلا حدود إن',
        'قالت منظمة أطباء ب|لا حدود إن',
        'قالت منظمة أطباء بلا حدود| إن',
      ]) {
        assert.equal(pointed({ names, at }), 'منظمة أطباء بلا حدود');
      }
    });

    it('is the longest that holds the place', () => {
      const names = ['مراكش', 'صحيفة مراكش اليوم', 'مراكش اليوم'] as const;
      assert.equal(pointed({ names, at: 'كتبت صحيفة مرا|كش اليوم' }), 'صحيفة مراكش اليوم');
      assert.equal(pointed({ names, at: 'في مرا|كش اليوم' }), 'مراكش اليوم');
      assert.equal(pointed({ names, at: 'في مرا|كش غداً' }), 'مراكش');
    });

    it('is a shorter one, and then the word, once the longer is tagged', () => {
      const names = ['مراكش', 'صحيفة مراكش اليوم', 'مراكش اليوم'] as const;
      const at = 'كتبت صحيفة مراكش اليو|م';
      const [, longest, longer] = names;
      assert.equal(pointed({ names, at, tagged: [longest] }), longer);
      assert.equal(pointed({ names, at, tagged: [longest, longer] }), 'اليوم');
      assert.equal(pointed({ names, at, tagged: [longest, longer, 'اليوم'] }), 'اليوم');
    });

    it('is not a longer name beside the place', () => {
      assert.equal(pointed({ names: ['بنك مراكش', 'فاس'], at: 'بنك مراكش وفا|س' }), 'فاس');
    });

    it('is found however it is spelt, and is given as it is spelt', () => {
      assert.equal(pointed({ names: ['إمارة أبو ظبي'], at: 'اماره ا|بو ظبى' }), 'اماره ابو ظبى');
      assert.equal(pointed({ names: ['مراكش'], at: 'مُرّا|كــش' }), 'مُرّاكــش');
    });

    it('is found across no-break and other spaces, and invisible controls', () => {
      assert.equal(pointed({ names: ['بلا حدود'], at: 'أطباء ب|لا\u00A0حدود' }), 'بلا\u00A0حدود');
      assert.equal(pointed({ names: ['بلا\u00A0حدود'], at: 'بلا  حد|ود' }), 'بلا  حدود');
      assert.equal(pointed({ names: ['بلا حدود'], at: '\u200Fب|لا\u200F حدود' }), 'بلا\u200F حدود');
    });

    it('is not found across punctuation', () => {
      assert.equal(pointed({ names: ['بلا حدود'], at: 'ب|لا، حدود' }), 'بلا');
    });

    it('may have hyphens and full stops in it', () => {
      assert.equal(pointed({ names: ['بان كي-مون'], at: 'وقال بان كي-م|ون' }), 'بان كي-مون');
      assert.equal(pointed({ names: ['و.م.ع'], at: 'نقلت و.م|.ع أمس' }), 'و.م.ع');
    });

    it('leaves out the proclitics before it', () => {
      const names = ['تونس'] as const;
      for (const proclitics of ['و', 'ف', 'ب', 'ك', 'ل', 'س', 'وب', 'ول', 'وك', 'فل', 'فب', 'وَ', 'وَلِ']) {
        assert.equal(pointed({ names, at: `ثم ${proclitics}تو|نس` }), 'تونس', proclitics);
        assert.equal(pointed({ names, at: `ثم |${proclitics}تونس` }), 'تونس', proclitics);
      }
    });

    it('leaves out proclitics, not the article', () => {
      const names = ['القيروان'] as const;
      for (const proclitics of ['و', 'ب', 'ك', 'ف', 'وب', 'فك']) {
        assert.equal(pointed({ names, at: `${proclitics}القير|وان` }), 'القيروان', proclitics);
      }
    });

    it('leaves out proclitics before several words', () => {
      assert.equal(pointed({ names: ['بنك مراكش'], at: 'ولبنك مرا|كش' }), 'بنك مراكش');
    });

    it('keeps what a contraction left of the article', () => {
      assert.equal(
        pointed({ names: ['الولايات المتحدة'], at: 'رسالة لل|ولايات المتحدة' }),
        'لولايات المتحدة',
      );
      assert.equal(pointed({ names: ['الولايات المتحدة'], at: 'وللولايات المت|حدة' }), 'لولايات المتحدة');
      assert.equal(pointed({ names: ['القيروان'], at: 'فللقي|روان' }), 'لقيروان');
      assert.equal(pointed({ names: ['اللاذقية'], at: 'للاذق|ية' }), 'لاذقية');
    });

    it('keeps the first letter of a name that looks like a proclitic', () => {
      for (const name of [
        'بوتين',
        'كيري',
        'وزير',
        'لافروف',
        'فيصل',
        'سليمان',
        'ليبيا',
        'والي',
        'بلقيس',
        'ولد عباس',
      ]) {
        const at = `التقى ${name.slice(0, 2)}|${name.slice(2)} أمس`;
        assert.equal(pointed({ names: [name], at }), name);
        assert.equal(pointed({ names: [name], at: at.replace('التقى ', 'التقى و') }), name);
        assert.equal(pointed({ names: [name], at: at.replace('التقى ', 'التقى ول') }), name);
      }
    });

    it('is the longer of two names that may follow a conjunction', () => {
      assert.equal(pointed({ names: ['كندا', 'ندا'], at: 'وكن|دا' }), 'كندا');
    });

    it('is not the adverb or adjective in tanwin', () => {
      assert.equal(pointed({ names: ['تونسيا', 'خالد تونسيا'], at: 'خالد تونس|ياً' }), 'تونسياً');
      assert.equal(pointed({ names: ['تونسيا'], at: 'خالد وتونس|يًا' }), 'تونسيًا');
      assert.equal(pointed({ names: ['تونسيا خالد'], at: 'تونس|ياً خالد' }), 'تونسياً خالد');
    });

    it('is one in tanwin when it is written so', () => {
      assert.equal(pointed({ names: ['وكالة معاً'], at: 'قالت وكالة م|عاً' }), 'وكالة معاً');
      assert.equal(pointed({ names: ['وكالة معًا'], at: 'قالت وكالة م|عا' }), 'وكالة معا');
      assert.equal(pointed({ names: ['وكالة معا'], at: 'قالت وكالة م|عاً' }), 'معاً');
    });

    it('does not take a lone tatweel, used as a dash, into it', () => {
      const names = ['مراكش', 'بنك مراكش'] as const;
      assert.equal(pointed({ names, at: 'مرا|كش ـ فاس' }), 'مراكش');
      assert.equal(pointed({ names, at: 'فاس ـ مرا|كش' }), 'مراكش');
    });
  });

  describe('when it is not known', () => {
    it('is the word, without punctuation', () => {
      assert.equal(pointed({ names: nobody, at: 'قال «ال|مصطفى»، ثم' }), 'المصطفى');
    });

    it('is the word that ends there, when none begins', () => {
      assert.equal(pointed({ names: nobody, at: 'قال المصطفى|، ثم' }), 'المصطفى');
    });

    it('is nothing where there is no word', () => {
      assert.equal(pointed({ names: nobody, at: 'قال «|»' }), undefined);
      assert.equal(pointed({ names: nobody, at: '|' }), undefined);
      assert.equal(pointed({ names: nobody, at: 'قال ـ| ثم' }), undefined);
    });

    it('loses a conjunction when the rest stands alone elsewhere', () => {
      assert.equal(pointed({ names: nobody, at: 'ومصط|فى', elsewhere: ['مصطفى'] }), 'مصطفى');
      assert.equal(pointed({ names: nobody, at: 'وه|و', elsewhere: ['هو'] }), 'وهو');
    });

    it('loses a conjunction, unless the first letter is its own', () => {
      for (const name of ['مصطفى', 'الأردن', 'إيران', 'ألمانيا', 'فرنسا', 'واشنطن', 'وليد'])
        assert.equal(pointed({ names: nobody, at: `سار و|${name}، ثم` }), name);
      for (const name of ['واشنطن', 'وليد', 'والي', 'وزير', 'وسام'])
        assert.equal(pointed({ names: nobody, at: `سار |${name}`, elsewhere: [name.slice(1)] }), name);
    });

    it('loses a preposition only before the article', () => {
      assert.equal(pointed({ names: nobody, at: 'بالمج|لس', elsewhere: ['المجلس'] }), 'المجلس');
      assert.equal(pointed({ names: nobody, at: 'للمج|لس', elsewhere: ['المجلس'] }), 'لمجلس');
      assert.equal(pointed({ names: nobody, at: 'وبالمج|لس', elsewhere: ['المجلس'] }), 'المجلس');
      assert.equal(pointed({ names: nobody, at: 'بلقي|س', elsewhere: ['لقيس'] }), 'بلقيس');
    });

    it('loses a proclitic before the first word of a known name', () => {
      assert.equal(pointed({ names: ['سمير الحداد'], at: 'وسم|ير' }), 'سمير');
    });
  });

  it('is always a word or more of the text, without white space at its ends', () => {
    const text = 'وللولايات المتحدة ـ كما قيل ـ بنكٌ، وبوتين؛ «فيصلاً» و٢٢٥٤ للهِ';
    const { aliases } = setWith({ a: ['الولايات المتحدة'], b: ['بوتين'], c: ['فيصل'], d: ['الله'] });
    for (let offset = 0; offset <= text.length; offset++) {
      const range = nameAt(text, offset, aliases, () => false);
      if (!range) continue;
      const found = text.slice(range.start, range.end);
      assert.equal(found, found.trim());
      assert.ok(wordsOf(found).length > 0);
      assert.ok(offset <= range.end);
    }
  });
});

describe('the name that a person selected', () => {
  const selected = (
    words: string,
    names: readonly [string, ...string[]],
    elsewhere: readonly string[],
  ): string => {
    const text = `التقى ${words} أمس`;
    const range = { start: 6, end: 6 + words.length };
    const { aliases } = setWith(Object.fromEntries(names.map((name, i) => [`actor-${String(i)}`, [name]])));
    const { start, end } = selectedName(text, range, aliases, (word) => elsewhere.includes(word));
    return text.slice(start, end);
  };

  it('is without a proclitic before a known name, or before a word that the article has by itself', () => {
    assert.equal(selected('وبنك مراكش', ['بنك مراكش'], []), 'بنك مراكش');
    assert.equal(selected('ومراكش الكبرى', nobody, ['مراكش']), 'مراكش الكبرى');
  });

  it('is what was selected where the first letter may be of the name', () => {
    assert.equal(selected('وزير الخارجية', nobody, []), 'وزير الخارجية');
    assert.equal(selected('وليد مراكش', ['وليد مراكش', 'ليد مراكش'], ['ليد']), 'وليد مراكش');
  });

  it('is just that where the selection begins within a word', () => {
    const { aliases } = setWith({ city: ['مراكش'] });
    const range = { start: 1, end: 7 };
    assert.deepEqual(selectedName('لومراكش', range, aliases, () => true), range); // prettier-ignore
  });
});
