import * as vscode from 'vscode';
import type { Kind, Referent } from '../../core/model/types.js';
import { fullLabel, typeLabel } from '../labels.js';
import { registryEntries, registryUri } from '../registry.js';
import { found } from '../search.js';
import type { OpenSet, Sets } from '../sets.js';

const shownAtMost = 300;

/** Go to Symbol in Workspace finds actors and events by label, alias, code or id, and goes to their registry entry. */
export function registerWorkspaceSymbols(sets: Sets): vscode.Disposable {
  return vscode.languages.registerWorkspaceSymbolProvider({
    provideWorkspaceSymbols: async (query) => {
      const symbols = await Promise.all(
        sets.all.flatMap((open) => [symbolsOf(open, 'actor', query), symbolsOf(open, 'event', query)]),
      );
      return symbols.flat();
    },
  });
}

async function symbolsOf(open: OpenSet, kind: Kind, query: string): Promise<vscode.SymbolInformation[]> {
  const uses = (id: string): number => open.set.usesOf({ kind, id }).total;
  const ids = found(open, kind, query)
    .sort((a, b) => uses(b) - uses(a))
    .slice(0, shownAtMost);
  if (ids.length === 0) return [];
  const entries = await registryEntries(open, kind);
  const uri = registryUri(open, kind);
  return ids.flatMap((id) => {
    const range = entries.get(id);
    return range ? [symbolOf(open, { kind, id }, query, new vscode.Location(uri, range))] : [];
  });
}

function symbolOf(
  { set }: OpenSet,
  referent: Referent,
  query: string,
  location: vscode.Location,
): vscode.SymbolInformation {
  const isActor = referent.kind === 'actor';
  const entry = isActor ? set.actors.get(referent.id) : set.events.get(referent.id);
  const types = isActor ? set.codebook.actorTypes : set.codebook.eventTypes;
  const kind = isActor ? vscode.SymbolKind.Variable : vscode.SymbolKind.Event;
  const label = withQuery(fullLabel(set, referent), query);
  return new vscode.SymbolInformation(label, kind, typeLabel(types, entry?.type ?? ''), location);
}

/**
 * The label, with the query behind it unless it is in it letter by letter: VS Code drops what does not contain what was
 * typed, though it was found by an alias or another spelling.
 */
function withQuery(label: string, query: string): string {
  const text = label.toLowerCase();
  const isIn = query
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
  return isIn ? label : `${label} (${query.trim()})`;
}
