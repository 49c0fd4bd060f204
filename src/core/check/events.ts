import type { Codebook } from '../model/codebook.js';
import { kindsOf } from '../model/kinds.js';
import type { Event } from '../model/types.js';
import { eventsFile } from '../set/files.js';
import { checkConflicts } from './conflicts.js';
import { checkDate } from './dates.js';
import type { Finding } from './finding.js';
import { listed, type Knowledge } from './knowledge.js';
import { checkParticipants } from './participants.js';
import { checkRequired } from './required.js';
import { checkSimilar, type EventIndex } from './similarEvents.js';
import { below, checkEventId, notInCodebook, type Place } from './unknown.js';
import { say } from '../text/message.js';

/** What is wrong with an entry of the registry of events, and with what all articles together tell of it. */
export function* checkEvent(known: Knowledge, id: string, index: EventIndex): Generator<Finding> {
  const event = known.set.events.get(id);
  if (!event) return;
  const place = { file: eventsFile, at: ['events', id] };
  yield* checkConflicts(event, place);
  yield* checkCoding(known, event, place);
  if (event.date !== undefined) yield* checkDate(event.date, below(place, 'date'));
  yield* checkParticipants(known, event.type, event.participants ?? [], place);
  yield* checkWhole(known, id, event, below(place, 'subEventOf'));
  yield* checkRequired(known, id, event);
  yield* checkSimilar(known, id, event, index);
}

/** The type, mode and contexts must be of the codebook. */
function* checkCoding({ codebook }: Knowledge, event: Event, place: Place): Generator<Finding> {
  if (!codebook) return;
  const type = codebook.eventTypes.get(event.type);
  if (!type) {
    yield notInCodebook('unknown-type', say`type`, event.type, codebook.eventTypes, below(place, 'type'));
  } else if (event.mode !== undefined)
    yield* checkMode(codebook, event.type, event.mode, below(place, 'mode'));

  for (const [index, context] of (event.contexts ?? []).entries()) {
    if (codebook.contexts.has(context)) continue;
    const at = below(place, 'contexts', String(index));
    yield notInCodebook('unknown-context', say`context`, context, codebook.contexts, at);
  }
}

/** The mode must be one of the type, or of a type that it is a kind of. */
function* checkMode(codebook: Codebook, type: string, mode: string, place: Place): Generator<Finding> {
  const modes = [...kindsOf(codebook, type)].flatMap((kind) => [...(kind.modes?.keys() ?? [])]);
  if (modes.includes(mode)) return;
  const message =
    modes.length > 0
      ? say`Events of the type ${type} have no mode "${mode}"; use one of ${listed(modes)}.`
      : say`Events of the type ${type} have no modes; remove it, or choose another type.`;
  yield { rule: 'unknown-mode', ...place, message };
}

/** The event that it is a part of must exist, and must not be a part of it in turn. */
function* checkWhole(known: Knowledge, id: string, { subEventOf }: Event, place: Place): Generator<Finding> {
  if (subEventOf === undefined) return;
  yield* checkEventId(known, subEventOf, place);
  const cycle = known.cycleOf(id);
  // Told once, at its first event.
  if (cycle?.[0] !== id) return;
  const shown = 12;
  const path = cycle.length > shown ? [...cycle.slice(0, shown), '…', id] : [...cycle, id];
  const message = say`This event is a part of itself: ${path.join(' → ')}; remove one of these links.`;
  yield { rule: 'sub-event-cycle', ...place, message, others: cycle.slice(1) };
}
