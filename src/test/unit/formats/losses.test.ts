import assert from 'node:assert/strict';
import { formats } from '../../../core/formats/index.js';
import type { Mention } from '../../../core/model/types.js';
import { AnnotationSet } from '../../../core/set/annotationSet.js';
import { stampOf } from '../../../core/text/stamp.js';
import { exportedFrom } from '../support/exported.js';

const raw = 'قال لافروف في موسكو';

/** A set in which there is one of each of what formats can hardly hold. */
function setToLose(): AnnotationSet {
  const set = new AnnotationSet();
  const label = { ar: 'لافروف', fr: 'Lavrov' };
  const lavrov = { type: 'person', label, aliases: ['سيرغي'], note: 'وزير', rank: 1 };
  set.useActors({
    lavrov,
    silent: { type: 'state', label: { ar: 'أحد' } },
  });
  set.useEvents({
    saying: { type: 'STATEMENT', label: { ar: 'قول' }, date: '2016-07-14' },
    unsaid: { type: 'STATEMENT', label: { ar: 'صمت' } },
  });
  const mentions: Mention[] = [
    { id: 'a', actor: 'lavrov', spans: [[4, 10]], quote: ['لافروف'], note: 'هو', by: 'Samir' },
    { id: 'b', actor: 'lavrov', spans: [[0, 3]], quote: ['ضاع'], status: 'orphaned' },
    {
      id: 'c',
      actor: 'lavrov',
      spans: [
        [0, 3],
        [14, 19],
      ],
      quote: ['قال', 'موسكو'],
    },
    {
      ...{ id: 'd', event: 'saying', spans: [[0, 3]], quote: ['قال'], attributes: { mood: 'gay' } },
      participants: [
        { role: 'actor', actor: 'lavrov', mention: 'a', sure: false },
        { role: 'recipient', actor: 'silent' },
      ],
      attributedTo: 'lavrov',
    },
  ];
  const rejected = [{ actor: 'lavrov', quote: 'موسكو', before: 'في ', after: '' }];
  set.useArticle('a.txt', { version: 1, text: stampOf(raw), rejected, mentions });
  return set;
}

const unknownKeys = 'entries under keys that Hashiya does not know';
const languages = 'labels in other languages';
const everywhere = { 'orphaned mentions': 1, 'rejected suggestions': 1 };
const unheld = { ...everywhere, [unknownKeys]: 2, [languages]: 1 };
const tables = { ...unheld, 'aliases of actors': 1, 'notes of actors': 1 };

/** What each format's mapping says of these. */
const expected: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  hashiya: {},
  brat: unheld,
  webannotation: unheld,
  tei: unheld,
  xmi: { ...everywhere, [unknownKeys]: 1, 'events that no exported article speaks of': 1 },
  casjson: { ...everywhere, [unknownKeys]: 1, 'events that no exported article speaks of': 1 },
  apf: {
    ...unheld,
    'gaps of discontinuous mentions': 1,
    'participants without a mention of them': 1,
    'attributes that ACE does not have': 1,
    'status, notes, authors and times of mentions': 2,
    'those to whom claims are attributed': 1,
    'mentions without a form, which become names': 2,
    'labels, modes, dates and so on of events': 3,
    'actors that no exported mention names': 1,
    'events that no exported mention tells': 1,
  },
  // The mentions are whole in it.
  jsonl: { ...tables, [unknownKeys]: 1, 'actors and events that no exported mention names': 2 },
  csv: { ...tables, 'links from participants to their mentions': 1 },
  plover: { ...tables, 'mentions of actors': 2, 'links from participants to their mentions': 1 },
  conll: {
    ...everywhere,
    'discontinuous mentions': 1,
    'which actor or event is mentioned, and all else that is known of them': 4,
  },
  graphml: everywhere,
  parquet: everywhere,
};

describe('What a format cannot hold', () => {
  for (const { id } of formats) {
    it(`is counted by kind in ${id}`, async () => {
      const readFile = (): Promise<undefined> => Promise.resolve(undefined);
      const source = { set: setToLose(), readArticle: () => Promise.resolve(raw), readFile };
      const { losses } = await exportedFrom(source, id);
      const wanted = expected[id];
      assert.ok(wanted);
      assert.deepEqual({ ...losses, ...wanted }, losses);
      if (id === 'hashiya') assert.deepEqual(losses, {});
    });
  }
});
