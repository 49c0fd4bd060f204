import * as vscode from 'vscode';
import { confirmMerge } from '../commands/merge.js';
import { makePartOf } from '../events/nesting.js';
import { fullLabel } from '../labels.js';
import type { OpenSet } from '../sets.js';
import type { ReferentTree } from './referentTree.js';
import { referentOfNode, type TreeNode } from './nodes.js';
import { observe } from '../log.js';
import { chooseFrom } from '../list.js';

/**
 * Dropping one actor on another makes one of the two, once the person has said so; dropping one event on another makes it
 * a part of that or the same, as the person says.
 */
export class DragToMerge implements vscode.TreeDragAndDropController<TreeNode> {
  readonly dragMimeTypes: string[];
  readonly dropMimeTypes: string[];
  private readonly mimeType: string;
  private dragged: TreeNode | undefined;

  constructor(private readonly tree: ReferentTree) {
    this.mimeType = `application/vnd.code.tree.hashiya.${tree.kind}s`;
    this.dragMimeTypes = this.dropMimeTypes = [this.mimeType];
  }

  handleDrag(nodes: readonly TreeNode[], data: vscode.DataTransfer): void {
    this.dragged = nodes.find(({ is }) => is === 'referent');
    if (this.dragged) data.set(this.mimeType, new vscode.DataTransferItem(this.dragged.id));
  }

  async handleDrop(target: TreeNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const from = referentOfNode(this.dragged);
    const into = referentOfNode(target);
    const id: unknown = data.get(this.mimeType)?.value;
    if (!from || !into || id !== this.dragged?.id || from.referent.id === into.referent.id) return;
    if (from.open !== into.open) {
      const message =
        this.tree.kind === 'actor'
          ? vscode.l10n.t('Only actors of the same set can be merged.')
          : vscode.l10n.t('Only events of the same set can be merged or nested.');
      observe(vscode.window.showWarningMessage(message));
    } else if (this.tree.kind === 'actor') {
      await confirmMerge(from.open, 'actor', from.referent.id, into.referent.id);
    } else await nestOrMerge(from.open, from.referent.id, into.referent.id);
  }
}

async function nestOrMerge(open: OpenSet, from: string, into: string): Promise<void> {
  const [one, other] = [from, into].map((id) => fullLabel(open.set, { kind: 'event', id }));
  const nest = {
    label: vscode.l10n.t('Make it a part'),
    detail: vscode.l10n.t('{0} becomes a part of {1}.', one ?? '', other ?? ''),
  };
  const merge = {
    label: vscode.l10n.t('Merge'),
    detail: vscode.l10n.t('{0} and {1} are one event.', one ?? '', other ?? ''),
  };
  const chosen = await chooseFrom([nest, merge], { title: one ?? '' });
  if (chosen === nest) makePartOf(open, from, into);
  else if (chosen === merge) await confirmMerge(open, 'event', from, into);
}
