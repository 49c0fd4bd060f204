import * as vscode from 'vscode';
import { mentionCount } from '../counts.js';
import type { Services } from '../services.js';
import { keyInTree } from '../treeKeys.js';
import { isDoubtNode, type DoubtNode, type MentionNode } from './nodes.js';
import { DoubtTree } from './tree.js';
import { observe } from '../log.js';

const name = 'hashiya.orphans';

/** The view of orphans, which is there only while there is something to settle. */
export class DoubtView implements vscode.Disposable {
  readonly tree: DoubtTree;
  private readonly view: vscode.TreeView<DoubtNode>;
  private readonly subscriptions: vscode.Disposable;

  constructor({ sets, articles }: Services) {
    this.tree = new DoubtTree(sets, articles);
    this.view = vscode.window.createTreeView(name, { treeDataProvider: this.tree, showCollapseAll: true });
    this.subscriptions = vscode.Disposable.from(
      this.tree,
      this.view,
      this.tree.onDidChangeTreeData(() => {
        this.tell();
      }),
    );
    this.tell();
  }

  /** The node that a command's argument means: itself, or the focused one when a key was pressed in the view. */
  nodeOf(argument: unknown): DoubtNode | undefined {
    const node = keyInTree(argument)?.focused ?? argument;
    return isDoubtNode(node) ? node : undefined;
  }

  /** Selects a node, if it is still there, with the keyboard's focus in the view. */
  async reveal(node: MentionNode): Promise<void> {
    if (!node.current) return;
    // The view may be about to appear for it.
    await vscode.commands.executeCommand('setContext', 'hashiya.hasOrphans', true);
    await this.view.reveal(node, { select: true, focus: true, expand: true });
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private tell(): void {
    const { roots } = this.tree;
    const count = roots.reduce(
      (sum, { open, article }) => sum + open.set.mentionsIn(article).doubtful.length,
      0,
    );
    const description = count === 0 ? '' : mentionCount(count);
    if ((this.view.description ?? '') !== description) this.view.description = description;
    observe(vscode.commands.executeCommand('setContext', 'hashiya.hasOrphans', roots.length > 0));
  }
}
