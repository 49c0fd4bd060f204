import { isSameText } from '../anchor/reanchor.js';
import type { AnnotationSet } from './annotationSet.js';

/** Whether an article's mentions, if it has any, count in this text, as far as its sidecar says. */
export function countsIn(set: AnnotationSet, article: string, text: string): boolean {
  const { size, stamp } = set.mentionsIn(article);
  return size === 0 || stamp === undefined || isSameText(stamp, text);
}
