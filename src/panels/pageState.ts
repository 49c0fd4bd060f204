import * as z from 'zod';

/** What VS Code keeps of a panel while its page is out of sight, and when the window is loaded anew. */
export const pageStateShape = z.object({
  /** The root of the set, or the article, that the panel shows, as a URI. */
  shown: z.string(),
  /** How the person looks at it; each page has its own. */
  view: z.unknown(),
});

/** The first thing that every page says: it is there and has nothing yet. */
export const readyShape = z.object({ is: z.literal('ready') });
