import * as vscode from 'vscode';
import type { Conflict } from '../../../core/model/types.js';
import type { AnnotationSet } from '../../../core/set/annotationSet.js';
import {
  entryAt,
  settleConflict as settled,
  standing,
  type ConflictPlace,
  type Side,
} from '../../../core/set/conflictChanges.js';
import { articleOf, settingsFile } from '../../../core/set/files.js';
import { conflictsIn } from '../../../core/set/merge/entry.js';
import type { JsonObject } from '../../../core/set/merge/json.js';
import { editJson } from './editJson.js';
import { changing, type Broken, type Fix } from './fix.js';
import { valueInWords } from './valueInWords.js';

/** Values are cut where they would make a title too long to read. */
const longest = 60;

/** Settles what a merge left: by what stands there, or by what the other side has. */
export function settleConflict(broken: Broken): Fix[] {
  const { open, finding } = broken;
  const place = placeOf(broken);
  const entry = place ? entryAt(open.set, place) : headOf(broken);
  const index = Number(finding.at.at(-1) ?? -1);
  const conflict = conflictsIn(entry)[index];
  if (!entry || !conflict) return [];
  const by = (side: Side, title: string): Fix =>
    place
      ? changing(broken, title, () => settled(open.set, place, conflict, side))
      : { title, act: () => settleHead(broken, conflictsIn(entry), index, side) };
  if (conflict.field.length === 0) {
    return [
      by('mine', vscode.l10n.t('Keep it, and settle the conflict')),
      by('theirs', vscode.l10n.t('Remove it, as the other side did')),
    ];
  }
  return [
    by(
      'mine',
      vscode.l10n.t('Keep mine: {0}', said(open.set, conflict.field, standing(entry, conflict.field))),
    ),
    by('theirs', vscode.l10n.t('Take the other: {0}', said(open.set, conflict.field, conflict.other))),
  ];
}

/** The entry that a finding is about; undefined for what stands beside the entries of a file. */
function placeOf({ finding: { file, at } }: Broken): ConflictPlace | undefined {
  const [list, id] = at;
  const article = articleOf(file);
  if (id === undefined) return undefined;
  if (list === 'mentions' && article !== undefined) return { of: 'mention', id, article };
  if (list === 'actors') return { of: 'actor', id };
  return list === 'events' ? { of: 'event', id } : undefined;
}

function headOf({ open: { set }, finding: { file } }: Broken): JsonObject {
  return file === settingsFile ? set.settings : { ...set.headOf(file) };
}

/** Settings, and what stands beside the entries of a file, are changed where a person would write them. */
async function settleHead(
  { open, finding: { file } }: Broken,
  conflicts: readonly Conflict[],
  index: number,
  side: Side,
): Promise<void> {
  const { field = [], other } = conflicts[index] ?? {};
  await open.store.flush();
  await editJson(open.uri(file), [
    [conflicts.length === 1 ? ['conflicts'] : ['conflicts', index], undefined],
    ...(side === 'theirs' ? [[field, other] as const] : []),
  ]);
}

function said(set: AnnotationSet, field: readonly string[], value: unknown): string {
  const text = valueInWords(set, field, value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
