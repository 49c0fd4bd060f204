import * as vscode from 'vscode';
import { actorsOf, type TimelineEvent } from '../../core/timeline/event.js';
import { timelineEvent } from '../../core/timeline/eventOfSet.js';
import type { Touched } from '../../core/set/touched.js';
import { mainLabel, typeLabel } from '../../editor/labels.js';
import type { Services } from '../../editor/services.js';
import type { OpenSet } from '../../editor/sets.js';
import type { PanelKind, Presenter } from '../panelKind.js';
import { registerPanel } from '../register.js';
import { fromPageShape, type FromPage, type ToPage } from './messages.js';
import { openEvent } from './openEvent.js';
import { timelineStrings } from './strings.js';

/** The panel that shows the events of a set on a time axis. */
export function registerTimeline(services: Services, extension: vscode.Uri): vscode.Disposable {
  const kind: PanelKind<ToPage, FromPage> = {
    name: 'timeline',
    title: () => vscode.l10n.t('Timeline'),
    fromPage: fromPageShape,
    present: (open, post) => presenter(services, open, post),
  };
  return registerPanel('hashiya.showTimeline', kind, services, extension);
}

type Names = Record<string, string>;

function presenter(
  { locations }: Services,
  open: OpenSet,
  post: (message: ToPage) => void,
): Presenter<FromPage> {
  const { set } = open;
  const nameOf = (id: string): string => mainLabel(set, { kind: 'actor', id });
  /** As the page knows them. */
  let actors: Names = {};

  /** The actors in events, and those whose names changed, that the page does not know by these names. */
  const newNames = (events: readonly TimelineEvent[], renamed: Iterable<string> = []): Names => {
    const known = [...renamed].filter((id) => id in actors);
    const ids = new Set([...events.flatMap((event) => [...actorsOf(event)]), ...known]);
    const names = [...ids].map((id) => [id, nameOf(id)] as const).filter(([id, name]) => actors[id] !== name);
    const found = Object.fromEntries(names);
    Object.assign(actors, found);
    return found;
  };

  return {
    show: () => {
      actors = {};
      const { codebook } = set;
      const events = [...set.events.keys()].flatMap((id) => timelineEvent(set, id) ?? []);
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
    },
    update: (touched) => {
      const ids = eventsIn(touched);
      const changed = ids.flatMap((id) => timelineEvent(set, id) ?? []);
      const removed = ids.filter((id) => !set.events.has(id));
      const names = newNames(changed, touched.actors);
      if (ids.length === 0 && Object.keys(names).length === 0) return;
      post({ is: 'update', actors: names, changed, removed });
    },
    hear: ({ event }) => openEvent(open, event, locations),
  };
}

/** The events whose own entry or mentions changed. */
function eventsIn({ referents }: Touched): string[] {
  return [...referents].filter((key) => key.startsWith('event:')).map((key) => key.slice('event:'.length));
}

function namesOf(entries: Parameters<typeof typeLabel>[0]): Names {
  return Object.fromEntries([...entries.keys()].map((id) => [id, typeLabel(entries, id)]));
}
