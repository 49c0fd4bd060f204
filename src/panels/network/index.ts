import * as vscode from 'vscode';
import { graphml } from '../../core/formats/graphml.js';
import type { CodebookType } from '../../core/model/codebook.js';
import { networkOf, type NetworkFilter } from '../../core/network/filter.js';
import type { Network } from '../../core/network/network.js';
import { follow } from '../../editor/mentionAtCursor.js';
import { mainLabel, otherLabel, typeLabel } from '../../editor/labels.js';
import type { Services } from '../../editor/services.js';
import type { OpenSet } from '../../editor/sets.js';
import type { PanelKind, Presenter } from '../panelKind.js';
import { registerPanel } from '../register.js';
import { textColumn } from '../textColumn.js';
import { fromPageShape, type Filter, type FromPage, type ShownActor, type ToPage } from './messages.js';
import { saveAs } from './save.js';
import { networkStrings } from './strings.js';
import { tieEvents } from './tieEvents.js';

/** The panel that shows the actors of a set tied by events. */
export function registerNetwork(services: Services, extension: vscode.Uri): vscode.Disposable {
  const kind: PanelKind<ToPage, FromPage> = {
    name: 'network',
    title: () => vscode.l10n.t('Network'),
    fromPage: fromPageShape,
    present: (open, post) => presenter(services, open, post),
  };
  return registerPanel('hashiya.showNetwork', kind, services, extension);
}

function presenter(
  { articles, locations }: Services,
  open: OpenSet,
  post: (message: ToPage) => void,
): Presenter<FromPage> {
  const { set } = open;
  let filter: NetworkFilter = {};
  let network: Network = { actors: [], ties: [] };

  const show = (): void => {
    network = networkOf(set, filter);
    const { actorTypes, eventTypes, attributes } = set.codebook;
    post({
      is: 'show',
      strings: networkStrings(),
      actorTypes: namesOf(actorTypes),
      eventTypes: namesOf(eventTypes),
      modalities: namesOf(attributes.get('modality')?.values ?? new Map<string, never>()),
      colours: coloursOf(actorTypes),
      articles: [...set.articles],
      actors: network.actors.map((id) => shownActor(open, id)),
      ties: network.ties.map(({ key, from, to, directed, events, sign }) => ({
        ...{ key, from, to, directed, sign },
        weight: events.size,
      })),
    });
  };

  return {
    show,
    update: ({ referents, actors, events }) => {
      const isOfEvent = [...referents].some((key) => key.startsWith('event:'));
      if (isOfEvent || events.size > 0 || network.actors.some((id) => actors.has(id))) show();
    },
    hear: async (message) => {
      switch (message.is) {
        case 'filter':
          filter = filterOf(message.filter);
          show();
          break;
        case 'tie': {
          const tie = network.ties.find(({ key }) => key === message.tie);
          if (tie) post({ is: 'events', tie: tie.key, events: await tieEvents(open, articles, tie) });
          break;
        }
        case 'open': {
          const mention = set.mentionsIn(message.article).get(message.mention);
          if (mention?.event === undefined) return;
          follow(open, { kind: 'event', id: mention.event });
          await locations.reveal(open, { article: message.article, mention }, { viewColumn: textColumn() });
          break;
        }
        case 'saveSvg':
          await saveAs(open, '.svg', message.svg);
          break;
        case 'saveGraphml': {
          const mentionsOf = (id: string): number => set.usesOf({ kind: 'actor', id }).total;
          await saveAs(open, '.graphml', [...graphml(set, network, network.actors, mentionsOf)].join(''));
        }
      }
    },
  };
}

function shownActor({ set }: OpenSet, id: string): ShownActor {
  const referent = { kind: 'actor', id } as const;
  const other = otherLabel(set, referent);
  return {
    id,
    label: mainLabel(set, referent),
    ...(other !== undefined && { other }),
    type: set.actors.get(id)?.type ?? '',
  };
}

function filterOf({ actorType, eventType, article, modality, minWeight }: Filter): NetworkFilter {
  return {
    ...(actorType !== undefined && { actorTypes: new Set([actorType]) }),
    ...(eventType !== undefined && { eventTypes: new Set([eventType]) }),
    ...(article !== undefined && { articles: new Set([article]) }),
    ...(modality !== undefined && { attributes: new Map([['modality', new Set([modality])]]) }),
    ...(minWeight !== undefined && { minWeight }),
  };
}

function namesOf(entries: Parameters<typeof typeLabel>[0]): Record<string, string> {
  return Object.fromEntries([...entries.keys()].map((id) => [id, typeLabel(entries, id)]));
}

function coloursOf(types: ReadonlyMap<string, CodebookType>): Record<string, string> {
  return Object.fromEntries(
    [...types].flatMap(([id, { colour }]) => (colour === undefined ? [] : [[id, colour] as const])),
  );
}
