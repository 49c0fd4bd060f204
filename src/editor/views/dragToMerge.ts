import * as vscode from 'vscode';
import { confirmMerge } from '../commands/merge.js';
import type { ReferentTree } from './referentTree.js';
import { referentOfNode, type TreeNode } from './nodes.js';

const mimeType = 'application/vnd.code.tree.hashiya.actors';

/** Dropping one actor on another makes one of the two, once the person has said so. */
export class DragToMerge implements vscode.TreeDragAndDropController<TreeNode> {
  readonly dragMimeTypes = [mimeType];
  readonly dropMimeTypes = [mimeType];
  private dragged: TreeNode | undefined;

  constructor(private readonly tree: ReferentTree) {}

  handleDrag(nodes: readonly TreeNode[], data: vscode.DataTransfer): void {
    const node = nodes.find(({ is }) => is === 'referent');
    this.dragged = this.tree.kind === 'actor' ? node : undefined;
    if (this.dragged) data.set(mimeType, new vscode.DataTransferItem(this.dragged.id));
  }

  async handleDrop(target: TreeNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const from = referentOfNode(this.dragged);
    const into = referentOfNode(target);
    const id: unknown = data.get(mimeType)?.value;
    if (!from || !into || id !== this.dragged?.id || from.referent.id === into.referent.id) return;
    if (from.open === into.open) await confirmMerge(from.open, from.referent.id, into.referent.id);
    else {
      const message = vscode.l10n.t('Only actors of the same set can be merged.');
      void vscode.window.showWarningMessage(message);
    }
  }
}
