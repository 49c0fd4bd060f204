import assert from 'node:assert/strict';
import type * as z from 'zod';
import { parseFile } from '../../../../core/model/parse.js';
import { formatProblem, placeOf, type Problem } from '../../../../core/model/problem.js';
import {
  actorRegistryShape,
  eventRegistryShape,
  settingsShape,
  sidecarShape,
} from '../../../../core/model/shapes.js';
import { say } from '../../../../core/text/message.js';

function problemsOf(shape: z.ZodType, text: string): readonly Problem[] {
  const parsed = parseFile(shape, 'set/file.json', text);
  assert.ok(!parsed.ok, 'the file was taken');
  return parsed.problems;
}

const places = (shape: z.ZodType, text: string): string[] =>
  problemsOf(shape, text).map(({ line, column }) => `${String(line)}:${String(column)}`);

const stamp = `"text": { "sha256": "${'0'.repeat(64)}", "length": 9 }`;
const sidecar = (...mentions: string[]): string =>
  `{ "version": 1, ${stamp}, "mentions": [\n${mentions.join(',\n')}] }\n`;
const mention = '{ "id": "a", "actor": "nile-company", "spans": [[0, 3]], "quote": ["نيل"] }';

describe('reading a file of a set', () => {
  it('gives what is in it', () => {
    const parsed = parseFile(sidecarShape, 'a', sidecar(mention));
    assert.ok(parsed.ok);
    assert.equal(parsed.value.mentions[0]?.actor, 'nile-company');
  });

  it('takes a byte order mark and CRLF', () => {
    assert.ok(parseFile(sidecarShape, 'a', `\uFEFF${sidecar(mention).replaceAll('\n', '\r\n')}`).ok);
  });

  it('refuses what is not JSON, at its place', () => {
    assert.deepEqual(places(settingsShape, '{\n  "version": 1,\n  title: "x"\n}'), ['3:3']);
    assert.deepEqual(places(settingsShape, '{ "version": 1 // note\n}'), ['1:16']);
    assert.deepEqual(places(settingsShape, ''), ['1:1']);
    assert.equal(problemsOf(settingsShape, '{ "version": 1')[0]?.line, 1);
  });

  it('finds the same places behind a byte order mark as an editor, which does not show it', () => {
    assert.deepEqual(places(settingsShape, '\uFEFF{ "version": 1, title: "x" }'), ['1:17']);
    assert.deepEqual(places(settingsShape, '\uFEFF{ "version": 1, "title": 7 }'), ['1:17']);
  });

  it('refuses conflict markers of git at their line', () => {
    const text = sidecar(mention, '<<<<<<< HEAD\n=======\n>>>>>>> theirs');
    assert.equal(problemsOf(sidecarShape, text)[0]?.line, 3);
  });

  it('refuses an unknown version, whatever else is in the file, and says to update', () => {
    const problems = problemsOf(sidecarShape, '{\n"mentions": 5,\n"version": 2 }');
    assert.equal(problems.length, 1);
    assert.equal(problems[0]?.line, 3);
    assert.match(String(problems[0].message), /Version 2 .*update/);
  });

  it('refuses a version that is missing or no number', () => {
    assert.match(String(problemsOf(settingsShape, '{}')[0]?.message), /^version: /);
    assert.match(String(problemsOf(settingsShape, '{ "version": "1" }')[0]?.message), /^version: /);
  });

  it('refuses what is no object', () => {
    for (const text of ['[]', 'null', '1', '"x"']) assert.equal(problemsOf(sidecarShape, text).length, 1);
  });

  it('finds each wrong value at its line, with the path to it', () => {
    const wrong = '{ "id": "b", "actor": "x", "spans": [[0, -3]], "quote": ["نيل"] }';
    const problems = problemsOf(sidecarShape, sidecar(mention, wrong, '{ "id": "c" }'));
    assert.equal(problems[0]?.line, 3);
    assert.match(String(problems[0].message), /^mentions\.1\.spans\.0\.1: /);
    assert.ok(
      problems.slice(1).every(({ line, message }) => line === 4 && String(message).startsWith('mentions.2.')),
    );
  });

  it('refuses offsets that are no whole numbers or too large to be exact', () => {
    for (const offset of ['1.5', '1e400', '-1', '"1"', '9007199254740993', 'null']) {
      assert.ok(problemsOf(sidecarShape, sidecar(mention.replace('3]', `${offset}]`))).length > 0, offset);
    }
  });

  it('refuses a mention of nothing, or of an actor and an event at once', () => {
    problemsOf(sidecarShape, sidecar(mention.replace('"actor": "nile-company", ', '')));
    problemsOf(sidecarShape, sidecar(mention.replace('"actor"', '"event": "x", "actor"')));
  });

  it('refuses a mention without words, or with other spans than quotes', () => {
    problemsOf(sidecarShape, sidecar(mention.replace('["نيل"]', '[]')));
    problemsOf(sidecarShape, sidecar(mention.replace('["نيل"]', '[""]')));
    const problems = problemsOf(sidecarShape, sidecar(mention, mention.replace('["نيل"]', '["ن", "ل"]').replace('"a"', '"b"'))); // prettier-ignore
    assert.deepEqual(problems.map(({ line }) => line), [3]); // prettier-ignore
  });

  it('refuses a span that is empty or ends before it starts', () => {
    problemsOf(sidecarShape, sidecar(mention.replace('[0, 3]', '[3, 3]')));
    problemsOf(sidecarShape, sidecar(mention.replace('[0, 3]', '[3, 0]')));
  });

  it('refuses a second mention with the same id, of which one would be lost', () => {
    const problems = problemsOf(sidecarShape, sidecar(mention, mention.replace('nile', 'blue-nile')));
    assert.deepEqual(problems.map(({ line }) => line), [3]); // prettier-ignore
    assert.match(String(problems[0]?.message), /"a"/);
  });

  it('refuses a key that stands twice, of which one would be lost', () => {
    const actor = '{ "type": "person", "label": { "ar": "x" } }';
    const actors = `{ "version": 1, "actors": {\n"x": ${actor},\n"x": ${actor} } }`;
    assert.deepEqual(places(actorRegistryShape, actors), ['3:1']);
    const events = `{ "version": 1, "events": {\n"x": ${actor},\n"x": ${actor} } }`;
    assert.deepEqual(places(eventRegistryShape, events), ['3:1']);
    assert.deepEqual(places(settingsShape, '{ "version": 1,\n"title": "x",\n"title": "y" }'), ['3:1']);
    const list = `"mentions": [\n${mention}]`;
    assert.deepEqual(places(sidecarShape, `{ "version": 1, ${stamp}, ${list},\n${list} }`), ['3:1']);
  });

  it('takes the same key in two objects', () => {
    const actor = '{ "type": "person", "label": { "ar": "x" } }';
    assert.ok(parseFile(actorRegistryShape, 'a', `{ "version": 1, "actors": { "x": ${actor}, "y": ${actor} } }`).ok); // prettier-ignore
  });

  it('refuses the key __proto__ however it is written', () => {
    for (const key of ['__proto__', '\\u005f_proto__', '_\\u005Fproto\\u005F_']) {
      const problems = problemsOf(sidecarShape, `{ "version": 1, ${stamp},\n"${key}": {}, "mentions": [] }`);
      assert.deepEqual(problems.map(({ line }) => line), [2]); // prettier-ignore
      problemsOf(actorRegistryShape, `{ "version": 1, "actors": { "${key}": {} } }`);
    }
  });

  it('takes __proto__ within a text', () => {
    assert.ok(parseFile(sidecarShape, 'a', sidecar(mention.replace('نيل', '__proto__'))).ok);
  });

  it('takes ids that are names of object methods', () => {
    const actor = '{ "type": "person", "label": { "ar": "x" } }';
    const parsed = parseFile(actorRegistryShape, 'a', `{ "version": 1, "actors": { "constructor": ${actor}, "toString": ${actor} } }`); // prettier-ignore
    assert.ok(parsed.ok);
    assert.deepEqual(Object.keys(parsed.value.actors), ['constructor', 'toString']);
  });

  it('refuses ids with spaces, slashes or nothing in them', () => {
    for (const id of ['', 'a b', 'a/b', '-a', '.', 'a\\nb']) {
      problemsOf(actorRegistryShape, `{ "version": 1, "actors": { "${id}": { "type": "t", "label": {} } } }`);
    }
  });

  it('refuses deep nesting with a problem, wherever it is', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    for (const text of [deep, '['.repeat(100_000), `{ "version": 1, "title": "x", "other": ${deep} }`]) {
      const problems = problemsOf(settingsShape, text);
      assert.equal(problems.length, 1);
      assert.match(String(problems[0]?.message), /deep/);
    }
    problemsOf(sidecarShape, `{ "version": 1, ${stamp}, "mentions": [], "other": ${deep} }`);
  });

  it('takes brackets within texts for texts', () => {
    const text = `{ "version": 1, "title": "${'[{'.repeat(200)}\\"${'['.repeat(200)}\\\\" }`;
    assert.ok(parseFile(settingsShape, 'a', text).ok);
  });

  it('lists the first problems of very many, and says how many there are', () => {
    const wrong = Array.from({ length: 3000 }, (_, i) => mention.replace('"a"', `"m${String(i)}"`).replace('3]', '"x"]')); // prettier-ignore
    const problems = problemsOf(sidecarShape, sidecar(...wrong));
    assert.ok(problems.length > 1 && problems.length <= 101);
    assert.match(String(problems.at(-1)?.message), /2900/);
  });
});

describe('the place of a problem', () => {
  it('is its one-based line and column', () => {
    assert.deepEqual(placeOf('ab\ncd', 0), { line: 1, column: 1 });
    assert.deepEqual(placeOf('ab\ncd', 2), { line: 1, column: 3 });
    assert.deepEqual(placeOf('ab\r\ncd', 5), { line: 2, column: 2 });
  });

  it('is printed as compilers print it', () => {
    const problem: Problem = {
      path: 'a/b.json',
      line: 3,
      column: 9,
      severity: 'error',
      message: say`Wrong.`,
    };
    assert.equal(formatProblem(problem), 'a/b.json:3: Wrong.');
  });
});
