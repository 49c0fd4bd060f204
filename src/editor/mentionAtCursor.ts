import * as vscode from 'vscode';
import { namesSame, referentOf } from '../core/model/mention.js';
import type { Mention, Referent } from '../core/model/types.js';
import type { Article } from './article.js';
import type { Articles } from './articles.js';
import type { OpenSet } from './sets.js';

/** Whose mentions a person is going through, per set. */
const followed = new WeakMap<OpenSet, Referent>();

/** Remembers whose mentions a person is going through. */
export function follow(open: OpenSet, referent: Referent): void {
  followed.set(open, referent);
}

/** Whose mentions a person last went through. */
export function followedIn(open: OpenSet): Referent | undefined {
  return followed.get(open);
}

/**
 * The one mention that a selection means: the one selected as it stands, else the innermost at the cursor. Where one
 * word names several, as `الوزيران` does, it is the one of the actor that the person is following.
 */
export function mentionMeant(article: Article, selection: vscode.Selection): Mention | undefined {
  const selected = selection.isEmpty ? [] : mentionsSelected(article, selection);
  const candidates = selected.length > 0 ? selected : article.mentionsAt(selection.active);
  const [innermost] = candidates;
  const preferred = followedIn(article.open);
  if (!innermost || !preferred) return innermost;
  const same = candidates.filter((mention) => sameSpans(mention, innermost));
  return same.find((mention) => namesSame(referentOf(mention), preferred)) ?? innermost;
}

/** The mention that a place in an article means: where the cursor is, what is selected counts. */
export function mentionAtPosition(article: Article, position: vscode.Position): Mention | undefined {
  const editor = vscode.window.activeTextEditor;
  const isCursor = editor?.document === article.document && editor.selection.active.isEqual(position);
  return isCursor ? mentionMeant(article, editor.selection) : article.mentionsAt(position)[0];
}

/** The mention at the cursor of the active article. */
export function activeMention(articles: Articles): { article: Article; mention: Mention } | undefined {
  const active = articles.active;
  const mention = active && mentionMeant(active.article, active.editor.selection);
  return active && mention && { article: active.article, mention };
}

/** The mentions that hold the character after a position, else those that end there; innermost first. */
export function mentionsUnder(article: Article, position: vscode.Position): Mention[] {
  const touching = article.mentionsAt(position);
  const offset = article.offsetAt(position);
  const holding = touching.filter(({ spans }) =>
    spans.some(([start, end]) => start <= offset && offset < end),
  );
  return holding.length > 0 ? holding : touching;
}

function mentionsSelected(article: Article, selection: vscode.Selection): Mention[] {
  const [start, end] = article.spanOf(selection);
  return article.mentions
    .overlapping(start, end)
    .filter(({ spans }) => spans.some(([from, to]) => from === start && to === end));
}

function sameSpans(a: Mention, b: Mention): boolean {
  return (
    a.spans.length === b.spans.length &&
    a.spans.every(([start, end], i) => start === b.spans[i]?.[0] && end === b.spans[i][1])
  );
}
