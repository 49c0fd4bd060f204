import type * as vscode from 'vscode';
import { isolate } from '../core/model/label.js';
import type { Referent } from '../core/model/types.js';
import type { AnnotationSet } from '../core/set/annotationSet.js';
import { mainLabel, otherLabel, typeLabel } from './labels.js';
import { number } from './plural.js';

/** How an actor or event is shown in a pick list: labels, type and number of mentions. */
export function referentItem(set: AnnotationSet, referent: Referent): vscode.QuickPickItem {
  const { kind, id } = referent;
  const entry = kind === 'actor' ? set.actors.get(id) : set.events.get(id);
  const types = kind === 'actor' ? set.codebook.actorTypes : set.codebook.eventTypes;
  const other = otherLabel(set, referent);
  const details = [
    ...(other === undefined ? [] : [isolate(other)]),
    isolate(typeLabel(types, entry?.type ?? '')),
    number(set.usesOf(referent).total),
  ];
  // What is shown was filtered before, with Arabic folding; the list must not filter it again.
  return { label: isolate(mainLabel(set, referent)), description: details.join(' · '), alwaysShow: true };
}
