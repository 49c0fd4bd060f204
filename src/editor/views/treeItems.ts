import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import { quoteOf } from '../../core/model/mention.js';
import { dateClaims } from '../../core/set/claims.js';
import { partsOfEvent } from '../../core/set/parts.js';
import { andMore, listOf, mentionCount, usage } from '../counts.js';
import { formText, statusText } from '../forms.js';
import { mainLabel, otherLabel, typesOf } from '../labels.js';
import { number } from '../plural.js';
import { groupLabel } from './grouping.js';
import { iconOf } from './icons.js';
import type { ArticleNode, GroupNode, MentionNode, MoreNode, ReferentNode, SetNode } from './nodes.js';

// How each node of a tree looks and sounds. Labels are isolated; what a screen reader says is not.

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

export function setItem({ id, open }: SetNode): vscode.TreeItem {
  const { title } = open.set.settings;
  const folder = open.root.path.split('/').pop() ?? '';
  const item = new vscode.TreeItem(isolate(title ?? folder), Expanded);
  item.id = id;
  item.iconPath = new vscode.ThemeIcon('library');
  if (title !== undefined) item.description = isolate(folder);
  item.tooltip = vscode.workspace.asRelativePath(open.root);
  item.contextValue = 'set';
  return item;
}

/** @param size the number of actors or events in it */
export function groupItem({ id, open, kind, by, key, isFiltered }: GroupNode, size: number): vscode.TreeItem {
  const label = groupLabel(open.set, kind, by, key);
  const item = new vscode.TreeItem(isolate(label), isFiltered ? Expanded : Collapsed);
  item.id = id;
  item.description = number(size);
  item.contextValue = 'group';
  item.accessibilityInformation = { label: listOf([label, number(size)]) };
  return item;
}

export function referentItem(node: ReferentNode): vscode.TreeItem {
  const { id, open, referent } = node;
  const { set } = open;
  const entry = referent.kind === 'actor' ? set.actors.get(referent.id) : set.events.get(referent.id);
  const { total, articles } = set.usesOf(referent);
  const main = mainLabel(set, referent);
  const other = otherLabel(set, referent);
  const isWhole = referent.kind === 'event' && partsOfEvent(set, referent.id).length > 0;
  const item = new vscode.TreeItem(isolate(main), total > 0 || isWhole ? Collapsed : None);
  item.id = id;
  // The count first: a narrow view cuts the end.
  item.description = [number(total), ...(other === undefined ? [] : [isolate(other)])].join(' · ');
  item.iconPath = iconOf(referent.kind, typesOf(set, referent.kind).get(entry?.type ?? ''));
  item.contextValue = total > 0 ? `${referent.kind}.mentioned` : referent.kind;
  item.command = openCommand(node);
  const spoken = [main, ...(other === undefined ? [] : [other]), usage(total, articles.size)];
  item.accessibilityInformation = { label: listOf(spoken) };
  return item;
}

/** What a person sees who rests the pointer on an actor or event. */
export function referentTooltip({ open, referent }: ReferentNode): string {
  const { set } = open;
  const actor = referent.kind === 'actor' ? set.actors.get(referent.id) : undefined;
  const event = referent.kind === 'event' ? set.events.get(referent.id) : undefined;
  const { total, articles } = set.usesOf(referent);
  const lines = [
    isolate(mainLabel(set, referent)),
    otherLabel(set, referent),
    [actor?.code, event?.date].find((one) => one !== undefined),
    actor?.aliases?.map(isolate).join(' · '),
    usage(total, articles.size),
    (actor ?? event)?.note,
    referent.id,
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}

export function articleItem(node: ArticleNode): vscode.TreeItem {
  const { id, open, referent, article } = node;
  const count = open.set.usesOf(referent).articles.get(article) ?? 0;
  const parts = article.split('/');
  const name = parts.pop() ?? article;
  const item = new vscode.TreeItem(isolate(name), Collapsed);
  item.id = id;
  item.description = [number(count), ...(parts.length > 0 ? [isolate(parts.join('/'))] : [])].join(' · ');
  item.resourceUri = open.uri(article);
  item.iconPath = vscode.ThemeIcon.File;
  item.tooltip = article;
  item.contextValue = 'article';
  const dates = referent.kind === 'event' ? datesIn(node) : [];
  if (dates.length > 0) item.description += ` · ${dates.join(' · ')}`;
  item.command = openCommand(node);
  item.accessibilityInformation = { label: listOf([article, mentionCount(count)]) };
  return item;
}

/** The dates that an article gives to an event, marked where they cannot be right if others are. */
function datesIn({ open, referent, article }: ArticleNode): string[] {
  return dateClaims(open.set, referent.id)
    .filter(({ articles }) => articles.includes(article))
    .map(({ date, isConflicting }) => `${isConflicting ? '⚠ ' : ''}${isolate(date)}`);
}

export function mentionItem(node: MentionNode): vscode.TreeItem {
  const mention = node.placed?.mention;
  const { id } = node;
  // Removed just now; the tree will be told.
  if (!mention) return Object.assign(new vscode.TreeItem(''), { id });
  const label = wordsInContext(quoteOf(mention), mention.before ?? '', mention.after ?? '');
  const item = new vscode.TreeItem(label, None);
  item.id = id;
  const form = mention.actor === undefined ? undefined : mention.form;
  if (form !== undefined && form !== 'name') item.description = formText(form);
  if (mention.status !== undefined) {
    item.iconPath = new vscode.ThemeIcon(statusIcons[mention.status]);
    item.description = statusText(mention.status);
  }
  const context = `${mention.before ?? ''}${quoteOf(mention)}${mention.after ?? ''}`;
  item.tooltip = [isolate(oneLine(context)), mention.note].filter((line) => line !== undefined).join('\n');
  item.contextValue = 'mention';
  item.command = openCommand(node);
  item.accessibilityInformation = { label: oneLine(context) };
  return item;
}

export function moreItem(node: MoreNode): vscode.TreeItem {
  const { id, hidden } = node;
  const item = new vscode.TreeItem(andMore(hidden), None);
  item.command = { command: 'hashiya.showMore', title: vscode.l10n.t('Show More'), arguments: [node] };
  item.id = id;
  item.contextValue = 'more';
  return item;
}

function openCommand(node: ReferentNode | ArticleNode | MentionNode): vscode.Command {
  return { command: 'hashiya.openMention', title: vscode.l10n.t('Open'), arguments: [node] };
}

const statusIcons = { suggested: 'lightbulb', uncertain: 'question', orphaned: 'warning' } as const;

/** Little enough of the context that the words themselves stay in sight in a narrow view. */
const before = 16;
const after = 12;

/** Words of a text, highlighted, with some of what stands around them. */
export function wordsInContext(words: string, textBefore: string, textAfter: string): vscode.TreeItemLabel {
  const quote = oneLine(words);
  const left = lastWords(textBefore, before);
  const right = firstWords(textAfter, after);
  const label = isolate(`${left}${quote}${right}`);
  const start = label.indexOf(quote, 1 + left.length);
  return start < 0 ? { label } : { label, highlights: [[start, start + quote.length]] };
}

/** The end of a context, beginning with a whole word. */
function lastWords(text: string, length: number): string {
  const line = oneSpace(text);
  if (line.length <= length) return line.trimStart();
  return `…${line.slice(-length).replace(/^\S*\s/u, '')}`;
}

/** The beginning of a context, ending with a whole word. */
function firstWords(text: string, length: number): string {
  const line = oneSpace(text);
  if (line.length <= length) return line.trimEnd();
  return `${line.slice(0, length).replace(/\s\S*$/u, '')}…`;
}

/** A text with each stretch of white space made one space. */
export function oneLine(text: string): string {
  return oneSpace(text).trim();
}

function oneSpace(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
