import * as vscode from 'vscode';
import type { Articles } from '../articles.js';
import type { Suggester } from './suggester.js';

/** Draws the suggestions in visible articles: a thin dotted outline, unlike any confirmed mention. */
export function registerSuggestionHighlights(articles: Articles, suggester: Suggester): vscode.Disposable {
  const type = vscode.window.createTextEditorDecorationType({
    outline: '1px dotted',
    outlineColor: new vscode.ThemeColor('hashiya.doubtful'),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  const draw = (): void => {
    const isWanted = vscode.workspace.getConfiguration('hashiya').get<boolean>('showSuggestions', true);
    for (const editor of vscode.window.visibleTextEditors) {
      const article = articles.get(editor.document);
      const suggestions = article && isWanted ? suggester.inArticle(article.open, article.path) : [];
      const places = article ? suggestions.map(({ start, end }) => article.rangeOf([start, end])) : [];
      editor.setDecorations(type, places);
    }
  };
  draw();
  return vscode.Disposable.from(
    type,
    suggester.onDidChange(draw),
    articles.onDidChangeArticles(draw),
    vscode.window.onDidChangeVisibleTextEditors(draw),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('hashiya.showSuggestions')) draw();
    }),
  );
}
