import * as vscode from 'vscode';
import { isolate } from '../../../core/model/label.js';
import { settingsFile } from '../../../core/set/files.js';
import { editJson } from './editJson.js';
import { entryId, placedEvent, type Broken, type Fix } from './fix.js';

/** Adds what is unknown to the codebook of the set, as a person would write it into the settings. */
export function addToCodebook(broken: Broken): Fix[] {
  const path = pathOf(broken);
  const id = path?.at(-1);
  if (!path || id === undefined) return [];
  return [
    {
      title: vscode.l10n.t('Add {0} to the codebook', isolate(id)),
      act: () => editJson(broken.open.uri(settingsFile), [[['codebook', ...path], { label: { en: id } }]]),
    },
  ];
}

/** Where in the codebook the unknown entry belongs. */
function pathOf(broken: Broken): readonly string[] | undefined {
  const { open, finding } = broken;
  const { set } = open;
  const { at } = finding;
  const rule: string = finding.rule;
  const [actor, event] = [
    set.actors.get(entryId(broken, 'actors') ?? ''),
    set.events.get(entryId(broken, 'events') ?? ''),
  ];
  const claim = placedEvent(broken)?.mention;
  switch (rule) {
    case 'unknown-type':
      return actor ? ['actorTypes', actor.type] : event && ['eventTypes', event.type];
    case 'unknown-role': {
      const role = (claim ?? event)?.participants?.[Number(at[3] ?? -1)]?.role;
      return role === undefined ? undefined : ['roles', role];
    }
    case 'unknown-attribute': {
      const attribute = at[3];
      if (attribute === undefined) return undefined;
      const value = claim?.attributes?.[attribute];
      return !set.codebook.attributes.has(attribute) || value === undefined
        ? ['attributes', attribute]
        : ['attributes', attribute, 'values', value];
    }
    case 'unknown-mode':
      return event?.mode === undefined ? undefined : ['eventTypes', event.type, 'modes', event.mode];
    case 'unknown-context': {
      const context = event?.contexts?.[Number(at[3] ?? -1)];
      return context === undefined ? undefined : ['contexts', context];
    }
    default:
      return undefined;
  }
}
