import * as vscode from 'vscode';
import type { Mention } from '../core/model/types.js';
import type { Article } from './article.js';
import { articleLanguage } from './articles.js';
import { addressOf } from './card.js';
import { cardCommands, cardContent, type Block, type Inline, type Line } from './cardContent.js';
import { commandLink, escapeMarkdown, trustedMarkdown, webLink } from './markdown.js';
import { mentionsUnder } from './mentionAtCursor.js';
import type { MentionAddress } from './mentionAddress.js';
import type { Services } from './services.js';

/** The hover card: one for each mention under the pointer, the innermost first. */
export function registerHover({ articles }: Services): vscode.Disposable {
  return vscode.languages.registerHoverProvider(articleLanguage, {
    provideHover: (document, position) => {
      const article = articles.get(document);
      const mentions = article ? mentionsUnder(article, position) : [];
      const [innermost] = mentions;
      if (!article || !innermost) return undefined;
      const range = article.rangesOf(innermost).find((one) => one.contains(position));
      const cards = mentions.map((mention) => cardMarkdown(article, mention));
      return range ? new vscode.Hover(cards, range) : new vscode.Hover(cards);
    },
  });
}

function cardMarkdown(article: Article, mention: Mention): vscode.MarkdownString {
  const address = addressOf(article.open, article.path, mention);
  const blocks = cardContent(article, mention).map((block) => blockMarkdown(block, address));
  return trustedMarkdown(blocks.join('\n\n'), cardCommands);
}

function blockMarkdown(block: Block, address: MentionAddress): string {
  const line = (pieces: Line): string => pieces.map((piece) => inlineMarkdown(piece, address)).join('');
  if (block.is === 'lines') return block.lines.map(line).join('  \n');
  return `${escapeMarkdown(block.title)}:\n\n${block.items.map((item) => `- ${line(item)}`).join('\n')}`;
}

function inlineMarkdown({ text, as, command, href }: Inline, address: MentionAddress): string {
  if (command !== undefined) return commandLink(text, command, address);
  if (href !== undefined) return webLink(text, href);
  const shown = escapeMarkdown(text);
  return as === 'strong' ? `**${shown}**` : as === 'emphasis' ? `_${shown}_` : shown;
}
