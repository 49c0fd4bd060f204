import type { Suggestion } from '../../core/find/suggestion.js';
import type { OpenSet } from '../sets.js';

// The nodes of the view of suggestions. They hold ids and places, and no suggestions: those are replaced all the time.

abstract class Node {
  /** Stable while the thing it stands for lasts. */
  readonly id: string;

  constructor(
    readonly open: OpenSet,
    readonly parent: SuggestionNode | undefined,
    ...path: readonly string[]
  ) {
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

/** An actor whom suggestions name. */
export class ActorNode extends Node {
  readonly is = 'actor';

  constructor(
    open: OpenSet,
    parent: SuggestionNode | undefined,
    readonly actor: string,
  ) {
    super(open, parent, 'actor', actor);
  }
}

/** An article with suggestions for the actor above. */
export class ArticleNode extends Node {
  readonly is = 'article';

  constructor(
    override readonly parent: ActorNode,
    readonly article: string,
  ) {
    super(parent.open, parent, 'actor', parent.actor, article);
  }
}

/** A place that is proposed; `[start, end)` in code points. */
export class PlaceNode extends Node {
  readonly is = 'place';
  readonly article: string;
  readonly start: number;
  readonly end: number;

  constructor(
    override readonly parent: ArticleNode,
    { start, end }: Suggestion,
  ) {
    const { article } = parent;
    super(parent.open, parent, 'actor', parent.parent.actor, article, `${start} ${end}`);
    this.article = article;
    this.start = start;
    this.end = end;
  }
}

/** All names that may be actors whom the set does not know. */
export class NewNamesNode extends Node {
  readonly is = 'newNames';

  constructor(open: OpenSet, parent: SuggestionNode | undefined) {
    super(open, parent, 'newNames');
  }
}

/** One of these names. */
export class NewNameNode extends Node {
  readonly is = 'newName';

  constructor(
    override readonly parent: NewNamesNode,
    /** Folded. */
    readonly key: string,
  ) {
    super(parent.open, parent, 'newNames', key);
  }
}

/** A place that says it; `[start, end)` in code points. */
export class NewPlaceNode extends Node {
  readonly is = 'newPlace';

  constructor(
    override readonly parent: NewNameNode,
    readonly article: string,
    readonly start: number,
    readonly end: number,
  ) {
    super(parent.open, parent, 'newNames', parent.key, article, `${start} ${end}`);
  }
}

/** What stands for the entries below `parent` that are not shown yet. */
export class MoreNode extends Node {
  readonly is = 'more';

  constructor(
    override readonly parent: SuggestionNode,
    readonly hidden: number,
  ) {
    super(parent.open, parent, parent.id, 'more');
  }
}

export type SuggestionNode =
  SetNode | ActorNode | ArticleNode | PlaceNode | NewNamesNode | NewNameNode | NewPlaceNode | MoreNode;

/** Whether a command's argument is a node of the view. */
export function isSuggestionNode(value: unknown): value is SuggestionNode {
  return value instanceof Node;
}
