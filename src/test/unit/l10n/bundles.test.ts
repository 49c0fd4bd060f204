import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { root } from '../../host/paths.js';
import { keysUsed } from './texts.js';

const textsShape = z.record(z.string(), z.string());

function read<T>(file: string, shape: z.ZodType<T>): T {
  return shape.parse(JSON.parse(readFileSync(path.join(root, file), 'utf8')));
}

describe('The Arabic texts', () => {
  const arabic = read('l10n/bundle.l10n.ar.json', textsShape);
  const english = read('package.nls.json', textsShape);
  const arabicManifest = read('package.nls.ar.json', textsShape);

  it('are there for all that the editor and its panels say, and for nothing else', () => {
    const used = keysUsed();
    const missing = [...used].filter(([key]) => !Object.hasOwn(arabic, key));
    const unused = Object.keys(arabic).filter((key) => !used.has(key));
    assert.deepEqual(
      { missing: missing.map(([key, place]) => `${place}: ${key}`), unused },
      { missing: [], unused: [] },
      'l10n/bundle.l10n.ar.json does not hold what the sources say',
    );
  });

  it('are there for all that package.json says', () => {
    assert.deepEqual(Object.keys(arabicManifest).sort(), Object.keys(english).sort());
  });

  it('have the same places to fill as the English ones', () => {
    const wrong = Object.entries(arabic).filter(([key, text]) => {
      const [english, category] = splitKey(key);
      const [wanted, found] = [placesIn(english), placesIn(text)];
      // A number may be said by the word alone: مقالين.
      const mayLack = category !== undefined && found.size < wanted.size ? new Set(['{0}']) : new Set();
      return (
        [...found].some((place) => !wanted.has(place)) ||
        [...wanted].some((place) => !found.has(place) && !mayLack.has(place))
      );
    });
    assert.deepEqual(wrong, []);
  });

  it('isolate what is of the other direction, and say their own where it would show', () => {
    const wrong = [...Object.entries(arabic), ...Object.entries(arabicManifest)].flatMap(([key, text]) => {
      const flaw = directionFlaw(text, key.startsWith('command.'));
      return flaw === undefined ? [] : [`${key}: ${flaw}`];
    });
    assert.deepEqual(wrong, []);
  });
});

describe('package.json', () => {
  const english = read('package.nls.json', textsShape);
  const manifest = read('package.json', z.record(z.string(), z.unknown()));
  const said = ['title', 'shortTitle', 'description', 'markdownDescription', 'label', 'name', 'contents'];
  const saidToo = ['category', 'displayName', 'aliases', 'enumDescriptions', 'markdownEnumDescriptions'];

  /** What people read, by where it stands; `name` and `description` of the package itself are not shown. */
  const texts = new Map<string, string>();
  const collect = (value: unknown, at: readonly string[]): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) collect(item, [...at, key]);
    } else if (typeof value === 'string') {
      const isSaid = at.slice(-2).some((key) => said.includes(key) || saidToo.includes(key));
      if (isSaid || value.startsWith('%')) texts.set(at.join('/'), value);
    }
  };
  collect(manifest['contributes'], ['contributes']);
  collect({ displayName: manifest['displayName'], description: manifest['description'] }, []);

  it('says nothing but by a key of package.nls.json', () => {
    const literals = [...texts].filter(([, text]) => !/^%[\w.-]+%$/.test(text));
    assert.deepEqual(literals, [], 'put the text into package.nls.json and package.nls.ar.json');
  });

  it('uses all of these keys, and no others', () => {
    const used = new Set([...texts.values()].map((text) => text.slice(1, -1)));
    assert.deepEqual([...used].sort(), Object.keys(english).sort());
  });
});

/** The English text of a key, and its plural category. */
function splitKey(key: string): [text: string, category: string | undefined] {
  const parts = /^(?<text>[^]*)\/(?<category>zero|one|two|few|many|other)$/.exec(key)?.groups;
  return [parts?.['text'] ?? key, parts?.['category']];
}

function placesIn(text: string): Set<string> {
  return new Set(text.match(/\{\d+\}/g));
}

const [rtl, isolate, end, mark] = ['\u2067', '\u2068', '\u2069', '\u200F'];

/**
 * VS Code lays texts out left to right. Values and Latin words must be isolated, and a text whose order would then show
 * begins with U+2067 and ends with U+2069; the title of a command, which VS Code puts behind its category, only ends
 * with U+200F where it ends with punctuation.
 */
function directionFlaw(text: string, isTitle: boolean): string | undefined {
  if (!/\p{Script=Arabic}/u.test(text)) return undefined;
  const bare = text
    .replace(/\]\([^)]*\)/g, ']')
    .replace(new RegExp(`${isolate}[^${isolate}${end}]*${end}`, 'g'), '\uFFFC');
  if (/\{\d+\}|[A-Za-z0-9]/.test(bare)) return `isolate with U+2068 and U+2069 what is not Arabic: ${text}`;
  const line = bare.trim();
  if (line !== bare || line.endsWith(']')) return undefined;
  const shows = !/^[\u0621-\u064A][^\uFFFC]*[\u0621-\u0652]$/.test(line);
  const isDirected = line.startsWith(rtl) && line.endsWith(end) && !line.includes(rtl, 1);
  if (isTitle ? !shows || line.endsWith(mark) : !shows || isDirected) return undefined;
  return isTitle ? `end with U+200F: ${text}` : `begin with U+2067 and end with U+2069: ${text}`;
}
