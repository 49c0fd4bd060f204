import { formsOf } from '../find/aliasIndex.js';
import type { Actor } from '../model/types.js';
import { actorsFile } from '../set/files.js';
import { fold } from '../text/fold.js';
import type { Finding } from './finding.js';
import { firstOthers, type KeyIndex } from './keyIndex.js';
import { listed, type Knowledge } from './knowledge.js';
import { say, type Message } from '../text/message.js';

/** Of more actors that share one name or address, as an import may bring, the first are enough to tell of. */
const most = 100;

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
    for (const other of firstOthers(set.aliases.actorsNamed(key), id, most)) {
      const forms = sharing.get(other);
      if (forms) forms.push(form);
      else sharing.set(other, [form]);
    }
  }
  const byAddress = addresses.some(id, most);
  const duplicates = new Set<string>();
  const groups: Record<Common, string[]> = { address: [], label: [], names: [] };
  for (const other of new Set([...sharing.keys(), ...byAddress])) {
    const entry = set.actors.get(other);
    if (!entry) continue;
    const common = byAddress.has(other)
      ? 'address'
      : entry.type !== actor.type
        ? undefined
        : hasSameLabel(actor, entry)
          ? 'label'
          : hasSameNames(names, entry)
            ? 'names'
            : undefined;
    if (!common) continue;
    duplicates.add(other);
    groups[common].push(other);
  }
  for (const common of ['address', 'label', 'names'] as const) {
    const others = groups[common].sort();
    if (others.length === 0) continue;
    const message = inCommon[common](others);
    yield { rule: 'duplicate-actors', file: actorsFile, at: ['actors', id], message, others };
  }
  for (const [key, form] of names) {
    const named = set.aliases.actorsNamed(key);
    const others = firstOthers(named, id, most)
      .filter((one) => !duplicates.has(one))
      .sort();
    // Told once, of the first of those who share it.
    if (others.length === 0 || isAnyBefore(id, named, duplicates)) continue;
    const message = say`“${form}” names ${listed(others.map((one) => `"${one}"`))} too, so that who is meant must be chosen at each place; remove it where it is wrong.`;
    yield { rule: 'shared-alias', file: actorsFile, at: ['actors', id, 'aliases'], message, others };
  }
}

function isAnyBefore(id: string, ids: Iterable<string>, except: ReadonlySet<string>): boolean {
  for (const other of ids) if (other < id && !except.has(other)) return true;
  return false;
}

type Common = 'address' | 'label' | 'names';

const inCommon: Readonly<Record<Common, (others: readonly string[]) => Message>> = {
  address: ([one = '', ...more]) =>
    more.length === 0
      ? say`This actor has an address in common with "${one}"; merge the two, or tell them apart by their labels.`
      : say`This actor has an address in common with ${listed([one, ...more])}; merge them, or tell them apart by their labels.`,
  label: ([one = '', ...more]) =>
    more.length === 0
      ? say`This actor has its label in common with "${one}"; merge the two, or tell them apart by their labels.`
      : say`This actor has its label in common with ${listed([one, ...more])}; merge them, or tell them apart by their labels.`,
  names: ([one = '', ...more]) =>
    more.length === 0
      ? say`This actor has all its names in common with "${one}"; merge the two, or tell them apart by their labels.`
      : say`This actor has all its names in common with ${listed([one, ...more])}; merge them, or tell them apart by their labels.`,
};

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
