import type { Codebook, Role } from '../model/codebook.js';
import type { SettledParticipant } from '../model/types.js';
import type { Finding } from './finding.js';
import { listed, type Knowledge } from './knowledge.js';
import { below, checkActorId, notInCodebook, type Place } from './unknown.js';
import { say } from '../text/message.js';

/**
 * What is wrong with the participants that one telling, or the registry, gives an event: each in a role of the codebook
 * and of the event's type, of the kind that fills it, and not too many of them.
 * @param type of the event; undefined for an unknown event
 * @param place of the event or its mention
 */
export function* checkParticipants(
  known: Knowledge,
  type: string | undefined,
  participants: readonly SettledParticipant[],
  place: Place,
): Generator<Finding> {
  const { codebook } = known;
  for (const [index, { role, actor }] of participants.entries()) {
    const here = below(place, 'participants', String(index));
    yield* checkActorId(known, actor, below(here, 'actor'));
    if (codebook) yield* checkRole(known, codebook, type, role, known.actorType(actor), here);
  }
  if (codebook && participants.length > 1) yield* checkNumbers(known, codebook, type, participants, place);
}

function* checkRole(
  known: Knowledge,
  codebook: Codebook,
  type: string | undefined,
  id: string,
  actorType: string | undefined,
  place: Place,
): Generator<Finding> {
  const roles = rolesFor(known, codebook, type);
  const role = roles.get(id);
  if (!role) {
    const at = below(place, 'role');
    if (!codebook.roles.has(id)) yield notInCodebook('unknown-role', say`role`, id, codebook.roles, at);
    else {
      const message = say`Events of the type ${String(type)} have no role "${id}"; use one of ${listed(roles.keys())}.`;
      yield { rule: 'role-not-of-type', ...at, message };
    }
    return;
  }
  const isOfKnownType = actorType !== undefined && codebook.actorTypes.has(actorType);
  if (!isOfKnownType || !role.fills || role.fills.includes(actorType)) return;
  const message = say`The role "${id}" is for ${listed(role.fills)}, and this actor is of the type ${actorType}; choose another role or another actor.`;
  yield { rule: 'wrong-participant', ...below(place, 'actor'), message };
}

function* checkNumbers(
  known: Knowledge,
  codebook: Codebook,
  type: string | undefined,
  participants: readonly SettledParticipant[],
  place: Place,
): Generator<Finding> {
  for (const [id, { max }] of rolesFor(known, codebook, type)) {
    if (max === undefined) continue;
    const all = participants.map(({ role, actor }, index) => ({ role, actor, index }));
    const inRole = all.filter(({ role }) => role === id);
    const actors = new Set(inRole.map(({ actor }) => actor));
    const first = inRole[max];
    if (actors.size <= max || !first) continue;
    const message = say`The role "${id}" is for at most ${max}, and there are ${actors.size}; remove some, or give them another role.`;
    yield { rule: 'too-many-participants', ...below(place, 'participants', String(first.index)), message };
  }
}

/** The roles that participants may have, of the event's type when that is known. */
export function rolesFor(
  known: Knowledge,
  codebook: Codebook,
  type: string | undefined,
): ReadonlyMap<string, Role> {
  return type === undefined ? codebook.roles : known.rolesOf(codebook, type);
}
