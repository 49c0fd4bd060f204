import { ignoredFolders, articleOf } from '../set/files.js';
import { say, type Message } from '../text/message.js';

const control = /\p{Cc}/u;
const drive = /^[A-Za-z]:/;
/** Names that Windows gives to devices, whatever their ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const longestName = 255;

/** Why a path that a source gives is not one below a folder; undefined when it is. */
export function pathEscapeProblem(path: string): Message | undefined {
  const shown = JSON.stringify(path.slice(0, 200));
  if (path.startsWith('/') || drive.test(path))
    return say`The path ${shown} is absolute; it must be relative.`;
  if (path.includes('\\')) return say`The path ${shown} has a backslash; folders are separated by /.`;
  if (control.test(path)) return say`The path ${shown} has a control character.`;
  return path.split('/').includes('..')
    ? say`The path ${shown} leads out of the folder of the set.`
    : undefined;
}

/**
 * Why a path that a source gives cannot be that of an article of a set; undefined when it can. What would lead out of the
 * set's folder, or mean different files on different systems, is refused and never mended.
 */
export function articlePathProblem(path: string): Message | undefined {
  const shown = JSON.stringify(path.slice(0, 200));
  if (path === '') return say`An article has no path.`;
  const escape = pathEscapeProblem(path);
  if (escape !== undefined) return escape;
  const names = path.split('/');
  for (const name of names) {
    if (name === '' || name === '.') return say`The path ${shown} has an empty name in it.`;
    if (name.startsWith('.') || ignoredFolders.includes(name)) {
      return say`The path ${shown} is in a hidden or ignored folder, or hidden itself.`;
    }
    if (device.test(name) || /[<>:"|?*]|[. ]$/.test(name)) {
      return say`The path ${shown} has a name that not every system allows.`;
    }
    if (new TextEncoder().encode(name).length > longestName)
      return say`The path ${shown} has a name that is too long.`;
  }
  if (articleOf(path) !== undefined || path.endsWith('.json'))
    return say`The path ${shown} is not that of an article.`;
  return undefined;
}
