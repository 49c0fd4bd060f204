import assert from 'node:assert/strict';
import {
  Acknowledged,
  acknowledgementOf,
  withAcknowledged,
  withoutAcknowledged,
} from '../../../core/check/acknowledged.js';
import type { Finding } from '../../../core/check/finding.js';
import { serialiseSettings } from '../../../core/model/serialise.js';
import { parseFile } from '../../../core/model/parse.js';
import { settingsShape } from '../../../core/model/shapes.js';
import type { Settings } from '../../../core/model/types.js';
import { mergeSettings } from '../../../core/set/merge/registries.js';
import { say } from '../../../core/text/message.js';

function remark(about: string, keys: Partial<Finding> = {}): Finding {
  const at = ['actors', 'a', 'aliases'];
  return {
    rule: 'shared-alias',
    file: 'hashiya.actors.json',
    at,
    message: say`It is about ${about}.`,
    ...keys,
  };
}

const none: Settings = { version: 1 };
const one: Settings = { ...none, acknowledged: withAcknowledged(none, remark('x')) };

describe('An acknowledged problem', () => {
  it('is told no more while it says the same of the same entry', () => {
    const acknowledged = new Acknowledged(one);
    assert.ok(acknowledged.covers(remark('x'), 'information'));
    assert.ok(acknowledged.covers(remark('x'), 'warning'));
    assert.ok(!acknowledged.covers(remark('y'), 'information'));
    assert.ok(!acknowledged.covers(remark('x', { at: ['actors', 'b', 'aliases'] }), 'information'));
    assert.ok(!acknowledged.covers(remark('x', { rule: 'similar-events' }), 'information'));
    assert.ok(!new Acknowledged(none).covers(remark('x'), 'information'));
  });

  it('is none while it is an error, or something to settle', () => {
    assert.ok(!new Acknowledged(one).covers(remark('x'), 'error'));
    const conflict = remark('x', { rule: 'merge-conflict' });
    const settings: Settings = { ...none, acknowledged: [acknowledgementOf(conflict)] };
    assert.ok(!new Acknowledged(settings).covers(conflict, 'warning'));
  });

  it('is kept once, and can be taken back', () => {
    assert.deepEqual(withAcknowledged(one, remark('x')), one.acknowledged);
    assert.equal(withAcknowledged(one, remark('y')).length, 2);
    assert.equal(withoutAcknowledged(one, acknowledgementOf(remark('x'))), undefined);
    assert.deepEqual(withoutAcknowledged(one, acknowledgementOf(remark('y'))), one.acknowledged);
  });

  it('is read as it was written', () => {
    const parsed = parseFile(settingsShape, 'hashiya.json', serialiseSettings(one));
    assert.deepEqual(parsed, { ok: true, value: one });
  });

  it('is there after a merge when either side acknowledged it, and gone when one took it back', () => {
    const ours: Settings = { ...none, acknowledged: withAcknowledged(one, remark('y')) };
    const theirs: Settings = { ...none, acknowledged: withAcknowledged(one, remark('z')) };
    const both = mergeSettings({ base: one, ours, theirs });
    assert.equal(both.conflicts, 0);
    assert.equal(both.value.acknowledged?.length, 3);
    const taken = mergeSettings({ base: one, ours, theirs: none });
    assert.deepEqual([taken.conflicts, taken.value.acknowledged], [0, [acknowledgementOf(remark('y'))]]);
  });
});
