import { readActorCode } from '../model/actorCode.js';
import { actorsFile } from '../set/files.js';
import { checkConflicts } from './conflicts.js';
import { checkDuplicates } from './duplicateActors.js';
import type { Finding } from './finding.js';
import type { KeyIndex } from './keyIndex.js';
import type { Knowledge } from './knowledge.js';
import { below, notInCodebook, type Place } from './unknown.js';
import { say } from '../text/message.js';

/**
 * What is wrong with an entry of the registry of actors.
 * @param addresses the actors by their `sameAs`
 */
export function* checkActor(known: Knowledge, id: string, addresses: KeyIndex): Generator<Finding> {
  const actor = known.set.actors.get(id);
  if (!actor) return;
  const place = { file: actorsFile, at: ['actors', id] };
  const types = known.codebook?.actorTypes;
  if (types && !types.has(actor.type)) {
    yield notInCodebook('unknown-type', say`type`, actor.type, types, below(place, 'type'));
  }
  if (actor.code !== undefined) yield* checkCode(known, actor.code, below(place, 'code'));
  yield* checkConflicts(actor, place);
  yield* checkDuplicates(known, id, actor, addresses);
}

function* checkCode({ codebook }: Knowledge, code: string, place: Place): Generator<Finding> {
  const fault = codebook && readActorCode(code, codebook.sectors).fault;
  if (!fault) return;
  const message =
    fault.is === 'form'
      ? say`The code "${code}" is not made of threes of capital letters; write it as in RUSMIL, or remove it.`
      : say`"${fault.part}" in the code "${code}" is no country and no sector of the codebook; correct it, or add it to the codebook.`;
  yield { rule: 'malformed-code', ...place, message };
}
