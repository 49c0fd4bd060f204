import type { PlacedMention } from '../../core/set/annotationSet.js';
import type { Kind, Referent, SettledParticipant } from '../../core/model/types.js';
import type { MentionAddress } from '../mentionAddress.js';
import type { OpenSet } from '../sets.js';
import type { Grouping } from './grouping.js';

// The nodes of the trees. They hold ids and no entries, so that they stay right while entries are replaced.

abstract class Node {
  /** Stable while the thing it stands for lasts; one tree holds actors or events, never both. */
  readonly id: string;

  /** What the id is made of. */
  readonly path: readonly string[];

  constructor(
    readonly open: OpenSet,
    readonly parent: TreeNode | undefined,
    ...path: readonly string[]
  ) {
    this.path = path;
    this.id = [open.root.toString(), ...path].join('\n');
  }
}

/** One of several sets in the workspace. */
export class SetNode extends Node {
  readonly is = 'set';

  constructor(open: OpenSet) {
    super(open, undefined);
  }
}

/** All actors or events of one type, or those that share what else they are grouped by. */
export class GroupNode extends Node {
  readonly is = 'group';

  /** @param isFiltered groups that hold what was searched for are other nodes, which open by themselves */
  constructor(
    open: OpenSet,
    parent: TreeNode | undefined,
    readonly kind: Kind,
    readonly by: Grouping,
    readonly key: string,
    readonly isFiltered: boolean,
  ) {
    super(open, parent, by, key, ...(isFiltered ? ['filtered'] : []));
    // Of one type is each only once.
    this.place = by === 'type' ? [] : [by, key];
  }

  /** What tells nodes of the same thing in this group from those in others. */
  readonly place: readonly string[];
}

/** An actor or event; below an event those that are parts of it. */
export class ReferentNode extends Node {
  readonly is = 'referent';

  constructor(
    open: OpenSet,
    parent: GroupNode | ReferentNode,
    readonly referent: Referent,
  ) {
    const path = parent.is === 'referent' ? [...parent.path, 'part'] : [...parent.place, 'id'];
    super(open, parent, ...path, referent.id);
  }
}

/** An article that mentions the actor or event above. */
export class ArticleNode extends Node {
  readonly is = 'article';

  constructor(
    open: OpenSet,
    parent: ReferentNode,
    readonly referent: Referent,
    readonly article: string,
  ) {
    super(open, parent, ...parent.path, article);
  }
}

/** A mention; commands take it as the address of that mention. */
export class MentionNode extends Node implements MentionAddress {
  readonly is = 'mention';
  readonly set: string;

  constructor(
    open: OpenSet,
    parent: ArticleNode,
    readonly referent: Referent,
    readonly article: string,
    readonly mention: string,
  ) {
    super(open, parent, ...parent.path, mention);
    this.set = open.root.toString();
  }

  /** The mention as it is now; undefined when it was removed. */
  get placed(): PlacedMention | undefined {
    const mention = this.open.set.mentionsIn(this.article).get(this.mention);
    return mention && { article: this.article, mention };
  }
}

/** When an event was, as was settled and as articles tell. */
export class DateNode extends Node {
  readonly is = 'date';

  constructor(
    open: OpenSet,
    parent: ReferentNode,
    readonly referent: Referent,
  ) {
    super(open, parent, ...parent.path, 'date');
  }
}

/** An actor in a role of an event, as was settled or as articles tell. */
export class ParticipantNode extends Node {
  readonly is = 'participant';

  constructor(
    open: OpenSet,
    parent: ReferentNode,
    /** The event. */
    readonly referent: Referent,
    readonly part: SettledParticipant,
  ) {
    super(open, parent, ...parent.path, 'participant', part.role, part.actor);
  }
}

/** What stands for the entries below `parent` that are not shown yet. */
export class MoreNode extends Node {
  readonly is = 'more';

  constructor(
    open: OpenSet,
    override readonly parent: TreeNode,
    readonly hidden: number,
  ) {
    super(open, parent, parent.id, 'more');
  }
}

export type TreeNode =
  SetNode | GroupNode | ReferentNode | DateNode | ParticipantNode | ArticleNode | MentionNode | MoreNode;

/** Whether a command's argument is a node of a tree. */
export function isTreeNode(value: unknown): value is TreeNode {
  return value instanceof Node;
}

/** The actor or event that a node belongs to, if it is at or below one. */
export function referentOfNode(
  node: TreeNode | undefined,
): { open: OpenSet; referent: Referent } | undefined {
  return node !== undefined && 'referent' in node ? { open: node.open, referent: node.referent } : undefined;
}
