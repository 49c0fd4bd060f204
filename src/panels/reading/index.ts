import * as vscode from 'vscode';
import type { Services } from '../../editor/services.js';
import type { Suggester } from '../../editor/suggestions/suggester.js';
import { registerAlwaysOpen } from './alwaysOpen.js';
import { registerReadingCommands } from './commands.js';
import { registerOpening } from './opening.js';
import { registerScrollTogether } from './scrollTogether.js';
import { ReadingViews } from './views.js';

/** The reading view: an article as it should look, in which all annotating can be done. */
export function registerReading(
  services: Services,
  suggester: Suggester,
  extension: vscode.Uri,
): vscode.Disposable {
  const views = new ReadingViews(services.editors, { ...services, suggester }, extension);
  return vscode.Disposable.from(
    views,
    registerOpening(views),
    registerReadingCommands(services, views),
    registerScrollTogether(views),
    registerAlwaysOpen(services),
  );
}
