import * as vscode from 'vscode';
import { entryUri } from '../entryForm.js';
import { labelOf } from '../labels.js';
import { kindOfRegistry, registryLocation } from '../registry.js';
import type { Services } from '../services.js';
import { navigable, referentAt } from './referentAt.js';

/**
 * Go to Definition leads to the form of the actor or event, where its entry can be edited and nothing else broken; from
 * the registry itself it stays on the entry's line.
 */
export function registerDefinition(services: Services): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(navigable, {
    provideDefinition: async (document, position) => {
      const found = await referentAt(services, document, position);
      if (!found) return undefined;
      const { open, referent } = found;
      const path = services.sets.find(document.uri)?.path ?? '';
      if (!labelOf(open.set, referent)) return undefined;
      return kindOfRegistry(path) === undefined
        ? new vscode.Location(entryUri(open, referent), new vscode.Position(0, 0))
        : registryLocation(open, referent);
    },
  });
}
