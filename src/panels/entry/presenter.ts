import * as vscode from 'vscode';
import { referentKey } from '../../core/model/mention.js';
import type { Referent } from '../../core/model/types.js';
import { isSame } from '../../core/set/merge/json.js';
import { carryOut } from '../../editor/carryOut.js';
import type { EntryAddress } from '../../editor/entryForm.js';
import type { OpenSet } from '../../editor/sets.js';
import type { Presenter } from '../panelKind.js';
import { actorFields } from './actorFields.js';
import { actionsOf, pageOf } from './content.js';
import { eventFields } from './eventFields.js';
import type { Field } from './field.js';
import type { FromPage, ToPage } from './messages.js';

/** Keeps the form of an actor or event in step with its set, and carries out what a person enters there. */
export function presenter(
  open: OpenSet,
  referent: Referent,
  post: (message: ToPage) => void,
): Presenter<FromPage> {
  const show = (): void => {
    const fields = fieldsOf(open, referent);
    post(
      fields
        ? pageOf(open, referent, fields)
        : {
            is: 'gone',
            text:
              referent.kind === 'actor'
                ? vscode.l10n.t('This actor is no longer in the registry.')
                : vscode.l10n.t('This event is no longer in the registry.'),
          },
    );
  };
  const fieldAt = (key: string): Field | undefined =>
    fieldsOf(open, referent)?.find(({ shown }) => shown.key === key);

  return {
    show,
    update: ({ referents }) => {
      if (referents.has(referentKey(referent))) show();
    },
    hear: async (message) => {
      switch (message.is) {
        case 'enter': {
          const entered = fieldAt(message.key)?.enter(message.value);
          if (typeof entered === 'string') post({ is: 'refused', key: message.key, text: entered });
          // A change that changes nothing still takes away what the page says of a value refused before.
          else if (!entered || !isChanging(entered) || !carryOut(open, entered)) show();
          return;
        }
        case 'complete': {
          const { key, typed } = message;
          const options = fieldAt(key)?.complete?.(typed) ?? [];
          post({ is: 'completions', key, typed, options: [...options] });
          return;
        }
        case 'run':
          if (actionsOf(referent).some(({ command }) => command === message.command)) {
            const address: EntryAddress = { set: open.root.toString(), ...referent };
            await vscode.commands.executeCommand(message.command, address);
          }
      }
    },
  };
}

function fieldsOf({ set }: OpenSet, { kind, id }: Referent): Field[] | undefined {
  if (kind === 'actor') {
    const actor = set.actors.get(id);
    return actor && actorFields(set, id, actor);
  }
  const event = set.events.get(id);
  return event && eventFields(set, id, event);
}

function isChanging({
  edits,
}: {
  readonly edits: readonly { before?: unknown; after?: unknown }[];
}): boolean {
  return edits.some(({ before, after }) => !isSame(before, after));
}
