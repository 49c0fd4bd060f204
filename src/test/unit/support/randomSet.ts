import fc from 'fast-check';
import { anchoredText, makeAnchor } from '../../../core/anchor/anchor.js';
import {
  serialiseActors,
  serialiseEvents,
  serialiseSettings,
  serialiseSidecar,
} from '../../../core/model/serialise.js';
import type { Mention, Participant, Span } from '../../../core/model/types.js';
import { actorsFile, eventsFile, settingsFile, sidecarOf } from '../../../core/set/files.js';
import { normaliseText } from '../../../core/text/normalise.js';
import { stampOf } from '../../../core/text/stamp.js';

const words = fc.constantFrom('حدّاد', 'روسيا', 'قال', 'Haddad', '😀', 'و', '<&">', 'لِقاء');
const name = fc.array(words, { minLength: 1, maxLength: 2 }).map((all) => all.join(' '));
const label = fc.record({ ar: name, en: name }, { requiredKeys: [] });
const actorIds = ['haddad', 'russia', 'lina', 'lina-2', 'روسيا'] as const;
const eventIds = ['talks', 'talks-2', 'visit'] as const;
const date = fc.constantFrom('2016-07-14', '2015-10');
const actorId = fc.constantFrom(...actorIds);

const actor = fc.record(
  {
    type: fc.constantFrom('person', 'state'),
    label,
    aliases: fc.array(name, { minLength: 1, maxLength: 2 }),
    code: fc.constantFrom('RUS', 'RUSGOV'),
    sameAs: fc.constantFrom('Q1', 'Q2').map((entity) => [`http://www.wikidata.org/entity/${entity}`]),
    note: name,
  },
  { requiredKeys: ['type', 'label'] },
);

const event = fc.record(
  {
    type: fc.constantFrom('CONSULT', 'AGREE'),
    label,
    date,
    participants: fc.array(fc.record({ role: fc.constantFrom('actor', 'recipient'), actor: actorId }), {
      minLength: 1,
      maxLength: 2,
    }),
    subEventOf: fc.constantFrom(...eventIds),
    extra: fc.constant('an unknown key'),
  },
  { requiredKeys: ['type', 'label'] },
);

const claim = fc.record(
  {
    participants: fc.array(fc.record({ role: fc.constantFrom('actor', 'recipient'), actor: actorId }), {
      maxLength: 2,
    }),
    attributes: fc.constant({ modality: 'asserted' }),
    date,
    attributedTo: actorId,
  },
  { requiredKeys: [] },
);

const actorNamed = fc.record({ actor: actorId, form: fc.constantFrom('name' as const, 'nisba' as const) });
const eventTold = fc.record({ told: fc.constantFrom(...eventIds), claim });

const place = fc.record({
  /** Of the text's length, in thousandths; the ends of one span or two. */
  ends: fc.uniqueArray(fc.nat(1000), { minLength: 2, maxLength: 4 }),
  names: fc.oneof(actorNamed, eventTold),
  status: fc.option(fc.constantFrom('suggested' as const, 'uncertain' as const, 'orphaned' as const), {
    freq: 6,
    nil: undefined,
  }),
  by: fc.constantFrom('Samir', 'Lina'),
});

const article = fc.record({
  bom: fc.boolean(),
  eol: fc.constantFrom('\n', '\r\n'),
  lines: fc.array(fc.array(words, { maxLength: 12 }), { maxLength: 5 }),
  places: fc.option(fc.array(place, { maxLength: 8 }), { nil: undefined, freq: 5 }),
  isStale: fc.boolean(),
});

/** The files of a set with actors, events and articles that are alike, so that they are easily mistaken. */
export const randomSet = fc
  .record({
    actors: fc.dictionary(actorId, actor, { noNullPrototype: true }),
    events: fc.dictionary(fc.constantFrom(...eventIds), event, { noNullPrototype: true }),
    articles: fc.dictionary(fc.constantFrom('a.txt', 'b/a.txt', 'b/ب.txt', '10.txt'), article, {
      noNullPrototype: true,
    }),
  })
  .map(({ actors, events, articles }): Readonly<Record<string, string>> => {
    const files: Record<string, string> = {
      [settingsFile]: serialiseSettings({ version: 1, title: 'Random' }),
      [actorsFile]: serialiseActors({ version: 1, actors }),
      [eventsFile]: serialiseEvents({ version: 1, events }),
    };
    for (const [path, { bom, eol, lines, places, isStale }] of Object.entries(articles)) {
      const raw = (bom ? '\uFEFF' : '') + lines.map((line) => `${line.join(' ')}${eol}`).join('');
      files[path] = raw;
      if (!places) continue;
      const text = normaliseText(raw);
      const anchored = anchoredText(text);
      const mentions = places.flatMap(({ ends, names, status, by }, index): Mention[] => {
        const spans = spansOf(ends, anchored.points.length);
        const id = `m${String(index)}`;
        const kept = { ...makeAnchor(anchored, spans), ...(status && { status }), by };
        if (spans.length === 0) return [];
        if ('actor' in names) return [{ id, actor: names.actor, form: names.form, ...kept }];
        const { participants, ...told } = names.claim;
        const linked = participants?.map((one): Participant => ({ ...one, mention: 'm0' }));
        return [{ id, event: names.told, ...told, ...(linked && { participants: linked }), ...kept }];
      });
      const stamp = stampOf(isStale ? `${text}!` : text);
      files[sidecarOf(path)] = serialiseSidecar({ version: 1, text: stamp, mentions });
    }
    return files;
  });

function spansOf(ends: readonly number[], length: number): Span[] {
  const sorted = [...new Set(ends.map((end) => Math.round((end / 1000) * length)))].sort((a, b) => a - b);
  const spans: Span[] = [];
  for (let i = 0; i + 1 < sorted.length; i += 2) spans.push([sorted[i] ?? 0, sorted[i + 1] ?? 0]);
  return spans;
}
