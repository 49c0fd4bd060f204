import * as vscode from 'vscode';
import { sliceOf } from '../../core/anchor/spans.js';
import { makeAnchor } from '../../core/anchor/anchor.js';
import { isolate } from '../../core/model/label.js';
import { quoteOf, referentOf } from '../../core/model/mention.js';
import type { Mention } from '../../core/model/types.js';
import { listOf, mentionCount } from '../counts.js';
import { statusText } from '../forms.js';
import { fullLabel, mainLabel } from '../labels.js';
import { counted } from '../plural.js';
import { oneLine, wordsInContext } from '../views/treeItems.js';
import type { ArticleNode, DoubtNode, MentionNode, MissingNode } from './nodes.js';
import type { Proposals } from './proposals.js';

// How each node of the view of orphans looks and sounds.

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** @param isFew whether the view is short enough to show everything at once */
export function articleItem(node: ArticleNode, isFew: boolean): vscode.TreeItem {
  const { open, article } = node;
  const doubtful = open.set.mentionsIn(article).doubtful;
  const orphans = doubtful.filter(({ status }) => status === 'orphaned').length;
  const item = fileItem(node, isFew ? Expanded : Collapsed);
  const counts = listOf([
    ...(orphans > 0 ? [counted(orphans, '1 orphaned', '{0} orphaned')] : []),
    ...(doubtful.length > orphans
      ? [counted(doubtful.length - orphans, '1 uncertain', '{0} uncertain')]
      : []),
  ]);
  item.description = [counts, ...folderOf(article)].join(' · ');
  item.resourceUri = open.uri(article);
  item.iconPath = vscode.ThemeIcon.File;
  item.tooltip = article;
  item.contextValue = 'article';
  item.accessibilityInformation = { label: listOf([article, counts]) };
  return item;
}

export function missingItem(node: MissingNode): vscode.TreeItem {
  const { open, article } = node;
  const count = mentionCount(open.set.mentionsIn(article).size);
  const item = fileItem(node, None);
  item.label = vscode.l10n.t('Article missing: {0}', isolate(article));
  item.description = count;
  item.iconPath = new vscode.ThemeIcon('error');
  item.tooltip = vscode.l10n.t(
    '{0} is gone, but its annotations are there. Find where it went, choose another article for them, or delete them.',
    isolate(article),
  );
  item.contextValue = 'missing';
  item.accessibilityInformation = { label: listOf([vscode.l10n.t('Article missing: {0}', article), count]) };
  return item;
}

export function mentionItem(node: MentionNode, proposals: Proposals | undefined): vscode.TreeItem {
  const mention = node.current;
  // Settled just now; the tree will be told.
  if (!mention) return Object.assign(new vscode.TreeItem(''), { id: node.id });
  const { set } = node.open;
  const item = new vscode.TreeItem(
    wordsInContext(quoteOf(mention), mention.before ?? '', mention.after ?? ''),
    None,
  );
  const place = proposals?.places.get(mention.id);
  const isOrphan = mention.status === 'orphaned';
  item.id = node.id;
  item.iconPath = new vscode.ThemeIcon(isOrphan ? 'warning' : 'question');
  item.description = [isolate(mainLabel(set, referentOf(mention))), proposalText(mention, proposals)]
    .filter((part) => part !== undefined)
    .join(' · ');
  const lines = [
    fullLabel(set, referentOf(mention)),
    ...(mention.status ? [statusText(mention.status)] : []),
    vscode.l10n.t('Was: {0}', inContext(quoteOf(mention), mention)),
    ...(proposals && place ? [vscode.l10n.t('Proposed: {0}', proposedInContext(proposals, place))] : []),
    ...(mention.note === undefined ? [] : [mention.note]),
  ];
  item.tooltip = lines.join('\n');
  item.contextValue = isOrphan ? (place ? 'orphan.proposed' : 'orphan') : 'uncertain.proposed';
  item.command = openCommand(node);
  item.accessibilityInformation = { label: listOf(lines) };
  return item;
}

/** What a person is to decide on, in a few words. */
function proposalText(mention: Mention, proposals: Proposals | undefined): string | undefined {
  const spans = proposals?.places.get(mention.id);
  if (!proposals || !spans) {
    return mention.status === 'orphaned' ? vscode.l10n.t('orphaned') : vscode.l10n.t('uncertain');
  }
  const words = oneLine(spans.map((span) => sliceOf(proposals.text, span)).join(' … '));
  return words === oneLine(quoteOf(mention))
    ? vscode.l10n.t('found elsewhere?')
    : vscode.l10n.t('now {0}?', isolate(words));
}

function proposedInContext({ text }: Proposals, spans: Mention['spans']): string {
  const anchor = makeAnchor(text, spans);
  return inContext(anchor.quote.join(' … '), anchor);
}

function inContext(
  words: string,
  { before = '', after = '' }: { readonly before?: string; readonly after?: string },
): string {
  return isolate(oneLine(`${before}«${words}»${after}`));
}

function fileItem(node: DoubtNode, state: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  const item = new vscode.TreeItem(isolate(node.article.split('/').pop() ?? node.article), state);
  item.id = node.id;
  return item;
}

function folderOf(article: string): string[] {
  const folder = article.split('/').slice(0, -1).join('/');
  return folder === '' ? [] : [isolate(folder)];
}

function openCommand(node: MentionNode): vscode.Command {
  return { command: 'hashiya.openDoubtful', title: vscode.l10n.t('Open'), arguments: [node] };
}
