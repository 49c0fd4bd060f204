import * as vscode from 'vscode';
import { readDate } from '../../core/dates/index.js';
import type { CodebookEntry } from '../../core/model/codebook.js';
import { kindsOf } from '../../core/model/kinds.js';
import type { Event } from '../../core/model/types.js';
import type { AnnotationSet } from '../../core/set/annotationSet.js';
import type { Change } from '../../core/set/change.js';
import { editEvent } from '../../core/set/eventChanges.js';
import { checkDate } from '../../editor/commands/fields.js';
import { choiceField, labelFields, orAbsent, severalField, textField, type Field } from './field.js';

/** What a person edits of an event; what articles claim of it is edited where they tell it. */
export function eventFields(set: AnnotationSet, id: string, event: Event): Field[] {
  const edit = (keys: Parameters<typeof editEvent>[2]): Change => editEvent(set, id, keys);
  const { eventTypes, contexts } = set.codebook;
  return [
    ...labelFields(event.label, (label) => edit({ label })),
    choiceField(
      { key: 'type', label: vscode.l10n.t('Type'), value: event.type, entries: eventTypes },
      // A mode belongs to the types that have it.
      (type) => edit({ type, ...(modesOf(set, type)?.has(event.mode ?? '') ? {} : { mode: undefined }) }),
    ),
    ...modeField(set, event, (mode) => edit({ mode })),
    textField(
      {
        key: 'date',
        label: vscode.l10n.t('Settled date'),
        value: event.date,
        hint: vscode.l10n.t('2016-07-14, 2015-10, or 2021-06~ for about June 2021'),
        check: checkDate,
      },
      (typed) => edit({ date: readDate(typed) }),
    ),
    ...(contexts.size === 0 && event.contexts === undefined
      ? []
      : [
          severalField(
            {
              key: 'contexts',
              label: vscode.l10n.t('Contexts'),
              values: event.contexts ?? [],
              entries: contexts,
            },
            (ids) => edit({ contexts: ids }),
          ),
        ]),
    textField({ key: 'note', label: vscode.l10n.t('Note'), value: event.note, isLong: true }, (typed) =>
      edit({ note: orAbsent(typed) }),
    ),
  ];
}

/** The modes of a type of events, its own or those of what it is a kind of. */
function modesOf({ codebook }: AnnotationSet, type: string): ReadonlyMap<string, CodebookEntry> | undefined {
  return [...kindsOf(codebook, type)].find(({ modes }) => modes)?.modes;
}

/** The mode, where the event's type has modes. */
function modeField(set: AnnotationSet, event: Event, change: (mode: string | undefined) => Change): Field[] {
  const modes = modesOf(set, event.type);
  if (!modes && event.mode === undefined) return [];
  return [
    choiceField(
      {
        key: 'mode',
        label: vscode.l10n.t('Mode'),
        value: event.mode ?? '',
        entries: new Map([['', { label: {} }], ...(modes ?? [])]),
      },
      (mode) => change(orAbsent(mode)),
    ),
  ];
}
