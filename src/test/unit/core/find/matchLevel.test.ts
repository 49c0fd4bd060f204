import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matching, matchLevel } from '../../../../core/find/matchLevel.js';

describe('What is typed into a list', () => {
  const names = ['المرصد السوري', 'جمر', 'مركز', 'مرّاكش', 'بنك مراكش', 'France', 'Africa'];
  const found = (typed: string): string[] => matching(typed, names, (name) => [name]);

  it('fits what begins with it before what has it, in the order of the list', () => {
    assert.deepEqual(found('مر'), ['مركز', 'مرّاكش', 'المرصد السوري', 'بنك مراكش', 'جمر']);
    assert.deepEqual(found('fr'), ['France', 'Africa']);
    assert.deepEqual(found(''), names);
    assert.deepEqual(found('xx'), []);
  });

  it('is looked for word by word, as both are spelt without marks and hamzas', () => {
    assert.equal(matchLevel('سوري مرصد', ['المرصد السوري']), 1);
    assert.equal(matchLevel('امريكا', ['USA', 'أمريكا']), 0);
    assert.equal(matchLevel('صد', ['المرصد']), 2);
  });

  it('fits each item at most once and keeps the order within a level', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom('م', 'ر', 'ا', ' '), maxLength: 5 }));
    fc.assert(
      fc.property(
        words,
        fc.string({ unit: fc.constantFrom('م', 'ر'), minLength: 1, maxLength: 2 }),
        (all, typed) => {
          const items = all.map((text, at) => ({ text, at }));
          const level = ({ text }: { text: string }): number => matchLevel(typed, [text]) ?? 3;
          const expected = items.filter((one) => level(one) < 3).sort((a, b) => level(a) - level(b));
          assert.deepEqual(
            matching(typed, items, ({ text }) => [text]),
            expected,
          );
        },
      ),
    );
  });
});
