import * as vscode from 'vscode';
import type { SuggestionsIn } from '../../core/set/suggestionChanges.js';
import { compareArticles } from '../../core/set/files.js';
import type { Articles } from '../articles.js';
import { fullLabel } from '../labels.js';
import type { Locations } from '../locations.js';
import type { OpenSet } from '../sets.js';
import type { Session } from '../tagging/session.js';
import { actorAtCursor, selectPlace, type MeantActor } from './atCursor.js';
import type { SuggestionNode } from './nodes.js';
import type { Settler } from './settle.js';
import type { Suggester } from './suggester.js';
import { forFirstAlone, type ViewCommands } from './viewCommands.js';
import { registerCommand } from '../log.js';

interface Parts {
  readonly articles: Articles;
  readonly locations: Locations;
  readonly suggester: Suggester;
  readonly session: Session;
  readonly settler: Settler;
  readonly inView: ViewCommands;
}

/** The commands about all suggestions of one actor, or of one article. */
export function registerActorCommands(parts: Parts): vscode.Disposable {
  const { articles, suggester, settler, inView } = parts;

  /** All suggestions of the actor that is meant, wherever they are. */
  const ofActor = async (argument: unknown): Promise<Settled | undefined> => {
    const node = inView.nodeOf(argument);
    const meant = node ? actorOfNode(node) : argument === undefined ? meantAtCursor(parts) : undefined;
    if (!meant) return undefined;
    const { open, actor } = meant;
    return (await searched(suggester, open)) ? { open, places: suggester.of(open).of(actor) } : undefined;
  };

  /** All suggestions of the article that is meant, whomever they name. */
  const inArticle = async (argument: unknown): Promise<Settled | undefined> => {
    const node = inView.nodeOf(argument);
    const active = argument === undefined ? articles.active?.article : undefined;
    const open = node?.open ?? active?.open;
    const path = node ? articleOfNode(node) : active?.path;
    if (!open || path === undefined) return undefined;
    return { open, places: await suggester.of(open).allIn(path) };
  };

  const command = (
    id: string,
    meant: (argument: unknown) => Promise<Settled | undefined>,
    act: (settled: Settled) => boolean | Promise<boolean>,
  ): vscode.Disposable =>
    registerCommand(id, async (argument?: unknown) => {
      const settled = await meant(argument);
      if (settled) await act(settled);
    });

  /** What a node of the view holds. */
  const here = (argument: unknown): Promise<Settled | undefined> => {
    const node = inView.nodeOf(argument);
    return Promise.resolve(node && { open: node.open, places: inView.placesOf(node) });
  };

  const acceptAll = ({ open, places }: Settled): Promise<boolean> => settler.acceptAll(open, places);
  // It is this actor who is not meant; others may still be.
  const rejectActor = ({ open, places }: Settled): boolean =>
    settler.rejectAll(open, places.map(forFirstAlone));
  return vscode.Disposable.from(
    command('hashiya.acceptAllOfActor', ofActor, acceptAll),
    command('hashiya.acceptAllInArticle', inArticle, acceptAll),
    command('hashiya.acceptAllHere', here, acceptAll),
    command('hashiya.rejectAllOfActor', ofActor, rejectActor),
    command('hashiya.rejectAllHere', here, rejectActor),
    command('hashiya.rejectAllInArticle', inArticle, ({ open, places }) => settler.rejectAll(open, places)),
    registerCommand('hashiya.nextSuggestionOfActor', () => step(parts, 1)),
    registerCommand('hashiya.previousSuggestionOfActor', () => step(parts, -1)),
  );
}

interface Settled {
  readonly open: OpenSet;
  readonly places: SuggestionsIn[];
}

function meantAtCursor({ articles, suggester, session }: Parts): MeantActor | undefined {
  const meant = actorAtCursor(articles, suggester, session);
  if (!meant && articles.active) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('There is no actor at the cursor.'), 4000);
  }
  return meant;
}

function actorOfNode(node: SuggestionNode): MeantActor | undefined {
  if (node.is === 'actor') return { open: node.open, actor: node.actor };
  return node.is === 'article' || node.is === 'place' ? actorOfNode(node.parent) : undefined;
}

function articleOfNode(node: SuggestionNode): string | undefined {
  return 'article' in node ? node.article : undefined;
}

/** Searches what is not searched yet, and says so if that takes a while. @returns false when it was cancelled */
async function searched(suggester: Suggester, open: OpenSet): Promise<boolean> {
  const suggestions = suggester.of(open);
  if (suggestions.isComplete(false)) return true;
  const title = vscode.l10n.t('Searching the articles…');
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
    suggestions.update(false),
  );
}

/** Goes to the next or previous suggestion of the actor, through all articles and round at the ends. */
async function step(parts: Parts, direction: 1 | -1): Promise<void> {
  const { articles, locations, suggester } = parts;
  const meant = meantAtCursor(parts);
  const active = articles.active;
  if (!meant || !active || !(await searched(suggester, meant.open))) return;
  const { open, actor } = meant;
  const all = suggester
    .of(open)
    .of(actor)
    .flatMap(({ article, suggestions }) => suggestions.map((suggestion) => ({ article, suggestion })));
  const offset = active.article.offsetAt(active.editor.selection.start);
  const order = (one: (typeof all)[number]): number =>
    compareArticles(one.article, active.article.path) || one.suggestion.start - offset;
  const next =
    direction === 1
      ? (all.find((one) => order(one) > 0) ?? all[0])
      : (all.findLast((one) => order(one) < 0) ?? all.at(-1));
  const name = fullLabel(open.set, { kind: 'actor', id: actor });
  if (!next) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('No suggestions are left for {0}.', name), 4000);
    return;
  }
  await selectPlace(locations, open, { article: next.article, ...next.suggestion });
  const message = vscode.l10n.t('{0} of {1}: {2}?', all.indexOf(next) + 1, all.length, name);
  vscode.window.setStatusBarMessage(`$(lightbulb) ${message}`, 10_000);
}
