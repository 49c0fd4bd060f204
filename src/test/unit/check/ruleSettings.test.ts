import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { levels, ruleIds, rules } from '../../../core/model/rules.js';

interface Manifest {
  contributes: {
    configuration: {
      properties: Record<string, { default?: object; properties?: Record<string, { enum: string[] }> }>;
    };
  };
}

describe('The setting of rules', () => {
  it('offers every rule with every level, and says what it is about and its default', async () => {
    const manifest = JSON.parse(await readFile('package.json', 'utf8')) as Manifest;
    const strings = JSON.parse(await readFile('package.nls.json', 'utf8')) as Record<string, string>;
    const setting = manifest.contributes.configuration.properties['hashiya.problems'];
    assert.deepEqual(setting?.default, {});
    assert.deepEqual(Object.keys(setting.properties ?? {}), ruleIds);
    for (const rule of ruleIds) {
      assert.deepEqual(setting.properties?.[rule]?.enum, levels);
      const { about, level } = rules[rule];
      assert.equal(strings[`configuration.problems.${rule}`], `${about} Default: \`${level}\`.`);
    }
  });
});
