import * as vscode from 'vscode';
import type { Services } from '../../editor/services.js';
import type { Suggester } from '../../editor/suggestions/suggester.js';
import { registerAlwaysOpen } from './alwaysOpen.js';
import { registerReadingCommands } from './commands.js';
import { registerWaysOn } from './failure.js';
import { registerOpenArticles } from './openArticles.js';
import { registerOpening } from './opening.js';
import { registerScrollTogether } from './scrollTogether.js';
import { ReadingViews } from './views.js';

/**
 * The reading view: an article as it should look, in which all annotating can be done.
 * @param ready when all sets of the workspace are loaded
 */
export function registerReading(
  services: Services,
  suggester: Suggester,
  extension: vscode.Uri,
  ready: Promise<void>,
): vscode.Disposable {
  const views = new ReadingViews(services.editors, { ...services, suggester }, extension);
  return vscode.Disposable.from(
    views,
    registerOpening(views, services.editors.texts),
    registerOpenArticles(services, views, ready),
    registerWaysOn(views),
    registerReadingCommands(services, views),
    registerScrollTogether(views),
    registerAlwaysOpen(services),
  );
}
