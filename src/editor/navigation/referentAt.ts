import type * as vscode from 'vscode';
import { referentOf } from '../../core/model/mention.js';
import type { Referent } from '../../core/model/types.js';
import { actorsFile, articleOf, eventsFile } from '../../core/set/files.js';
import { articleLanguage } from '../articles.js';
import { mentionAtPosition } from '../mentionAtCursor.js';
import { entryAt, kindOfRegistry } from '../registry.js';
import type { Services } from '../services.js';
import type { OpenSet } from '../sets.js';

/** The files in which a place can mean an actor or event. */
export const navigable: vscode.DocumentSelector = [
  { language: articleLanguage },
  { pattern: `**/${actorsFile}` },
  { pattern: `**/${eventsFile}` },
  { pattern: '**/*.hashiya.json' },
];

/** The actor or event that a place means: its mention in an article, its line in a registry, its id in a sidecar. */
export async function referentAt(
  { sets, articles }: Pick<Services, 'sets' | 'articles'>,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<{ open: OpenSet; referent: Referent } | undefined> {
  const article = articles.get(document);
  if (article) {
    const mention = mentionAtPosition(article, position);
    return mention && { open: article.open, referent: referentOf(mention) };
  }
  const file = sets.find(document.uri);
  if (!file) return undefined;
  const { open, path } = file;
  const kind = kindOfRegistry(path);
  if (kind !== undefined) {
    const id = await entryAt(open, kind, position);
    return id === undefined ? undefined : { open, referent: { kind, id } };
  }
  if (articleOf(path) === undefined) return undefined;
  const referent = referentInJson(document.lineAt(position.line).text, position.character);
  return referent && { open, referent };
}

const references = /"(actor|event|attributedTo)"\s*:\s*"([^"\\]+)"/g;

function referentInJson(line: string, character: number): Referent | undefined {
  for (const match of line.matchAll(references)) {
    if (match.index > character || match.index + match[0].length < character) continue;
    return { kind: match[1] === 'event' ? 'event' : 'actor', id: match[2] ?? '' };
  }
  return undefined;
}
