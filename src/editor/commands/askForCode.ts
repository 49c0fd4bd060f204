import * as vscode from 'vscode';
import { completeActorCode, readActorCode } from '../../core/model/actorCode.js';
import { isolate } from '../../core/model/label.js';
import type { AnnotationSet } from '../../core/set/annotationSet.js';
import { codeInWords } from '../labels.js';

interface Item extends vscode.QuickPickItem {
  readonly code: string;
}

/** More than anyone scrolls through; typing finds the rest. */
const shownAtMost = 50;

/**
 * Asks for an actor's code, completing what is typed and telling what it means; any other code is accepted too.
 * @returns the code, empty for none; undefined when the person changed their mind or nothing
 */
export function askForCode({ codebook }: AnnotationSet, current: string): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = vscode.l10n.t('Code');
  pick.placeholder = vscode.l10n.t('A code such as RUSGOV, or words for it: country, then sector');
  pick.value = current;
  const show = (): void => {
    const typed = pick.value.trim();
    const codes = completeActorCode(typed, codebook.sectors).slice(0, shownAtMost);
    const items = codes.map((code) => itemOf(code, codeInWords(codebook, code) ?? ''));
    if (typed === '') pick.items = [itemOf('', vscode.l10n.t('No code')), ...items];
    else pick.items = codes.includes(typed) ? items : [...items, itemOf(typed, faultOf(typed))];
  };
  const faultOf = (code: string): string => {
    const { fault } = readActorCode(code, codebook.sectors);
    if (!fault) return codeInWords(codebook, code) ?? '';
    return fault.is === 'form'
      ? vscode.l10n.t('Not made of three-letter parts in capitals, as RUSGOV is')
      : vscode.l10n.t('{0} is no country or sector here', fault.part);
  };
  show();
  return new Promise((resolve) => {
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      const code = pick.activeItems[0]?.code;
      resolve(code === current ? undefined : code);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function itemOf(code: string, words: string): Item {
  // What is shown was found by its words; the list must not filter it again.
  return { code, label: code === '' ? '—' : code, description: isolate(words), alwaysShow: true };
}
