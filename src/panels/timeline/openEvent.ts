import * as vscode from 'vscode';
import type { PlacedMention } from '../../core/set/annotationSet.js';
import type { Referent } from '../../core/model/types.js';
import { isolate } from '../../core/model/label.js';
import { fullLabel, mentionLine } from '../../editor/labels.js';
import type { Locations } from '../../editor/locations.js';
import { follow } from '../../editor/mentionAtCursor.js';
import { registryLocation } from '../../editor/registry.js';
import type { OpenSet } from '../../editor/sets.js';
import { textColumn } from '../textColumn.js';

/** Goes to where an event is told; asks where when several mentions tell it, and shows its entry when none does. */
export async function openEvent(open: OpenSet, id: string, locations: Locations): Promise<void> {
  const referent: Referent = { kind: 'event', id };
  const viewColumn = textColumn();
  const mentions = open.set.mentionsOf(referent);
  if (mentions.length === 0) {
    const entry = await registryLocation(open, referent);
    if (entry) await vscode.window.showTextDocument(entry.uri, { selection: entry.range, viewColumn });
    return;
  }
  const placed = mentions.length === 1 ? mentions[0] : await pickMention(open, referent, mentions);
  if (!placed) return;
  follow(open, referent);
  await locations.reveal(open, placed, { viewColumn });
}

async function pickMention(
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
  return (await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }))?.placed;
}
