import * as vscode from 'vscode';
import { registryLocation } from '../registry.js';
import type { Services } from '../services.js';
import { navigable, referentAt } from './referentAt.js';

/** Go to Definition leads to the line of the actor or event in its registry. */
export function registerDefinition(services: Services): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(navigable, {
    provideDefinition: async (document, position) => {
      const found = await referentAt(services, document, position);
      return found && registryLocation(found.open, found.referent);
    },
  });
}
