import type { Article } from './article.js';
import { catchUp } from './catchUp.js';
import { sayBlocked } from './carryOut.js';
import { observe } from './log.js';

/**
 * Whether an article may not be annotated now; if so, says why before the person does work in vain. Mentions that undo
 * has put back into an earlier text are found again first, since new ones cannot stand beside them.
 */
export function isBlocked(article: Article): boolean {
  const file = article.open.set.blockedBy(article.path);
  if (file !== undefined) observe(sayBlocked(article.open, file));
  else if (!article.isInStep) catchUp(article);
  return file !== undefined;
}
