import assert from 'node:assert/strict';
import { anchoredText } from '../../../../core/anchor/anchor.js';
import { likelyDates } from '../../../../core/find/likelyDates.js';
import { likelyParties, type LikelyParties } from '../../../../core/find/likelyParticipants.js';
import type { Telling } from '../../../../core/find/telling.js';
import type { Actor, Event, Form } from '../../../../core/model/types.js';
import { AnnotationSet } from '../../../../core/set/annotationSet.js';
import { ClaimDraft } from '../../../../core/set/claimDraft.js';
import { actorMention, article, eventMention, spanOf } from '../samples.js';

const actors: Readonly<Record<string, Actor>> = {
  chad: { type: 'state', label: { ar: 'تشاد' } },
  niger: { type: 'state', label: { ar: 'النيجر' } },
  mali: { type: 'state', label: { ar: 'مالي' } },
  haddad: { type: 'person', label: { ar: 'حداد' } },
  salem: { type: 'person', label: { ar: 'سالم' } },
};

function setWith(events: Readonly<Record<string, Event>> = {}): AnnotationSet {
  const set = new AnnotationSet();
  set.useActors(actors);
  set.useEvents(events);
  return set;
}

interface Told {
  readonly set: AnnotationSet;
  readonly telling: Telling;
}

/** An article whose actors are tagged where their labels stand first, or as given, with a trigger in it. */
function told(text: string, trigger: string, nisbas: Readonly<Record<string, string>> = {}): Told {
  const set = setWith();
  const found = Object.entries(actors).flatMap(([id, { label }]) => {
    const written = nisbas[id] ?? label.ar ?? '';
    if (!text.includes(written)) return [];
    const form: { form: Form } | object = id in nisbas ? { form: 'nisba' } : {};
    return [{ ...actorMention(text, id, id, spanOf(text, written)), ...form }];
  });
  set.useArticle(article, { version: 1, text: { sha256: '0'.repeat(64), length: 0 }, mentions: found });
  return { set, telling: { article, text: anchoredText(text), trigger: spanOf(text, trigger) } };
}

function parties({ set, telling }: Told, type: string): LikelyParties {
  return likelyParties(set, { ...telling, type });
}

function chosen(of: LikelyParties): Record<string, string> {
  return Object.fromEntries(
    of.participants.filter((one) => one.isLikely).map((one) => [one.actor, one.role]),
  );
}

describe('Likely participants', () => {
  it('take the name right before a verb as who does it, and the one after it as to whom', () => {
    const found = parties(told('وكانت تشاد قد رفضت عرض النيجر أمس.', 'رفضت'), 'REJECT');
    assert.deepEqual(chosen(found), { chad: 'actor', niger: 'recipient' });
  });

  it('take everyone of a list before the verb', () => {
    const found = parties(told('وقيل إن تشاد والنيجر ومالي اتفقت على الهدنة.', 'اتفقت'), 'AGREE');
    assert.deepEqual(Object.keys(chosen(found)).sort(), ['chad', 'mali', 'niger']);
  });

  it('take who did the deed before as who does the next one', () => {
    const found = parties(told('زارت تشاد العاصمة صباحا، ورفضت مقابلة الوفد.', 'رفضت'), 'REJECT');
    assert.deepEqual(chosen(found), { chad: 'actor' });
  });

  it('take who meets with somebody from before the trigger', () => {
    const found = parties(told('أمضى حداد النهار كله في مفاوضات مع سالم في الفندق.', 'مفاوضات'), 'CONSULT');
    assert.deepEqual(Object.keys(chosen(found)).sort(), ['haddad', 'salem']);
  });

  it('are not parted from the trigger by the second name of a month', () => {
    const found = parties(told('اجتمع حداد في 3 آذار (مارس) مع سالم.', 'اجتمع'), 'CONSULT');
    assert.deepEqual(Object.keys(chosen(found)).sort(), ['haddad', 'salem']);
  });

  it('let a state act unless a word says that something happens in it', () => {
    const rest = 'وبدأ الإضراب صباحا، وعلقت صحيفة على موقف';
    assert.equal(parties(told(`${rest} تشاد.`, 'الإضراب'), 'PROTEST').participants[0]?.role, 'actor');
    assert.deepEqual(chosen(parties(told('بدأ الإضراب في تشاد صباحا.', 'الإضراب'), 'PROTEST')), {
      chad: 'place',
    });
  });

  it('agree and meet on equal terms where nothing is known of the set', () => {
    const found = parties(told('هدنة بين تشاد والنيجر', 'هدنة'), 'AGREE');
    assert.deepEqual(chosen(found), { chad: 'participant', niger: 'participant' });
  });
});

describe('The likely source', () => {
  const source = (text: string, trigger: string): string | undefined =>
    parties(told(text, trigger), 'REJECT').source;

  it('is who says that it happened', () => {
    assert.equal(source('أعلن حداد أن تشاد رفضت العرض.', 'رفضت'), 'haddad');
    assert.equal(source('بحسب حداد، رفضت تشاد العرض.', 'رفضت'), 'haddad');
  });

  it('is not who does what an unnamed speaker tells', () => {
    assert.equal(source('وتشير الصحيفة إلى أن وفد تشاد رفض العرض.', 'رفض'), undefined);
  });

  it('is not who announced something that the sentence only mentions', () => {
    assert.equal(source('بعد الاتفاق الذي أعلنه حداد، رفضت تشاد العرض.', 'رفضت'), undefined);
    assert.equal(source('وأعلن حداد موقفه، ثم رفضت تشاد العرض.', 'رفضت'), undefined);
  });
});

describe('Likely dates', () => {
  const text = '3 مارس 2018\n\nوصل الوفد في 1 مارس 2018 إلى المدينة.\n\nثم رفض العرض.\n';
  const trigger = spanOf(text, 'رفض');

  it('are what is claimed of the event, then those that the article names before, with their months', () => {
    const { telling } = told(text, 'رفض');
    const set = setWith({ refusal: { type: 'REJECT', label: { ar: 'رفض العرض' }, date: '2018-03-02' } });
    set.useArticle('2018/other.txt', {
      version: 1,
      text: { sha256: '0'.repeat(64), length: 0 },
      mentions: [{ ...eventMention(text, 'm1', 'refusal', trigger), date: '2018-03-04' }],
    });
    assert.deepEqual(likelyDates(set, telling, 'refusal'), [
      '2018-03-04',
      '2018-03-02',
      '2018-03-01',
      '2018-03',
      '2018-03-03',
    ]);
    assert.deepEqual(likelyDates(set, telling, undefined).slice(0, 1), ['2018-03-01']);
  });
});

describe('A claim that is being made', () => {
  const text = 'زار حداد تشاد.';
  const mention = eventMention(text, 'm1', 'visit', spanOf(text, 'زار'));
  const draft = (): ClaimDraft =>
    new ClaimDraft(setWith({ visit: { type: 'CONSULT', label: { ar: 'زيارة' } } }), 'CONSULT', mention, {
      parties: {
        participants: [{ actor: 'chad', role: 'recipient', isLikely: true, isInSentence: true }],
        source: undefined,
      },
      attributes: {},
    });

  it('goes through the roles from the one that was proposed, each of them once', () => {
    const made = draft();
    const [part] = made.parts;
    assert.ok(part);
    const seen = [part.value.role];
    for (let i = 1; i < part.roles.length; i++) {
      made.nextRole(part);
      seen.push(part.value.role);
    }
    assert.deepEqual(seen.slice(0, 3), ['recipient', 'actor', 'participant']);
    assert.equal(new Set(seen).size, 6);
    made.nextRole(part);
    assert.equal(part.value.role, 'recipient');
  });

  it('gives an actor that is only just made a role that suits it', () => {
    const made = draft();
    made.addActor('port', { type: 'place', label: { ar: 'الميناء' } });
    assert.equal(made.rolesFor('port')[0], 'place');
    assert.equal(made.actor('port')?.label.ar, 'الميناء');
  });
});
