import * as vscode from 'vscode';
import type { Suggestion } from '../../core/find/suggestion.js';
import { acceptSuggestions, rejectSuggestions } from '../../core/set/suggestionChanges.js';
import type { Article } from '../article.js';
import type { Articles } from '../articles.js';
import { carryOut, isBlocked, provenance } from '../carryOut.js';
import { fullLabel } from '../labels.js';
import type { Session } from '../tagging/session.js';
import type { Suggester } from './suggester.js';

/** Below this a person chooses the actor, instead of taking the likeliest one. */
const certain = 0.5;

interface Current {
  readonly article: Article;
  readonly editor: vscode.TextEditor;
  readonly suggestion: Suggestion;
}

/** Stepping through the suggestions of an article, and settling each with one key. */
export function registerSuggestionCommands(
  articles: Articles,
  suggester: Suggester,
  session: Session,
): vscode.Disposable {
  const current = (): Current | undefined => {
    const active = articles.active;
    if (!active) return undefined;
    const { article, editor } = active;
    const [start, end] = article.spanOf(editor.selection);
    const suggestion = suggester
      .inArticle(article.open, article.path)
      .find((one) => one.start <= start && end <= one.end);
    return suggestion && { article, editor, suggestion };
  };

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
    const at = current();
    if (!at) {
      await vscode.commands.executeCommand('hashiya.tagKnownName');
      return;
    }
    const { article, suggestion } = at;
    if (isBlocked(article)) return;
    if (suggestion.score < certain) {
      await vscode.commands.executeCommand('hashiya.tagActor');
      if (current()?.suggestion === suggestion) return;
    } else {
      const { open, path, text } = article;
      const places = [{ article: path, text, suggestions: [suggestion] }];
      if (!carryOut(open, acceptSuggestions(open.set, places, provenance()))) return;
      session.of(open).used({ kind: 'actor', id: suggestion.actor });
    }
    step(1);
  };

  const reject = (): void => {
    const at = current();
    if (!at || isBlocked(at.article)) return;
    const { open, path, text } = at.article;
    const places = [{ article: path, text, suggestions: [at.suggestion] }];
    if (carryOut(open, rejectSuggestions(open.set, places))) step(1);
  };

  return vscode.Disposable.from(
    vscode.commands.registerCommand('hashiya.nextSuggestion', () => {
      step(1);
    }),
    vscode.commands.registerCommand('hashiya.previousSuggestion', () => {
      step(-1);
    }),
    vscode.commands.registerCommand('hashiya.tagAtOnce', accept),
    vscode.commands.registerCommand('hashiya.rejectSuggestion', reject),
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
  editor: vscode.TextEditor,
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
