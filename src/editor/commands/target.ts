import { referentOf } from '../../core/model/mention.js';
import type { Kind, Referent } from '../../core/model/types.js';
import type { PlacedMention } from '../../core/set/annotationSet.js';
import { isEntryAddress } from '../entryForm.js';
import { isAddress, type MentionAddress } from '../mentionAddress.js';
import { activeMention } from '../mentionAtCursor.js';
import type { Services } from '../services.js';
import type { OpenSet } from '../sets.js';
import { keyInTree } from '../treeKeys.js';
import { isTreeNode, referentOfNode, type TreeNode } from '../views/nodes.js';
import { pickReferent } from './pickReferent.js';

/** The actor or event that a command is about. */
export interface Target {
  readonly open: OpenSet;
  readonly referent: Referent;
  /** The mention that it was meant by, if by one. */
  readonly placed?: PlacedMention;
}

/** Finds out what a command is about, wherever it was called: in a tree, on a card, by a key or from the palette. */
export class Targets {
  constructor(private readonly services: Services) {}

  /** What an argument names: a node of a tree, the one in which a key was pressed, or the address of a mention or an entry. */
  of(argument: unknown): Target | undefined {
    const node = isTreeNode(argument) ? argument : focusedNode(argument);
    if (node) {
      const found = referentOfNode(node);
      const placed = node.is === 'mention' ? node.placed : undefined;
      return found && { ...found, ...(placed ? { placed } : {}) };
    }
    if (isAddress(argument)) return this.ofAddress(argument);
    if (!isEntryAddress(argument)) return undefined;
    const open = this.setAt(argument.set);
    return open && { open, referent: { kind: argument.kind, id: argument.id } };
  }

  /** What the mention at the cursor names. */
  atCursor(kind?: Kind): Target | undefined {
    const active = activeMention(this.services.articles);
    if (!active) return undefined;
    const { article, mention } = active;
    const referent = referentOf(mention);
    if (kind !== undefined && referent.kind !== kind) return undefined;
    return { open: article.open, referent, placed: { article: article.path, mention } };
  }

  /** What the argument names, else the cursor, else what the person picks. */
  async resolve(argument: unknown, kind: Kind, title: string): Promise<Target | undefined> {
    const target = argument === undefined ? this.atCursor(kind) : this.of(argument);
    if (target) return target.referent.kind === kind ? target : undefined;
    if (argument !== undefined) return undefined;
    return pickReferent(this.services.sets.all, kind, title);
  }

  private setAt(root: string): OpenSet | undefined {
    return this.services.sets.all.find((open) => open.root.toString() === root);
  }

  private ofAddress({ set, article, mention: id }: MentionAddress): Target | undefined {
    const open = this.setAt(set);
    const mention = open?.set.mentionsIn(article).get(id);
    return open && mention && { open, referent: referentOf(mention), placed: { article, mention } };
  }
}

/** The node of a tree in which a key was pressed. */
export function focusedNode(argument: unknown): TreeNode | undefined {
  const focused = keyInTree(argument)?.focused;
  return isTreeNode(focused) ? focused : undefined;
}
