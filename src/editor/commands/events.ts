import * as vscode from 'vscode';
import type { Event, Label } from '../../core/model/types.js';
import { deleteEvent, editEvent, renameEvent } from '../../core/set/eventChanges.js';
import { carryOut } from '../carryOut.js';
import { mentionCount, usage } from '../counts.js';
import { fullLabel, mainLabel, typeLabel } from '../labels.js';
import type { OpenSet } from '../sets.js';
import {
  askForLabel,
  askForText,
  askForType,
  checkDate,
  checkLabel,
  editFields,
  labelWith,
  orAbsent,
  type Field,
} from './fields.js';
import { offerUndo } from './offerUndo.js';
import { commandsFor } from './referentCommand.js';
import type { Target, Targets } from './target.js';

/** The commands that change events. */
export function registerEventCommands(targets: Targets): vscode.Disposable {
  const command = commandsFor(targets, 'event');
  return vscode.Disposable.from(
    command('hashiya.renameEvent', () => vscode.l10n.t('Rename Which Event?'), rename),
    command('hashiya.editEvent', () => vscode.l10n.t('Edit Which Event?'), edit),
    command('hashiya.deleteEvent', () => vscode.l10n.t('Delete Which Event?'), remove, true),
  );
}

async function rename({ open, referent }: Target): Promise<void> {
  const label = await askForLabel(fullLabel(open.set, referent), mainLabel(open.set, referent));
  if (label !== undefined) carryOut(open, renameEvent(open.set, referent.id, label));
}

async function edit({ open, referent }: Target): Promise<void> {
  const { set } = open;
  await editFields(
    open,
    () => vscode.l10n.t('Edit {0}', fullLabel(set, referent)),
    () => {
      const event = set.events.get(referent.id);
      return event ? fieldsOf(open, referent.id, event) : [];
    },
  );
}

function fieldsOf({ set }: OpenSet, id: string, event: Event): Field[] {
  const types = set.codebook.eventTypes;
  const text = (
    label: string,
    value: string | undefined,
    keys: (typed: string) => Parameters<typeof editEvent>[2],
    options: Parameters<typeof askForText>[2] = {},
  ): Field => ({
    label,
    value,
    edit: async () => {
      const typed = await askForText(label, value, options);
      return typed === undefined ? undefined : editEvent(set, id, keys(typed));
    },
  });
  const labelField = (language: keyof Label, title: string): Field =>
    text(title, event.label[language], (typed) => ({ label: labelWith(event.label, language, typed) }), {
      check: (typed) => checkLabel(typed, language, event.label),
    });
  return [
    labelField('ar', vscode.l10n.t('Label in Arabic')),
    labelField('en', vscode.l10n.t('Label in Latin letters')),
    {
      label: vscode.l10n.t('Type'),
      value: typeLabel(types, event.type),
      edit: async () => {
        const type = await askForType(vscode.l10n.t('Type'), types, event.type);
        return type === undefined ? undefined : editEvent(set, id, { type });
      },
    },
    text(vscode.l10n.t('Date'), event.date, (typed) => ({ date: orAbsent(typed) }), {
      prompt: vscode.l10n.t('The settled date: 2016-07-14, 2015-10, or 2021-06~ for about June 2021'),
      check: checkDate,
    }),
    text(vscode.l10n.t('Note'), event.note, (typed) => ({ note: orAbsent(typed) })),
  ];
}

async function remove({ open, referent }: Target): Promise<void> {
  const { set } = open;
  const label = fullLabel(set, referent);
  const { total, articles } = set.usesOf(referent);
  const consequences = [
    ...(total > 0
      ? [vscode.l10n.t('{0} will be removed, with what they tell.', usage(total, articles.size))]
      : []),
    vscode.l10n.t('The articles themselves stay as they are.'),
  ];
  const action = vscode.l10n.t('Delete');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete {0}?', label),
    { modal: true, detail: consequences.join('\n') },
    action,
  );
  if (chosen !== action || !carryOut(open, deleteEvent(set, referent.id))) return;
  void offerUndo(open, vscode.l10n.t('{0} was deleted, with {1}.', label, mentionCount(total)));
}
