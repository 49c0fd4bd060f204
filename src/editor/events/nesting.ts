import * as vscode from 'vscode';
import { nestEvent } from '../../core/set/eventChanges.js';
import { isWithin } from '../../core/set/parts.js';
import { carryOut } from '../carryOut.js';
import { pickReferent } from '../commands/pickReferent.js';
import type { Target } from '../commands/target.js';
import { fullLabel } from '../labels.js';
import type { OpenSet } from '../sets.js';
import { observe } from '../log.js';

/** Makes an event a part of another, unless that is a part of it already. */
export function makePartOf(open: OpenSet, id: string, parent: string): void {
  const { set } = open;
  if (isWithin(set, parent, id)) {
    const [part, whole] = [id, parent].map((one) => fullLabel(set, { kind: 'event', id: one }));
    const message = vscode.l10n.t(
      '{0} cannot be a part of {1}, which is a part of it.',
      part ?? '',
      whole ?? '',
    );
    observe(vscode.window.showWarningMessage(message));
  } else carryOut(open, nestEvent(set, id, parent));
}

/** Asks what an event is a part of. */
export async function nest({ open, referent }: Target): Promise<void> {
  const title = vscode.l10n.t('What is {0} a part of?', fullLabel(open.set, referent));
  const parent = await pickReferent([open], 'event', title, referent.id);
  if (parent) makePartOf(open, referent.id, parent.referent.id);
}

/** Makes an event a part of none. */
export async function unnest({ open, referent }: Target): Promise<void> {
  if (open.set.events.get(referent.id)?.subEventOf === undefined) {
    const message = vscode.l10n.t('{0} is not a part of another event.', fullLabel(open.set, referent));
    await Promise.resolve(vscode.window.setStatusBarMessage(message, 4000));
  } else carryOut(open, nestEvent(open.set, referent.id, undefined));
}
