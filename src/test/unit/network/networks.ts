import type { Actor, Event, EventMention, Settings, Sidecar } from '../../../core/model/types.js';
import { AnnotationSet } from '../../../core/set/annotationSet.js';

/** What an event mention of a test claims: `kerry > lavrov` is actor and recipient, `kerry - lavrov` participants. */
export interface Told {
  readonly event: string;
  readonly who: string;
  readonly article?: string;
  readonly status?: EventMention['status'];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly date?: string;
}

interface Content {
  readonly actors?: Readonly<Record<string, Actor>>;
  readonly events?: Readonly<Record<string, Event>>;
  readonly settings?: Settings;
}

/** A set in which articles tell events; what is not given of it is made up: people and meetings. */
export function setTelling(told: readonly Told[], content: Content = {}): AnnotationSet {
  const set = new AnnotationSet();
  set.useSettings(content.settings ?? { version: 1 });
  const claims = told.map((one) => ({ ...one, participants: participantsOf(one.who) }));
  const names = claims.flatMap(({ participants }) => participants.map(({ actor }) => actor));
  set.useActors({
    ...Object.fromEntries(names.map((id): [string, Actor] => [id, { type: 'person', label: { en: id } }])),
    ...content.actors,
  });
  set.useEvents({
    ...Object.fromEntries(
      claims.map(({ event }): [string, Event] => [event, { type: 'CONSULT', label: { en: event } }]),
    ),
    ...content.events,
  });
  for (const article of new Set(claims.map(placeOf))) {
    const all = claims.filter((claim) => placeOf(claim) === article);
    const mentions = all.map(({ event, participants, attributes, date, status }, i): EventMention => ({
      id: `m${String(i)}`,
      event,
      spans: [[10 * i, 10 * i + 3]],
      quote: ['قال'],
      participants,
      ...(attributes && { attributes: { ...attributes } }),
      ...(date !== undefined && { date }),
      ...(status !== undefined && { status }),
    }));
    const sidecar: Sidecar = { version: 1, text: { sha256: '0'.repeat(64), length: 9999 }, mentions };
    set.useArticle(article, sidecar);
  }
  return set;
}

function placeOf({ article = 'news.txt' }: Told): string {
  return article;
}

function participantsOf(who: string): { role: string; actor: string }[] {
  const [one, sign, other] = who.split(' ');
  const [first, second] = sign === '>' ? ['actor', 'recipient'] : ['participant', 'participant'];
  return [
    ...(one === undefined ? [] : [{ role: first, actor: one }]),
    ...(other === undefined ? [] : [{ role: second, actor: other }]),
  ];
}
