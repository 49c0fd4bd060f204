import { mkdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeAnchor, anchoredText } from '../../core/anchor/anchor.js';
import {
  serialiseActors,
  serialiseEvents,
  serialiseSettings,
  serialiseSidecar,
} from '../../core/model/serialise.js';
import type { Actor, Event, Mention, Span } from '../../core/model/types.js';
import { actorsFile, eventsFile, settingsFile, sidecarOf } from '../../core/set/files.js';
import { stampOf } from '../../core/text/stamp.js';

const first = 'سيرغي جون أحمد مايكل ليلى يوسف نور سامي هدى كريم فاطمة عمر'.split(' ');
const last = 'لافروف كيري الخطيب سميث حداد منصور العلي بتروف حسن النجار'.split(' ');
const verbs = 'التقى زار هاتف انتقد أيد اتهم دعا طالب هدد استقبل'.split(' ');
const filler =
  'وقالت مصادر مطلعة إن المحادثات ستستأنف في الأسبوع المقبل بعد أن تعثرت بسبب الخلاف على جدول الأعمال';

/** A random number generator that gives the same numbers in every run. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const actorCount = 2000;
export const eventCount = 1000;
/** How many actors one article speaks of; some of them are in the news more often than others. */
const castSize = 15;

export function syntheticActors(): Record<string, Actor> {
  return Object.fromEntries(
    Array.from({ length: actorCount }, (_, i) => [actorId(i), { type: 'person', label: { ar: nameOf(i) } }]),
  );
}

export function syntheticEvents(): Record<string, Event> {
  return Object.fromEntries(
    Array.from({ length: eventCount }, (_, i) => [
      eventId(i),
      { type: 'CONSULT', label: { ar: `لقاء ${String(i)}` } },
    ]),
  );
}

function actorId(i: number): string {
  return `actor-${String(i)}`;
}

function eventId(i: number): string {
  return `event-${String(i)}`;
}

function nameOf(i: number): string {
  return `${first[i % first.length] ?? ''} ${last[Math.floor(i / first.length) % last.length] ?? ''}`;
}

export interface SyntheticArticle {
  readonly text: string;
  readonly mentions: Mention[];
}

/**
 * An article with this many mentions, nine of actors to one of an event with two participants.
 * @param length of the text in code points, at least; absent, as long as the mentions need
 */
export function syntheticArticle(mentionCount: number, seed: number, length = 0): SyntheticArticle {
  const random = numbers(seed);
  const places: { referent: { actor: string } | { event: string }; span: Span; participants: string[] }[] =
    [];
  const gap = Math.max(0, Math.floor(length / mentionCount) - 20);
  const cast = Array.from({ length: castSize }, () => Math.floor(random() ** 2 * actorCount));
  let text = '';
  for (let i = 0; i < mentionCount; i++) {
    const number = cast[Math.floor(random() * cast.length)] ?? 0;
    const isEvent = i % 10 === 9;
    const words = isEvent ? (verbs[number % verbs.length] ?? '') : nameOf(number);
    const start = text.length;
    text += words;
    const other = actorId(cast[Math.floor(random() * cast.length)] ?? 0);
    places.push({
      referent: isEvent ? { event: eventId(number % eventCount) } : { actor: actorId(number) },
      span: [start, text.length],
      participants: isEvent ? [actorId(number), other] : [],
    });
    text += ` ${gap > 0 ? filler.repeat(Math.ceil(gap / filler.length)).slice(0, gap) : filler.slice(0, 40)}`;
    text += i % 5 === 4 ? '.\n' : ' ';
  }
  const anchored = anchoredText(text);
  const mentions = places.map(({ referent, span, participants }, i): Mention => {
    const id = `${i.toString(36).padStart(4, '0')}${Math.floor(random() * 36 ** 4)
      .toString(36)
      .padStart(4, '0')}`;
    const by = { by: 'annotator', at: '2026-11-21T10:00:00Z' };
    const anchor = makeAnchor(anchored, [span]);
    return 'actor' in referent
      ? { id, actor: referent.actor, ...anchor, form: 'name', ...by }
      : {
          id,
          event: referent.event,
          ...anchor,
          participants: participants.map((actor, index) => ({
            role: index === 0 ? 'actor' : 'recipient',
            actor,
          })),
          attributes: { modality: 'asserted' },
          date: '2015-10',
          ...by,
        };
  });
  return { text, mentions };
}

/** Writes a set with this many sidecars to a folder, unless an earlier run has. */
export async function writeSyntheticSet(
  folder: string,
  sidecars: number,
  mentionsEach: number,
): Promise<void> {
  const complete = join(folder, settingsFile);
  if (existsSync(complete)) return;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, actorsFile), serialiseActors({ version: 1, actors: syntheticActors() }));
  await writeFile(join(folder, eventsFile), serialiseEvents({ version: 1, events: syntheticEvents() }));
  for (let i = 0; i < sidecars; i++) {
    const { text, mentions } = syntheticArticle(mentionsEach, i);
    const article = `${String(i % 100)}/${String(i)}.txt`;
    await mkdir(dirname(join(folder, article)), { recursive: true });
    await writeFile(join(folder, article), text);
    await writeFile(
      join(folder, sidecarOf(article)),
      serialiseSidecar({ version: 1, text: stampOf(text), mentions }),
    );
  }
  // Written last: a folder with settings is a finished one.
  await writeFile(complete, serialiseSettings({ version: 1 }));
}
