import * as vscode from 'vscode';
import { likelyLabel } from '../../core/find/likelyLabel.js';
import { likelyType } from '../../core/find/likelyType.js';
import { matching } from '../../core/find/matchLevel.js';
import { rankActors, type Place, type Ranked } from '../../core/find/rank.js';
import { isolate } from '../../core/model/label.js';
import type { Referent } from '../../core/model/types.js';
import type { Edit } from '../../core/set/change.js';
import { newActor } from '../../core/set/actorChanges.js';
import { askForType } from '../commands/fields.js';
import { chooseFrom } from '../list.js';
import { referentItem } from '../referentItem.js';
import { searchedForms } from '../search.js';
import type { OpenSet } from '../sets.js';
import type { Session } from './session.js';

/** What a person picked: something that is in the set, or something new that the edit creates. */
export interface Picked {
  readonly referent: Referent;
  readonly created?: Edit;
}

/** Where the words stand that are to be tagged. */
export interface PickPlace extends Omit<Place, 'recent'> {
  /** The text before them, up to a sentence or so. */
  readonly before: string;
}

interface Item extends vscode.QuickPickItem {
  /** Absent for "create". */
  readonly id?: string;
  /** What was typed when the row was shown. */
  readonly query: string;
}

/** More than anyone scrolls through; typing finds the rest. */
const shownAtMost = 200;

/**
 * Asks which actor the words mean, the likeliest first, "create" last (first when nothing speaks for any).
 * @param likeliest ids that go before all others, in this order
 * @returns undefined when the person changed their mind
 */
export async function pickActor(
  open: OpenSet,
  session: Session,
  place: PickPlace,
  likeliest: readonly string[] = [],
): Promise<Picked | undefined> {
  const memory = session.of(open);
  const others = rankActors(open.set, { ...place, recent: memory.recent.actor });
  const first = likeliest.map((id) => ({ id, isKnown: true, hasEvidence: true }));
  const ranked = [...first, ...others.filter(({ id }) => !likeliest.includes(id))];
  const choice = await choose(open, ranked, place.quote);
  if (!choice) return undefined;
  if (choice.id !== undefined) return { referent: { kind: 'actor', id: choice.id } };
  const type = await pickType(
    open,
    session,
    choice.label,
    likelyType(open.set.codebook, place.quote, place.before),
  );
  if (type === undefined) return undefined;
  memory.typeUsed('actor', type);
  const label = likelyLabel(open.set.codebook, type, { ...place, typed: choice.query });
  const created = newActor(open.set, { type, label });
  return { referent: { kind: 'actor', id: created.id }, created };
}

/** The best guess, when something speaks for it and nothing speaks as much for another. */
export function certainGuess(
  open: OpenSet,
  session: Session,
  place: Omit<Place, 'recent'>,
): string | undefined {
  const [first, second] = rankActors(open.set, { ...place, recent: session.of(open).recent.actor });
  return first?.isKnown && !second?.isKnown ? first.id : undefined;
}

interface Choice {
  readonly id?: string;
  readonly label: string;
  readonly query: string;
}

async function choose(open: OpenSet, ranked: readonly Ranked[], quote: string): Promise<Choice | undefined> {
  const rows = (query: string): Item[] => {
    const items = matching(query, ranked, ({ id }) => searchedForms(open.set, { kind: 'actor', id }))
      .slice(0, shownAtMost)
      .map(({ id }) => ({ ...referentItem(open.set, { kind: 'actor', id }), id, query }));
    const create = createItem(query === '' ? quote : query, query);
    return query === '' && !ranked[0]?.hasEvidence ? [create, ...items] : [...items, create];
  };
  const row = await chooseFrom(rows, {
    title: vscode.l10n.t('Who is {0}?', isolate(quote)),
    placeHolder: vscode.l10n.t('Type a name in Arabic or Latin letters, a code or an id'),
  });
  return (
    row && {
      ...(row.id === undefined ? {} : { id: row.id }),
      label: row.query === '' ? quote : row.query,
      query: row.query,
    }
  );
}

function createItem(name: string, query: string): Item {
  return { label: `$(add) ${vscode.l10n.t('New actor')}`, description: isolate(name), query };
}

function pickType(
  open: OpenSet,
  session: Session,
  name: string,
  guess: string | undefined,
): Promise<string | undefined> {
  const types = open.set.codebook.actorTypes;
  const recent = session.of(open).recentTypes.actor;
  return askForType(
    vscode.l10n.t('What kind of actor is {0}?', isolate(name)),
    types,
    undefined,
    guess,
    ...recent,
  );
}
