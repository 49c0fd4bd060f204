import type { Mention } from '../../core/model/types.js';
import type { OpenSet } from '../sets.js';

// The nodes of the view of orphans. They hold ids and no mentions: those are replaced all the time.

abstract class Node {
  /** Stable while the thing it stands for lasts. */
  readonly id: string;

  constructor(
    readonly open: OpenSet,
    readonly article: string,
    ...path: readonly string[]
  ) {
    this.id = [open.root.toString(), article, ...path].join('\n');
  }
}

/** An article with mentions in doubt. */
export class ArticleNode extends Node {
  readonly is = 'article';
  readonly parent = undefined;
}

/** A mention in doubt. */
export class MentionNode extends Node {
  readonly is = 'mention';

  constructor(
    readonly parent: ArticleNode,
    readonly mention: string,
  ) {
    super(parent.open, parent.article, mention);
  }

  /** The mention as it is now; undefined when it is no longer in doubt. */
  get current(): Mention | undefined {
    const mention = this.open.set.mentionsIn(this.article).get(this.mention);
    return mention?.status === 'uncertain' || mention?.status === 'orphaned' ? mention : undefined;
  }
}

/** A sidecar whose article is gone. */
export class MissingNode extends Node {
  readonly is = 'missing';
  readonly parent = undefined;

  constructor(open: OpenSet, article: string) {
    super(open, article, 'missing');
  }
}

export type DoubtNode = ArticleNode | MentionNode | MissingNode;

/** Whether a command's argument is a node of the view. */
export function isDoubtNode(value: unknown): value is DoubtNode {
  return value instanceof Node;
}
