import { day, near, rangeOf } from '../dates/index.js';
import type { Event } from '../model/types.js';
import { eventsFile } from '../set/files.js';
import { fold } from '../text/fold.js';
import type { Finding } from './finding.js';
import { KeyIndex } from './keyIndex.js';
import { listed, type Knowledge } from './knowledge.js';
import { participantsOf } from './tellings.js';
import { say } from '../text/message.js';

/** Two events must have so many participants in the same roles, and these be at least half of all that they have. */
const enoughShared = 2;
/** Days that may lie between the dates that two articles give one event. */
const nearDays = 1;
/** Dates that are less closely told than this say too little. */
const longestRange = 31 * day;
/** Of more events that are alike, as an import may bring that calls them by their triggers, the first are enough. */
const most = 32;

/** The events by what they have in common when they are the same: the type with a participant, the type with a label. */
export class EventIndex {
  private readonly participants = new KeyIndex();
  private readonly labels = new KeyIndex();
  private readonly counts = new Map<string, number>();

  /** Takes an event up as it is now. */
  put({ set }: Knowledge, id: string): void {
    const event = set.events.get(id);
    const told = event ? participantsOf(set, id, event) : [];
    const participants = new Set(told.map(({ role, actor }) => `${event?.type ?? ''} ${role} ${actor}`));
    this.counts.set(id, participants.size);
    this.participants.put(id, participants);
    const labels = [event?.label.ar, event?.label.en].filter((label) => label !== undefined);
    this.labels.put(
      id,
      labels.map((label) => `${event?.type ?? ''} ${fold(label)}`),
    );
  }

  /** The events of the same type that share a label with one, or enough participants. */
  alike(id: string): { readonly labelled: ReadonlySet<string>; readonly involving: ReadonlySet<string> } {
    const involving = [...this.participants.sharing(id)].filter(([other, shared]) => {
      const all = (this.counts.get(id) ?? 0) + (this.counts.get(other) ?? 0) - shared;
      return shared >= enoughShared && shared * 2 >= all;
    });
    return {
      labelled: this.labels.some(id, most),
      involving: new Set(involving.slice(0, most).map(([other]) => other)),
    };
  }
}

/** Finds events that look like the same one: of one type and mode, near in time, with the same label or participants. */
export function* checkSimilar(
  { set }: Knowledge,
  id: string,
  event: Event,
  index: EventIndex,
): Generator<Finding> {
  const { labelled, involving } = index.alike(id);
  const [byLabel, byParticipants]: [string[], string[]] = [[], []];
  for (const other of new Set([...labelled, ...involving])) {
    const entry = set.events.get(other);
    if (
      !entry ||
      areApart(event, entry) ||
      isPartOf(set.events, id, other) ||
      isPartOf(set.events, other, id)
    )
      continue;
    const isNear = event.date !== undefined && entry.date !== undefined && areNear(event.date, entry.date);
    if (!isNear && !(labelled.has(other) && (event.date === undefined || entry.date === undefined))) continue;
    (labelled.has(other) ? byLabel : byParticipants).push(other);
  }
  const place = { rule: 'similar-events', file: eventsFile, at: ['events', id] } as const;
  const [label, ...labels] = byLabel.sort();
  if (label !== undefined) {
    const message =
      labels.length === 0
        ? say`This event looks like "${label}", with which it has its label in common; merge the two if they are one.`
        : say`This event looks like ${listed(byLabel)}, with which it has its label in common; merge those that are one.`;
    yield { ...place, message, others: byLabel };
  }
  const [part, ...parts] = byParticipants.sort();
  if (part !== undefined) {
    const message =
      parts.length === 0
        ? say`This event looks like "${part}", with which it has its participants and its date in common; merge the two if they are one.`
        : say`This event looks like ${listed(byParticipants)}, with which it has its participants and its date in common; merge those that are one.`;
    yield { ...place, message, others: byParticipants };
  }
}

function areApart(a: Event, b: Event): boolean {
  return a.type !== b.type || (a.mode !== undefined && b.mode !== undefined && a.mode !== b.mode);
}

function areNear(a: string, b: string): boolean {
  return isClose(a) && isClose(b) && near(a, b, nearDays);
}

function isClose(date: string): boolean {
  const range = rangeOf(date);
  return range !== undefined && range.latest - range.earliest <= longestRange;
}

/** Whether an event is a part of another, or of a part of it. */
function isPartOf(events: ReadonlyMap<string, Event>, id: string, whole: string): boolean {
  const seen = new Set<string>();
  for (
    let next = events.get(id)?.subEventOf;
    next !== undefined && !seen.has(next);
    next = events.get(next)?.subEventOf
  ) {
    if (next === whole) return true;
    seen.add(next);
  }
  return false;
}
