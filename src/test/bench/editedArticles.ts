import { anchoredText, makeAnchor } from '../../core/anchor/anchor.js';
import { mapSpan, type TextEdit } from '../../core/anchor/edits.js';
import type { Mention, Span } from '../../core/model/types.js';

// Articles of a vocabulary in which few words are frequent and most are rare (Zipf), so that the same names, and the
// same words around them, come again and again as they do in news; and scripts of edits whose effect is known. No
// character is astral, so that code points and UTF-16 units are the same here.

const names =
  'روسيا سوريا موسكو واشنطن دمشق بوتين لافروف كيري أنقرة طهران الكرملين تركيا إيران أوباما حلب الأسد نيويورك جنيف ' +
  'وزارة_الخارجية مجلس_الأمن الأمم_المتحدة الولايات_المتحدة وزارة_الدفاع سيرغي_لافروف جون_كيري ستافان_دي_ميستورا ' +
  'رجب_طيب_أردوغان الاتحاد_الأوروبي وزير_الخارجية_الروسي المرصد_السوري الجيش_الحر حزب_الله البيت_الأبيض فيينا';
const stems =
  'قال إن في من على إلى عن مع بعد قبل كان قد هذا التي الذي بين حول خلال منذ حتى لكن أيضا كما عند غير كل بعض يوم عام ' +
  'اجتماع محادثات اتفاق هدنة قصف غارة هجوم قرار مشروع بيان تصريح مصدر مسؤول رئيس حكومة معارضة جيش قوات مدينة ريف ' +
  'شمال جنوب شرق غرب حدود منطقة طريق مساعدات إنسانية لاجئ مدني قتيل جريح صاروخ طائرة قاعدة عملية حرب سلام حل أزمة ' +
  'ملف دور موقف جهد دعم تنسيق تعاون خلاف شرط ضغط عقوبة اقتصاد نفط غاز صفقة زيارة لقاء اتصال هاتف رسالة جلسة لجنة ' +
  'وفد خبير محلل صحيفة قناة وكالة تقرير خبر شعب بلد دولة عالم أمن إرهاب تنظيم مسلح فصيل ميليشيا حصار معركة جبهة';
const openers = ['وقال', 'وأعلن', 'وأكد', 'وأضاف', 'وذكرت وكالة الأنباء أن', 'وكان', 'ومن جانبه قال', 'ونفى'];

export type Random = () => number;

function pick<T>(items: readonly [T, ...T[]] | readonly T[], random: Random, skew = 1): T {
  const item = items[Math.floor(items.length * random() ** skew)];
  if (item === undefined) throw new Error('Nothing to pick from');
  return item;
}

const nameList = names.split(' ').map((name) => name.replaceAll('_', ' '));
const prefixes = ['', '', '', 'ال', 'ال', 'و', 'وال', 'بال', 'لل', 'ك'];
const suffixes = ['', '', '', 'ات', 'ين', 'ية', 'ها', 'ه', 'هم'];
const stemList = stems.split(' ');

function word(random: Random): string {
  const stem = pick(stemList, random, 2.5);
  return stem.length < 4 ? stem : pick(prefixes, random) + stem + pick(suffixes, random);
}

/** A sentence, with a name every eight words or so; ends in `. `. */
export function sentence(random: Random, nameShare = 0.13): string {
  const words: string[] = [];
  if (random() < 0.4) words.push(pick(openers, random), pick(nameList, random, 2.5));
  const length = 5 + Math.floor(random() * 14);
  while (words.length < length) {
    words.push(random() < nameShare ? pick(nameList, random, 2.5) : word(random));
  }
  return `${words.join(' ')}. `;
}

function paragraph(random: Random, nameShare: number): string {
  let text = '';
  for (let left = 3 + Math.floor(random() * 4); left > 0; left--) text += sentence(random, nameShare);
  return `${text.trimEnd()}\n`;
}

export interface AnnotatedArticle {
  readonly text: string;
  readonly mentions: Mention[];
}

/**
 * An article of at least `length` code points in which some passages stand twice, one of them beside its like, and some
 * sentences many times; `count` of the names in it are tagged, a few with words of an event around or after them.
 * @param doubled how many paragraphs of one begin such a passage
 */
export function annotatedArticle(
  length: number,
  count: number,
  random: Random,
  doubled = 0.001,
): AnnotatedArticle {
  const share = Math.min(0.3, (count * 6.5) / length);
  const paragraphs: string[] = [];
  let total = 0;
  const boilerplate = Array.from({ length: 3 }, () => sentence(random, share));
  while (total < length) {
    const last = paragraphs.slice(-8);
    const earlier = Math.floor(random() * Math.max(1, paragraphs.length - 8));
    const added =
      random() < doubled && last.length === 8
        ? last
        : random() < doubled
          ? paragraphs.slice(earlier, earlier + 5)
          : [
              random() < 0.03
                ? pick(boilerplate, random) + paragraph(random, share)
                : paragraph(random, share),
            ];
    paragraphs.push(...added);
    total += added.reduce((sum, one) => sum + one.length, 0);
  }
  const text = paragraphs.join('');
  return { text, mentions: tagged(text, count, random) };
}

function tagged(text: string, count: number, random: Random): Mention[] {
  const pattern = new RegExp(
    nameList
      .toSorted((a, b) => b.length - a.length)
      .map((name) => `(?<= )${name}(?=[ .])`)
      .join('|'),
    'gu',
  );
  const spans = Array.from(text.matchAll(pattern), (match): [number, number] => [
    match.index,
    match.index + match[0].length,
  ]);
  for (let left = spans.length - count; left > 0; left--) {
    const index = Math.floor(random() * spans.length);
    spans[index] = spans.at(-1) ?? [0, 0];
    spans.pop();
  }
  const anchored = anchoredText(text);
  return spans
    .sort((a, b) => a[0] - b[0])
    .map((span, i): Mention => {
      const id = `m${String(i)}`;
      const kind = random();
      if (kind < 0.06) return { id, event: 'visit', ...makeAnchor(anchored, [phraseAround(text, span)]) };
      if (kind < 0.08) {
        const later = phraseAround(text, [span[1] + 12, span[1] + 16]);
        if (later[0] > span[1] && later[1] > later[0])
          return { id, event: 'talks', ...makeAnchor(anchored, [span, later]) };
      }
      return {
        id,
        actor: `actor-${String(nameList.indexOf(text.slice(...span)))}`,
        ...makeAnchor(anchored, [span]),
      };
    });
}

/** The words around a span, up to some thirty characters on, in its paragraph. */
function phraseAround(text: string, [start, end]: Span): [number, number] {
  const from = Math.max(text.lastIndexOf(' ', start), text.lastIndexOf('\n', start)) + 1;
  const line = text.indexOf('\n', end);
  const to = text.indexOf(' ', Math.min(line, end + 20));
  return [from, to < 0 || to > line ? line : to];
}

/** An article after some edits, and where its mentions are then: absent where their text is gone. */
export interface EditedArticle {
  readonly text: string;
  readonly truth: readonly (Mention['spans'] | undefined)[];
}

/** Scattered edits: words and sentences inserted, removed and replaced, and letters inside words. */
export function scatterEdits(
  { text, mentions }: AnnotatedArticle,
  count: number,
  random: Random,
): EditedArticle {
  const edits: TextEdit[] = [];
  let current = text;
  for (let i = 0; i < count; i++) {
    const edit = differing(current, randomEdit(current, random));
    if (edit.inserted === '' && edit.start === edit.end) continue;
    edits.push(edit);
    current = current.slice(0, edit.start) + edit.inserted + current.slice(edit.end);
  }
  return { text: current, truth: mentions.map(({ spans }) => mapSpans(spans, edits)) };
}

function mapSpans(spans: Mention['spans'], edits: readonly TextEdit[]): Mention['spans'] | undefined {
  const mapped: [number, number][] = [];
  for (const span of spans) {
    let current: Span | undefined = span;
    for (const edit of edits) {
      if (current && edit.start <= current[1]) current = mapSpan(current, edit);
    }
    if (!current) return undefined;
    mapped.push([current[0], current[1]]);
  }
  return mapped;
}

function randomEdit(text: string, random: Random): TextEdit {
  const at = Math.floor(random() * text.length);
  const kind = random();
  if (kind < 0.15) {
    const end = Math.min(text.length, at + Math.floor(random() * 2));
    return { start: at, end, inserted: random() < 0.5 ? 'ن' : '' };
  }
  const isSentence = kind < 0.5;
  const boundary = isSentence ? '. ' : ' ';
  const before = text.indexOf(boundary, at);
  const start = before < 0 ? text.length : before + boundary.length;
  const next = text.indexOf(boundary, start);
  const end = next < 0 ? start : next + boundary.length;
  const inserted = isSentence
    ? sentence(random)
    : `${random() < 0.1 ? pick(nameList, random, 2.5) : word(random)} `;
  const what = random();
  if (what < 0.34) return { start, end: start, inserted };
  return { start, end, inserted: what < 0.67 ? '' : inserted };
}

/** The part of a replacement that changes something: what a reader of the two texts can know of it. */
function differing(text: string, { start, end, inserted }: TextEdit): TextEdit {
  const removed = text.slice(start, end);
  const most = Math.min(removed.length, inserted.length);
  let head = 0;
  while (head < most && removed[head] === inserted[head]) head++;
  let tail = 0;
  while (tail < most - head && removed.at(-1 - tail) === inserted.at(-1 - tail)) tail++;
  return { start: start + head, end: end - tail, inserted: inserted.slice(head, inserted.length - tail) };
}

/** Some runs of paragraphs taken out and put in elsewhere, each between two others. */
export function moveParagraphs(
  { text, mentions }: AnnotatedArticle,
  count: number,
  random: Random,
): EditedArticle {
  let current = text;
  let truth = mentions.map(({ spans }) => spans);
  for (let i = 0; i < count; i++) {
    const lines = Array.from(current.matchAll(/\n/g), ({ index }) => index + 1);
    const first = Math.floor(random() * (lines.length - 5));
    const from = lines[first] ?? 0;
    const to = lines[first + 1 + Math.floor(random() * 3)] ?? from;
    const target = pick(
      lines.filter((line) => line < from || line > to),
      random,
    );
    const moved = current.slice(from, to);
    const without = current.slice(0, from) + current.slice(to);
    const into = target < from ? target : target - moved.length;
    current = without.slice(0, into) + moved + without.slice(into);
    const map = (offset: number): number => {
      if (offset >= from && offset < to) return offset - from + into;
      const left = offset < from ? offset : offset - moved.length;
      return left < into ? left : left + moved.length;
    };
    truth = truth.map((spans) => spans.map(([start, end]) => [map(start), map(end - 1) + 1]));
  }
  return { text: current, truth };
}

/** How well mentions were found again. */
export interface Score {
  /** Of the mentions whose own words were not touched. */
  survived: number;
  /** Of those, the ones found in their place. */
  right: number;
  /** Given as certain, of any mention, but not where the truth is. */
  wrong: number;
  /** Given as a guess. */
  uncertain: number;
  orphaned: number;
}

/** @param found for each mention its spans and whether they are certain; undefined for an orphan */
export function score(
  { mentions }: AnnotatedArticle,
  { text, truth }: EditedArticle,
  found: readonly ({ readonly spans: Mention['spans']; readonly sure: boolean } | undefined)[],
): Score {
  const result: Score = { survived: 0, right: 0, wrong: 0, uncertain: 0, orphaned: 0 };
  mentions.forEach(({ quote }, i) => {
    const spans = truth[i];
    const answer = found[i];
    const survived = spans?.every(([start, end], k) => text.slice(start, end) === quote[k]) ?? false;
    if (survived) result.survived++;
    if (!answer) result.orphaned++;
    else if (!answer.sure) result.uncertain++;
    else if (spans?.join(' ') !== answer.spans.join(' ')) result.wrong++;
    else if (survived) result.right++;
  });
  return result;
}
