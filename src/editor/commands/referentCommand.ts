import * as vscode from 'vscode';
import type { Kind } from '../../core/model/types.js';
import { focusedNode, type Target, type Targets } from './target.js';
import { registerCommand } from '../log.js';

/** Registers a command about an actor or event: the one that its argument names, else the one that a person picks. */
export type RegisterCommand = (
  id: string,
  title: () => string,
  act: (target: Target) => Promise<void>,
  isDeletion?: boolean,
) => vscode.Disposable;

/** How commands about actors, or about events, are registered. */
export function commandsFor(targets: Targets, kind: Kind): RegisterCommand {
  return (id, title, act, isDeletion = false) =>
    registerCommand(id, async (argument?: unknown) => {
      const node = focusedNode(argument);
      // The Delete key in a tree deletes what it was pressed on, no more.
      if (isDeletion && node && node.is !== 'referent') {
        if (node.is === 'mention') await vscode.commands.executeCommand('hashiya.remove', node);
        if (node.is === 'participant')
          await vscode.commands.executeCommand('hashiya.removeParticipant', node);
        return;
      }
      const target = await targets.resolve(argument, kind, title());
      if (target) await act(target);
    });
}
