import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import type { ClaimDraft } from '../../core/set/claimDraft.js';
import { listOf } from '../counts.js';
import type { Row, RowsContext } from './claimRows.js';

/** The rows while a date is chosen or typed: those that it may be, then what was typed. */
export function dateRows(context: RowsContext, typed: string): Row[] {
  const { draft } = context;
  const date = context.readDate(typed);
  if (date !== undefined) return [chosenDate(draft, date)];
  if (context.needsArticleDate(typed)) return [neededRow(context, typed)];
  const examples = ['14 تموز 2016', 'منتصف سبتمبر', '2016-07-14', '2021-06~'].map(isolate);
  const hint: Row = {
    id: 'hint',
    label: `$(info) ${vscode.l10n.t('Type a date: {0}', listOf(examples))}`,
    alwaysShow: true,
  };
  return typed === '' ? [...context.dates().map((one) => chosenDate(draft, one)), hint] : [hint];
}

export function chosenDate(draft: ClaimDraft, date: string): Row {
  return {
    id: `date ${date}`,
    label: `$(calendar) ${vscode.l10n.t('Date')}: ${isolate(date)}`,
    alwaysShow: true,
    choose: () => {
      draft.setDate(date);
    },
  };
}

/** Says that a date counts from that of the article, which is asked for next. */
export function neededRow(context: RowsContext, typed: string): Row {
  return {
    id: 'needed',
    label: `$(calendar) ${vscode.l10n.t('When was the article written? {0} counts from that', isolate(typed))}`,
    alwaysShow: true,
    choose: () => {
      context.askForDateWritten();
    },
  };
}

/** The rows while the date of the article is typed, which is kept. */
export function writtenRows(context: RowsContext, typed: string): Row[] {
  const date = context.readDate(typed);
  if (date === undefined) {
    const label = vscode.l10n.t(
      'Type the day on which the article was written: {0}',
      isolate('14 تموز 2016'),
    );
    return [{ id: 'hint', label: `$(info) ${label}`, alwaysShow: true }];
  }
  return [
    {
      id: `written ${date}`,
      label: `$(calendar) ${vscode.l10n.t('The article was written: {0}', isolate(date))}`,
      alwaysShow: true,
      choose: () => {
        context.setDateWritten(date);
      },
    },
  ];
}
