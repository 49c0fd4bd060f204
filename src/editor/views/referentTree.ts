import * as vscode from 'vscode';
import { isAnchored, referentKey, referentOf } from '../../core/model/mention.js';
import type { Kind, Mention, Referent } from '../../core/model/types.js';
import { dateClaims, partClaims } from '../../core/set/claims.js';
import { compareArticles } from '../../core/set/files.js';
import { partsOfEvent } from '../../core/set/parts.js';
import { meantBy } from '../search.js';
import type { OpenSet, SetChange, Sets } from '../sets.js';
import type { Grouping } from './grouping.js';
import { Groups, type Order } from './groups.js';
import {
  ArticleNode,
  DateNode,
  GroupNode,
  MentionNode,
  MoreNode,
  ParticipantNode,
  ReferentNode,
  SetNode,
  type TreeNode,
} from './nodes.js';
import { dateItem, participantItem } from './eventItems.js';
import {
  articleItem,
  groupItem,
  mentionItem,
  moreItem,
  referentItem,
  referentTooltip,
  setItem,
} from './treeItems.js';

/** A node shows this many of its children, and as many more each time it is asked to. */
export const pageSize = 500;

/** Changes that come one upon the other are shown together. */
const pause = 30;

/** The content of one tree: actors or events by set, type, article and mention, each level made when it is opened. */
export class ReferentTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<TreeNode[] | undefined>();
  private readonly nodes = new Map<string, TreeNode>();
  private readonly groups = new Map<OpenSet, Groups>();
  /** How many children are shown of nodes that show more than one page. */
  private readonly shown = new Map<string, number>();
  /** Nodes that the person opened: they are open again when they come back from being filtered out. */
  private readonly opened = new Set<string>();
  private readonly subscriptions: vscode.Disposable;
  private stale = new Set<TreeNode>();
  private allStale = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private currentOrder: Order;
  private currentQuery = '';
  private isWanted = meantBy('');

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly sets: Sets,
    readonly kind: Kind,
    order: Order,
    private currentGrouping: Grouping = 'type',
  ) {
    this.currentOrder = order;
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      sets.onDidChange((change) => {
        this.follow(change);
      }),
      sets.onDidChangeSets(() => {
        this.nodes.clear();
        this.groups.clear();
        this.refreshAll();
      }),
    );
  }

  get order(): Order {
    return this.currentOrder;
  }

  set order(order: Order) {
    this.currentOrder = order;
    this.sortAnew();
  }

  get grouping(): Grouping {
    return this.currentGrouping;
  }

  set grouping(grouping: Grouping) {
    if (grouping === this.currentGrouping) return;
    this.currentGrouping = grouping;
    this.shown.clear();
    this.sortAnew();
  }

  /** What entries must match to be shown; empty for all. */
  get query(): string {
    return this.currentQuery;
  }

  set query(query: string) {
    if (query === this.currentQuery) return;
    this.currentQuery = query;
    this.isWanted = meantBy(query);
    this.shown.clear();
    this.sortAnew();
  }

  /** How many entries the filter lets through, and of how many. */
  get counts(): { found: number; all: number } {
    const { all } = this.sets;
    return {
      found: all.reduce((sum, open) => sum + this.groupsOf(open).size, 0),
      all: all.reduce((sum, { set }) => sum + (this.kind === 'actor' ? set.actors : set.events).size, 0),
    };
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (!node) {
      const [only, ...others] = this.sets.all;
      if (!only) return [];
      return others.length === 0 ? this.groupNodes(only) : this.sets.all.map((open) => this.setNode(open));
    }
    switch (node.is) {
      case 'set':
        return this.groupNodes(node.open);
      case 'group':
        return this.page(node, this.groupsOf(node.open).of(node.key), (id) => this.referentNode(node, id));
      case 'referent':
        return [
          ...this.eventNodes(node),
          ...this.page(node, articlesOf(node), (article) => this.articleNode(node, article)),
        ];
      case 'article':
        return this.page(node, mentionsOf(node), (mention) => this.mentionNode(node, mention.id));
      case 'date':
      case 'participant':
      case 'mention':
      case 'more':
        return [];
    }
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const item = this.itemOf(node);
    const isOpen = this.opened.has(node.id);
    if (isOpen && item.collapsibleState === vscode.TreeItemCollapsibleState.Collapsed) {
      item.collapsibleState = vscode.TreeItemCollapsibleState.Expanded;
    }
    return item;
  }

  private itemOf(node: TreeNode): vscode.TreeItem {
    switch (node.is) {
      case 'set':
        return setItem(node);
      case 'group':
        return groupItem(node, this.groupsOf(node.open).of(node.key).length);
      case 'referent':
        return referentItem(node);
      case 'date':
        return dateItem(node);
      case 'participant':
        return participantItem(node);
      case 'article':
        return articleItem(node);
      case 'mention':
        return mentionItem(node);
      case 'more':
        return moreItem(node);
    }
  }

  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    if (node.is === 'referent') item.tooltip = referentTooltip(node);
    return item;
  }

  /** Remembers that the person opened or closed a node. */
  noteOpened(node: TreeNode, isOpen: boolean): void {
    if (isOpen) this.opened.add(node.id);
    else this.opened.delete(node.id);
  }

  /** Shows another page of what a node holds. */
  showMore({ parent }: MoreNode): void {
    this.shown.set(parent.id, (this.shown.get(parent.id) ?? pageSize) + pageSize);
    this.refresh([parent]);
  }

  /** The node of a mention, made reachable; undefined when the filter hides it. */
  nodeOf(open: OpenSet, article: string, mention: Mention): MentionNode | undefined {
    const referent = this.referentNodeOf(open, referentOf(mention), article);
    if (!referent) return undefined;
    const articles = articlesOf(referent);
    this.reach(referent, articles.indexOf(article));
    const parent = this.articleNode(referent, article);
    this.reach(
      parent,
      mentionsOf(parent).findIndex(({ id }) => id === mention.id),
    );
    return this.mentionNode(parent, mention.id);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.dispose();
  }

  /** Where several groups hold it, the node in that of the article. */
  private referentNodeOf(open: OpenSet, { id }: Referent, article: string): ReferentNode | undefined {
    const groups = this.groupsOf(open);
    const holding = groups.groupsOf(id);
    const key = holding.includes(article) ? article : holding[0];
    if (key === undefined) return undefined;
    const group = this.groupNode(open, key);
    this.reach(group, groups.of(key).indexOf(id));
    return this.referentNode(group, id);
  }

  /** Has a node show enough of its children for one at `index` to be among them. */
  private reach(node: TreeNode, index: number): void {
    const shown = this.shown.get(node.id) ?? pageSize;
    if (index < shown) return;
    this.shown.set(node.id, Math.ceil((index + 1) / pageSize) * pageSize);
    this.changed.fire([node]);
  }

  private page<T>(node: TreeNode, all: readonly T[], make: (item: T) => TreeNode): TreeNode[] {
    const shown = this.shown.get(node.id) ?? pageSize;
    const hidden = all.length - shown;
    if (hidden <= 0) return all.map(make);
    return [...all.slice(0, shown).map(make), new MoreNode(node.open, node, hidden)];
  }

  private follow({ open, touched }: SetChange): void {
    if (touched.everything) {
      this.groups.get(open)?.reset();
      this.refreshAll();
      return;
    }
    const prefix = referentKey({ kind: this.kind, id: '' });
    const ids = [...touched.referents]
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
    const { groups, groupsChanged } = this.groupsOf(open).update(ids);
    // Groups are called as their actors are.
    const renamed = this.currentGrouping === 'actor' && this.kind === 'event' ? [...touched.actors] : [];
    const isOrderOld = renamed.some((id) => this.groupsOf(open).of(id).length > 0);
    if (groupsChanged || isOrderOld) {
      const node = this.nodes.get(new SetNode(open).id);
      if (this.sets.all.length > 1 && node) this.refresh([node]);
      else this.refreshAll();
    }
    const referents = ids.flatMap((id) =>
      this.groupsOf(open)
        .groupsOf(id)
        .map((key) => this.referentNode(this.groupNode(open, key), id)),
    );
    const wholes = this.kind === 'event' ? this.wholes(open, ids) : [];
    const parts = this.kind === 'event' ? this.participants(open, touched.actors) : [];
    this.refresh([...[...groups].map((key) => this.groupNode(open, key)), ...referents, ...wholes, ...parts]);
  }

  private sortAnew(): void {
    for (const groups of this.groups.values()) groups.reset();
    this.refreshAll();
  }

  private refreshAll(): void {
    this.allStale = true;
    this.refresh([]);
  }

  private refresh(nodes: readonly TreeNode[]): void {
    for (const node of nodes) this.stale.add(node);
    this.timer ??= setTimeout(() => {
      const stale = this.allStale ? undefined : [...this.stale];
      this.timer = undefined;
      this.allStale = false;
      this.stale = new Set();
      if (stale?.length !== 0) this.changed.fire(stale);
    }, pause);
  }

  private groupsOf(open: OpenSet): Groups {
    let groups = this.groups.get(open);
    if (!groups) {
      const { set } = open;
      const { kind } = this;
      const order = (): Order => this.currentOrder;
      const grouping = (): Grouping => this.currentGrouping;
      const choice = {
        get order() {
          return order();
        },
        get grouping() {
          return grouping();
        },
        isWanted: (id: string) => this.isWanted(set, { kind, id }),
      };
      this.groups.set(open, (groups = new Groups(set, kind, choice)));
    }
    return groups;
  }

  private groupNodes(open: OpenSet): TreeNode[] {
    return this.groupsOf(open).keys.map((key) => this.groupNode(open, key));
  }

  /** What stands below an event besides its articles: its date, participants and parts. */
  private eventNodes(node: ReferentNode): TreeNode[] {
    const { open, referent } = node;
    if (referent.kind !== 'event') return [];
    const hasDate =
      open.set.events.get(referent.id)?.date !== undefined || dateClaims(open.set, referent.id).length > 0;
    const participants = partClaims(open.set, referent.id).map(({ role, actor }) =>
      this.kept(new ParticipantNode(open, node, referent, { role, actor })),
    );
    // A circle, which only a file written by hand can have, would go on for ever.
    const parts = partsOfEvent(open.set, referent.id)
      .filter((id) => !isBelow(node, id))
      .map((id) => this.kept(new ReferentNode(open, node, { kind: 'event', id })));
    return [...(hasDate ? [this.kept(new DateNode(open, node, referent))] : []), ...participants, ...parts];
  }

  /** The nodes that show what an event is a part of, or was before a change. */
  private wholes(open: OpenSet, ids: readonly string[]): TreeNode[] {
    const groups = this.groupsOf(open);
    const now = ids
      .map((id) => open.set.events.get(id)?.subEventOf)
      .flatMap((whole) =>
        whole === undefined
          ? []
          : groups.groupsOf(whole).map((key) => this.referentNode(this.groupNode(open, key), whole)),
      );
    const before = [...this.nodes.values()]
      .filter((node) => node.is === 'referent' && ids.includes(node.referent.id))
      .flatMap(({ parent }) => (parent?.is === 'referent' ? [parent] : []));
    return [...now, ...before];
  }

  /** The nodes of actors as participants: they are called as the actors are. */
  private participants(open: OpenSet, actors: ReadonlySet<string>): TreeNode[] {
    if (actors.size === 0) return [];
    return [...this.nodes.values()].filter(
      (node) => node.is === 'participant' && node.open === open && actors.has(node.part.actor),
    );
  }

  private setNode(open: OpenSet): SetNode {
    return this.kept(new SetNode(open));
  }

  private groupNode(open: OpenSet, key: string): GroupNode {
    const parent = this.sets.all.length > 1 ? this.setNode(open) : undefined;
    return this.kept(
      new GroupNode(open, parent, this.kind, this.currentGrouping, key, this.currentQuery !== ''),
    );
  }

  private referentNode(parent: GroupNode, id: string): ReferentNode {
    return this.kept(new ReferentNode(parent.open, parent, { kind: this.kind, id }));
  }

  private articleNode(parent: ReferentNode, article: string): ArticleNode {
    return this.kept(new ArticleNode(parent.open, parent, parent.referent, article));
  }

  private mentionNode(parent: ArticleNode, mention: string): MentionNode {
    return this.kept(new MentionNode(parent.open, parent, parent.referent, parent.article, mention));
  }

  /** The same node for the same thing under the same parent: VS Code knows nodes by identity. */
  private kept<N extends TreeNode>(node: N): N {
    const known = this.nodes.get(node.id);
    if (known?.parent === node.parent && isSameKind(known, node)) return known;
    this.nodes.set(node.id, node);
    return node;
  }
}

function isBelow(node: TreeNode | undefined, event: string): boolean {
  if (node?.is !== 'referent') return false;
  return node.referent.id === event || isBelow(node.parent, event);
}

function isSameKind<N extends TreeNode>(known: TreeNode | undefined, node: N): known is N {
  return known?.is === node.is;
}

function articlesOf({ open, referent }: ReferentNode): string[] {
  return [...open.set.usesOf(referent).articles.keys()].sort(compareArticles);
}

function mentionsOf({ open, referent, article }: ArticleNode): Mention[] {
  return open.set.mentionsIn(article).of(referent);
}

/** The mention that opening a node leads to: the first below it whose text can be found, else the first. */
export function firstMention(
  node: TreeNode,
): { open: OpenSet; article: string; mention: Mention } | undefined {
  const { open } = node;
  if (node.is === 'mention') return node.placed && { open, ...node.placed };
  if (node.is !== 'referent' && node.is !== 'article') return undefined;
  const articles = node.is === 'article' ? [node.article] : articlesOf(node);
  let first: { open: OpenSet; article: string; mention: Mention } | undefined;
  for (const article of articles) {
    const mentions = open.set.mentionsIn(article).of(node.referent);
    const mention = mentions.find(isAnchored);
    if (mention) return { open, article, mention };
    if (mentions[0]) first ??= { open, article, mention: mentions[0] };
  }
  return first;
}
