import { visit } from 'jsonc-parser';
import * as vscode from 'vscode';
import type { Kind, Referent } from '../core/model/types.js';
import { actorsFile, eventsFile } from '../core/set/files.js';
import type { OpenSet } from './sets.js';

/** Where each entry's id stands in a registry file. */
type Entries = ReadonlyMap<string, vscode.Range>;

const cache = new Map<string, { readonly text: string; readonly entries: Entries }>();

/** The file that holds the actors or the events of a set. */
export function registryUri(open: OpenSet, kind: Kind): vscode.Uri {
  return open.uri(kind === 'actor' ? actorsFile : eventsFile);
}

/** The kind of entries that a file of a set holds, if it is a registry. */
export function kindOfRegistry(path: string): Kind | undefined {
  return path === actorsFile ? 'actor' : path === eventsFile ? 'event' : undefined;
}

/** The place of every entry of a registry, as its file is in the editor or, when it is not open, on disk. */
export async function registryEntries(open: OpenSet, kind: Kind): Promise<Entries> {
  const uri = registryUri(open, kind);
  // What was changed a moment ago is to be found too.
  await open.store.flush();
  const text = await textAt(uri);
  if (text === undefined) return new Map();
  const known = cache.get(uri.toString());
  if (known?.text === text) return known.entries;
  const entries = entriesOf(text, kind === 'actor' ? 'actors' : 'events');
  cache.set(uri.toString(), { text, entries });
  return entries;
}

/** Where an actor or event is defined. */
export async function registryLocation(
  open: OpenSet,
  { kind, id }: Referent,
): Promise<vscode.Location | undefined> {
  const range = (await registryEntries(open, kind)).get(id);
  return range && new vscode.Location(registryUri(open, kind), range);
}

/** The id of the entry whose line a position is on. */
export async function entryAt(
  open: OpenSet,
  kind: Kind,
  position: vscode.Position,
): Promise<string | undefined> {
  for (const [id, range] of await registryEntries(open, kind)) {
    if (range.start.line === position.line) return id;
  }
  return undefined;
}

/** The text of a file of a set, as it is in the editor or, when it is not open, on disk. */
export async function textAt(uri: vscode.Uri): Promise<string | undefined> {
  const key = uri.toString();
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === key);
  if (document) return document.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** The ids right below the top-level key, with their quotation marks left out. */
function entriesOf(text: string, key: string): Entries {
  const entries = new Map<string, vscode.Range>();
  let depth = 0;
  let section: string | undefined;
  visit(text, {
    onObjectBegin: () => {
      depth++;
    },
    onObjectEnd: () => {
      depth--;
    },
    onObjectProperty: (name, _offset, length, line, character) => {
      if (depth === 1) section = name;
      else if (depth === 2 && section === key) {
        entries.set(name, new vscode.Range(line, character + 1, line, character + length - 1));
      }
    },
  });
  return entries;
}
