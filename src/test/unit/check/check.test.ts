import assert from 'node:assert/strict';
import { checkArticleFile } from '../../../core/check/articleFile.js';
import { locate } from '../../../core/check/finding.js';
import { formatProblem, type Problem } from '../../../core/model/problem.js';
import { levelOf, type Rule } from '../../../core/model/rules.js';
import { say } from '../../../core/text/message.js';

describe('Checking an article file', () => {
  const bytes = (content: string): number[] => [...new TextEncoder().encode(content)];

  it('tells the line that is not UTF-8', () => {
    const file = Uint8Array.from([...bytes('سطر\nثان\n'), 0xc8, 0x0a, ...bytes('رابع')]);
    assert.match(checkArticleFile('a.txt', file, false).map(formatProblem).join(), /^a\.txt:3: Not UTF-8/);
    assert.match(
      checkArticleFile('a.txt', Uint8Array.of(0xc8), true).map(formatProblem).join(),
      /^a\.txt:1: /,
    );
    assert.deepEqual(checkArticleFile('a.txt', Uint8Array.from(bytes('\uFEFFسطر')), true), []);
  });

  it('misses the article of a sidecar', () => {
    assert.match(
      checkArticleFile('a.txt', undefined, true).map(formatProblem).join(),
      /^a\.txt\.hashiya\.json:1: There is no article a\.txt/,
    );
    assert.deepEqual(checkArticleFile('a.txt', undefined, false), []);
  });
});

describe('Locating findings', () => {
  const file =
    '{ "version": 1,\n "mentions": [\n  { "id": "b" },\n  { "id": "a",\n    "participants": [ {}, {\n "role": "x" } ] } ] }';
  const located = (text: string, rule: Rule, ...at: string[]): Problem[] =>
    locate([{ rule, file: 'a.json', at, message: say`` }], text, levelOf);
  const lineOf = (...at: string[]): number | undefined => located(file, 'dangling-id', ...at)[0]?.line;

  it('finds mentions by their id, other entries by key or place', () => {
    assert.equal(lineOf('mentions', 'a'), 4);
    assert.equal(lineOf('mentions', 'b'), 3);
    assert.equal(lineOf('mentions', 'a', 'participants', '1', 'role'), 6);
  });

  it('falls back on what is around an entry that is not there', () => {
    assert.equal(lineOf('mentions', 'a', 'participants', '1', 'actor'), 5);
    assert.equal(lineOf('mentions', 'c', 'spans'), 2);
    assert.equal(lineOf('text'), 1);
    assert.equal(located('', 'dangling-id', 'x')[0]?.line, 1);
  });

  it('gives them the level of their rule, and leaves out what is off', () => {
    assert.equal(located(file, 'shared-alias', 'mentions')[0]?.severity, 'information');
    const findings = [{ rule: 'shared-alias', file: 'a.json', at: [], message: say`` }] as const;
    const levels = [{ 'shared-alias': 'loud' }, { 'shared-alias': 'error' }, { 'shared-alias': 'off' }];
    assert.equal(locate(findings, file, (rule) => levelOf(rule, ...levels))[0]?.severity, 'error');
    assert.deepEqual(
      locate(findings, file, () => 'off'),
      [],
    );
  });
});
