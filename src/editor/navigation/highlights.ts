import * as vscode from 'vscode';
import { isAnchored, referentOf } from '../../core/model/mention.js';
import { articleLanguage, type Articles } from '../articles.js';
import { mentionAtPosition } from '../mentionAtCursor.js';

/** Highlights, in an article, all mentions of what the one at the cursor names. */
export function registerHighlights(articles: Articles): vscode.Disposable {
  return vscode.languages.registerDocumentHighlightProvider(articleLanguage, {
    provideDocumentHighlights: (document, position) => {
      const article = articles.get(document);
      const mention = article && mentionAtPosition(article, position);
      if (!mention) return undefined;
      return article.mentions
        .of(referentOf(mention))
        .filter(isAnchored)
        .flatMap((one) => article.rangesOf(one))
        .map((range) => new vscode.DocumentHighlight(range, vscode.DocumentHighlightKind.Read));
    },
  });
}
