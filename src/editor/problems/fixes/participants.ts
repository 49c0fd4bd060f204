import * as vscode from 'vscode';
import { isolate, labelIn } from '../../../core/model/label.js';
import { rolesOf } from '../../../core/model/kinds.js';
import { extentOf } from '../../../core/model/mention.js';
import type { Participant } from '../../../core/model/types.js';
import type { Change } from '../../../core/set/change.js';
import { editClaim } from '../../../core/set/claimChanges.js';
import { editEvent } from '../../../core/set/eventChanges.js';
import { pickReferent } from '../../commands/pickReferent.js';
import { displayLanguage, fullLabel } from '../../labels.js';
import { carryOut } from '../../carryOut.js';
import { changing, entryId, placedEvent, type Broken, type Fix } from './fix.js';

/** More would not be read. */
const fewChoices = 6;

/** The participants that a finding is among, of an event mention or of an event, and how to change them. */
interface Participants {
  readonly event: string;
  readonly all: readonly Participant[];
  /** The one that the finding is about. */
  readonly index: number;
  change(all: readonly Participant[]): Change;
}

function participantsOf(broken: Broken): Participants | undefined {
  const { set } = broken.open;
  const { at } = broken.finding;
  const index = at[2] === 'participants' ? Number(at[3] ?? -1) : -1;
  const placed = placedEvent(broken);
  if (placed) {
    const { mention } = placed;
    return {
      event: mention.event,
      all: mention.participants ?? [],
      index,
      change: (participants) => editClaim(set, placed, { participants: [...participants] }),
    };
  }
  const event = entryId(broken, 'events');
  if (event === undefined) return undefined;
  return {
    event,
    all: set.events.get(event)?.participants ?? [],
    index,
    change: (all) => editEvent(set, event, { participants: all.length > 0 ? [...all] : undefined }),
  };
}

/** Gives the participant another role that its kind of actor may fill. */
export function changeRole(broken: Broken): Fix[] {
  const { open } = broken;
  const found = participantsOf(broken);
  const one = found?.all[found.index];
  if (!found || !one) return [];
  const { set } = open;
  const type = set.actors.get(one.actor)?.type;
  const roles = rolesOf(set.codebook, set.events.get(found.event)?.type ?? '');
  return [...roles]
    .filter(([id, { fills }]) => id !== one.role && (type === undefined || !fills || fills.includes(type)))
    .slice(0, fewChoices)
    .map(([role, { label }]) =>
      changing(
        broken,
        vscode.l10n.t('Change the role to {0}', isolate(labelIn(displayLanguage(), label, role))),
        () => found.change(found.all.map((other) => (other === one ? { ...one, role } : other))),
      ),
    );
}

export function removeParticipant(broken: Broken): Fix[] {
  const found = participantsOf(broken);
  const one = found?.all[found.index];
  if (!found || !one) return [];
  const label = fullLabel(broken.open.set, { kind: 'actor', id: one.actor });
  return [
    changing(broken, vscode.l10n.t('Remove the participant {0}', label), () =>
      found.change(found.all.filter((other) => other !== one)),
    ),
  ];
}

/** Asks for another actor in the participant's place. */
export function chooseParticipant(broken: Broken): Fix[] {
  const { open } = broken;
  const found = participantsOf(broken);
  const one = found?.all[found.index];
  if (!found || !one) return [];
  const title = vscode.l10n.t('Choose another actor…');
  return [
    {
      title,
      act: async () => {
        const picked = await pickReferent([open], 'actor', title, one.actor);
        if (!picked) return;
        const { mention: _, ...rest } = one;
        const other = { ...rest, actor: picked.referent.id };
        carryOut(open, found.change(found.all.map((each) => (each === one ? other : each))));
      },
    },
  ];
}

/** Leaves open which mention names the participant. */
export function forgetMention(broken: Broken): Fix[] {
  const found = participantsOf(broken);
  const one = found?.all[found.index];
  if (!found || one?.mention === undefined) return [];
  const { mention: _, ...rest } = one;
  return [
    changing(broken, vscode.l10n.t('Forget which mention names the participant'), () =>
      found.change(found.all.map((other) => (other === one ? rest : other))),
    ),
  ];
}

/** Adds one of the actors who are mentioned nearest and may fill a role that the event requires. */
export function addParticipant(broken: Broken): Fix[] {
  const placed = placedEvent(broken);
  if (!placed) return [];
  const { set } = broken.open;
  const { article, mention } = placed;
  const roles = rolesOf(set.codebook, set.events.get(mention.event)?.type ?? '');
  const required = [...roles].filter(([, { min = 0 }]) => min > 0);
  const [start] = extentOf(mention);
  const near = set
    .mentionsIn(article)
    .sorted()
    .flatMap((one) =>
      one.actor === undefined ? [] : [{ id: one.id, actor: one.actor, at: extentOf(one)[0] }],
    )
    .sort((a, b) => Math.abs(a.at - start) - Math.abs(b.at - start));
  const nearest = near.filter(({ actor }, index) => near.findIndex((one) => one.actor === actor) === index);
  return required.flatMap(([role, { fills, label }]) =>
    nearest
      .filter(({ actor }) => !fills || fills.includes(set.actors.get(actor)?.type ?? ''))
      .slice(0, fewChoices / 2)
      .map(({ id, actor }) =>
        changing(
          broken,
          vscode.l10n.t(
            'Add {0} as {1}',
            fullLabel(set, { kind: 'actor', id: actor }),
            isolate(labelIn(displayLanguage(), label, role)),
          ),
          () =>
            editClaim(set, placed, {
              participants: [...(mention.participants ?? []), { role, actor, mention: id }],
            }),
        ),
      ),
  );
}
