import * as vscode from 'vscode';
import type { Actor, Label } from '../../core/model/types.js';
import { deleteActor, editActor, renameActor } from '../../core/set/actorChanges.js';
import type { Change } from '../../core/set/change.js';
import { carryOut } from '../carryOut.js';
import { mentionCount, usage } from '../counts.js';
import { fullLabel, mainLabel, typeLabel } from '../labels.js';
import type { OpenSet } from '../sets.js';
import { askForCode } from './askForCode.js';
import {
  askForLabel,
  askForText,
  askForType,
  checkAddresses,
  checkLabel,
  editFields,
  labelWith,
  listOf,
  orAbsent,
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
  const text = (
    label: string,
    value: string | undefined,
    keys: (typed: string) => Parameters<typeof editActor>[2],
    options: Parameters<typeof askForText>[2] = {},
  ): Field => ({
    label,
    value,
    edit: async () => {
      const typed = await askForText(label, value, options);
      return typed === undefined ? undefined : editActor(set, id, keys(typed));
    },
  });
  const listed = (items: readonly string[] | undefined): string | undefined => items?.join('؛ ');
  const list = (typed: string): string[] | undefined => {
    const items = listOf(typed);
    return items.length > 0 ? items : undefined;
  };
  return [
    labelField(set, id, actor, 'ar', vscode.l10n.t('Label in Arabic')),
    labelField(set, id, actor, 'en', vscode.l10n.t('Label in Latin letters')),
    {
      label: vscode.l10n.t('Type'),
      value: typeLabel(types, actor.type),
      edit: async () => {
        const type = await askForType(vscode.l10n.t('Type'), types, actor.type);
        return type === undefined ? undefined : editActor(set, id, { type });
      },
    },
    {
      label: vscode.l10n.t('Code'),
      value: actor.code,
      edit: async () => {
        const code = await askForCode(set, actor.code ?? '');
        return code === undefined ? undefined : editActor(set, id, { code: orAbsent(code) });
      },
    },
    text(vscode.l10n.t('Aliases'), listed(actor.aliases), (typed) => ({ aliases: list(typed) }), {
      prompt: vscode.l10n.t('Other written forms that name this actor, divided by semicolons'),
    }),
    text(vscode.l10n.t('Same as'), actor.sameAs?.join(' ; '), (typed) => ({ sameAs: list(typed) }), {
      prompt: vscode.l10n.t('Addresses that identify the same actor elsewhere, divided by semicolons'),
      check: checkAddresses,
    }),
    text(vscode.l10n.t('Note'), actor.note, (typed) => ({ note: orAbsent(typed) })),
  ];
}

function labelField(
  set: OpenSet['set'],
  id: string,
  { label }: Actor,
  language: keyof Label,
  title: string,
): Field {
  const change = (text: string): Change =>
    text === ''
      ? editActor(set, id, { label: labelWith(label, language, text) })
      : renameActor(set, id, text);
  return {
    label: title,
    value: label[language],
    edit: async () => {
      const typed = await askForText(title, label[language], {
        check: (text) => checkLabel(text, language, label),
      });
      return typed === undefined ? undefined : change(typed);
    },
  };
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
