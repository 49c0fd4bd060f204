import { anchoredText, type AnchoredText } from '../../core/anchor/anchor.js';
import { isSameText } from '../../core/anchor/reanchor.js';
import type { Mention } from '../../core/model/types.js';
import { proposalsIn } from '../../core/set/doubt.js';
import type { Articles } from '../articles.js';
import type { OpenSet } from '../sets.js';
import { textOnDisk } from '../textOnDisk.js';

/** The places proposed for the mentions of one article in doubt, and the text that they are in. */
export interface Proposals {
  readonly text: AnchoredText;
  /** By the mention's id; in code points. */
  readonly places: ReadonlyMap<string, Mention['spans']>;
}

/**
 * The proposals for the mentions of an article.
 * @returns undefined when the text is not the one that the mentions' offsets count in: it is brought up when opened
 */
export async function findProposals(
  articles: Articles,
  open: OpenSet,
  article: string,
): Promise<Proposals | undefined> {
  const text = await currentText(articles, open, article);
  return text && { text, places: proposalsIn(open.set.mentionsIn(article), text) };
}

async function currentText(
  articles: Articles,
  open: OpenSet,
  path: string,
): Promise<AnchoredText | undefined> {
  const article = articles.getByUri(open.uri(path));
  if (article) return article.isInStep ? article.text : undefined;
  const text = await textOnDisk(open.uri(path));
  const { stamp } = open.set.mentionsIn(path);
  return text !== undefined && stamp && isSameText(stamp, text) ? anchoredText(text) : undefined;
}
