import * as vscode from 'vscode';
import { completeActorCode, readActorCode } from '../../core/model/actorCode.js';
import type { Actor } from '../../core/model/types.js';
import { editActor, renameActor } from '../../core/set/actorChanges.js';
import type { AnnotationSet } from '../../core/set/annotationSet.js';
import type { Change } from '../../core/set/change.js';
import { codeInWords } from '../../editor/labels.js';
import { choiceField, labelFields, listField, orAbsent, textField, type Field } from './field.js';

/** More than anyone reads; typing finds the rest. */
const completionsAtMost = 50;

/** What a person edits of an actor. */
export function actorFields(set: AnnotationSet, id: string, actor: Actor): Field[] {
  const edit = (keys: Parameters<typeof editActor>[2]): Change => editActor(set, id, keys);
  return [
    ...labelFields(actor.label, (label, typed) =>
      typed === '' ? edit({ label }) : renameActor(set, id, typed),
    ),
    choiceField(
      {
        key: 'type',
        label: vscode.l10n.t('Type'),
        value: actor.type,
        entries: set.codebook.actorTypes,
      },
      (type) => edit({ type }),
    ),
    codeField(set, actor, (code) => edit({ code })),
    listField(
      {
        key: 'aliases',
        label: vscode.l10n.t('Aliases'),
        hint: vscode.l10n.t('Other written forms that name this actor.'),
        values: actor.aliases,
      },
      (aliases) => edit({ aliases }),
    ),
    listField(
      {
        key: 'sameAs',
        label: vscode.l10n.t('Same as'),
        hint: vscode.l10n.t('Web addresses that identify the same actor elsewhere.'),
        values: actor.sameAs,
        areLinks: true,
      },
      (sameAs) => edit({ sameAs }),
    ),
    textField({ key: 'note', label: vscode.l10n.t('Note'), value: actor.note, isLong: true }, (typed) =>
      edit({ note: orAbsent(typed) }),
    ),
  ];
}

function codeField(
  { codebook }: AnnotationSet,
  { code }: Actor,
  change: (code: string | undefined) => Change,
): Field {
  const words = code === undefined ? undefined : (codeInWords(codebook, code) ?? faultOf(codebook, code));
  return textField(
    {
      key: 'code',
      label: vscode.l10n.t('Code'),
      value: code,
      hint: words ?? vscode.l10n.t('A code such as RUSGOV, or words for it: country, then sector'),
      complete: (typed) =>
        completeActorCode(typed, codebook.sectors)
          .slice(0, completionsAtMost)
          .map((one) => ({ id: one, label: codeInWords(codebook, one) ?? '', about: '' })),
    },
    (typed) => change(orAbsent(typed)),
  );
}

/** Codes of other schemes are taken too; what is unusual about one is said beside it. */
function faultOf({ sectors }: AnnotationSet['codebook'], code: string): string | undefined {
  const { fault } = readActorCode(code, sectors);
  if (!fault) return undefined;
  return fault.is === 'form'
    ? vscode.l10n.t('Not made of three-letter parts in capitals, as RUSGOV is')
    : vscode.l10n.t('{0} is no country or sector here', fault.part);
}
