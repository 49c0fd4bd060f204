import * as vscode from 'vscode';
import { isolate } from '../core/model/label.js';
import type { Referent } from '../core/model/types.js';
import type { PlacedMention } from '../core/set/annotationSet.js';
import { fullLabel, mentionLine } from './labels.js';
import type { OpenSet } from './sets.js';
import { chooseFrom } from './list.js';

/** Asks for one of the mentions of an actor or event, with its words in their sentence and its article. */
export async function pickMention(
  open: OpenSet,
  referent: Referent,
  mentions: readonly PlacedMention[],
): Promise<PlacedMention | undefined> {
  const items = mentions.map((placed) => ({
    label: mentionLine(placed.mention),
    description: isolate(placed.article),
    placed,
  }));
  const title = fullLabel(open.set, referent);
  const placeHolder = vscode.l10n.t('Where do you want to read about it?');
  return (await chooseFrom(items, { title, placeHolder }))?.placed;
}
