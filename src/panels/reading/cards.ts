import * as vscode from 'vscode';
import type { Article } from '../../editor/article.js';
import { addressOf } from '../../editor/card.js';
import { cardCommands, cardContent } from '../../editor/cardContent.js';
import { parseUrl } from '../../editor/markdown.js';
import { mentionsUnder } from '../../editor/mentionAtCursor.js';
import type { CardOnPage } from './messages.js';

/** The cards for a place of an article: one for each mention there, the innermost first. */
export function cardsAt(article: Article, position: vscode.Position): CardOnPage[] {
  return mentionsUnder(article, position).map((mention) => ({
    mention: mention.id,
    blocks: cardContent(article, mention),
  }));
}

/** Follows a link of a card that runs a command; nothing but what stands on cards runs. */
export async function runOnCard(article: Article, command: string, id: string): Promise<void> {
  const mention = article.mentions.get(id);
  const known = cardCommands.find((one) => one === command);
  if (!mention || known === undefined) return;
  await vscode.commands.executeCommand(known, addressOf(article.open, article.path, mention));
}

/** Follows a link of a card to a web address. */
export async function browse(href: string): Promise<void> {
  const url = parseUrl(href);
  if (url) await vscode.env.openExternal(vscode.Uri.parse(url.href, true));
}
