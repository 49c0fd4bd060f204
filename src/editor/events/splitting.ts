import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import { quoteOf } from '../../core/model/mention.js';
import { labelFrom } from '../../core/set/actorChanges.js';
import { tellingsOf } from '../../core/set/claimChanges.js';
import { splitEvent } from '../../core/set/eventChanges.js';
import { carryOut } from '../carryOut.js';
import { askForText } from '../commands/fields.js';
import { offerUndo } from '../commands/offerUndo.js';
import type { Target } from '../commands/target.js';
import { fullLabel, mentionLine } from '../labels.js';
import { observe } from '../log.js';
import { chooseSeveral } from '../list.js';

/** Asks which mentions of an event tell another one, and makes that of them. */
export async function split({ open, referent, placed }: Target): Promise<void> {
  const { set } = open;
  const tellings = tellingsOf(set, referent.id);
  const label = fullLabel(set, referent);
  if (tellings.length < 2) {
    const message = vscode.l10n.t('{0} has only one mention: there is nothing to split.', label);
    vscode.window.setStatusBarMessage(message, 4000);
    return;
  }
  const items = tellings.map((telling) => ({
    telling,
    label: isolate(quoteOf(telling.mention)),
    description: [telling.article, ...(telling.mention.date === undefined ? [] : [telling.mention.date])].map(isolate).join(' · '), // prettier-ignore
    detail: mentionLine(telling.mention),
    picked: telling.mention.id === placed?.mention.id,
  }));
  const chosen = await chooseSeveral(items, {
    title: vscode.l10n.t('Which mentions of {0} tell another event?', label),
  });
  if (!chosen || chosen.length === 0) return;
  if (chosen.length === tellings.length) {
    const message = vscode.l10n.t('At least one mention must stay with {0}.', label);
    observe(vscode.window.showWarningMessage(message));
    return;
  }
  const name = await askForText(vscode.l10n.t('What is the other event called?'), undefined, {
    check: (text) => (text === '' ? vscode.l10n.t('A label must not be empty.') : undefined),
  });
  if (name === undefined) return;
  const { change } = splitEvent(set, referent.id, chosen.map(({ telling }) => telling), labelFrom(name)); // prettier-ignore
  if (carryOut(open, change)) observe(offerUndo(open, vscode.l10n.t('{0} was split.', label)));
}
