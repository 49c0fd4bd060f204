import { formsOf } from '../find/aliasIndex.js';
import type { Actor } from '../model/types.js';
import { actorsFile } from '../set/files.js';
import { fold } from '../text/fold.js';
import type { Finding } from './finding.js';
import type { KeyIndex } from './keyIndex.js';
import type { Knowledge } from './knowledge.js';
import { say } from '../text/message.js';

/**
 * Finds other actors that look to be the same one: of the same type, with the same label, the same names or a common
 * address. A single name that they share is only worth a remark, since one word often does name several actors; it is
 * made of one of them.
 * @param addresses the actors by their `sameAs`
 */
export function* checkDuplicates(
  { set }: Knowledge,
  id: string,
  actor: Actor,
  addresses: KeyIndex,
): Generator<Finding> {
  const names = new Map(formsOf(actor).map((form) => [fold(form), form]));
  const sharing = new Map<string, string[]>();
  for (const [key, form] of names) {
    for (const other of set.aliases.actorsNamed(key)) {
      if (other === id) continue;
      const forms = sharing.get(other);
      if (forms) forms.push(form);
      else sharing.set(other, [form]);
    }
  }
  const byAddress = addresses.sharing(id);
  const duplicates = new Set<string>();
  for (const other of new Set([...sharing.keys(), ...byAddress.keys()])) {
    const entry = set.actors.get(other);
    if (!entry) continue;
    const message = byAddress.has(other)
      ? say`This actor has an address in common with "${other}"; merge the two, or tell them apart by their labels.`
      : entry.type !== actor.type
        ? undefined
        : hasSameLabel(actor, entry)
          ? say`This actor has its label in common with "${other}"; merge the two, or tell them apart by their labels.`
          : hasSameNames(names, entry)
            ? say`This actor has all its names in common with "${other}"; merge the two, or tell them apart by their labels.`
            : undefined;
    if (!message) continue;
    duplicates.add(other);
    yield { rule: 'duplicate-actors', file: actorsFile, at: ['actors', id], message, others: [other] };
  }
  for (const [key, form] of names) {
    const others = [...set.aliases.actorsNamed(key)].filter((one) => one !== id && !duplicates.has(one));
    // Told once, of the first of those who share it.
    if (others.length === 0 || others.some((one) => one < id)) continue;
    const message = say`“${form}” names ${others.map((one) => `"${one}"`).join(', ')} too, so that who is meant must be chosen at each place; remove it where it is wrong.`;
    yield { rule: 'shared-alias', file: actorsFile, at: ['actors', id, 'aliases'], message, others };
  }
}

/** Whether a label is the same in one language, and not another one in the other. */
function hasSameLabel(a: Actor, b: Actor): boolean {
  const same = (language: 'ar' | 'en'): boolean | undefined => {
    const [one, other] = [a.label[language], b.label[language]];
    return one === undefined || other === undefined ? undefined : fold(one) === fold(other);
  };
  const [ar, en] = [same('ar'), same('en')];
  return (ar ?? en ?? false) && (en ?? true);
}

function hasSameNames(names: ReadonlyMap<string, string>, actor: Actor): boolean {
  const others = new Set(formsOf(actor).map(fold));
  return others.size === names.size && [...others].every((key) => names.has(key));
}
