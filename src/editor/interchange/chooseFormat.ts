import * as vscode from 'vscode';
import type { Format } from '../../core/formats/index.js';
import { formatTexts } from './formatTexts.js';
import { chooseFrom } from '../list.js';

/** Asks for one of some formats; the one that was used last comes first. */
export async function chooseFormat(
  title: string,
  formats: readonly Format[],
  last: string | undefined,
): Promise<Format | undefined> {
  const inOrder = [...formats].sort((a, b) => Number(b.id === last) - Number(a.id === last));
  const items = inOrder.map((format) => {
    const [label, detail] = formatTexts(format);
    return { label, description: format.id === last ? vscode.l10n.t('used last') : '', detail, format };
  });
  const placeHolder = vscode.l10n.t('Type to find a format or the tool that reads it');
  return (await chooseFrom(items, { title, placeHolder }))?.format;
}
