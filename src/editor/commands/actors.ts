import * as vscode from 'vscode';
import type { Actor } from '../../core/model/types.js';
import { deleteActor, editActor, renameActor } from '../../core/set/actorChanges.js';
import type { Change } from '../../core/set/change.js';
import { carryOut } from '../carryOut.js';
import { mentionCount, usage } from '../counts.js';
import { fullLabel, mainLabel, typeLabel } from '../labels.js';
import type { OpenSet } from '../sets.js';
import { askForCode } from './askForCode.js';
import {
  askForLabel,
  askForType,
  checkAddresses,
  editFields,
  labelFields,
  listOf,
  orAbsent,
  textField,
  type Field,
} from './fields.js';
import { confirmMerge } from './merge.js';
import { offerUndo } from './offerUndo.js';
import { pickReferent } from './pickReferent.js';
import { commandsFor } from './referentCommand.js';
import type { Target, Targets } from './target.js';

/** The commands that change actors. */
export function registerActorCommands(targets: Targets): vscode.Disposable {
  const command = commandsFor(targets, 'actor');
  return vscode.Disposable.from(
    command('hashiya.renameActor', () => vscode.l10n.t('Rename Which Actor?'), rename),
    command('hashiya.editActor', () => vscode.l10n.t('Edit Which Actor?'), edit),
    command('hashiya.mergeActor', () => vscode.l10n.t('Merge Which Actor into Another?'), merge),
    command('hashiya.deleteActor', () => vscode.l10n.t('Delete Which Actor?'), remove, true),
  );
}

async function rename({ open, referent }: Target): Promise<void> {
  const label = await askForLabel(fullLabel(open.set, referent), mainLabel(open.set, referent));
  if (label !== undefined) carryOut(open, renameActor(open.set, referent.id, label));
}

async function edit({ open, referent }: Target): Promise<void> {
  const { set } = open;
  await editFields(
    open,
    () => vscode.l10n.t('Edit {0}', fullLabel(set, referent)),
    () => {
      const actor = set.actors.get(referent.id);
      return actor ? fieldsOf(open, referent.id, actor) : [];
    },
  );
}

function fieldsOf({ set }: OpenSet, id: string, actor: Actor): Field[] {
  const types = set.codebook.actorTypes;
  const editKeys = (keys: Parameters<typeof editActor>[2]): Change => editActor(set, id, keys);
  const listed = (items: readonly string[] | undefined): string | undefined => items?.join('؛ ');
  const list = (typed: string): string[] | undefined => {
    const items = listOf(typed);
    return items.length > 0 ? items : undefined;
  };
  return [
    ...labelFields(actor.label, (label, typed) =>
      typed === '' ? editKeys({ label }) : renameActor(set, id, typed),
    ),
    {
      label: vscode.l10n.t('Type'),
      value: typeLabel(types, actor.type),
      edit: async () => {
        const type = await askForType(vscode.l10n.t('Type'), types, actor.type);
        return type === undefined ? undefined : editKeys({ type });
      },
    },
    {
      label: vscode.l10n.t('Code'),
      value: actor.code,
      edit: async () => {
        const code = await askForCode(set, actor.code ?? '');
        return code === undefined ? undefined : editKeys({ code: orAbsent(code) });
      },
    },
    textField(
      vscode.l10n.t('Aliases'),
      listed(actor.aliases),
      (typed) => editKeys({ aliases: list(typed) }),
      { prompt: vscode.l10n.t('Other written forms that name this actor, divided by semicolons') },
    ),
    textField(
      vscode.l10n.t('Same as'),
      actor.sameAs?.join(' ; '),
      (typed) => editKeys({ sameAs: list(typed) }),
      {
        prompt: vscode.l10n.t('Addresses that identify the same actor elsewhere, divided by semicolons'),
        check: checkAddresses,
      },
    ),
    textField(vscode.l10n.t('Note'), actor.note, (typed) => editKeys({ note: orAbsent(typed) })),
  ];
}

async function merge({ open, referent }: Target): Promise<void> {
  const title = vscode.l10n.t('Merge {0} into…', fullLabel(open.set, referent));
  const into = await pickReferent([open], 'actor', title, referent.id);
  if (into) await confirmMerge(open, 'actor', referent.id, into.referent.id);
}

async function remove({ open, referent }: Target): Promise<void> {
  const { set } = open;
  const label = fullLabel(set, referent);
  const { total, articles } = set.usesOf(referent);
  const parts = set.participationsOf(referent.id).length;
  const consequences = [
    ...(total > 0 ? [vscode.l10n.t('{0} will be removed.', usage(total, articles.size))] : []),
    ...(parts > 0
      ? [vscode.l10n.t('It will be taken out of what {0} of events tell.', mentionCount(parts))]
      : []),
    vscode.l10n.t('The articles themselves stay as they are.'),
  ];
  const action = vscode.l10n.t('Delete');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete {0}?', label),
    { modal: true, detail: consequences.join('\n') },
    action,
  );
  if (chosen !== action || !carryOut(open, deleteActor(set, referent.id))) return;
  void offerUndo(open, vscode.l10n.t('{0} was deleted, with {1}.', label, mentionCount(total)));
}
