import assert from 'node:assert/strict';
import { likelyType } from '../../../core/find/likelyType.js';
import { hashiya } from '../support/cli.js';
import { loadSet, writeSet, type SampleSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

/** A set that is annotated by ACE alone; `roles` are those of the attack. */
function aceSet(roles: readonly [attacker: string, target: string]): SampleSet {
  return {
    settings: { version: 1, codebook: { extends: 'ace' } },
    actors: {
      norway: { type: 'GPE', label: { ar: 'النرويج' } },
      hansen: { type: 'PER', label: { ar: 'أولاف هانسن' } },
    },
    events: { raid: { type: 'Conflict.Attack', label: { ar: 'الغارة' }, date: '2016-07-14' } },
    articles: {
      'raid.txt': {
        raw: 'قال أولاف هانسن إن النرويج قصفت الميناء. ونفى هانسن أن الطائرات النرويجية شاركت.\n',
        tags: [
          { id: 'a1', actor: 'hansen', words: ['أولاف هانسن'], form: 'name' },
          { id: 'a2', actor: 'norway', words: ['النرويج'], form: 'name' },
          {
            id: 'a3',
            event: 'raid',
            words: ['قصفت'],
            participants: [
              { role: roles[0], actor: 'norway', mention: 'a2' },
              { role: roles[1], actor: 'hansen', mention: 'a1' },
            ],
            attributes: { modality: 'asserted', genericity: 'specific', crime: 'غارة' },
            date: '2016-07-14',
          },
        ],
      },
    },
  };
}

describe('A set annotated by ACE', () => {
  const root = useTemporaryFolder();

  it('is sound when it uses the types, roles and values of ACE', async () => {
    await writeSet(root(), aceSet(['Attacker', 'Target']));
    const { stdout, stderr, exitCode } = await hashiya(root(), 'validate');
    assert.equal(exitCode, 0, stdout + stderr);
  });

  it('has problems when it uses those of plover', async () => {
    await writeSet(root(), aceSet(['actor', 'recipient']));
    const { stdout, stderr, exitCode } = await hashiya(root(), 'validate');
    assert.equal(exitCode, 1);
    assert.match(stdout + stderr, /role "actor"/);
  });

  it('is counted by its types', async () => {
    await writeSet(root(), aceSet(['Attacker', 'Target']));
    const { stdout } = await hashiya(root(), 'stats', '--json');
    assert.match(stdout, /Conflict\.Attack/);
  });

  it('has its names found as those of any set: a nisba of a country, the last word of a person', async () => {
    await writeSet(root(), aceSet(['Attacker', 'Target']));
    const { stdout } = await hashiya(root(), 'suggest', '--json');
    assert.match(stdout, /"norway"/);
    assert.match(stdout, /"hansen"/);
  });

  it('has types guessed for new names', async () => {
    await writeSet(root(), aceSet(['Attacker', 'Target']));
    const { codebook } = (await loadSet(root())).set;
    assert.equal(likelyType(codebook, 'وزارة الطاقة', 'أعلنت '), 'ORG');
    assert.equal(likelyType(codebook, 'أولاف', 'استقبل الرئيس '), 'PER');
    assert.equal(likelyType(codebook, 'الفجر', 'ذكرت صحيفة '), undefined);
  });
});
