import assert from 'node:assert/strict';
import fc from 'fast-check';
import { endsInTanwin, fold } from '../../../../core/text/fold.js';

/** All code points from one to another. */
function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));
}

function folds(cases: Readonly<Record<string, string>>): void {
  for (const [text, key] of Object.entries(cases)) assert.equal(fold(text), key, JSON.stringify(text));
}

describe('folding', () => {
  it('drops marks, tatweel and invisible controls', () => {
    const dropped = [
      ...range(0x0610, 0x061a),
      ...range(0x064b, 0x065f),
      '\u0670',
      ...range(0x06d6, 0x06ed),
      '\u0640',
      '\u061C',
      ...range(0x200b, 0x200f),
      ...range(0x202a, 0x202e),
      ...range(0x2066, 0x2069),
      '\uFEFF',
    ];
    for (const character of dropped) {
      assert.equal(fold(`د${character}م`), 'دم', character.codePointAt(0)?.toString(16));
      assert.equal(fold(character), '');
    }
  });

  it('keeps what only stands beside the dropped ranges', () => {
    for (const character of ['\u061B', '\u0660', '\u06EE', '\u2010', '\u2029', '\u202F', '\u2065']) {
      assert.notEqual(fold(`د${character}م`), 'دم', character.codePointAt(0)?.toString(16));
    }
  });

  it('makes every run of white space one space, and none at the ends', () => {
    folds({
      'الأمم\u00A0المتحدة': 'الامم المتحده',
      ' الأمم \t\u2009\u3000المتحدة\n': 'الامم المتحده',
      'بيت  لحم': 'بيت لحم',
      '\u00A0': '',
      'بيت \u064B لحم': 'بيت لحم',
    });
  });

  it('unifies alef, yeh, kaf and teh marbuta', () => {
    folds({ أإآٱا: 'ااااا', ىیي: 'ييي', کك: 'كك', ةه: 'هه' });
  });

  it('leaves hamza on waw and yeh', () => {
    folds({ مسؤول: 'مسؤول', رئيس: 'رئيس', ماء: 'ماء' });
  });

  it('makes Arabic-Indic and extended digits ASCII', () => {
    folds({ '٠١٢٣٤٥٦٧٨٩': '0123456789', '۰۱۲۳۴۵۶۷۸۹': '0123456789', 'قرار ٢٢٥٤': 'قرار 2254' });
  });

  it('decomposes presentation forms, then folds what they grow to', () => {
    folds({ 'ا\uFEF7كبر': 'الاكبر', '\uFEFB': 'لا', '\uFDF2': 'الله', '\uFE8E': 'ا', '\uFE71': '' });
  });

  it('decomposes nothing else', () => {
    folds({ ﬁ: 'ﬁ', '²': '²' });
  });

  it('lower-cases Latin', () => {
    folds({ 'BBC عربي': 'bbc عربي', ÉLYSÉE: 'élysée' });
  });

  it('takes every character, also ornate parentheses and ligatures that decompose no further', () => {
    folds({ '﴿قل﴾': '﴿قل﴾', '\uFDFD': '\uFDFD', '\uFDD0': '\uFDD0' });
    for (const block of [range(0xfb50, 0xfdff), range(0xfe70, 0xfeff)]) {
      for (const character of block) assert.equal(fold(fold(character)), fold(character));
    }
  });

  it('gives the same key for a key', () => {
    const unit = fc.oneof(
      fc.constantFrom(...'أإآٱىیکةؤئ ـ\u064B\u0651\u00A0\u200Fﷺﻷ٤ABcé'),
      fc.integer({ min: 0x600, max: 0x6ff }).map((point) => String.fromCodePoint(point)),
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        assert.equal(fold(fold(text)), fold(text));
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same key whether the text is plain or has one letter that is not', () => {
    const unit = fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهويءؤئ az09 ');
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        assert.equal(fold(`${text}ـ`), fold(text));
      }),
    );
  });

  it('keeps names apart that differ by a letter', () => {
    assert.notEqual(fold('سوريا'), fold('روسيا'));
    assert.notEqual(fold('أمريكا'), fold('أميركا'));
  });
});

describe('a word in tanwin', () => {
  it('ends in one of its three marks, before or after a silent alef', () => {
    for (const word of ['ليبياً', 'ليبيًا', 'تونسيٌ', 'تونسيٍ', 'مصريةً']) assert.ok(endsInTanwin(word), word);
  });

  it('is recognised with a shadda written after the mark, as normalisation orders them', () => {
    for (const word of ['ليبيّاً', 'ليبيًّا', 'تونسيٌّ', 'ليبيّاً'.normalize('NFC'), 'ليبياًـ']) {
      assert.ok(endsInTanwin(word), word);
    }
  });

  it('is not one that has tanwin elsewhere, or another mark at its end', () => {
    for (const word of ['ليبيا', 'ليبًي', 'شكراً جزيلا', 'ليبيَا', 'مصرُ', ''])
      assert.ok(!endsInTanwin(word), word);
  });
});
