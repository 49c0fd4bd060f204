import type { ArticleEditors } from './articleEditors.js';
import type { Articles } from './articles.js';
import type { Locations } from './locations.js';
import type { Sets } from './sets.js';

/** What the features of the editor work on. */
export interface Services {
  readonly sets: Sets;
  readonly articles: Articles;
  readonly editors: ArticleEditors;
  readonly locations: Locations;
}
