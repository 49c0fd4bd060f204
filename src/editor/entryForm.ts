import * as vscode from 'vscode';
import * as z from 'zod';
import type { Kind, Referent } from '../core/model/types.js';
import { mainLabel } from './labels.js';
import type { OpenSet } from './sets.js';

/** The scheme of the addresses at which the forms of actors and events are. */
export const entryScheme = 'hashiya-entry';

/** The view type of the form, which `package.json` connects with the scheme. */
export const entryForm = 'hashiya.entry';

const entryShape = z.object({ set: z.string(), kind: z.enum(['actor', 'event']), id: z.string() });

/** Names an actor or event in the workspace. */
export interface EntryAddress {
  /** The set's root, as a URI. */
  readonly set: string;
  readonly kind: Kind;
  readonly id: string;
}

/** Whether a command's argument names an actor or event. */
export function isEntryAddress(value: unknown): value is EntryAddress {
  return entryShape.safeParse(value).success;
}

/**
 * Where the form of an actor or event is. Its tab is called as it is labelled now; one that is open under an earlier
 * label is the same form, and stays the one.
 */
export function entryUri(open: OpenSet, referent: Referent): vscode.Uri {
  const address: EntryAddress = { set: open.root.toString(), kind: referent.kind, id: referent.id };
  const label = mainLabel(open.set, referent).replace(/[/\\]/g, '∕');
  return (
    openForms().find((uri) => isSame(addressIn(uri), address)) ??
    vscode.Uri.from({ scheme: entryScheme, path: `/${label}`, query: JSON.stringify(address) })
  );
}

/** The actor or event whose form is at an address, if one is. */
export function addressIn(uri: vscode.Uri): EntryAddress | undefined {
  if (uri.scheme !== entryScheme) return undefined;
  try {
    return entryShape.safeParse(JSON.parse(uri.query)).data;
  } catch {
    return undefined;
  }
}

/** Opens the form of an actor or event. */
export async function openForm(place: {
  readonly open: OpenSet;
  readonly referent: Referent;
}): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', entryUri(place.open, place.referent), entryForm);
}

function openForms(): vscode.Uri[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) =>
      input instanceof vscode.TabInputCustom && input.viewType === entryForm ? [input.uri] : [],
    );
}

function isSame(one: EntryAddress | undefined, other: EntryAddress): boolean {
  return one?.set === other.set && one.kind === other.kind && one.id === other.id;
}
