import assert from 'node:assert/strict';
import { checkArticleFile } from '../../../core/check/articleFile.js';
import { locate } from '../../../core/check/finding.js';
import { checkMentions } from '../../../core/check/mentions.js';
import { checkActors, checkEvents, checkSettings } from '../../../core/check/registries.js';
import { formatProblem } from '../../../core/model/problem.js';
import type { Mention } from '../../../core/model/types.js';
import { AnnotationSet } from '../../../core/set/annotationSet.js';
import { stampOf } from '../../../core/text/stamp.js';

const text = 'قال 😀 الوزير شيئا';

function setWith(...mentions: Mention[]): AnnotationSet {
  const set = new AnnotationSet();
  set.useActors({ minister: { type: 'person', label: {} } });
  set.useEvents({ saying: { type: 'STATEMENT', label: {} } });
  set.useArticle('a.txt', { version: 1, text: stampOf(text), mentions });
  return set;
}

const minister: Mention = { id: 'm1', actor: 'minister', spans: [[6, 12]], quote: ['الوزير'] };
const saying: Mention = { id: 'm2', event: 'saying', spans: [[0, 3]], quote: ['قال'] };

function messages(set: AnnotationSet, article: string | undefined = text): string[] {
  return checkMentions(set, 'a.txt', article).map(({ at, message }) => `${at.join('.')}: ${message}`);
}

/** Asserts that there is one finding, at this path and saying this. */
function onlyFinding(set: AnnotationSet, expected: RegExp): void {
  const found = messages(set);
  assert.equal(found.length, 1, found.join('\n'));
  assert.match(found[0] ?? '', expected);
}

describe('Checking mentions', () => {
  it('finds nothing wrong with what is right', () => {
    const participants = [{ role: 'actor', actor: 'minister', mention: 'm1' }];
    const claim: Mention = {
      ...saying,
      participants,
      attributes: { modality: 'asserted' },
      attributedTo: 'minister',
    };
    assert.deepEqual(messages(setWith(minister, claim)), []);
  });

  it('finds ids that the registries do not have', () => {
    onlyFinding(setWith({ ...minister, actor: 'nobody' }), /^mentions\.m1\.actor: .*no actor "nobody"/);
    onlyFinding(setWith({ ...saying, event: 'nothing' }), /^mentions\.m2\.event: .*no event "nothing"/);
    onlyFinding(
      setWith({ ...saying, participants: [{ role: 'actor', actor: 'x' }] }),
      /^mentions\.m2\.participants\.0\.actor: .*"x"/,
    );
    onlyFinding(setWith({ ...saying, attributedTo: 'x' }), /^mentions\.m2\.attributedTo: .*"x"/);
  });

  it('does not doubt ids while their registry cannot be read', () => {
    const set = setWith({ ...minister, actor: 'nobody' });
    set.useProblems('hashiya.actors.json', [
      { path: 'hashiya.actors.json', line: 1, column: 1, severity: 'error', message: '' },
    ]);
    assert.deepEqual(messages(set), []);
  });

  it('finds a participant whose mention is not in the article', () => {
    const participants = [{ role: 'actor', actor: 'minister', mention: 'gone' }];
    onlyFinding(setWith({ ...saying, participants }), /^mentions\.m2\.participants\.0\.mention: .*"gone"/);
  });

  it('finds roles and attributes that the codebook does not have, until it has them', () => {
    const set = setWith({
      ...saying,
      participants: [{ role: 'witness', actor: 'minister' }],
      attributes: { mood: 'x' },
    });
    assert.equal(messages(set).length, 2);
    set.useSettings({ version: 1, codebook: { roles: { witness: {} }, attributes: { mood: {} } } });
    assert.deepEqual(messages(set), []);
  });

  it('finds spans where the article says something else', () => {
    onlyFinding(setWith({ ...minister, spans: [[5, 12]] }), /^mentions\.m1\.spans: .*" الوزير".*"الوزير"/);
    onlyFinding(
      setWith({ ...minister, spans: [[6, 99]] }),
      /^mentions\.m1\.spans: .*beyond the article's 17/,
    );
  });

  it('does not look for the text of an orphan, nor for any when the article cannot be read', () => {
    const wrong: Mention = { ...minister, spans: [[0, 99]] };
    assert.deepEqual(messages(setWith({ ...wrong, status: 'orphaned' })), []);
    assert.deepEqual(checkMentions(setWith(wrong), 'a.txt', undefined), []);
  });

  it('finds spans that no text can have', () => {
    onlyFinding(setWith({ ...minister, spans: [[6, 6]], quote: ['x'] }), /ends before or where it starts/);
    const shuffled: Mention = {
      ...minister,
      spans: [
        [6, 12],
        [0, 3],
      ],
      quote: ['الوزير', 'قال'],
    };
    onlyFinding(setWith(shuffled), /in order/);
    onlyFinding(setWith({ ...minister, quote: ['الوزير', 'x'] }), /one quoted string for each span/);
  });

  it('finds that the article is another than the one recorded', () => {
    const found = checkMentions(setWith(minister), 'a.txt', `${text}.`);
    assert.deepEqual(
      found.map(({ at, severity }) => [at.join('.'), severity]),
      [['text', 'warning']],
    );
  });
});

describe('Checking settings and registries', () => {
  it('finds types that the codebook does not have, until it has them', () => {
    const set = new AnnotationSet();
    set.useActors({ a: { type: 'robot', label: {} } });
    set.useEvents({ e: { type: 'DANCE', label: {} } });
    assert.match(checkActors(set)[0]?.message ?? '', /"robot"; use one of person, state/);
    assert.match(checkEvents(set)[0]?.message ?? '', /"DANCE"; use one of AGREE/);
    set.useSettings({ version: 1, codebook: { actorTypes: { robot: {} }, eventTypes: { DANCE: {} } } });
    assert.deepEqual([...checkActors(set), ...checkEvents(set), ...checkSettings(set)], []);
  });

  it('finds a codebook that is not built in', () => {
    const set = new AnnotationSet();
    set.useSettings({ version: 1, codebook: { extends: 'cameo' } });
    assert.match(checkSettings(set)[0]?.message ?? '', /no built-in codebook "cameo"; known: plover/);
  });
});

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
  const lineOf = (...at: string[]): number | undefined =>
    locate([{ at, severity: 'error', message: '' }], 'a.json', file)[0]?.line;

  it('finds mentions by their id, other entries by key or place', () => {
    assert.equal(lineOf('mentions', 'a'), 4);
    assert.equal(lineOf('mentions', 'b'), 3);
    assert.equal(lineOf('mentions', 'a', 'participants', '1', 'role'), 6);
  });

  it('falls back on what is around an entry that is not there', () => {
    assert.equal(lineOf('mentions', 'a', 'participants', '1', 'actor'), 5);
    assert.equal(lineOf('mentions', 'c', 'spans'), 2);
    assert.equal(lineOf('text'), 1);
    assert.equal(locate([{ at: ['x'], severity: 'error', message: '' }], 'a.json', '')[0]?.line, 1);
  });
});
