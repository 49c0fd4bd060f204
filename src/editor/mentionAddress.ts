import * as vscode from 'vscode';
import type { Mention } from '../core/model/types.js';
import type { Article } from './article.js';
import type { Articles } from './articles.js';
import type { Sets } from './sets.js';

/** Names one mention in the workspace, as a command's argument that can be written into a link. */
export interface MentionAddress {
  /** The set's root, as a URI. */
  readonly set: string;
  /** The article's path relative to the set. */
  readonly article: string;
  readonly mention: string;
}

/** Whether a command's argument is the address of a mention. */
export function isAddress(value: unknown): value is MentionAddress {
  return (
    typeof value === 'object' &&
    value !== null &&
    'set' in value &&
    'article' in value &&
    'mention' in value &&
    [value.set, value.article, value.mention].every((part) => typeof part === 'string')
  );
}

/** The mention and its article, which is opened in the background if it is not open. */
export async function findMention(
  sets: Sets,
  articles: Articles,
  address: MentionAddress,
): Promise<{ article: Article; mention: Mention } | undefined> {
  const open = sets.all.find(({ root }) => root.toString() === address.set);
  if (!open) return undefined;
  const document = await vscode.workspace.openTextDocument(open.uri(address.article));
  await articles.addAll();
  const article = articles.get(document);
  const mention = article?.mentions.get(address.mention);
  return article && mention && { article, mention };
}
