import assert from 'node:assert/strict';
import { procliticLengths, restForms, trimProclitic } from '../../../../core/text/clitics.js';
import { fold } from '../../../../core/text/fold.js';

/** What is left of a word when the given names are known. */
function rest(word: string, ...names: string[]): string {
  const keys = new Set(names.map(fold));
  return word.slice(trimProclitic(word, (key) => keys.has(key)));
}

describe('proclitics', () => {
  it('may be a conjunction, a preposition, or the one after the other', () => {
    assert.deepEqual(procliticLengths('وبتونس'), [2, 1]);
    assert.deepEqual(procliticLengths('فلتونس'), [2, 1]);
    assert.deepEqual(procliticLengths('كتونس'), [1]);
    assert.deepEqual(procliticLengths('تونس'), []);
  });

  it('never come in the wrong order or twice', () => {
    assert.deepEqual(procliticLengths('بوتونس'), [1]);
    assert.deepEqual(procliticLengths('ووتونس'), [1]);
  });

  it('take the marks and the tatweel on them along', () => {
    assert.deepEqual(procliticLengths('وَبِتونس'), [4, 2]);
    assert.deepEqual(procliticLengths('ولـتونس'), [3, 1]);
  });

  it('never are the whole word', () => {
    assert.deepEqual(procliticLengths('و'), []);
    assert.deepEqual(procliticLengths('ول'), [1]);
    assert.deepEqual(procliticLengths('وَ'), []);
    assert.deepEqual(procliticLengths(''), []);
  });

  it('are trimmed before a known name', () => {
    assert.equal(rest('وتونس', 'تونس'), 'تونس');
    assert.equal(rest('فبتونس', 'تونس'), 'تونس');
    assert.equal(rest('وَلِتونس', 'تونس'), 'تونس');
    assert.equal(rest('بالقاهرة', 'القاهرة'), 'القاهرة');
    assert.equal(rest('والقاهرة', 'القاهرة'), 'القاهرة');
  });

  it('are never trimmed from a name that begins with such a letter', () => {
    for (const name of ['بوتين', 'كيري', 'وزير', 'لافروف', 'فيصل', 'سليماني', 'ليبيا', 'بلير', 'وليد']) {
      assert.equal(rest(name, name), name);
      assert.equal(rest(name, 'غيره'), name);
      assert.equal(rest(`و${name}`, name), name);
      assert.equal(rest(`ل${name}`, name), name);
    }
  });

  it('leave the longer of two names that may follow', () => {
    assert.equal(rest('وكندا', 'كندا', 'ندا'), 'كندا');
    assert.equal(rest('ولبنان', 'بنان', 'لبنان'), 'لبنان');
    assert.equal(rest('وليد', 'ليد', 'وليد'), 'وليد');
  });

  it('leave what a contraction left of the article', () => {
    assert.equal(rest('للقاهرة', 'القاهرة'), 'لقاهرة');
    assert.equal(rest('وللقاهرة', 'القاهرة'), 'لقاهرة');
    assert.equal(rest('فللقاهرة', 'القاهرة'), 'لقاهرة');
  });

  it('leave a name that begins with lam whole after the preposition', () => {
    assert.equal(rest('لليبيا', 'ليبيا'), 'ليبيا');
    assert.equal(rest('وللبنان', 'لبنان'), 'لبنان');
  });

  it('are known before a name whose article ran into its own lam', () => {
    assert.equal(rest('لليكود', 'الليكود'), 'ليكود');
    assert.equal(rest('ولليبيين', 'الليبيين'), 'ليبيين');
  });

  it('contract with the article after lam only', () => {
    assert.ok(!restForms('ب', 'لقاهرة').includes(fold('القاهرة')));
    assert.ok(!restForms('ل', 'قاهرة').includes(fold('القاهرة')));
  });
});
