import * as vscode from 'vscode';
import { makeAnchor, type AnchoredText } from '../../core/anchor/anchor.js';
import type { Suggestion } from '../../core/find/suggestion.js';
import { isolate } from '../../core/model/label.js';
import { andMore, articleCount, listOf } from '../counts.js';
import { formText } from '../forms.js';
import { mainLabel, otherLabel } from '../labels.js';
import { counted, number, percent } from '../plural.js';
import { iconOf } from '../views/icons.js';
import { oneLine, wordsInContext } from '../views/treeItems.js';
import { isCertain, type SuggestionCount } from './actorIndex.js';
import { suggestionCount } from './counts.js';
import type {
  ActorNode,
  ArticleNode,
  MoreNode,
  NewNameNode,
  NewNamesNode,
  NewPlaceNode,
  PlaceNode,
  SetNode,
  SuggestionNode,
} from './nodes.js';
import { othersText, reasonSentence, reasonText } from './reasons.js';

// How each node of the view of suggestions looks and sounds.

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** How many suggestions a node holds, and how many of them need no choice. */
export interface Counts {
  readonly all: SuggestionCount;
  readonly certain: SuggestionCount;
}

export function setItem({ id, open }: SetNode, { total }: SuggestionCount): vscode.TreeItem {
  const folder = open.root.path.split('/').pop() ?? '';
  const item = new vscode.TreeItem(isolate(open.set.settings.title ?? folder), Expanded);
  item.id = id;
  item.iconPath = new vscode.ThemeIcon('library');
  item.description = number(total);
  item.contextValue = 'set';
  return item;
}

export function actorItem(node: ActorNode, counts: Counts): vscode.TreeItem {
  const { id, open, actor } = node;
  const referent = { kind: 'actor', id: actor } as const;
  const main = mainLabel(open.set, referent);
  const other = otherLabel(open.set, referent);
  const item = new vscode.TreeItem(isolate(main), Collapsed);
  item.id = id;
  item.description = [countText(counts), ...(other === undefined ? [] : [isolate(other)])].join(' · ');
  item.iconPath = iconOf('actor', open.set.codebook.actorTypes.get(open.set.actors.get(actor)?.type ?? ''));
  item.tooltip = [isolate(main), ...(other === undefined ? [] : [other]), countSentence(counts)].join('\n');
  item.contextValue = counts.certain.total > 0 ? 'actor.certain' : 'actor';
  item.command = openCommand(node);
  item.accessibilityInformation = { label: listOf([main, countSentence(counts)]) };
  return item;
}

export function articleItem(node: ArticleNode, counts: Counts): vscode.TreeItem {
  const { id, open, article } = node;
  const parts = article.split('/');
  const name = parts.pop() ?? article;
  const item = new vscode.TreeItem(isolate(name), Collapsed);
  item.id = id;
  const folder = parts.length > 0 ? [isolate(parts.join('/'))] : [];
  item.description = [countText(counts), ...folder].join(' · ');
  item.resourceUri = open.uri(article);
  item.iconPath = vscode.ThemeIcon.File;
  item.tooltip = article;
  item.contextValue = counts.certain.total > 0 ? 'article.certain' : 'article';
  item.command = openCommand(node);
  item.accessibilityInformation = { label: listOf([article, countSentence(counts)]) };
  return item;
}

export function placeItem(node: PlaceNode, suggestion: Suggestion, text: AnchoredText): vscode.TreeItem {
  const { open } = node;
  const item = itemInContext(node, text);
  const others = othersText(open.set, suggestion);
  const why = listOf([
    reasonText(suggestion.reason),
    ...(suggestion.form === 'metonym' ? [formText(suggestion.form)] : []),
    ...(others === undefined ? [] : [others]),
  ]);
  item.description = why;
  item.iconPath = new vscode.ThemeIcon(isCertain(suggestion) ? 'lightbulb' : 'question');
  item.contextValue = isCertain(suggestion) ? 'place.certain' : 'place';
  item.tooltip = [
    isolate(spoken(node, text)),
    reasonSentence(suggestion),
    ...suggestion.candidates.map(({ actor, score }) => {
      const name = isolate(mainLabel(open.set, { kind: 'actor', id: actor }));
      return `${name} · ${percent(score)}`;
    }),
  ].join('\n');
  item.accessibilityInformation = { label: listOf([spoken(node, text), why]) };
  return item;
}

export function newNamesItem({ id }: NewNamesNode, count: number): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('New names'), Collapsed);
  item.id = id;
  item.description = number(count);
  item.iconPath = new vscode.ThemeIcon('sparkle');
  item.tooltip = vscode.l10n.t('Guessed by titles, quotation marks and parentheses; many are no actors.');
  item.contextValue = 'newNames';
  return item;
}

export function newNameItem(node: NewNameNode, quote: string, count: number): vscode.TreeItem {
  const item = new vscode.TreeItem(isolate(oneLine(quote)), Collapsed);
  item.id = node.id;
  item.description = number(count);
  item.contextValue = 'newName';
  item.command = openCommand(node);
  return item;
}

export function newPlaceItem(node: NewPlaceNode, text: AnchoredText): vscode.TreeItem {
  const item = itemInContext(node, text);
  item.description = isolate(node.article);
  item.contextValue = 'newPlace';
  item.accessibilityInformation = { label: listOf([spoken(node, text), node.article]) };
  return item;
}

export function moreItem(node: MoreNode): vscode.TreeItem {
  const item = new vscode.TreeItem(andMore(node.hidden), None);
  const title = vscode.l10n.t('Show More');
  item.command = { command: 'hashiya.suggestions.showMore', title, arguments: [node] };
  item.id = node.id;
  item.contextValue = 'more';
  return item;
}

/** What stands for something that went this moment; the tree will be told. */
export function goneItem({ id }: SuggestionNode): vscode.TreeItem {
  return Object.assign(new vscode.TreeItem(''), { id });
}

function itemInContext(node: PlaceNode | NewPlaceNode, text: AnchoredText): vscode.TreeItem {
  const { quote, before, after } = makeAnchor(text, [[node.start, node.end]]);
  const item = new vscode.TreeItem(wordsInContext(quote.join(''), before, after), None);
  item.id = node.id;
  item.tooltip = isolate(spoken(node, text));
  item.command = openCommand(node);
  return item;
}

function spoken({ start, end }: PlaceNode | NewPlaceNode, text: AnchoredText): string {
  const { quote, before, after } = makeAnchor(text, [[start, end]]);
  return oneLine(`${before}${quote.join('')}${after}`);
}

/** `11 + 3?`: how many are certain, and how many need a choice. */
function countText({ all, certain }: Counts): string {
  const unsure = all.total - certain.total;
  const parts = [certain.total > 0 ? number(certain.total) : '', unsure > 0 ? `${number(unsure)}?` : ''];
  return parts.filter((part) => part !== '').join(' + ');
}

function countSentence({ all, certain }: Counts): string {
  const unsure = all.total - certain.total;
  const sum = vscode.l10n.t('{0} in {1}', suggestionCount(all.total), articleCount(all.articles));
  return unsure === 0
    ? sum
    : listOf([sum, counted(unsure, '1 of them needs a choice', '{0} of them need a choice')]);
}

function openCommand(node: SuggestionNode): vscode.Command {
  return { command: 'hashiya.openSuggestion', title: vscode.l10n.t('Open'), arguments: [node] };
}
