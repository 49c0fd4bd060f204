import * as vscode from 'vscode';
import type { AnchoredText } from '../../core/anchor/anchor.js';
import type { Suggestion } from '../../core/find/suggestion.js';
import { fold } from '../../core/text/fold.js';
import { mainLabel } from '../labels.js';
import type { OpenSet, Sets } from '../sets.js';
import { isCertain } from './actorIndex.js';
import type { Counts } from './items.js';
import * as items from './items.js';
import {
  ActorNode,
  ArticleNode,
  MoreNode,
  NewNameNode,
  NewNamesNode,
  NewPlaceNode,
  PlaceNode,
  SetNode,
  type SuggestionNode,
} from './nodes.js';
import { newNamesOf, type NewNameGroup, type NewNamePlace } from './newNames.js';
import type { Found, Suggester } from './suggester.js';

/** A node shows this many of its children, and as many more each time it is asked to. */
const pageSize = 500;

/** Changes that come one upon the other are shown together. */
const pause = 60;

/** The content of the view of suggestions: by actor, article and place, each level made when it is opened. */
export class SuggestionTree implements vscode.TreeDataProvider<SuggestionNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<SuggestionNode[] | undefined>();
  private readonly nodes = new Map<string, SuggestionNode>();
  private readonly shown = new Map<string, number>();
  /** How many suggestions each actor had when the list was last sorted: it does not move under the reader's hand. */
  private readonly weights = new Map<string, number>();
  /** Ids of the actors that are listed. */
  private readonly listed = new Set<string>();
  private readonly newNames = new Map<OpenSet, ReadonlyMap<string, NewNameGroup>>();
  private readonly subscriptions: vscode.Disposable;
  private stale = new Set<SuggestionNode>();
  private allStale = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly sets: Sets,
    private readonly suggester: Suggester,
  ) {
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      suggester.onDidFind((found) => {
        this.follow(found);
      }),
      sets.onDidChangeSets(() => {
        this.nodes.clear();
        this.newNames.clear();
        this.refreshAll();
      }),
    );
  }

  getChildren(node?: SuggestionNode): SuggestionNode[] {
    if (!node) {
      const [only, ...others] = this.sets.all;
      if (!only) return [];
      return others.length === 0
        ? this.inSet(only, undefined)
        : this.sets.all.map((open) => this.kept(new SetNode(open)));
    }
    const { index } = this.suggester.of(node.open);
    switch (node.is) {
      case 'set':
        return this.inSet(node.open, node);
      case 'actor':
        return this.page(node, index.articlesOf(node.actor), (article) => new ArticleNode(node, article));
      case 'article':
        return this.page(node, index.of(node.parent.actor, node.article), (one) => new PlaceNode(node, one));
      case 'newNames':
        return this.page(node, [...this.newNamesIn(node.open)], ([key]) => new NewNameNode(node, key));
      case 'newName':
        return this.page(node, this.placesOf(node), (place) => {
          return new NewPlaceNode(node, place.article, place.start, place.end);
        });
      case 'place':
      case 'newPlace':
      case 'more':
        return [];
    }
  }

  getParent(node: SuggestionNode): SuggestionNode | undefined {
    return node.parent;
  }

  getTreeItem(node: SuggestionNode): vscode.TreeItem {
    const { index } = this.suggester.of(node.open);
    switch (node.is) {
      case 'set':
        return items.setItem(node, index.size);
      case 'actor':
        return items.actorItem(node, {
          all: index.count(node.actor),
          certain: index.count(node.actor, isCertain),
        });
      case 'article':
        return items.articleItem(node, countsOf(index.of(node.parent.actor, node.article)));
      case 'place': {
        const suggestion = this.suggestionAt(node);
        const text = this.textOf(node);
        return suggestion && text ? items.placeItem(node, suggestion, text) : items.goneItem(node);
      }
      case 'newNames':
        return items.newNamesItem(node, this.newNamesIn(node.open).size);
      case 'newName': {
        const name = this.newNamesIn(node.open).get(node.key);
        return name ? items.newNameItem(node, name.quote, name.places.length) : items.goneItem(node);
      }
      case 'newPlace': {
        const text = this.textOf(node);
        return text ? items.newPlaceItem(node, text) : items.goneItem(node);
      }
      case 'more':
        return items.moreItem(node);
    }
  }

  /** The suggestion at a place; undefined when it has gone. */
  suggestionAt({ open, parent, article, start, end }: PlaceNode): Suggestion | undefined {
    const { index } = this.suggester.of(open);
    return index.of(parent.parent.actor, article).find((one) => one.start === start && one.end === end);
  }

  /** The places that say a new name. */
  placesOf({ open, key }: NewNameNode): readonly NewNamePlace[] {
    return this.newNamesIn(open).get(key)?.places ?? [];
  }

  /** The place that is opened with a node: the first one below it. */
  firstPlace(node: SuggestionNode): PlaceNode | NewPlaceNode | undefined {
    if (node.is === 'place' || node.is === 'newPlace') return node;
    if (node.is !== 'actor' && node.is !== 'article' && node.is !== 'newName') return undefined;
    const [first] = this.getChildren(node);
    return first && this.firstPlace(first);
  }

  /** The node of the same kind that comes after one, in whatever it is; else the one before. */
  neighbour(node: SuggestionNode): SuggestionNode | undefined {
    const siblings = this.getChildren(node.parent);
    const at = siblings.indexOf(node);
    const next = siblings[at + 1];
    if (next && next.is !== 'more') return next;
    const above = node.parent && node.parent.is !== 'set' ? this.following(node.parent) : undefined;
    const below = above && (node.is === 'place' ? this.firstPlace(above) : this.getChildren(above)[0]);
    return below?.is === node.is ? below : siblings[at - 1];
  }

  /** Has the actors with the most suggestions stand first. */
  sort(): void {
    this.weights.clear();
    for (const open of this.sets.all) {
      const { index } = this.suggester.of(open);
      for (const actor of index.actors) this.weights.set(weightKey(open, actor), index.count(actor).total);
    }
    this.refreshAll();
  }

  /** Shows another page of what a node holds. */
  showMore({ parent }: MoreNode): void {
    this.shown.set(parent.id, (this.shown.get(parent.id) ?? pageSize) + pageSize);
    this.refresh([parent]);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.dispose();
  }

  private following(node: SuggestionNode): SuggestionNode | undefined {
    const siblings = this.getChildren(node.parent);
    const next = siblings[siblings.indexOf(node) + 1];
    if (next) return next.is === node.is ? next : undefined;
    const above = node.parent && node.parent.is !== 'set' ? this.following(node.parent) : undefined;
    return above && this.getChildren(above)[0];
  }

  private inSet(open: OpenSet, parent: SetNode | undefined): SuggestionNode[] {
    const { actors } = this.suggester.of(open).index;
    for (const actor of actors) this.listed.add(weightKey(open, actor));
    const sorted = this.sorted(open, actors).map((actor) => this.actorNode(open, parent, actor));
    if (this.newNamesIn(open).size === 0) return sorted;
    return [...sorted, this.kept(new NewNamesNode(open, parent))];
  }

  private sorted(open: OpenSet, actors: readonly string[]): string[] {
    const { index } = this.suggester.of(open);
    const entries = actors.map((actor) => ({
      actor,
      weight: this.weights.get(weightKey(open, actor)) ?? index.count(actor).total,
      name: fold(mainLabel(open.set, { kind: 'actor', id: actor })),
    }));
    entries.sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    return entries.map(({ actor }) => actor);
  }

  private newNamesIn(open: OpenSet): ReadonlyMap<string, NewNameGroup> {
    let names = this.newNames.get(open);
    if (!names) this.newNames.set(open, (names = newNamesOf(this.suggester.of(open).newNames)));
    return names;
  }

  private textOf({ open, article, start }: PlaceNode | NewPlaceNode): AnchoredText | undefined {
    const text = this.suggester.of(open).knownTextOf(article);
    return text && start < text.points.length ? text : undefined;
  }

  private follow({ open, actors, newNamesChanged }: Found): void {
    if (newNamesChanged) this.newNames.delete(open);
    const parent = this.sets.all.length > 1 ? this.kept(new SetNode(open)) : undefined;
    const { index } = this.suggester.of(open);
    const stale: SuggestionNode[] = [];
    let listChanged = newNamesChanged;
    for (const actor of actors) {
      const key = weightKey(open, actor);
      const isThere = index.count(actor).total > 0;
      if (isThere !== this.listed.has(key)) {
        listChanged = true;
        if (!isThere) this.listed.delete(key);
      } else if (isThere) stale.push(this.actorNode(open, parent, actor));
    }
    if (!listChanged) this.refresh(parent ? [parent, ...stale] : stale);
    else if (parent) this.refresh([parent]);
    else this.refreshAll();
  }

  private refreshAll(): void {
    this.allStale = true;
    this.refresh([]);
  }

  private refresh(nodes: readonly SuggestionNode[]): void {
    for (const node of nodes) this.stale.add(node);
    if (!this.allStale && this.stale.size === 0) return;
    this.timer ??= setTimeout(() => {
      const stale = this.allStale ? undefined : [...this.stale];
      this.timer = undefined;
      this.allStale = false;
      this.stale = new Set();
      this.changed.fire(stale);
    }, pause);
  }

  private page<T>(
    node: SuggestionNode,
    all: readonly T[],
    make: (item: T) => SuggestionNode,
  ): SuggestionNode[] {
    const shown = this.shown.get(node.id) ?? pageSize;
    const page = all.slice(0, shown).map((item) => this.kept(make(item)));
    return all.length > shown ? [...page, new MoreNode(node, all.length - shown)] : page;
  }

  private actorNode(open: OpenSet, parent: SetNode | undefined, actor: string): ActorNode {
    return this.kept(new ActorNode(open, parent, actor));
  }

  /** The same node for the same thing under the same parent: VS Code knows nodes by identity. */
  private kept<N extends SuggestionNode>(node: N): N {
    const known = this.nodes.get(node.id);
    if (known?.parent === node.parent && isSameKind(known, node)) return known;
    this.nodes.set(node.id, node);
    return node;
  }
}

function isSameKind<N extends SuggestionNode>(known: SuggestionNode | undefined, node: N): known is N {
  return known?.is === node.is;
}

function weightKey(open: OpenSet, actor: string): string {
  return `${open.root.toString()}\n${actor}`;
}

function countsOf(suggestions: readonly Suggestion[]): Counts {
  const articles = suggestions.length > 0 ? 1 : 0;
  const certain = suggestions.filter(isCertain).length;
  return {
    all: { total: suggestions.length, articles },
    certain: { total: certain, articles: certain > 0 ? 1 : 0 },
  };
}
