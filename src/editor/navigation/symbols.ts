import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import { isAnchored, quoteOf, referentOf } from '../../core/model/mention.js';
import type { Mention } from '../../core/model/types.js';
import { lineKinds } from '../../core/text/lineKinds.js';
import type { Article } from '../article.js';
import { articleLanguage, type Articles } from '../articles.js';
import { mainLabel } from '../labels.js';

const wordsOfName = 8;

/** The outline of an article: its paragraphs with the mentions inside. The headline comes first, by itself. */
export function registerSymbols(articles: Articles): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    articleLanguage,
    {
      provideDocumentSymbols: (document) => {
        const article = articles.get(document);
        return article && symbolsOf(article);
      },
    },
    { label: vscode.l10n.t('Hashiya') },
  );
}

function symbolsOf(article: Article): vscode.DocumentSymbol[] {
  const { document } = article;
  const symbols: vscode.DocumentSymbol[] = [];
  const paragraphAt = new Map<number, vscode.DocumentSymbol>();
  const headline = headlineOf(document);
  for (let number = 0; number < document.lineCount; number++) {
    const line = document.lineAt(number);
    if (line.isEmptyOrWhitespace) continue;
    const kind = number === headline ? vscode.SymbolKind.Module : vscode.SymbolKind.String;
    const symbol = new vscode.DocumentSymbol(nameOf(line.text), '', kind, line.range, line.range);
    symbols.push(symbol);
    paragraphAt.set(number, symbol);
  }
  for (const mention of article.mentions.sorted()) {
    const [span] = mention.spans;
    if (!span || !isAnchored(mention)) continue;
    const range = article.rangeOf(span);
    const paragraph = paragraphAt.get(range.start.line);
    if (paragraph && range.isSingleLine) paragraph.children.push(mentionSymbol(article, mention, range));
  }
  return symbols;
}

function mentionSymbol({ open }: Article, mention: Mention, range: vscode.Range): vscode.DocumentSymbol {
  const kind = mention.actor === undefined ? vscode.SymbolKind.Event : vscode.SymbolKind.Variable;
  const label = isolate(mainLabel(open.set, referentOf(mention)));
  return new vscode.DocumentSymbol(label, isolate(quoteOf(mention)), kind, range, range);
}

/** The line of the headline. */
function headlineOf(document: vscode.TextDocument): number | undefined {
  const head = Array.from({ length: Math.min(document.lineCount, 10) }, (_, i) => document.lineAt(i).text);
  for (const [number, kind] of lineKinds(head)) if (kind === 'headline') return number;
  return undefined;
}

function nameOf(text: string): string {
  const words = text.slice(0, 300).trim().split(/\s+/u);
  const name = words.slice(0, wordsOfName).join(' ');
  return isolate(words.length > wordsOfName ? `${name}…` : name);
}
