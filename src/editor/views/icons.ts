import * as vscode from 'vscode';
import type { Kind } from '../../core/model/types.js';

/** Codicon and theme colour of each actor type that has its own. */
const actorIcons: ReadonlyMap<string, readonly [icon: string, color: string]> = new Map([
  ['person', ['person', 'person']],
  ['state', ['globe', 'state']],
  ['organization', ['briefcase', 'organization']],
  ['armed-group', ['shield', 'armedGroup']],
  ['media', ['broadcast', 'media']],
  ['group', ['organization', 'group']],
  ['place', ['location', 'place']],
]);

/** The icon of an actor or event of a type, in the colour of its mentions. */
export function iconOf(kind: Kind, type: string): vscode.ThemeIcon {
  const [icon, color] =
    kind === 'event' ? ['zap', 'event'] : (actorIcons.get(type) ?? ['symbol-misc', 'other']);
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(`hashiya.kind.${color}`));
}
