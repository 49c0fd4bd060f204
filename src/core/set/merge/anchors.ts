import { reanchor } from '../../anchor/reanchor.js';
import type { Mention, Sidecar, TextStamp } from '../../model/types.js';
import { stampOf } from '../../text/stamp.js';
import type { FileVersions } from './registries.js';
import { isSame } from './json.js';

/** Texts of an article that are at hand. */
export interface KnownTexts {
  /** The article as it is now, normalised. The merged mentions will count in it. */
  readonly current?: string;
  /** The text with a stamp, if it is at hand. */
  of?(stamp: TextStamp): string | undefined;
}

/** The text that the merged mentions count in. */
export interface Target {
  readonly stamp: TextStamp;
  /** Undefined when it is not at hand. */
  readonly text: string | undefined;
}

/**
 * Decides which text merged mentions count in: the article's present one if that is known, else the one of the side
 * that followed a change of the article. If both did, git merges the article itself to a third text in which the
 * mentions are found again later; either will do then.
 */
export function targetOf({ base, ours, theirs }: FileVersions<Sidecar>, texts: KnownTexts): Target {
  if (texts.current !== undefined) {
    const stamp = stampOf(texts.current);
    const known = [ours.text, theirs.text].find((one) => isSameStamp(one, stamp));
    return { stamp: known ?? stamp, text: texts.current };
  }
  const isTheirs =
    isSameStamp(base?.text, ours.text) ||
    (!isSameStamp(base?.text, theirs.text) && theirs.text.sha256 < ours.text.sha256);
  const stamp = isTheirs ? theirs.text : ours.text;
  return { stamp, text: texts.of?.(stamp) };
}

export function isSameStamp(a: TextStamp | undefined, b: TextStamp | undefined): boolean {
  return a?.sha256 === b?.sha256 && a?.length === b?.length;
}

/**
 * The mentions of one side with offsets that count in the target text, by id. Without that text at hand those of
 * another one stay where they are, in doubt: quote and context are kept, so that nothing is lost.
 */
export function movedTo(target: Target, side: Sidecar | undefined, texts: KnownTexts): Map<string, Mention> {
  const mentions = side?.mentions ?? [];
  if (side === undefined || isSameStamp(side.text, target.stamp)) return byId(mentions);
  if (target.text === undefined) return byId(mentions.map(doubted));
  const oldText = texts.of?.(side.text);
  const options = { oldLength: side.text.length, ...(oldText === undefined ? {} : { oldText }) };
  return byId(reanchor(mentions, target.text, options).mentions.map(({ after }) => after));
}

function byId(mentions: readonly Mention[]): Map<string, Mention> {
  return new Map(mentions.map((mention) => [mention.id, mention]));
}

function doubted(mention: Mention): Mention {
  if (mention.status === 'suggested') return { ...mention, status: 'orphaned', was: 'suggested' };
  return mention.status === undefined ? { ...mention, status: 'uncertain' } : mention;
}

/**
 * Whether a person moved or reshaped a mention. When the side followed a change of the text, other offsets, context and
 * certainty say nothing, but other words do.
 */
export function isReshaped(base: Mention, side: Mention, isSameText: boolean): boolean {
  if (!isSame(base.quote, side.quote)) return true;
  if (!isSameText) return base.spans.length !== side.spans.length;
  return !isSame(
    [base.spans, base.before, base.after, certainty(base)],
    [side.spans, side.before, side.after, certainty(side)],
  );
}

function certainty({ status }: Mention): string | undefined {
  return status === 'suggested' ? undefined : status;
}
