import { actorsOf, type TimelineEvent } from '../../core/timeline/event.js';
import { timelineEvent } from '../../core/timeline/eventOfSet.js';
import type { AnnotationSet } from '../../core/set/annotationSet.js';
import type { Touched } from '../../core/set/touched.js';
import { mainLabel, typeLabel } from '../../editor/labels.js';
import { observe } from '../../editor/log.js';
import type { Presenter } from '../panelKind.js';
import type { FromPage, ToPage } from './messages.js';
import { timelineStrings } from './strings.js';

type Names = Record<string, string>;

/** A message is full when its events are told of so many times in articles, or are so many. */
const full = 200;

/**
 * Shows the events of a set on the page, and what changes in them: in one message after the other, between which all else
 * has its turn.
 */
export function presentTimeline(
  set: AnnotationSet,
  post: (message: ToPage) => void,
): Pick<Presenter<FromPage>, 'show' | 'update'> {
  /** The actors as the page knows them. */
  let actors: Names = {};
  /** The events that the page is still to be told of. */
  const pending = new Set<string>();
  let isTelling = false;

  /** The actors in events, and those whose names changed, that the page does not know by these names. */
  const newNames = (events: readonly TimelineEvent[], renamed: Iterable<string> = []): Names => {
    const known = [...renamed].filter((id) => id in actors);
    const ids = new Set([...events.flatMap((event) => [...actorsOf(event)]), ...known]);
    const names = [...ids]
      .map((id) => [id, mainLabel(set, { kind: 'actor', id })] as const)
      .filter(([id, name]) => actors[id] !== name);
    const found = Object.fromEntries(names);
    Object.assign(actors, found);
    return found;
  };

  /** What fits into a message of the events that are pending. */
  const nextEvents = (): { changed: TimelineEvent[]; removed: string[] } => {
    const [changed, removed]: [TimelineEvent[], string[]] = [[], []];
    let size = 0;
    for (const id of pending) {
      if (size >= full) break;
      pending.delete(id);
      const event = timelineEvent(set, id);
      size += 1 + (event?.claims.length ?? 0);
      if (event) changed.push(event);
      else removed.push(id);
    }
    return { changed, removed };
  };

  const tellRest = async (): Promise<void> => {
    if (isTelling) return;
    isTelling = true;
    await pause();
    while (pending.size > 0) {
      const { changed, removed } = nextEvents();
      post({ is: 'update', actors: newNames(changed), changed, removed });
      await pause();
    }
    isTelling = false;
  };

  return {
    show: () => {
      actors = {};
      pending.clear();
      for (const id of set.events.keys()) pending.add(id);
      const { codebook } = set;
      const { changed: events } = nextEvents();
      const modalities = codebook.attributes.get('modality')?.values ?? new Map<string, never>();
      post({
        is: 'show',
        strings: timelineStrings(),
        types: namesOf(codebook.eventTypes),
        roles: namesOf(codebook.roles),
        modalities: namesOf(modalities),
        actors: newNames(events),
        events,
      });
      observe(tellRest());
    },
    update: (touched) => {
      const names = newNames([], touched.actors);
      if (Object.keys(names).length > 0) post({ is: 'update', actors: names, changed: [], removed: [] });
      for (const id of eventsIn(touched)) pending.add(id);
      if (pending.size > 0) observe(tellRest());
    },
  };
}

/** The events whose own entry or mentions changed. */
function eventsIn({ referents }: Touched): string[] {
  return [...referents].filter((key) => key.startsWith('event:')).map((key) => key.slice('event:'.length));
}

function namesOf(entries: Parameters<typeof typeLabel>[0]): Names {
  return Object.fromEntries([...entries.keys()].map((id) => [id, typeLabel(entries, id)]));
}

/** Lets others work. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
