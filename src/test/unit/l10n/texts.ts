import ts from 'typescript';
import { calleeOf, placeOf, sourcesIn, walk, type Source } from './sources.js';

// What is said to people, found where it is said.

/** The plural categories of Arabic. */
export const categories = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

/** How many arguments come before the two forms of a text with a number. */
const plural: Readonly<Record<string, number>> = { counted: 1, pluralForms: 0 };

/** Whether a call gives people a text in their language. */
export function isLocalising(call: ts.CallExpression): boolean {
  const callee = calleeOf(call);
  return callee.endsWith('l10n.t') || Object.hasOwn(plural, callee);
}

/** The keys that a bundle for Arabic must have, each with where it is used. */
export function keysUsed(): Map<string, string> {
  const keys = new Map<string, string>();
  const add = (source: Source, node: ts.Node, all: readonly string[]): void => {
    for (const key of all) keys.set(key, placeOf(source, node));
  };
  for (const source of sourcesIn('editor', 'panels')) {
    walk(source.tree, (node) => {
      if (ts.isCallExpression(node)) add(source, node, keysOf(source, node));
      return true;
    });
  }
  // What core says reaches people through the editor.
  for (const source of sourcesIn('core', 'storage')) {
    walk(source.tree, (node) => {
      if (ts.isCallExpression(node)) add(source, node, lossesOf(source, node));
      if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'say') {
        add(
          source,
          node,
          [templateText(node.template)].filter((text) => /\p{L}/u.test(text)),
        );
      }
      return true;
    });
  }
  return keys;
}

/** The kinds of what a format cannot hold, which the editor lists. */
function lossesOf(source: Source, call: ts.CallExpression): string[] {
  if (!/(?:^|\.)(?:losses\??\.add|unheld\.push)$/.test(calleeOf(call))) return [];
  const kinds = (node: ts.Expression | undefined): string[] => {
    if (node && ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(kinds);
    // What a variable holds was a literal where it was made.
    return node && ts.isIdentifier(node) ? constantOf(source, node.text) : [literal(source, node)];
  };
  return kinds(call.arguments[0]);
}

/** The text that a source calls by a name, if it does. */
function constantOf({ tree }: Source, name: string): string[] {
  const texts: string[] = [];
  walk(tree, (node) => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name && node.initializer) {
      if (ts.isStringLiteralLike(node.initializer)) texts.push(node.initializer.text);
    }
    return true;
  });
  return texts;
}

/** A template as `say` makes a text of it. */
function templateText(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  const parts = [template.head, ...template.templateSpans.map(({ literal }) => literal)];
  return parts
    .map(({ text }) => text)
    .reduce((before, part, index) => `${before}{${String(index - 1)}}${part}`);
}

function keysOf(source: Source, call: ts.CallExpression): string[] {
  const callee = calleeOf(call);
  if (callee.endsWith('l10n.t')) {
    const [text] = call.arguments;
    // `counted` and `pluralForms` name the keys of the one call with an object; `inWords` passes on what core says.
    const isPassedOn = source.path === 'src/editor/inWords.ts';
    return isPassedOn || (text && ts.isObjectLiteralExpression(text)) ? [] : [literal(source, text)];
  }
  const before = Object.hasOwn(plural, callee) ? plural[callee] : undefined;
  // The pages have forms from the panel.
  if (before === undefined || source.path.startsWith('src/panels/pages/')) return [];
  const [one, other] = call.arguments.slice(before).map((argument) => literal(source, argument));
  return categories.map((category) => pluralKey(category, one ?? '', other ?? ''));
}

/** The key of one form of a text with a number. */
function pluralKey(category: (typeof categories)[number], one: string, other: string): string {
  return `${category === 'one' ? one : other}/${category}`;
}

function literal(source: Source, node: ts.Expression | undefined): string {
  if (node && ts.isStringLiteralLike(node)) return node.text;
  const place = node ? placeOf(source, node) : source.path;
  throw new Error(`${place}: only a text that stands here can be found and translated; give it as a literal`);
}
