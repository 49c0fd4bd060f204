import { actorsFile } from '../set/files.js';
import { checkConflicts } from './conflicts.js';
import { checkDuplicates } from './duplicateActors.js';
import type { Finding } from './finding.js';
import type { KeyIndex } from './keyIndex.js';
import type { Knowledge } from './knowledge.js';
import { below, notInCodebook } from './unknown.js';

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
    yield notInCodebook('unknown-type', 'type', actor.type, types, below(place, 'type'));
  }
  yield* checkConflicts(actor, place);
  yield* checkDuplicates(known, id, actor, addresses);
}
