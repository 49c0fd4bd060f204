import { parseTree, type Node } from 'jsonc-parser';
import { lowerBound } from '../text/codePoints.js';

/** Where the entries of a JSON file stand; parses it once, and looks through each list and object once. */
export class EntryPlaces {
  private readonly root: Node | undefined;
  private readonly lineFeeds: readonly number[];
  private readonly children = new WeakMap<Node, ReadonlyMap<string, Node>>();

  constructor(text: string) {
    this.root = parseTree(text);
    this.lineFeeds = Array.from(text.matchAll(/\n/g), ({ index }) => index);
  }

  /**
   * The one-based line and column, in UTF-16, of an entry, or of the nearest enclosing one that is there.
   * @param path of keys; what stands in a list is given by its `id`, else by its index
   */
  of(path: readonly string[]): { line: number; column: number } {
    const offset = this.root ? this.offsetOf(this.root, path) : 0;
    const line = lowerBound(this.lineFeeds.length, (i) => (this.lineFeeds[i] ?? 0) >= offset);
    return { line: line + 1, column: offset - (this.lineFeeds[line - 1] ?? -1) };
  }

  private offsetOf(root: Node, path: readonly string[]): number {
    let node = root;
    for (const segment of path) {
      const next = this.childrenOf(node).get(segment);
      if (!next) break;
      node = next;
    }
    return node.parent?.type === 'property' ? node.parent.offset : node.offset;
  }

  private childrenOf(node: Node): ReadonlyMap<string, Node> {
    let known = this.children.get(node);
    if (!known) this.children.set(node, (known = node.type === 'array' ? itemsOf(node) : valuesOf(node)));
    return known;
  }
}

/** The values of an object by their keys; of a key that stands there twice the first. */
function valuesOf({ children = [] }: Node): Map<string, Node> {
  const values = new Map<string, Node>();
  for (const { children: [key, value] = [] } of children) {
    const name: unknown = key?.value;
    if (typeof name === 'string' && value && !values.has(name)) values.set(name, value);
  }
  return values;
}

/** The items of a list by their ids and, where no id is the same, by their indexes. */
function itemsOf({ children = [] }: Node): Map<string, Node> {
  const items = new Map<string, Node>();
  for (const item of children) {
    const id: unknown = item.type === 'object' ? valuesOf(item).get('id')?.value : undefined;
    if (typeof id === 'string' && !items.has(id)) items.set(id, item);
  }
  for (const [index, item] of children.entries()) {
    if (!items.has(String(index))) items.set(String(index), item);
  }
  return items;
}
