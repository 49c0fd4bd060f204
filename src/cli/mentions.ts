import { extentOf, quoteOf } from '../core/model/mention.js';
import type { Kind, Referent } from '../core/model/types.js';
import type { AnnotationSet, PlacedMention } from '../core/set/annotationSet.js';
import { exitCodes, Failure } from './failure.js';
import { hint } from './nearest.js';
import { openSet, printUnreadable } from './openSet.js';
import { print, printJson } from './output.js';

export interface MentionsOptions {
  readonly json?: boolean;
  readonly nisba: boolean;
}

/** Prints every mention of an actor or event. @returns the exit code */
export async function mentions(id: string, dir: string, { json, nisba }: MentionsOptions): Promise<number> {
  const opened = await openSet(dir);
  const { set } = opened.store;
  const incomplete = printUnreadable(opened);
  const referents = named(set, id);
  if (referents.length === 0) throw new Failure(`This set has no actor or event "${id}".${hint(set, id)}`);
  for (const placed of referents.flatMap((referent) => set.mentionsOf(referent))) {
    const { mention } = placed;
    if (!nisba && mention.actor !== undefined && mention.form === 'nisba') continue;
    if (json) printJson(entry(placed));
    else print(line(placed));
  }
  return incomplete ? exitCodes.problems : exitCodes.fine;
}

/** What the id names: an actor, an event, or one of each; also one that is mentioned but stands in no registry. */
function named(set: AnnotationSet, id: string): Referent[] {
  const kinds: Kind[] = ['actor', 'event'];
  return kinds
    .filter(
      (kind) => (kind === 'actor' ? set.actors : set.events).has(id) || set.usesOf({ kind, id }).total > 0,
    )
    .map((kind) => ({ kind, id }));
}

function entry({ article, mention }: PlacedMention): object {
  const [start, end] = extentOf(mention);
  return {
    ...{ article, start, end },
    ...(mention.spans.length > 1 ? { spans: mention.spans } : {}),
    quote: quoteOf(mention),
    ...(mention.actor === undefined ? { event: mention.event } : { actor: mention.actor }),
    ...(mention.actor === undefined || mention.form === undefined ? {} : { form: mention.form }),
    ...(mention.status === undefined ? {} : { status: mention.status }),
    id: mention.id,
  };
}

function line({ article, mention }: PlacedMention): string {
  const [start, end] = extentOf(mention);
  const form = mention.actor === undefined ? undefined : mention.form;
  const remarks = [form, mention.status].filter((remark) => remark !== undefined && remark !== 'name');
  const quote = quoteOf(mention).replace(/\s+/gu, ' ');
  return [article, `${start}-${end}`, quote, remarks.join(', ')].join('\t').trimEnd();
}
