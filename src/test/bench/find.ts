import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AhoCorasick } from '@monyone/aho-corasick/fast';
import ModernAhoCorasick from 'modern-ahocorasick';
import { Matcher } from '../../core/find/matcher.js';
import { fold, foldCharacter } from '../../core/text/fold.js';
import { wordsOf } from '../../core/text/words.js';
import { NodeFolder } from '../../storage/nodeFolder.js';
import { root } from '../host/paths.js';
import { collectGarbage, compare, memoryInUse, timed } from './measure.js';

const size = 4_000_000;
const repetitions = 5;
const counts = [100, 1_000, 5_000, 50_000];

/**
 * Finding all aliases in four million characters, against other ways to do it. All fold, and all give offsets in the
 * text itself; only ours looks at what stands before and after a match. The contenders take turns in one run.
 */
export async function benchFind(): Promise<void> {
  const article = await sampleText();
  let text = '';
  while (text.length < size) text += `${article}\n`;
  // A string put together of parts is made one before it is measured.
  text = Buffer.from(text, 'utf16le').toString('utf16le');
  const lines = text.split('\n');
  const half = text.slice(0, text.length >> 1);
  for (const count of counts) {
    const aliases = aliasesFrom(article, count);
    const keys = [...new Set(aliases.map(fold))];

    const before = memoryInUse();
    let matcher = new Matcher<{ text: string }>([]);
    const build = await timed(() => (matcher = new Matcher(aliases.map((alias) => ({ text: alias })))));
    const memory = memoryInUse() - before;
    let fast = new AhoCorasick([]);
    const fastBuild = await timed(() => (fast = new AhoCorasick(keys)));
    let modern = new ModernAhoCorasick([]);
    const modernBuild = await timed(() => (modern = new ModernAhoCorasick(keys)));
    const alternation = new RegExp(keys.map(escaped).join('|'), 'g');
    collectGarbage();

    const found = matcher.find(text).length;
    const times = await compare(repetitions, {
      bare: () => bareLoop(text),
      ours: () => matcher.find(text),
      half: () => matcher.find(half),
      fast: () => {
        const { key, origins } = normalised(text);
        return fast.matchInText(key).map(({ begin, end }) => [origins[begin], origins[end]]);
      },
      modern: () =>
        lines.reduce((sum, line) => {
          const { key, origins } = normalised(line);
          return sum + modern.search(key).map(({ start, end }) => [origins[start], origins[end]]).length;
        }, 0),
      alternation: () => {
        const { key, origins } = normalised(text);
        return Array.from(key.matchAll(alternation), ({ index, 0: { length } }) => [
          origins[index],
          origins[index + length],
        ]);
      },
    });
    const speed = (name: string, length = text.length): number =>
      length / 1000 / (times.get(name) ?? Number.NaN);
    const rival = Math.max(speed('fast'), speed('modern'));
    console.log(`  ${String(count)} aliases, ${String(found)} matches in ${String(text.length)} characters`);
    console.log(
      `    built in ${build.toFixed(0)} ms, ${(matcher.bytes / 1e6).toFixed(1)} MB of tables ` +
        `(${(memory / 1e6).toFixed(1)} MB on the heap beside them); @monyone ${fastBuild.toFixed(0)} ms, ` +
        `modern-ahocorasick ${modernBuild.toFixed(0)} ms`,
    );
    console.log(
      `    million characters a second: Hashiya ${speed('ours').toFixed(0)} (half the text ` +
        `${speed('half', half.length).toFixed(0)}), bare loop ${speed('bare').toFixed(0)}, normalise and @monyone/fast ` +
        `${speed('fast').toFixed(1)}, normalise and modern-ahocorasick per line ${speed('modern').toFixed(1)}, ` +
        `normalise and regex alternation ${speed('alternation').toFixed(1)}`,
    );
    console.log(
      `    ${(speed('ours') / rival).toFixed(1)} × the better of the two (aim: 20 at 5,000), ` +
        `${(speed('bare') / speed('ours')).toFixed(1)} × slower than the bare loop (aim: 8)`,
    );
  }
}

function bareLoop(text: string): number {
  let sum = 0;
  let at = 0;
  while (at < text.length) sum += text.charCodeAt(at++);
  return sum;
}

const folds = new Map<string, string>();

/** The folded text and, for each of its units and its end, where that stands in the text. Remembers what it folded. */
function normalised(text: string): { key: string; origins: Int32Array } {
  const origins = new Int32Array(2 * text.length + 1);
  let key = '';
  let length = 0;
  let isSpace = true;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    let folded = folds.get(character);
    if (folded === undefined) folds.set(character, (folded = foldCharacter(character)));
    if (folded === ' ' && isSpace) continue;
    if (folded !== '') isSpace = folded === ' ';
    key += folded;
    origins.fill(i, length, length + folded.length);
    length += folded.length;
  }
  origins[length] = text.length;
  return { key, origins };
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

async function sampleText(): Promise<string> {
  const folder = join(root, 'test-fixtures', 'sample');
  const files = await new NodeFolder(folder).list();
  const articles = files
    .filter((file) => file.endsWith('.txt'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  return articles.join('\n');
}

const letters = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي';

/** The sample's actors, then made-up names of one to three words, a third of them from words of the text. */
function aliasesFrom(article: string, count: number): string[] {
  const random = generator(20151021);
  const pick = (from: ArrayLike<string>): string => from[Math.floor(random() * from.length)] ?? '';
  const words = [...new Set(wordsOf(article).map(({ start, end }) => article.slice(start, end)))].filter(
    (word) => word.length > 4,
  );
  const invented = (): string =>
    Array.from({ length: 4 + Math.floor(random() * 5) }, () => pick(letters)).join('');
  const aliases = new Set<string>([
    'روسيا',
    'سوريا',
    'الولايات المتحدة',
    'واشنطن',
    'موسكو',
    'لافروف',
    'كيري',
  ]);
  while (aliases.size < count) {
    const names = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      random() < 0.33 ? pick(words) : invented(),
    );
    // A word of the text alone would be matched as often as no name is.
    if (names.length > 1 || !words.includes(names[0] ?? '')) aliases.add(names.join(' '));
  }
  return [...aliases];
}

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
