import * as vscode from 'vscode';
import type { Targets } from '../commands/target.js';
import type { Services } from '../services.js';
import { registerDefinition } from './definition.js';
import { registerHighlights } from './highlights.js';
import { registerPosition } from './position.js';
import { registerReferences } from './references.js';
import { registerRename } from './rename.js';
import { Stepper } from './step.js';
import { registerSymbols } from './symbols.js';
import { registerWorkspaceSymbols } from './workspaceSymbols.js';

/** Moving about with the editor's own habits, and from mention to mention. */
export function registerNavigation(services: Services, targets: Targets): vscode.Disposable {
  return vscode.Disposable.from(
    new Stepper(services, targets),
    registerPosition(services),
    registerDefinition(services),
    registerReferences(services),
    registerRename(services.articles),
    registerHighlights(services.articles),
    registerSymbols(services.articles),
    registerWorkspaceSymbols(services.sets),
  );
}
