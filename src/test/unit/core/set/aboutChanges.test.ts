import assert from 'node:assert/strict';
import { parseFile } from '../../../../core/model/parse.js';
import { serialiseSidecar } from '../../../../core/model/serialise.js';
import { sidecarShape } from '../../../../core/model/shapes.js';
import type { Sidecar } from '../../../../core/model/types.js';
import { setDateWritten } from '../../../../core/set/aboutChanges.js';
import { inverseOf } from '../../../../core/set/change.js';
import { sidecarOf } from '../../../../core/set/files.js';
import { mergeSidecars } from '../../../../core/set/merge/sidecars.js';
import { stampOf } from '../../../../core/text/stamp.js';
import { SetContent } from '../../../../storage/setContent.js';
import { article, setWith } from '../samples.js';

const sidecar = (about?: Sidecar['about']): Sidecar => ({
  version: 1,
  text: stampOf('نص'),
  ...(about ? { about } : {}),
  mentions: [],
});

describe('What is known of an article beside its text', () => {
  it('is kept in the sidecar, with what else is there, and taken back', () => {
    const set = setWith({ a: ['سالم'] });
    const content = new SetContent(set);
    content.use(sidecarOf(article), {
      kind: 'sidecar',
      value: Object.assign(sidecar({ place: 'فاس' }), { other: 1 }),
    });
    const change = setDateWritten(set, article, '2016-07-14');
    assert.ok(set.apply(change).articles.has(article));
    assert.equal(set.aboutOf(article)?.date, '2016-07-14');
    const written = content.of(sidecarOf(article));
    assert.ok(written.kind === 'sidecar');
    const text = serialiseSidecar(written.value);
    assert.ok(
      text.includes('"about": { "date": "2016-07-14", "place": "فاس" }, "other": 1, "mentions": []'),
      text,
    );
    const parsed = parseFile(sidecarShape, 'x', text);
    assert.ok(parsed.ok);
    assert.equal(serialiseSidecar(parsed.value), text);
    set.apply(inverseOf(change));
    assert.deepEqual(set.aboutOf(article), { place: 'فاس' });
  });

  it('is merged key by key, and a date that two sides gave differently is a conflict', () => {
    const [base, ours] = [sidecar(), sidecar({ date: '2016-07-14' })];
    assert.deepEqual(mergeSidecars({ base, ours, theirs: base }).value.about, { date: '2016-07-14' });
    assert.deepEqual(mergeSidecars({ base, ours, theirs: sidecar({ place: 'فاس' }) }).value.about, {
      date: '2016-07-14',
      place: 'فاس',
    });
    const both = mergeSidecars({ base, ours, theirs: sidecar({ date: '2016-07-15' }) });
    assert.equal(both.conflicts, 1);
    assert.equal(both.value.about?.date, '2016-07-14');
  });
});
