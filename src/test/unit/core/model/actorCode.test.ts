import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completeActorCode, readActorCode } from '../../../../core/model/actorCode.js';
import { countries } from '../../../../core/model/countries.js';
import { builtInCodebook } from '../../../../core/model/codebook.js';

const { sectors } = builtInCodebook('plover');

describe('An actor code', () => {
  const explained = (code: string): string[] =>
    readActorCode(code, sectors).parts.map(
      ({ code, label }) => `${code} ${label?.en ?? '?'} ${label?.ar ?? '?'}`,
    );

  it('is explained part by part in both languages', () => {
    assert.deepEqual(explained('RUSMIL'), ['RUS Russia روسيا', 'MIL Military جيش']);
    assert.deepEqual(explained('SYR'), ['SYR Syria سوريا']);
    assert.deepEqual(explained('PSE'), ['PSE Palestine فلسطين']);
    assert.deepEqual(explained('IGOUNO'), ['IGO Intergovernmental organization منظمة دولية', 'UNO ? ?']);
  });

  it('may have two sectors', () => {
    assert.equal(readActorCode('RUSGOVSPY', sectors).fault, undefined);
  });

  it('is wrong when it is not made of threes of capital letters', () => {
    for (const code of ['', 'RU', 'RUSMI', 'rusmil', 'RUS MIL', 'روس', 'RUS1MI'])
      assert.deepEqual(readActorCode(code, sectors).fault, { is: 'form' }, code);
  });

  it('is wrong when a part stands for nothing there', () => {
    for (const [code, part] of [
      ['XYZ', 'XYZ'],
      ['XYZGOV', 'XYZ'],
      ['RUSXYZ', 'XYZ'],
      ['RUSUSA', 'USA'],
    ] as const)
      assert.deepEqual(readActorCode(code, sectors).fault, { is: 'part', part }, code);
  });

  it('is not judged where the codebook has no sectors', () => {
    assert.deepEqual(readActorCode('Q42', new Map()), { parts: [] });
    assert.deepEqual(completeActorCode('RUS', new Map()), []);
  });

  it('has sectors that a set adds', () => {
    const own = new Map([...sectors, ['TRB', { label: { ar: 'عشيرة', en: 'Tribe' } }]]);
    assert.deepEqual(readActorCode('SYRTRB', own).parts[1]?.label, { ar: 'عشيرة', en: 'Tribe' });
    assert.equal(completeActorCode('سوريا عشيرة', own)[0], 'SYRTRB');
  });
});

describe('The completions of an actor code', () => {
  it('go on from the letters typed, in any case', () => {
    assert.deepEqual(completeActorCode('rusm', sectors), ['RUSMIL', 'RUSMED', 'RUSMNC']);
    const [first, second] = completeActorCode('RUS', sectors);
    assert.deepEqual([first, second], ['RUS', 'RUSGOV']);
  });

  it('are found by words in either language', () => {
    assert.equal(completeActorCode('russia', sectors)[0], 'RUS');
    assert.equal(completeActorCode('russia mil', sectors)[0], 'RUSMIL');
    assert.equal(completeActorCode('روسيا جيش', sectors)[0], 'RUSMIL');
    assert.equal(completeActorCode('الولايات المتحدة حكومة', sectors)[0], 'USAGOV');
    assert.equal(completeActorCode('united kingdom', sectors)[0], 'GBR');
    assert.ok(completeActorCode('إمارات', sectors).includes('ARE'));
  });

  it('are sound codes, whatever was typed, and each once', () => {
    const countryCodes = [...countries().keys()];
    const typed = fc.oneof(
      fc.string(),
      fc
        .constantFrom(...countryCodes)
        .chain((code) => fc.constantFrom(...sectors.keys()).map((one) => code + one)),
      fc.constantFrom('ru', 'united', 'gov', 'م', 'جيش', 'igo'),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const codes = completeActorCode(text, sectors);
        assert.equal(new Set(codes).size, codes.length);
        for (const code of codes) assert.equal(readActorCode(code, sectors).fault, undefined, code);
      }),
    );
  });

  it('of a sound code begin with itself', () => {
    for (const country of countries().keys())
      for (const code of [country, `${country}MIL`]) assert.equal(completeActorCode(code, sectors)[0], code);
  });
});
