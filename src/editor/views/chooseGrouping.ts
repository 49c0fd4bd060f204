import * as vscode from 'vscode';
import { groupings, type Grouping } from './grouping.js';
import { chooseFrom } from '../list.js';

/** Asks what events are to be grouped by; the present grouping is checked. */
export async function askForGrouping(present: Grouping): Promise<Grouping | undefined> {
  const labels: Readonly<Record<Grouping, string>> = {
    type: vscode.l10n.t('Type'),
    date: vscode.l10n.t('Date'),
    actor: vscode.l10n.t('Actor'),
    article: vscode.l10n.t('Article'),
  };
  const items = groupings.map((grouping) => ({
    label: labels[grouping],
    ...(grouping === present ? { iconPath: new vscode.ThemeIcon('check') } : {}),
    grouping,
  }));
  return (await chooseFrom(items, { title: vscode.l10n.t('Group Events By') }))?.grouping;
}
