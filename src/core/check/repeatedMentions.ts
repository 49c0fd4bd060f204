import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { placeOf, type Problem } from '../model/problem.js';
import type { Sidecar } from '../model/types.js';

/**
 * Mention ids that stand twice in a sidecar, as a merge that kept both sides leaves them. Only one of the two could be
 * held in memory and the other would be lost with the next write, so such a file has to be mended first.
 * @param path of the sidecar, relative to the set
 * @param text of the sidecar
 */
export function repeatedMentions(sidecar: Sidecar, path: string, text: string): Problem[] {
  const ids = new Set(sidecar.mentions.map(({ id }) => id));
  if (ids.size === sidecar.mentions.length) return [];
  const root = parseTree(text);
  const seen = new Set<string>();
  return sidecar.mentions.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const node = root && findNodeAtLocation(root, ['mentions', index]);
    const message = `The mention "${id}" stands here a second time; keep one of them, or give this one another id.`;
    return [{ path, ...placeOf(text, node?.offset ?? 0), severity: 'error' as const, message }];
  });
}
