import * as vscode from 'vscode';
import type { Suggestion } from '../../core/find/suggestion.js';
import type { Article } from '../article.js';
import type { ArticleEditor } from '../articleEditor.js';
import { isBlocked } from '../blocked.js';
import type { Doubts } from '../doubt/index.js';
import { fullLabel } from '../labels.js';
import type { Services } from '../services.js';
import type { Session } from '../tagging/session.js';
import { registerActorCommands } from './actorCommands.js';
import { suggestionAtCursor } from './atCursor.js';
import { registerNotice } from './notice.js';
import type { SuggestionNode } from './nodes.js';
import { Settler } from './settle.js';
import type { Suggester } from './suggester.js';
import { SuggestionView } from './view.js';
import { showMore, ViewCommands } from './viewCommands.js';
import { registerCommand } from '../log.js';

/** Suggestions in the text and in their view: stepping through them, and settling one or many with one key. */
export function registerSuggestions(
  { sets, articles, editors, locations }: Services,
  suggester: Suggester,
  session: Session,
  doubts: Doubts,
): vscode.Disposable {
  const settler = new Settler(suggester, session);
  const view = new SuggestionView(sets, suggester);
  const inView = new ViewCommands(suggester, settler, view, locations);

  const step = (direction: 1 | -1): void => {
    const active = articles.active;
    if (!active) return;
    const { article, editor } = active;
    const suggestions = suggester.inArticle(article.open, article.path);
    const next = following(suggestions, article.offsetAt(editor.selection.start), direction);
    if (!next) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('No suggestions are left in this article.'), 4000);
      return;
    }
    show(article, editor, next, suggestions.indexOf(next) + 1, suggestions.length);
  };

  const accept = async (): Promise<void> => {
    if (await doubts.acceptAtCursor()) return;
    const at = suggestionAtCursor(articles, suggester);
    if (!at || at.editor.selections.length > 1) {
      await vscode.commands.executeCommand('hashiya.tagKnownName');
      return;
    }
    const { article, suggestion } = at;
    if (isBlocked(article)) return;
    const place = { article: article.path, text: article.text, suggestions: [suggestion] };
    if (await settler.acceptOne(article.open, place)) step(1);
  };

  const reject = async (): Promise<void> => {
    if (await doubts.rejectAtCursor()) return;
    const at = suggestionAtCursor(articles, suggester);
    if (!at || isBlocked(at.article)) return;
    const { open, path, text } = at.article;
    if (settler.rejectAll(open, [{ article: path, text, suggestions: [at.suggestion] }])) step(1);
  };

  /** A command that is about a node of the view or, without one, about the place of the cursor. */
  const command = (
    id: string,
    atCursor: () => void | Promise<void>,
    onNode: (node: SuggestionNode, argument: unknown) => Promise<void>,
  ): vscode.Disposable =>
    registerCommand(id, async (argument?: unknown) => {
      const node = inView.nodeOf(argument);
      if (node) await onNode(node, argument);
      else if (argument === undefined) await atCursor();
    });

  return vscode.Disposable.from(
    view,
    registerNotice({ articles, editors }, suggester, session),
    registerActorCommands({ articles, locations, suggester, session, settler, inView }),
    registerCommand('hashiya.nextSuggestion', () => {
      step(1);
    }),
    registerCommand('hashiya.previousSuggestion', () => {
      step(-1);
    }),
    registerCommand('hashiya.tagAtOnce', accept),
    command('hashiya.acceptSuggestion', accept, (node, argument) => inView.accept(node, argument)),
    command('hashiya.rejectSuggestion', reject, (node, argument) => inView.reject(node, argument)),
    registerCommand('hashiya.openSuggestion', async (argument: unknown) => {
      const node = inView.nodeOf(argument);
      if (node) await inView.open(node, true);
    }),
    registerCommand('hashiya.suggestions.showMore', (node: unknown) => {
      showMore(view, node);
    }),
  );
}

/** The suggestion after or before an offset, going round at the ends. */
function following(
  suggestions: readonly Suggestion[],
  offset: number,
  direction: 1 | -1,
): Suggestion | undefined {
  return direction === 1
    ? (suggestions.find(({ start }) => start > offset) ?? suggestions[0])
    : (suggestions.findLast(({ start }) => start < offset) ?? suggestions.at(-1));
}

/** Selects the suggestion's words and says whom they may name. */
function show(
  article: Article,
  editor: ArticleEditor,
  suggestion: Suggestion,
  number: number,
  count: number,
): void {
  const range = article.rangeOf([suggestion.start, suggestion.end]);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  const names = suggestion.candidates.map(({ actor }) =>
    fullLabel(article.open.set, { kind: 'actor', id: actor }),
  );
  const message = vscode.l10n.t('{0} of {1}: {2}?', number, count, names.join(vscode.l10n.t(' or ')));
  vscode.window.setStatusBarMessage(`$(lightbulb) ${message}`, 10_000);
}
