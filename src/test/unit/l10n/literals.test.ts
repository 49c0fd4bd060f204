import assert from 'node:assert/strict';
import ts from 'typescript';
import { calleeOf, placeOf, sourcesIn, walk, type Source } from './sources.js';
import { isLocalising } from './texts.js';

/** Properties and attributes that people read or hear. */
const said = new Set([
  ...['label', 'description', 'detail', 'title', 'placeHolder', 'placeholder', 'prompt', 'tooltip', 'text'],
  ...['message', 'source', 'saveLabel', 'openLabel', 'textContent', 'innerText', 'ariaLabel', 'aria-label'],
  ...['aria-description', 'aria-roledescription', 'aria-valuetext', 'alt', 'summary'],
]);

/** Functions whose text people read. */
const saying = /(?:^say|^bdi|\.show\w+Message|\.setStatusBarMessage|\.append|\.createTreeView)$/;
const making = /(?:TreeItem|MarkdownString|Diagnostic)$/;

/** What looks like a text and is none, by the end of its path. */
const noTexts: Readonly<Record<string, readonly string[]>> = {
  // Where a label stands beside its mark.
  'pages/timeline/layout.ts': ['inside', 'before', 'after'],
};

describe('The editor and its panels', () => {
  it('say nothing in English that could not be said in another language', () => {
    const found = sourcesIn('editor', 'panels').flatMap((source) =>
      literalsIn(source)
        .filter(({ text }) => !(noTexts[tail(source.path)] ?? []).includes(text))
        .map(({ node, text }) => `${placeOf(source, node)}: ${JSON.stringify(text)}`),
    );
    assert.deepEqual(found, [], 'say it with vscode.l10n.t, counted or pluralForms (CONTRIBUTING, “Texts”)');
  });
});

function tail(path: string): string {
  return Object.keys(noTexts).find((end) => path.endsWith(end)) ?? '';
}

interface Literal {
  readonly node: ts.Node;
  readonly text: string;
}

/** The literals of a source that people would read: by what is done with them, or because they look like prose. */
function literalsIn({ tree }: Source): Literal[] {
  const literals: Literal[] = [];
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isLiteralTypeNode(node))
      return false;
    if (ts.isCallExpression(node) && (isLocalising(node) || isLogging(node))) return false;
    const text = textOf(node);
    if (text !== undefined && /\p{Script=Latin}/u.test(text) && (isSaid(node) || isProse(text))) {
      literals.push({ node, text });
    }
    return true;
  });
  return literals;
}

/** The log is for whoever looks into a fault, and in English. */
function isLogging(call: ts.CallExpression): boolean {
  return /^log\(\)\.\w+$/.test(calleeOf(call));
}

/** What a literal says, without icons, markup and what is filled in. */
function textOf(node: ts.Node): string | undefined {
  const raw = ts.isStringLiteralLike(node)
    ? node.text
    : ts.isTemplateExpression(node)
      ? [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('·')
      : undefined;
  return raw?.replace(/\$\([\w~-]+\)/g, '').replace(/<[^>]*>/g, '');
}

/** Two words in a row. */
function isProse(text: string): boolean {
  return /(?:^|[\s(“"'])\p{Script=Latin}{2,}[,:;]? \p{Script=Latin}{2,}/u.test(text);
}

/** What an identifier or a literal names. */
function nameOf(node: ts.Node | undefined): string {
  return node && (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) ? node.text : '';
}

/** Whether people read or hear what stands here. */
function isSaid(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) && parent.initializer === node) return said.has(nameOf(parent.name));
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    return (
      parent.right === node && ts.isPropertyAccessExpression(parent.left) && said.has(parent.left.name.text)
    );
  }
  if (ts.isConditionalExpression(parent) && parent.condition !== node) return isSaid(parent);
  if (ts.isCallExpression(parent)) {
    const callee = calleeOf(parent);
    if (/^(?:html|svg)$/.test(callee)) return parent.arguments.findIndex((one) => one === node) >= 2;
    if (callee.endsWith('.setAttribute'))
      return parent.arguments[1] === node && said.has(nameOf(parent.arguments[0]));
    return saying.test(callee) && parent.arguments[0] === node;
  }
  return ts.isNewExpression(parent) && making.test(calleeOf(parent));
}
