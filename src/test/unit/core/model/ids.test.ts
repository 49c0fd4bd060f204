import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newMentionId, newSlug } from '../../../../core/model/ids.js';
import { AnnotationSet } from '../../../../core/set/annotationSet.js';
import { newActor } from '../../../../core/set/actorChanges.js';
import type { Label } from '../../../../core/model/types.js';
import { serialiseActors } from '../../../../core/model/serialise.js';

const none = new Set<string>();

describe('a new mention id', () => {
  it('is eight characters that are not mistaken for one another', () => {
    for (let i = 0; i < 200; i++) assert.match(newMentionId(none), /^[a-km-np-z2-9]{8}$/);
  });

  it('is never one that is taken', () => {
    let refusals = 5;
    const taken = { has: (): boolean => refusals-- > 0 };
    newMentionId(taken);
    assert.equal(refusals, -1);
  });
});

describe('a new id for a label', () => {
  it('is its words in Latin letters', () => {
    assert.equal(newSlug('Nile Company', none), 'nile-company');
    assert.equal(newSlug('شركة النيل', none), 'sharka-al-nil');
    assert.equal(newSlug('  «قناة ٢٤»  ', none), 'qanat-24');
    assert.equal(newSlug('سيرغي لافروف', none), 'sirghi-lafruf');
    assert.equal(newSlug('مُحَمَّد', none), 'mahmad');
    assert.equal(newSlug('Élysée', none), 'elysee');
  });

  it('can be said: no three consonants stand together but those of one letter', () => {
    const letter = fc.constantFrom(...'بتجحدرزسفقكلمنهويا');
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 12 }), (letters) => {
        const word = letters.join('');
        fc.pre(!word.startsWith('ال'));
        assert.doesNotMatch(newSlug(word, none), /[^aiu-]{3}/u);
      }),
    );
  });

  it('is the same however the label is spelt', () => {
    assert.equal(newSlug('الإمارات', none), newSlug('الأمارات\u064F', none));
  });

  it('gets a number when it is taken', () => {
    assert.equal(newSlug('Nile', new Set(['nile'])), 'nile-2');
    assert.equal(newSlug('Nile', new Set(['nile', 'nile-2', 'nile-3'])), 'nile-4');
  });

  it('is there for a label without letters', () => {
    assert.equal(newSlug('؟!', none), 'unnamed');
    assert.equal(newSlug('', new Set(['unnamed'])), 'unnamed-2');
  });

  it('may always be written to a file', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0x10ffff)), (points) => {
        const label = String.fromCodePoint(...points);
        const id = newSlug(label, none);
        serialiseActors({ version: 1, actors: { [id]: { type: 't', label: {} } } });
      }),
    );
    assert.doesNotThrow(
      () =>
      serialiseActors({ version: 1, actors: { [newSlug('n' + '𐤀'.repeat(70), none)]: { type: 't', label: {} } } }), // prettier-ignore
    );
  });
});

describe('the id of a new actor', () => {
  const idOf = (label: Label): string => newActor(new AnnotationSet(), { type: 'state', label }).id;

  it('is what it is called in English, of a country too that has no English label', () => {
    assert.equal(idOf({ ar: 'سيرغي لافروف', en: 'Sergey Lavrov' }), 'sergey-lavrov');
    assert.equal(idOf({ ar: 'فرنسا' }), 'france');
    assert.equal(idOf({ ar: 'سوريا' }), 'syria');
    assert.equal(idOf({ ar: 'فلسطين' }), 'palestine');
  });

  it('is else its Arabic label in Latin letters', () => {
    assert.equal(idOf({ ar: 'عمر طرابيشي' }), 'amr-tarabishi');
  });
});
