import { isCalling } from '../model/mention.js';
import type { ActorMention } from '../model/types.js';
import { fold } from '../text/fold.js';

const lastWord = /(?<!\S)\S+$/u;
const nothing: ReadonlyMap<string, number> = new Map();

/**
 * The folded word before a place, or the clitic that is written together with it (`ب+`): by it a reader knows the city
 * in `في موسكو` from the state in `أعلنت موسكو`. Empty at the start of a line.
 * @param before the text before the place
 */
export function leadOf(before: string): string {
  const isAttached = /\S$/u.test(before);
  const line = before.slice(before.lastIndexOf('\n') + 1).trimEnd();
  return fold(lastWord.exec(line)?.[0] ?? '') + (isAttached ? '+' : '');
}

/** Remembers after which word each actor's names stood. */
export class LeadIndex {
  private readonly byLead = new Map<string, Map<string, number>>();

  count({ actor, form, before = '' }: ActorMention, difference: 1 | -1): void {
    if (!isCalling(form)) return;
    const lead = leadOf(before);
    let actors = this.byLead.get(lead);
    if (!actors) this.byLead.set(lead, (actors = new Map<string, number>()));
    const count = (actors.get(actor) ?? 0) + difference;
    if (count === 0) actors.delete(actor);
    else actors.set(actor, count);
  }

  /** How often names of each actor stood after a word, given by `leadOf`. */
  actorsAfter(lead: string): ReadonlyMap<string, number> {
    return this.byLead.get(lead) ?? nothing;
  }
}
