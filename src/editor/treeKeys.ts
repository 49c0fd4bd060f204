/**
 * What a key pressed in a tree is about. VS Code gives commands the row that a menu was opened on, but with a key no row
 * at all. Where a keybinding's `args` are `[{ "$treeViewId": "…", "$focusedTreeItem": true }]`, though, the extension host
 * puts the element of the row that has the keyboard's focus in the place of that object: as it does for the titles of
 * views, in both extension hosts. The selection would be another row when somebody came with the arrow keys.
 */
export interface TreeKey {
  /** The element of the focused row; undefined when no row has the focus. */
  readonly focused: unknown;
}

/** @param argument of a command @returns undefined when no key in a tree called it */
export function keyInTree(argument: unknown): TreeKey | undefined {
  return Array.isArray(argument) ? { focused: argument[0] } : undefined;
}
