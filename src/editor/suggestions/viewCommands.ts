import * as vscode from 'vscode';
import type { NewNameAt, SuggestionsIn } from '../../core/set/suggestionChanges.js';
import type { Locations } from '../locations.js';
import { keyInTree } from '../treeKeys.js';
import { selectPlace } from './atCursor.js';
import {
  isSuggestionNode,
  MoreNode,
  type NewNameNode,
  type NewPlaceNode,
  type SuggestionNode,
} from './nodes.js';
import { isCertain } from './actorIndex.js';
import type { Settler } from './settle.js';
import type { Suggester } from './suggester.js';
import type { SuggestionView } from './view.js';

/** What is done to a node of the view of suggestions. */
export class ViewCommands {
  constructor(
    private readonly suggester: Suggester,
    private readonly settler: Settler,
    private readonly view: SuggestionView,
    private readonly locations: Locations,
  ) {}

  /** The node that a command's argument means: itself, or the focused one when a key was pressed in the view. */
  nodeOf(argument: unknown): SuggestionNode | undefined {
    const node = keyInTree(argument)?.focused ?? argument;
    return isSuggestionNode(node) ? node : undefined;
  }

  /** Accepts what a node holds, and goes on to the next when a key asked for it. */
  async accept(node: SuggestionNode, argument: unknown): Promise<void> {
    const next = this.view.tree.neighbour(node);
    if (await this.settle(node)) await this.goOn(next, argument);
  }

  /** Rejects what a node holds, and goes on to the next when a key asked for it. */
  async reject(node: SuggestionNode, argument: unknown): Promise<void> {
    const next = this.view.tree.neighbour(node);
    if (node.is === 'newName' || node.is === 'newPlace') {
      if (this.settler.rejectNewNames(node.open, this.newNamesOf(node))) await this.goOn(next, argument);
      return;
    }
    const places = this.placesOf(node);
    // Under an actor it is that actor who is not meant; others may still be.
    const isWide = node.is === 'actor' || node.is === 'article';
    const rejected = isWide ? places.map(forFirstAlone) : places;
    if (places.length > 0 && this.settler.rejectAll(node.open, rejected)) await this.goOn(next, argument);
  }

  /** The suggestions that a node holds. */
  placesOf(node: SuggestionNode): SuggestionsIn[] {
    const suggestions = this.suggester.of(node.open);
    if (node.is === 'actor') return suggestions.of(node.actor);
    if (node.is === 'article') return suggestions.of(node.parent.actor, node.article);
    const suggestion = node.is === 'place' ? this.view.tree.suggestionAt(node) : undefined;
    return node.is === 'place' && suggestion ? suggestions.places(node.article, [suggestion]) : [];
  }

  /** The places that a new name, or one of its nodes, holds. */
  private newNamesOf(node: NewNameNode | NewPlaceNode): NewNameAt[] {
    const places = node.is === 'newPlace' ? [node] : this.view.tree.placesOf(node);
    return places.flatMap(({ article, start, end }) => {
      const text = this.suggester.of(node.open).knownTextOf(article);
      return text ? [{ article, text, start, end }] : [];
    });
  }

  /** Opens the article of a node with its first place selected. */
  async open(node: SuggestionNode, preserveFocus: boolean): Promise<void> {
    const place = this.view.tree.firstPlace(node);
    if (place) await selectPlace(this.locations, place.open, place, preserveFocus);
  }

  private async settle(node: SuggestionNode): Promise<boolean> {
    const { open } = node;
    if (node.is === 'newName' || node.is === 'newPlace') return this.tagNewName(node);
    const places = this.placesOf(node);
    const [place] = places;
    if (node.is !== 'place') return this.settler.acceptAll(open, places);
    if (!place) return false;
    // Whoever is asked wants to see where.
    if (!place.suggestions.every(isCertain)) await selectPlace(this.locations, open, node, true);
    return this.settler.acceptOne(open, place);
  }

  /** A new name is tagged like any other words: the list begins with making an actor of it. */
  private async tagNewName(node: SuggestionNode): Promise<boolean> {
    await this.open(node, false);
    await vscode.commands.executeCommand('hashiya.tagActor');
    return true;
  }

  private async goOn(next: SuggestionNode | undefined, argument: unknown): Promise<void> {
    if (!next || !keyInTree(argument)) return;
    await this.view.view.reveal(next, { select: true, focus: true });
    await this.open(next, true);
  }
}

/** The same suggestions as if their likeliest actor were the only one. */
export function forFirstAlone(places: SuggestionsIn): SuggestionsIn {
  return {
    ...places,
    suggestions: places.suggestions.map((one) => ({ ...one, candidates: one.candidates.slice(0, 1) })),
  };
}

/** Shows another page where a list was cut. */
export function showMore(view: SuggestionView, node: unknown): void {
  if (node instanceof MoreNode) view.tree.showMore(node);
}
