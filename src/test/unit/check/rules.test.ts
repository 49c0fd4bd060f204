import assert from 'node:assert/strict';
import { Checker } from '../../../core/check/checker.js';
import { checkText } from '../../../core/check/text.js';
import type { Finding } from '../../../core/check/finding.js';
import { ruleIds } from '../../../core/model/rules.js';
import type { Actor, Event, EventMention, Mention, Settings } from '../../../core/model/types.js';
import { AnnotationSet } from '../../../core/set/annotationSet.js';
import { actorsFile, eventsFile, settingsFile } from '../../../core/set/files.js';
import { stampOf } from '../../../core/text/stamp.js';
import { say } from '../../../core/text/message.js';

const text = 'قال 😀 الوزير شيئا';

interface Content {
  readonly settings?: Omit<Settings, 'version'>;
  readonly actors?: Readonly<Record<string, Actor>>;
  readonly events?: Readonly<Record<string, Event>>;
  readonly mentions?: readonly Mention[];
  readonly others?: readonly Mention[];
}

const minister: Mention = { id: 'm1', actor: 'minister', spans: [[6, 12]], quote: ['الوزير'] };
const saying: EventMention = {
  id: 'm2',
  event: 'saying',
  spans: [[0, 3]],
  quote: ['قال'],
  participants: [{ role: 'speaker', actor: 'minister', mention: 'm1' }],
};
const settings: Content['settings'] = {
  codebook: {
    extends: 'none',
    actorTypes: { person: {}, state: {} },
    eventTypes: {
      SAY: {
        modes: { loud: {} },
        roles: { speaker: { min: 1, max: 2, orElse: ['voice'] }, voice: {}, hearer: { fills: ['person'] } },
      },
      MEET: {},
    },
    roles: { speaker: {}, voice: {}, hearer: {}, place: {} },
    attributes: { mood: { values: { calm: {}, angry: {} } }, word: {} },
    contexts: { war: {} },
  },
};
const actors: Content['actors'] = {
  minister: { type: 'person', label: { ar: 'الوزير' } },
  state: { type: 'state', label: { ar: 'الدولة' } },
};
const events: Content['events'] = { saying: { type: 'SAY', label: { ar: 'قول' } } };

function setOf(content: Content = {}): AnnotationSet {
  const set = new AnnotationSet();
  set.useSettings({ version: 1, ...settings, ...content.settings });
  set.useActors({ ...actors, ...content.actors });
  set.useEvents({ ...events, ...content.events });
  set.useArticle('a.txt', {
    version: 1,
    text: stampOf(text),
    mentions: [...(content.mentions ?? [minister, saying])],
  });
  if (content.others) {
    set.useArticle('b.txt', { version: 1, text: stampOf(text), mentions: [...content.others] });
  }
  return set;
}

function findingsIn(set: AnnotationSet, article = text): Finding[] {
  const checker = new Checker(set);
  checker.finish();
  const ofText = [...checkText(set, 'a.txt', article)];
  return [...checker.findings.files.flatMap((file) => checker.findings.in(file)), ...ofText];
}

/** Each finding as `rule path`. */
function found(content: Content | AnnotationSet, article?: string): string[] {
  const set = content instanceof AnnotationSet ? content : setOf(content);
  return findingsIn(set, article)
    .map(({ rule, at }) => `${rule} ${at.join('.')}`)
    .sort();
}

function claim(keys: Partial<EventMention>): Content {
  return { mentions: [minister, { ...saying, ...keys }] };
}

function participants(...list: readonly [role: string, actor: string][]): Content {
  return claim({ participants: list.map(([role, actor]) => ({ role, actor })) });
}

describe('Checking a set', () => {
  const whole: Content = {
    actors: { minister: { type: 'person', label: { ar: 'الوزير' }, code: 'RUSGOV' } },
    events: {
      saying: {
        type: 'SAY',
        mode: 'loud',
        label: { ar: 'قول' },
        date: '2015-10~',
        contexts: ['war'],
        participants: [{ role: 'hearer', actor: 'minister' }],
        subEventOf: 'meeting',
      },
      meeting: { type: 'MEET', label: { ar: 'لقاء' } },
    },
    mentions: [
      minister,
      { ...saying, attributes: { mood: 'calm', word: 'x' }, date: '2015-10/..', attributedTo: 'state' },
    ],
  };

  it('finds nothing wrong with what is right', () => {
    assert.deepEqual(found(whole), []);
    assert.deepEqual(found({}), []);
  });

  it('knows every rule by an id and says what it is about', () => {
    for (const rule of ruleIds) assert.match(rule, /^[a-z]+(-[a-z]+)*$/);
  });

  const cases: [what: string, content: Content, ...expected: string[]][] = [
    [
      'a codebook that is not built in, and nothing that follows from it',
      { settings: { codebook: { extends: 'cameo' } } },
      'invalid-setting codebook.extends',
    ],
    [
      'levels and rules that there are not',
      {
        settings: {
          ...settings,
          problems: { 'no-rule': 'error', 'unknown-type': 'loud', 'dangling-id': 'off' },
        },
      },
      'invalid-setting problems.no-rule',
      'invalid-setting problems.unknown-type',
    ],
    [
      'what entries of the codebook name in vain',
      {
        settings: {
          codebook: {
            ...settings.codebook,
            roles: { ...settings.codebook?.roles, odd: { fills: ['robot'], orElse: ['x'], min: 2, max: 1 } },
            eventTypes: { ...settings.codebook?.eventTypes, SUB: { parent: 'NONE' } },
          },
        },
      },
      'invalid-setting codebook.eventTypes.SUB.parent',
      'invalid-setting codebook.roles.odd.fills',
      'invalid-setting codebook.roles.odd.max',
      'invalid-setting codebook.roles.odd.orElse',
    ],
    [
      'an actor that does not exist',
      { mentions: [{ ...minister, actor: 'nobody' }] },
      'dangling-id mentions.m1.actor',
    ],
    [
      'an event that does not exist',
      { mentions: [minister, { ...saying, event: 'nothing' }] },
      'dangling-id mentions.m2.event',
    ],
    [
      'participants and speakers that do not exist',
      {
        mentions: [
          minister,
          { ...saying, participants: [{ role: 'speaker', actor: 'x' }], attributedTo: 'y' },
        ],
      },
      'dangling-id mentions.m2.attributedTo',
      'dangling-id mentions.m2.participants.0.actor',
    ],
    [
      'a settled participant and a whole event that do not exist',
      {
        events: {
          saying: {
            type: 'SAY',
            label: {},
            participants: [{ role: 'voice', actor: 'x' }],
            subEventOf: 'nothing',
          },
        },
      },
      'dangling-id events.saying.participants.0.actor',
      'dangling-id events.saying.subEventOf',
    ],
    [
      "a participant's mention that does not exist",
      claim({ participants: [{ role: 'speaker', actor: 'minister', mention: 'gone' }] }),
      'dangling-id mentions.m2.participants.0.mention',
    ],
    [
      "a participant's mention of somebody else",
      {
        mentions: [
          minister,
          { ...minister, id: 'm3', actor: 'state', spans: [[13, 17]], quote: ['شيئا'] },
          { ...saying, participants: [{ role: 'speaker', actor: 'minister', mention: 'm3' }] },
        ],
      },
      'participant-not-mentioned mentions.m2.participants.0.mention',
    ],
    [
      'a participant whom the article does not mention',
      participants(['speaker', 'state']),
      'participant-not-mentioned mentions.m2.participants.0.actor',
    ],
    [
      'unknown types',
      {
        actors: { minister: { type: 'robot', label: {} } },
        events: { saying: { type: 'DANCE', label: {} } },
      },
      'unknown-type actors.minister.type',
      'unknown-type events.saying.type',
    ],
    [
      'an unknown role',
      participants(['speaker', 'minister'], ['boss', 'minister']),
      'unknown-role mentions.m2.participants.1.role',
    ],
    [
      'unknown attributes and values',
      claim({ attributes: { mood: 'sad', tone: 'high' } }),
      'unknown-attribute mentions.m2.attributes.mood',
      'unknown-attribute mentions.m2.attributes.tone',
    ],
    [
      'an unknown mode and context',
      { events: { saying: { type: 'SAY', mode: 'soft', label: {}, contexts: ['war', 'peace'] } } },
      'unknown-context events.saying.contexts.1',
      'unknown-mode events.saying.mode',
    ],
    [
      'a mode of a type that has none',
      { events: { other: { type: 'MEET', mode: 'loud', label: {} } } },
      'unknown-mode events.other.mode',
    ],
    [
      'a role that events of the type do not have',
      participants(['speaker', 'minister'], ['place', 'minister']),
      'role-not-of-type mentions.m2.participants.1.role',
    ],
    [
      'a role filled by the wrong kind',
      {
        mentions: [
          minister,
          { ...minister, id: 'm3', actor: 'state', spans: [[13, 17]], quote: ['شيئا'] },
          {
            ...saying,
            participants: [
              { role: 'speaker', actor: 'minister' },
              { role: 'hearer', actor: 'state' },
            ],
          },
        ],
      },
      'wrong-participant mentions.m2.participants.1.actor',
    ],
    [
      'too many participants, each actor counted once',
      {
        actors: { other: { type: 'person', label: { ar: 'آخر' } } },
        events: {
          saying: {
            type: 'SAY',
            label: {},
            participants: ['minister', 'state', 'other', 'minister'].map((actor) => ({
              role: 'speaker',
              actor,
            })),
          },
        },
      },
      'too-many-participants events.saying.participants.2',
    ],
    [
      'a required participant that nobody tells of, once',
      { mentions: [minister, { ...saying, participants: [] }], others: [{ ...saying, participants: [] }] },
      'missing-participant mentions.m2.participants',
    ],
    [
      'an actor that is a part of itself',
      { events: { saying: { type: 'SAY', label: {}, subEventOf: 'saying' } } },
      'sub-event-cycle events.saying.subEventOf',
    ],
    [
      'events that are parts of each other',
      {
        events: {
          a: { type: 'MEET', label: { ar: 'ا' }, subEventOf: 'b' },
          b: { type: 'MEET', label: { ar: 'ب' }, subEventOf: 'a' },
          c: { type: 'MEET', label: { ar: 'ج' }, subEventOf: 'a' },
        },
      },
      'sub-event-cycle events.a.subEventOf',
    ],
    [
      'actors of one type with one label, in any spelling',
      { actors: { again: { type: 'person', label: { ar: 'الوَزير', en: 'Minister' } } } },
      'duplicate-actors actors.again',
      'duplicate-actors actors.minister',
    ],
    [
      'actors with the same names',
      {
        actors: {
          a: { type: 'state', label: { ar: 'الدولة' }, aliases: ['بلد'] },
          state: { type: 'state', label: { ar: 'بلد' }, aliases: ['الدولة'] },
        },
      },
      'duplicate-actors actors.a',
      'duplicate-actors actors.state',
    ],
    [
      'actors with one address',
      {
        actors: {
          a: { type: 'state', label: { ar: 'ا' }, sameAs: ['u', 'v'] },
          b: { type: 'person', label: { ar: 'ب' }, sameAs: ['v'] },
        },
      },
      'duplicate-actors actors.a',
      'duplicate-actors actors.b',
    ],
    [
      'only a shared name where the type or the other label differs',
      {
        actors: {
          place: { type: 'state', label: { ar: 'الوزير' } },
          a: { type: 'person', label: { ar: 'س', en: 'A' } },
          b: { type: 'person', label: { ar: 'س', en: 'B' } },
        },
      },
      'shared-alias actors.a.aliases',
      'shared-alias actors.minister.aliases',
    ],
    [
      'codes that are not made of known parts',
      {
        settings: { codebook: { ...settings.codebook, sectors: { GOV: {} } } },
        actors: {
          a: { type: 'state', label: { ar: 'ا' }, code: 'RUSGOV' },
          b: { type: 'state', label: { ar: 'ب' }, code: 'RUSXYZ' },
          c: { type: 'state', label: { ar: 'ج' }, code: 'Russia' },
        },
      },
      'malformed-code actors.b.code',
      'malformed-code actors.c.code',
    ],
    [
      'events of one type with one label',
      { events: { again: { type: 'SAY', label: { ar: 'قَول' } } } },
      'similar-events events.again',
      'similar-events events.saying',
    ],
    [
      'events with near dates and the same participants',
      {
        events: {
          a: event('2015-10-20', ['speaker', 'minister'], ['hearer', 'minister'], ['voice', 'state']),
          b: event('2015-10-21', ['speaker', 'minister'], ['voice', 'state']),
        },
      },
      'similar-events events.a',
      'similar-events events.b',
    ],
    [
      'malformed dates',
      {
        ...claim({ date: '20 October' }),
        events: { saying: { type: 'SAY', label: {}, date: '2015-02-30' } },
      },
      'malformed-date events.saying.date',
      'malformed-date mentions.m2.date',
    ],
    ['a date in other digits than those of EDTF', claim({ date: '٢٠١٥' }), 'malformed-date mentions.m2.date'],
    [
      'spans that end before they begin',
      { mentions: [{ ...minister, spans: [[6, 6]] }] },
      'invalid-spans mentions.m1.spans',
    ],
    [
      'a span without a quote',
      { mentions: [{ ...minister, quote: ['الوزير', 'x'] }] },
      'invalid-spans mentions.m1.spans',
    ],
    [
      'spans in disorder',
      {
        mentions: [
          {
            ...minister,
            spans: [
              [6, 12],
              [0, 3],
            ],
            quote: ['الوزير', 'قال'],
          },
        ],
      },
      'invalid-spans mentions.m1.spans',
    ],
    [
      'text that differs',
      { mentions: [{ ...minister, spans: [[5, 12]] }] },
      'text-differs mentions.m1.spans',
    ],
    [
      'spans beyond the text',
      { mentions: [{ ...minister, spans: [[6, 99]] }] },
      'text-differs mentions.m1.spans',
    ],
    [
      'overlapping mentions of one actor',
      { mentions: [minister, { ...minister, id: 'm3', spans: [[4, 12]], quote: ['😀 الوزير'] }] },
      'overlapping-mentions mentions.m1.spans',
    ],
    [
      'what is to be reviewed',
      {
        mentions: [
          { ...minister, status: 'uncertain' },
          { ...minister, id: 'm3', status: 'orphaned', spans: [[0, 99]] },
        ],
      },
      'orphaned-mention mentions.m3.status',
      'uncertain-mention mentions.m1.status',
    ],
  ];
  for (const [what, content, ...expected] of cases) {
    it(`finds ${what}`, () => {
      assert.deepEqual(found(content), expected);
    });
  }

  it('finds that the article is another than the one recorded', () => {
    assert.deepEqual(found({}, `${text}.`), ['text-changed text']);
  });

  it('takes a role by another one as the codebook has it, and a required role from any telling', () => {
    assert.deepEqual(found(participants(['voice', 'minister'])), []);
    assert.deepEqual(found({ ...claim({ participants: [] }), others: [minister, saying] }), []);
    const settled: Event = { type: 'SAY', label: {}, participants: [{ role: 'speaker', actor: 'minister' }] };
    assert.deepEqual(found({ ...claim({ participants: [] }), events: { saying: settled } }), []);
  });

  it('leaves alone what is near and yet another event', () => {
    const base = { speaker: 'minister', hearer: 'minister', voice: 'state' };
    const all = Object.entries(base);
    const pairs: [Event, Event][] = [
      [event('2015-10-20', ...all), event('2015-10-22', ...all)],
      [event('2015', ...all), event('2015', ...all)],
      [event('2015-10-20', ...all), { ...event('2015-10-20', ...all), type: 'MEET' }],
      [
        { ...event('2015-10', ...all), mode: 'loud' },
        { ...event('2015-10', ...all), mode: 'soft' },
      ],
      [event('2015-10', ...all), { ...event('2015-10', ...all), subEventOf: 'a' }],
      [event('2015-10', ['speaker', 'minister']), event('2015-10', ['speaker', 'minister'])],
      [
        event('2015-10', ['speaker', 'minister'], ['voice', 'state']),
        event('2015-10', ['speaker', 'state'], ['voice', 'minister']),
      ],
    ];
    for (const [a, b] of pairs) {
      assert.deepEqual(
        found({ events: { a, b: { ...b, label: { ar: 'ب' } } } }).filter((one) => one.startsWith('similar')),
        [],
      );
    }
  });

  it('lets mentions of different actors, and what is suggested, overlap', () => {
    const nested: Mention = { ...minister, id: 'm3', actor: 'state', spans: [[4, 12]], quote: ['😀 الوزير'] };
    assert.deepEqual(found({ mentions: [minister, nested] }), []);
    assert.deepEqual(
      found({ mentions: [minister, { ...nested, actor: 'minister', status: 'suggested' }] }),
      [],
    );
  });

  it('says what to do in each message', () => {
    for (const [, content] of cases) {
      for (const { message } of findingsIn(setOf(content))) assert.match(String(message), /[;:.,] ?.+\.$/);
    }
  });
});

function event(date: string, ...list: readonly (readonly [role: string, actor: string])[]): Event {
  return {
    type: 'SAY',
    label: { ar: 'ا' },
    date,
    participants: list.map(([role, actor]) => ({ role, actor })),
  };
}

describe('Checking a set with a file that cannot be read', () => {
  const broken = (set: AnnotationSet, ...files: string[]): AnnotationSet => {
    for (const file of files) {
      set.useProblems(file, [{ path: file, line: 1, column: 1, severity: 'error', message: say`` }]);
    }
    return set;
  };
  const wrong: Content = {
    events: {
      other: {
        type: 'DANCE',
        label: {},
        subEventOf: 'nothing',
        participants: [{ role: 'x', actor: 'nobody' }],
      },
    },
    ...claim({ event: 'nothing', participants: [{ role: 'boss', actor: 'nobody' }], attributes: { x: 'y' } }),
  };

  it('finds nothing that would only follow from that', () => {
    const set = broken(setOf(wrong), settingsFile, actorsFile, eventsFile);
    assert.deepEqual(found(set), []);
    assert.notDeepEqual(found(wrong), []);
  });

  it('does not check the mentions of a sidecar that cannot be read, nor miss what it may tell', () => {
    const content = { ...claim({ participants: [], attributes: { x: 'y' } }), others: [] };
    assert.deepEqual(found(broken(setOf(content), 'a.txt.hashiya.json')), []);
    assert.deepEqual(found(broken(setOf(content), 'b.txt.hashiya.json')), [
      'unknown-attribute mentions.m2.attributes.x',
    ]);
  });

  it('does not compare with a text that cannot be read', () => {
    const set = setOf({ mentions: [{ ...minister, spans: [[0, 99]] }] });
    const checker = new Checker(set);
    checker.finish();
    assert.deepEqual(checker.findings.files, []);
  });
});
