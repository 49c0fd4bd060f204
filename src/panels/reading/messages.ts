import * as z from 'zod';
import { pluralShape } from '../plural.js';

// What the reading view and its page say to each other. Offsets count UTF-16 units of the article's text with `\n` at the
// ends of its lines, as the page has it; the extension's half turns them into positions and code points.

/** How a mention is drawn; kinds differ by their lines too, so that colour is not the only sign. */
export const lookShape = z.enum([
  'person',
  'state',
  'organization',
  'armedGroup',
  'media',
  'group',
  'place',
  'event',
  'other',
]);

/** What else than confirmed a mention may be. */
export const statusShape = z.enum(['suggested', 'uncertain', 'orphaned']);

/** What stands on the page, in the language of the user interface; `{0}` and so on are filled in there. */
export const stringsShape = z.object({
  /** The name of the text for screen readers. */
  article: z.string(),
  /** Of the field that finds an actor or event which alone is to be seen. */
  search: z.string(),
  /** Of the way back from there. */
  showAll: z.string(),
  kindsShown: z.string(),
  annotator: z.string(),
  anyAnnotator: z.string(),
  /** Instead of the annotator's name. */
  notNamed: z.string(),
  /** How many marks there are; how many (`{1}`) of them are shown. */
  mentions: pluralShape,
  mentionsOf: pluralShape,
  /** How many have lost their place, and what to do. */
  lost: pluralShape,
  review: z.string(),
  /** How the text is set. */
  type: z.string(),
  size: z.string(),
  width: z.string(),
  lineHeight: z.string(),
  /** The name of the card. */
  card: z.string(),
  kinds: z.record(lookShape, z.string()),
  statuses: z.record(statusShape, z.string()),
});

const spanShape = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);

/** A mention that has its place in the text, or a proposed one. */
export const markShape = z.object({
  id: z.string(),
  /** `actor:ID` or `event:ID`; mentions of the same one have the same. */
  referent: z.string(),
  look: lookShape,
  /** The set's own colour, `#rrggbb`. */
  colour: z.string().exactOptional(),
  /** Its fragments, in order. */
  spans: z.array(spanShape).min(1),
  /** Absent: confirmed. An orphan is drawn at the place that is proposed for it; without one it is not sent. */
  status: statusShape.exactOptional(),
  /** Who made it. */
  by: z.string().exactOptional(),
  /** Of an event's mention: who takes part, as `actor:ID`, and how, in words. */
  participants: z.array(z.object({ referent: z.string(), role: z.string() })).exactOptional(),
});

/** Words that may name somebody. */
export const suggestionShape = z.object({ span: spanShape, referent: z.string() });

/** Where the cursor is (`active`), and where what is selected began (`anchor`): the same when nothing is. */
export const selectionShape = z.object({
  anchor: z.int().nonnegative(),
  active: z.int().nonnegative(),
});

/** How the text is set: sizes in CSS pixels, the width in characters, the line height as a multiple of the size. */
export const typeShape = z.object({ size: z.number(), width: z.number(), lineHeight: z.number() });

/** Labels of actors and events by their keys, in the language of the text where there is one. */
const namesShape = z.record(z.string(), z.string());

/** A piece of a line of a card. */
export const inlineShape = z.object({
  text: z.string(),
  as: z.enum(['strong', 'emphasis']).exactOptional(),
  /** A command to run on the card's mention. */
  command: z.string().exactOptional(),
  /** A web address, http or https. */
  href: z.string().exactOptional(),
});

const lineShape = z.array(inlineShape).readonly();

/** A paragraph of lines, or a list with what stands above it. */
export const blockShape = z.discriminatedUnion('is', [
  z.object({ is: z.literal('lines'), lines: z.array(lineShape).readonly() }),
  z.object({ is: z.literal('list'), title: z.string(), items: z.array(lineShape).readonly() }),
]);

/** What is said of one mention. */
export const cardShape = z.object({ mention: z.string(), blocks: z.array(blockShape).readonly() });

export const toPageShape = z.discriminatedUnion('is', [
  /** Everything; the page forgets what it had but the view. */
  z.object({
    is: z.literal('show'),
    strings: stringsShape,
    text: z.string(),
    type: typeShape,
    marks: z.array(markShape),
    suggestions: z.array(suggestionShape),
    names: namesShape,
    /** Absent when only the page can know it, after the window was loaded anew. */
    selection: selectionShape.exactOptional(),
    /** How many mentions have lost their place, without one that is proposed. */
    lost: z.int().nonnegative(),
  }),
  /** The text was edited: each edit replaces `[start, end)` of the text after the one before it; marks move along. */
  z.object({
    is: z.literal('edit'),
    edits: z.array(
      z.object({ start: z.int().nonnegative(), end: z.int().nonnegative(), inserted: z.string() }),
    ),
  }),
  /** Mentions that are new or different, and those that are gone; what is absent stays. */
  z.object({
    is: z.literal('marks'),
    changed: z.array(markShape),
    removed: z.array(z.string()),
    names: namesShape,
    /** All of them, when they changed. */
    suggestions: z.array(suggestionShape).exactOptional(),
    lost: z.int().nonnegative(),
  }),
  /** A command moved the cursor. */
  z.object({
    is: z.literal('select'),
    selection: selectionShape,
    reveal: z.boolean(),
    /** Only if this is still selected: somebody who types fast has gone on meanwhile. The page says where then. */
    after: selectionShape.exactOptional(),
  }),
  /** What a screen reader is to say of the place of the cursor: “actor, Sergey Lavrov, 3 of 31”. */
  z.object({ is: z.literal('say'), text: z.string() }),
  /** The answer to `card`, innermost mention first; no card, no mention there. */
  z.object({ is: z.literal('cards'), request: z.int(), cards: z.array(cardShape) }),
  /** Show the card of the mention at the cursor and go into it. */
  z.object({ is: z.literal('showCard') }),
  /** Dim what is not about the actor or event, whose mention is at the cursor; absent: show all alike. */
  z.object({ is: z.literal('only'), referent: z.string().exactOptional() }),
  z.object({ is: z.literal('type'), type: typeShape }),
  /** Scroll so that this line (0-based, with a fraction of it) is at the top. */
  z.object({ is: z.literal('scroll'), line: z.number().nonnegative() }),
  /**
   * Scroll so that this offset is below a list that lies over the upper half, with room made above the text where there is
   * not enough; absent: the list is gone.
   */
  z.object({ is: z.literal('clear'), at: z.int().nonnegative().exactOptional() }),
  /** Take the focus. */
  z.object({ is: z.literal('focus') }),
]);

export const fromPageShape = z.discriminatedUnion('is', [
  /** The person moved the cursor or selected something. */
  z.object({ is: z.literal('select'), selection: selectionShape }),
  /** What stands on the cards for this place of the text? */
  z.object({ is: z.literal('card'), request: z.int(), at: z.int().nonnegative() }),
  /** A link of a card. */
  z.object({ is: z.literal('run'), command: z.string(), mention: z.string() }),
  /** A link to a web address that stands on a card. */
  z.object({ is: z.literal('browse'), href: z.string() }),
  /** The person wants to see only this one, or all alike again; answered by `only`. */
  z.object({ is: z.literal('only'), referent: z.string().exactOptional() }),
  /** The person set the text otherwise. */
  z.object({ is: z.literal('type'), type: typeShape }),
  /** The line at the top, as in `scroll`. */
  z.object({ is: z.literal('scrolled'), line: z.number().nonnegative() }),
  /** Something went wrong in the page: while it was built, or later. */
  z.object({ is: z.literal('failed'), reason: z.string(), isBuilt: z.boolean() }),
  /** Show what has lost its place. */
  z.object({ is: z.literal('reviewLost') }),
]);

export type Strings = Readonly<z.output<typeof stringsShape>>;
export type Mark = Readonly<z.output<typeof markShape>>;
export type SuggestionMark = Readonly<z.output<typeof suggestionShape>>;
export type Selected = Readonly<z.output<typeof selectionShape>>;
export type TypeSetting = Readonly<z.output<typeof typeShape>>;
export type Inline = Readonly<z.output<typeof inlineShape>>;
export type Block = Readonly<z.output<typeof blockShape>>;
export type CardOnPage = Readonly<z.output<typeof cardShape>>;
export type ToPage = Readonly<z.output<typeof toPageShape>>;
export type FromPage = Readonly<z.output<typeof fromPageShape>>;
