import * as vscode from 'vscode';
import type { Services } from '../services.js';
import { navigable, referentAt } from './referentAt.js';

/** Find All References lists every mention of the actor or event in the set. */
export function registerReferences(services: Services): vscode.Disposable {
  return vscode.languages.registerReferenceProvider(navigable, {
    provideReferences: async (document, position) => {
      const found = await referentAt(services, document, position);
      return found && services.locations.of(found.open, found.open.set.mentionsOf(found.referent));
    },
  });
}
