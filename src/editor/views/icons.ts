import * as vscode from 'vscode';
import type { ActorType, CodebookType } from '../../core/model/codebook.js';
import type { Kind, Nature } from '../../core/model/types.js';

/** Codicon and theme colour of actors, by nature. */
const actorIcons: Readonly<Record<Nature, readonly [icon: string, color: string]>> = {
  person: ['person', 'person'],
  state: ['globe', 'state'],
  organization: ['briefcase', 'organization'],
  'armed-group': ['shield', 'armedGroup'],
  media: ['broadcast', 'media'],
  group: ['organization', 'group'],
  place: ['location', 'place'],
};

/** The icon of an actor or event of a type, in the colour of its mentions. */
export function iconOf(kind: Kind, type: (CodebookType & ActorType) | undefined): vscode.IconPath {
  if (type?.colour !== undefined) return dot(kind, type.colour);
  const [icon, color] =
    kind === 'event' ? ['zap', 'event'] : type?.nature ? actorIcons[type.nature] : ['symbol-misc', 'other'];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(`hashiya.kind.${color}`));
}

/** In a colour that the set chose: no codicon takes one that is not of the theme. A disc for actors, a lozenge for events. */
function dot(kind: Kind, colour: string): vscode.Uri {
  const shape = kind === 'event' ? '<path d="M8 1l7 7-7 7-7-7z"/>' : '<circle cx="8" cy="8" r="6"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" fill="${colour}">${shape}</svg>`;
  return vscode.Uri.from({ scheme: 'data', path: `image/svg+xml;base64,${btoa(svg)}` });
}
