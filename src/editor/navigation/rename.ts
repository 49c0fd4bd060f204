import * as vscode from 'vscode';
import { labelIn, languageOf } from '../../core/model/label.js';
import { quoteOf, referentOf } from '../../core/model/mention.js';
import type { Mention } from '../../core/model/types.js';
import { renameActor } from '../../core/set/actorChanges.js';
import { renameEvent } from '../../core/set/eventChanges.js';
import type { Article } from '../article.js';
import { articleLanguage, type Articles } from '../articles.js';
import { carryOut } from '../carryOut.js';
import { labelOf } from '../labels.js';
import { mentionAtPosition } from '../mentionAtCursor.js';

/**
 * Rename Symbol gives the actor or event at the cursor another label, in the language that the label is typed in. The
 * article's text stays as it is, so there is nothing for VS Code to edit.
 */
export function registerRename(articles: Articles): vscode.Disposable {
  return vscode.languages.registerRenameProvider(articleLanguage, {
    prepareRename: (document, position) => {
      const found = mentionAt(articles, document, position);
      if (!found) throw new Error(vscode.l10n.t('There is no mention at the cursor.'));
      const { article, mention } = found;
      const ranges = article.rangesOf(mention);
      const range = ranges.find((one) => one.contains(position)) ?? ranges[0];
      return range && { range, placeholder: currentLabel(article, mention) };
    },
    provideRenameEdits: (document, position, newName) => {
      const label = newName.trim();
      const found = mentionAt(articles, document, position);
      if (!found) throw new Error(vscode.l10n.t('There is no mention at the cursor.'));
      if (label === '') throw new Error(vscode.l10n.t('A label must not be empty.'));
      const { article, mention } = found;
      const { open } = article;
      const { kind, id } = referentOf(mention);
      if (label !== currentLabel(article, mention)) {
        carryOut(
          open,
          kind === 'actor' ? renameActor(open.set, id, label) : renameEvent(open.set, id, label),
        );
      }
      return new vscode.WorkspaceEdit();
    },
  });
}

function mentionAt(
  articles: Articles,
  document: vscode.TextDocument,
  position: vscode.Position,
): { article: Article; mention: Mention } | undefined {
  const article = articles.get(document);
  const mention = article && mentionAtPosition(article, position);
  return mention && { article, mention };
}

/** The label in the language of the words that name it here. */
function currentLabel({ open }: Article, mention: Mention): string {
  const referent = referentOf(mention);
  return labelIn(languageOf(quoteOf(mention)), labelOf(open.set, referent), referent.id);
}
