import * as vscode from 'vscode';
import { readDate } from '../../core/dates/index.js';
import { isolate } from '../../core/model/label.js';
import { dateClaims, partClaims } from '../../core/set/claims.js';
import { editEvent } from '../../core/set/eventChanges.js';
import { carryOut } from '../carryOut.js';
import { articleCount } from '../counts.js';
import { askForText, checkDate } from '../commands/fields.js';
import type { Target } from '../commands/target.js';
import { fullLabel, typeLabel } from '../labels.js';
import { chooseFrom, chooseSeveral } from '../list.js';

/** Asks which of the dates that articles give to an event is right, or another. */
export async function settleDate({ open, referent }: Target): Promise<void> {
  const { set } = open;
  const settled = set.events.get(referent.id)?.date;
  const claims = dateClaims(set, referent.id).map(({ date, articles, isConflicting }) => ({
    label: `${isConflicting ? '$(warning) ' : ''}${isolate(date)}`,
    description: [...(date === settled ? ['✓'] : []), ...articles.map(isolate)].join(' · '),
    act: (): Promise<string> => Promise.resolve(date),
  }));
  const another = {
    label: `$(edit) ${vscode.l10n.t('Another date…')}`,
    description: '',
    act: async () => {
      const typed = await askForText(vscode.l10n.t('The settled date'), settled, {
        prompt: vscode.l10n.t(
          'As in {0}, 2016-07-14, 2015-10 or 2021-06~; empty for none',
          isolate('14 تموز 2016'),
        ),
        check: checkDate,
      });
      return typed === undefined ? undefined : (readDate(typed) ?? '');
    },
  };
  const title = vscode.l10n.t('When was {0}?', fullLabel(set, referent));
  const chosen = await chooseFrom([...claims, another], { title });
  const date = await chosen?.act();
  if (date === undefined || date === (settled ?? '')) return;
  carryOut(open, editEvent(set, referent.id, { date: date === '' ? undefined : date }, 'settle'));
}

/** Asks which of the participants that articles give to an event did take part. */
export async function settleParticipants({ open, referent }: Target): Promise<void> {
  const { set } = open;
  const items = partClaims(set, referent.id).map(({ role, actor, articles, isSettled }) => ({
    part: { role, actor },
    label: fullLabel(set, { kind: 'actor', id: actor }),
    description: typeLabel(set.codebook.roles, role),
    detail: articles.length === 0 ? vscode.l10n.t('told by no article') : articles.map(isolate).join(' · '),
    picked: isSettled ?? true,
  }));
  if (items.length === 0) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('No article says who took part.'), 4000);
    return;
  }
  const chosen = await chooseSeveral(items, {
    title: vscode.l10n.t('Who took part in {0}? {1}', fullLabel(set, referent), articleCount(set.usesOf(referent).articles.size)), // prettier-ignore
  });
  if (!chosen) return;
  const participants = chosen.map(({ part }) => part);
  const keys = { participants: participants.length > 0 ? participants : undefined };
  carryOut(open, editEvent(set, referent.id, keys, 'settle'));
}
