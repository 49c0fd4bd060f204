import type * as z from 'zod';
import type { Touched } from '../core/set/touched.js';
import type { OpenSet } from '../editor/sets.js';

/** A kind of panel: a page that shows one annotation set. */
export interface PanelKind<ToPage, FromPage> {
  /** Names its bundle, `dist/panels/NAME.js` and `.css`, and its view type, `hashiya.NAME`. */
  readonly name: string;
  title(): string;
  /** What its page may say besides that it is ready. */
  readonly fromPage: z.ZodType<FromPage>;
  /** @param post takes what is for the page */
  present(open: OpenSet, post: (message: ToPage) => void): Presenter<FromPage>;
}

/** Keeps a page in step with its set. */
export interface Presenter<FromPage> {
  /** Posts everything: the page has nothing yet, or anything may have changed. */
  show(): void;
  /** Posts what changed; costs in proportion to that. */
  update(touched: Touched): void;
  /** Does what a person asked for in the page. */
  hear(message: FromPage): void | Promise<void>;
}
