import type { AnnotationSet } from './annotationSet.js';
import type { Change } from './change.js';
import { withKeys } from './actorChanges.js';

/** Says when an article was written, in EDTF, which its text does not say. */
export function setDateWritten(set: AnnotationSet, article: string, date: string): Change {
  const before = set.aboutOf(article);
  const after = withKeys(before ?? {}, { date });
  return { name: 'about', edits: [{ of: 'about', id: article, article, before, after }] };
}
