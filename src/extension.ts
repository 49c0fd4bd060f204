import * as vscode from 'vscode';
import { registerArticleFiles } from './editor/articleFiles.js';
import { ArticleEditors } from './editor/articleEditors.js';
import { Articles } from './editor/articles.js';
import { registerActorCommands } from './editor/commands/actors.js';
import { registerEventCommands } from './editor/commands/events.js';
import { registerShowCommands } from './editor/commands/general.js';
import { Targets } from './editor/commands/target.js';
import { registerDecorations } from './editor/decorations.js';
import { Doubts } from './editor/doubt/index.js';
import { registerClaimCommands } from './editor/events/commands.js';
import { registerTriggerSteps } from './editor/events/nextTrigger.js';
import { registerExport } from './editor/interchange/exportCommand.js';
import { registerHover } from './editor/hover.js';
import { registerImport } from './editor/interchange/importCommand.js';
import { registerLog } from './editor/log.js';
import { Locations } from './editor/locations.js';
import { registerNavigation } from './editor/navigation/index.js';
import { registerNewSet } from './editor/newSet.js';
import { OldTexts } from './editor/oldTexts.js';
import { registerTextProtection } from './editor/protectText.js';
import { registerProblems } from './editor/problems/index.js';
import { Sets } from './editor/sets.js';
import { registerSample } from './editor/sample.js';
import { registerSuggestions } from './editor/suggestions/commands.js';
import { registerSuggestionHighlights } from './editor/suggestions/highlights.js';
import { Suggester } from './editor/suggestions/suggester.js';
import { registerMentionCommands } from './editor/tagging/mentionCommands.js';
import { registerTagging } from './editor/tagging/commands.js';
import { TextTabs } from './editor/textTabs.js';
import { Session } from './editor/tagging/session.js';
import { registerUndo } from './editor/undo.js';
import { registerTrees } from './editor/views/index.js';
import { registerEntryForm } from './panels/entry/index.js';
import { registerNetwork } from './panels/network/index.js';
import { registerReading } from './panels/reading/index.js';
import { registerTimeline } from './panels/timeline/index.js';

/** What other extensions and the tests may use. */
export interface Api {
  readonly sets: Sets;
  readonly articles: Articles;
  readonly suggester: Suggester;
  readonly oldTexts: OldTexts;
  /** When all sets of the workspace are loaded. */
  readonly ready: Promise<void>;
}

let active: { readonly sets: Sets; readonly articles: Articles } | undefined;

export function activate(context: vscode.ExtensionContext): Api {
  const sets = new Sets();
  const oldTexts = new OldTexts(vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'texts'));
  const editors = new ArticleEditors(new TextTabs(context.workspaceState));
  const articles = new Articles(sets, oldTexts, editors);
  const services = { sets, articles, editors, locations: new Locations(articles, editors) };
  const trees = registerTrees(services, context.workspaceState);
  const targets = new Targets(services);
  const session = new Session();
  const suggester = new Suggester(sets, articles, session);
  const doubts = new Doubts(services);
  active = { sets, articles };
  const ready = sets.start();
  context.subscriptions.push(
    registerLog(),
    sets,
    editors,
    articles,
    trees,
    registerShowCommands(services, targets),
    registerActorCommands(targets),
    registerEventCommands(targets),
    registerHover(services),
    registerNavigation(services, targets),
    registerDecorations(sets, articles),
    registerTagging(services, session),
    suggester,
    registerSuggestionHighlights(articles, suggester),
    registerSuggestions(services, suggester, session, doubts),
    doubts,
    registerMentionCommands(sets, articles, session),
    registerClaimCommands(services),
    registerTriggerSteps(articles),
    registerUndo(sets, articles),
    registerNewSet(sets),
    registerSample(context.extensionUri, sets),
    registerExport(sets, articles, context.workspaceState),
    registerImport(sets, articles, context.workspaceState),
    registerProblems(services),
    registerArticleFiles(sets),
    oldTexts.follow(sets, articles),
    registerTimeline(services, context.extensionUri),
    registerNetwork(services, context.extensionUri),
    registerEntryForm(services, context.extensionUri),
    registerTextProtection(services),
    registerReading(services, suggester, context.extensionUri, ready),
  );
  return { sets, articles, suggester, oldTexts, ready };
}

export async function deactivate(): Promise<void> {
  await active?.articles.putOnDisk();
  await active?.sets.flush();
}
