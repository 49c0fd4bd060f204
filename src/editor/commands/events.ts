import * as vscode from 'vscode';
import { readDate } from '../../core/dates/index.js';
import { kindsOf } from '../../core/model/kinds.js';
import { labelIn } from '../../core/model/label.js';
import type { Event } from '../../core/model/types.js';
import type { Change } from '../../core/set/change.js';
import { deleteEvent, editEvent, renameEvent } from '../../core/set/eventChanges.js';
import { carryOut } from '../carryOut.js';
import { mentionCount, usage } from '../counts.js';
import { nest, unnest } from '../events/nesting.js';
import { settleDate, settleParticipants } from '../events/settling.js';
import { split } from '../events/splitting.js';
import { displayLanguage, fullLabel, mainLabel, typeLabel } from '../labels.js';
import type { OpenSet } from '../sets.js';
import {
  askForLabel,
  askForType,
  checkDate,
  editFields,
  labelFields,
  orAbsent,
  textField,
  type Field,
} from './fields.js';
import { confirmMerge } from './merge.js';
import { offerUndo } from './offerUndo.js';
import { pickReferent } from './pickReferent.js';
import { commandsFor } from './referentCommand.js';
import type { Target, Targets } from './target.js';

/** The commands that change events. */
export function registerEventCommands(targets: Targets): vscode.Disposable {
  const command = commandsFor(targets, 'event');
  return vscode.Disposable.from(
    command('hashiya.renameEvent', () => vscode.l10n.t('Rename Which Event?'), rename),
    command('hashiya.editEvent', () => vscode.l10n.t('Edit Which Event?'), edit),
    command('hashiya.mergeEvent', () => vscode.l10n.t('Merge Which Event into Another?'), merge),
    command('hashiya.splitEvent', () => vscode.l10n.t('Split Which Event?'), split),
    command('hashiya.nestEvent', () => vscode.l10n.t('Make Which Event a Part of Another?'), nest),
    command('hashiya.unnestEvent', () => vscode.l10n.t('Take Which Event out of Another?'), unnest),
    command('hashiya.settleDate', () => vscode.l10n.t('Settle the Date of Which Event?'), settleDate),
    command(
      'hashiya.settleParticipants',
      () => vscode.l10n.t('Settle the Participants of Which Event?'),
      settleParticipants,
    ),
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
  const editKeys = (keys: Parameters<typeof editEvent>[2]): Change => editEvent(set, id, keys);
  return [
    ...labelFields(event.label, (label) => editKeys({ label })),
    {
      label: vscode.l10n.t('Type'),
      value: typeLabel(types, event.type),
      edit: async () => {
        const type = await askForType(vscode.l10n.t('Type'), types, event.type);
        return type === undefined ? undefined : editKeys({ type });
      },
    },
    ...modeField(set, id, event),
    contextsField(set, id, event),
    textField(vscode.l10n.t('Date'), event.date, (typed) => editKeys({ date: readDate(typed) }), {
      prompt: vscode.l10n.t('The settled date: 2016-07-14, 2015-10, or 2021-06~ for about June 2021'),
      check: checkDate,
    }),
    textField(vscode.l10n.t('Note'), event.note, (typed) => editKeys({ note: orAbsent(typed) })),
  ];
}

/** The mode, where the event's type has modes. */
function modeField(set: OpenSet['set'], id: string, event: Event): Field[] {
  const modes = [...kindsOf(set.codebook, event.type)].find((type) => type.modes)?.modes;
  if (!modes) return [];
  const label = vscode.l10n.t('Mode');
  return [
    {
      label,
      value: event.mode === undefined ? undefined : typeLabel(modes, event.mode),
      edit: async () => {
        const none = { label: vscode.l10n.t('None') };
        const items = [...modes.keys()].map((mode) => ({
          mode,
          label: typeLabel(modes, mode),
          description: mode === event.mode ? '✓' : '',
          detail: labelIn(displayLanguage(), modes.get(mode)?.definition, ''),
        }));
        const chosen = await vscode.window.showQuickPick<{ label: string; mode?: string }>([...items, none], { title: label }); // prettier-ignore
        return chosen && editEvent(set, id, { mode: chosen.mode });
      },
    },
  ];
}

function contextsField(set: OpenSet['set'], id: string, event: Event): Field {
  const { contexts } = set.codebook;
  const label = vscode.l10n.t('Contexts');
  return {
    label,
    value: event.contexts?.map((context) => typeLabel(contexts, context)).join('، '),
    edit: async () => {
      const items = [...new Set([...contexts.keys(), ...(event.contexts ?? [])])].map((context) => ({
        context,
        label: typeLabel(contexts, context),
        picked: event.contexts?.includes(context) ?? false,
      }));
      const chosen = await vscode.window.showQuickPick(items, { title: label, canPickMany: true });
      const ids = chosen?.map(({ context }) => context);
      return ids && editEvent(set, id, { contexts: ids.length > 0 ? ids : undefined });
    },
  };
}

async function merge({ open, referent }: Target): Promise<void> {
  const title = vscode.l10n.t('Merge {0} into…', fullLabel(open.set, referent));
  const into = await pickReferent([open], 'event', title, referent.id);
  if (into) await confirmMerge(open, 'event', referent.id, into.referent.id);
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
