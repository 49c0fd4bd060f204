import * as vscode from 'vscode';
import type { Referent } from '../../core/model/types.js';
import type { Locations } from '../../editor/locations.js';
import { follow } from '../../editor/mentionAtCursor.js';
import { pickMention } from '../../editor/pickMention.js';
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
