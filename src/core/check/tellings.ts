import type { Event, SettledParticipant } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';

/** Who takes part in an event, as the registry and all articles tell it; the same participant as often as it is told. */
export function participantsOf(set: AnnotationSet, id: string, event: Event): readonly SettledParticipant[] {
  const told = set
    .mentionsOf({ kind: 'event', id })
    .flatMap(({ mention }) => (mention.actor === undefined ? (mention.participants ?? []) : []));
  return [...(event.participants ?? []), ...told];
}
