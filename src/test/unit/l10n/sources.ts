import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from '../../host/paths.js';

// The program's own text, as a tree.

/** A source file with its path in the repository. */
export interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

/** The sources in a folder of `src` and those below it. */
export function sourcesIn(...folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, 'src', folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .map((file) => {
        const name = ['src', folder, ...file.split(path.sep)].join('/');
        const text = readFileSync(path.join(root, name), 'utf8');
        return { path: name, tree: ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true) };
      }),
  );
}

/** Visits a tree from the root down; what `visit` answers false to is not looked into. */
export function walk(node: ts.Node, visit: (node: ts.Node) => boolean): void {
  if (visit(node))
    ts.forEachChild(node, (child) => {
      walk(child, visit);
    });
}

/** `file:line` of a node. */
export function placeOf({ path: file, tree }: Source, node: ts.Node): string {
  return `${file}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
}

/** What a call calls, as it is written: `vscode.l10n.t`. */
export function calleeOf(call: ts.CallExpression | ts.NewExpression): string {
  return call.expression.getText();
}
