import * as vscode from 'vscode';
import type { TypeSetting } from './messages.js';

const section = 'hashiya.reading';
const keys = { size: 'fontSize', width: 'width', lineHeight: 'lineHeight' } as const;
const parts = ['size', 'width', 'lineHeight'] as const;

/** What each may be, as package.json has it. */
const limits = { size: [8, 72], width: [20, 200], lineHeight: [1, 4] } as const;

/** How the person wants texts to be set. */
export function typeSetting(): TypeSetting {
  const settings = vscode.workspace.getConfiguration(section);
  return within({
    size: settings.get<number>(keys.size, 20),
    width: settings.get<number>(keys.width, 70),
    lineHeight: settings.get<number>(keys.lineHeight, 2),
  });
}

/** Keeps how the person set the text: in the settings of the workspace where that has its own, else in the user's. */
export async function keepTypeSetting(wanted: TypeSetting): Promise<void> {
  const settings = vscode.workspace.getConfiguration(section);
  const current = typeSetting();
  const next = within(wanted);
  for (const part of parts) {
    if (next[part] === current[part]) continue;
    const isOfWorkspace = settings.inspect(keys[part])?.workspaceValue !== undefined;
    const target = isOfWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
    await settings.update(keys[part], next[part], target);
  }
}

export function affectsTypeSetting(change: vscode.ConfigurationChangeEvent): boolean {
  return change.affectsConfiguration(section);
}

function within({ size, width, lineHeight }: TypeSetting): TypeSetting {
  const limited = (value: number, [least, most]: readonly [number, number]): number =>
    Math.min(most, Math.max(least, value));
  return {
    size: limited(size, limits.size),
    width: limited(width, limits.width),
    lineHeight: limited(lineHeight, limits.lineHeight),
  };
}
