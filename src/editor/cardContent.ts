import * as vscode from 'vscode';
import { isolate } from '../core/model/label.js';
import type { Mention } from '../core/model/types.js';
import type { Article } from './article.js';
import { cardOf, type Card, type Claim } from './card.js';
import { andMore, articleCount, listOf, mentionCount } from './counts.js';
import { formText, statusText } from './forms.js';
import { parseUrl } from './markdown.js';
import { number } from './plural.js';

/** Longer lists are cut. */
const shownAtMost = 8;

/** The commands that a card may run, and no others. */
export const cardCommands = [
  'hashiya.previousMention',
  'hashiya.nextMention',
  'hashiya.allMentions',
  'hashiya.retarget',
  'hashiya.remove',
  'hashiya.editActor',
  'hashiya.editEvent',
  'hashiya.editClaim',
  'hashiya.settleDate',
  'hashiya.settleParticipants',
] as const;

export type CardCommand = (typeof cardCommands)[number];

/** A piece of a line: text as it is to be shown, isolated where it needs to be. */
export interface Inline {
  readonly text: string;
  readonly as?: 'strong' | 'emphasis';
  /** Runs on the mention. */
  readonly command?: CardCommand;
  /** Leads to a web address, http or https. */
  readonly href?: string;
}

export type Line = readonly Inline[];

/** A paragraph of lines, or a list with what stands above it. */
export type Block =
  | { readonly is: 'lines'; readonly lines: readonly Line[] }
  | { readonly is: 'list'; readonly title: string; readonly items: readonly Line[] };

/** What stands on the card of a mention, wherever it is shown. */
export function cardContent(article: Article, mention: Mention): readonly Block[] {
  const card = cardOf(article.open, { article: article.path, mention });
  const blocks = [
    head(card),
    // Above what may be long: a hover is low and scrolls.
    lines([actions(card)]),
    lines([facts(card), ...note(card.mentionNote)]),
    lines(names(card)),
    lines(note(card.note)),
    list(vscode.l10n.t('This article says'), claim(card.claim)),
    list(vscode.l10n.t('Also told'), card.otherClaims.map(otherClaim)),
    list(vscode.l10n.t('Settled'), card.settled.map(part)),
    list(vscode.l10n.t('Parts'), nesting(card)),
    list(vscode.l10n.t('Events'), card.participations.map(participation)),
  ];
  return blocks.filter((block) => (block.is === 'lines' ? block.lines : block.items).length > 0);
}

/** Both labels, and below them what it is. */
function head({ label, referent, type, code, codeInWords, date, status }: Card): Block {
  const labels = [label?.ar, label?.en].filter((one) => one !== undefined);
  const titles = (labels.length > 0 ? labels : [referent.id]).map((text): Inline => ({
    text: isolate(text),
    as: 'strong',
  }));
  const kind = referent.kind === 'actor' ? vscode.l10n.t('Actor') : vscode.l10n.t('Event');
  const coded = code !== undefined && codeInWords !== undefined ? `${code} (${codeInWords})` : code;
  const about = [kind, type ?? vscode.l10n.t('not in the registry'), coded, date].filter(
    (one) => one !== undefined,
  );
  return lines([
    dotted(titles),
    dotted(about.map((text) => ({ text: isolate(text) }))),
    ...(status === undefined ? [] : [[{ text: statusText(status), as: 'emphasis' } as const]]),
  ]);
}

function actions({ referent }: Card): Line {
  const edit: [CardCommand, string] =
    referent.kind === 'actor'
      ? ['hashiya.editActor', vscode.l10n.t('Edit Actor')]
      : ['hashiya.editEvent', vscode.l10n.t('Edit Event')];
  const claiming: [CardCommand, string][] =
    referent.kind === 'actor'
      ? []
      : [
          ['hashiya.editClaim', vscode.l10n.t('Participants, Date, Source')],
          ['hashiya.settleDate', vscode.l10n.t('Settle Date')],
          ['hashiya.settleParticipants', vscode.l10n.t('Settle Participants')],
        ];
  const links: [CardCommand, string][] = [
    ['hashiya.previousMention', vscode.l10n.t('Previous')],
    ['hashiya.nextMention', vscode.l10n.t('Next')],
    ['hashiya.allMentions', vscode.l10n.t('All Mentions')],
    ['hashiya.retarget', vscode.l10n.t('Change')],
    ['hashiya.remove', vscode.l10n.t('Remove')],
    edit,
    ...claiming,
  ];
  return dotted(links.map(([command, text]) => ({ text, command })));
}

/** What is said of the mention itself, and how many there are. */
function facts(card: Card): Line {
  const { form, by } = card;
  const texts = [
    ...(form === undefined ? [] : [formText(form)]),
    counts(card),
    ...(by === undefined ? [] : [vscode.l10n.t('by {0}', isolate(by))]),
  ];
  return dotted(texts.map((text) => ({ text })));
}

function counts({ uses }: Card): string {
  return uses.articles > 1
    ? vscode.l10n.t(
        '{0} here, {1} in {2}',
        mentionCount(uses.here),
        number(uses.total),
        articleCount(uses.articles),
      )
    : vscode.l10n.t('{0}, all in this article', mentionCount(uses.here));
}

function names({ aliases, sameAs }: Card): Line[] {
  const also = aliases.map((text): Inline => ({ text: isolate(text) }));
  return [
    ...(also.length > 0 ? [[{ text: `${vscode.l10n.t('Also:')} ` }, ...dotted(cut(also))]] : []),
    ...(sameAs.length > 0 ? [dotted(cut(sameAs.map(webLink)))] : []),
  ];
}

function note(text: string | undefined): Line[] {
  const written = (text ?? '').split(/\r\n?|\n/).map((line) => line.trim());
  return written.filter((line) => line !== '').map((line) => [{ text: line }]);
}

function claim(told: Claim | undefined): Line[] {
  if (!told) return [];
  const { participants, attributes, date, attributedTo } = told;
  return [
    ...participants.map(part),
    ...(date === undefined ? [] : [[{ text: `${vscode.l10n.t('Date')}: ${isolate(date)}` }]]),
    ...attributes.map(({ name, value }) => [{ text: `${isolate(name)}: ${isolate(value)}` }]),
    ...(attributedTo === undefined ? [] : [[{ text: `${vscode.l10n.t('According to')}: ${attributedTo}` }]]),
  ];
}

function part({ role, actor }: { readonly role: string; readonly actor: string }): Line {
  return [{ text: `${isolate(role)}: ${actor}` }];
}

/** What other articles say, with what cannot be right marked. */
function otherClaim({ what, articles, isConflicting }: Card['otherClaims'][number]): Line {
  const mark = isConflicting ? '⚠ ' : '';
  return [{ text: `${mark}${isolate(what)} (${listOf(articles.map(isolate))})` }];
}

function nesting({ whole, parts }: Card): Line[] {
  return [
    ...(whole === undefined ? [] : [[{ text: `${vscode.l10n.t('Part of')}: ${whole}` }]]),
    ...parts.map((one) => [{ text: `${vscode.l10n.t('Has as a part')}: ${one}` }]),
  ];
}

function participation({ event, roles, isSource }: Card['participations'][number]): Line {
  const parts = [...roles, ...(isSource ? [vscode.l10n.t('Source')] : [])];
  return [{ text: `${event}: ${listOf(parts.map(isolate))}` }];
}

/** A web address by which it is safe to leave, as a link; any other is only shown. */
function webLink(address: string): Inline {
  const url = parseUrl(address);
  return url ? { text: `${url.host}${decoded(url.pathname)}`, href: url.href } : { text: address };
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function lines(all: readonly Line[]): Block {
  return { is: 'lines', lines: all };
}

function list(title: string, items: readonly Line[]): Block {
  const rest = items.length - shownAtMost;
  const visible = rest > 1 ? [...items.slice(0, shownAtMost), [{ text: andMore(rest) }]] : items;
  return { is: 'list', title, items: visible };
}

function cut(items: readonly Inline[]): readonly Inline[] {
  const rest = items.length - shownAtMost;
  return rest > 1 ? [...items.slice(0, shownAtMost), { text: andMore(rest) }] : items;
}

/** Pieces with a dot between them. */
function dotted(pieces: readonly Inline[]): Line {
  return pieces.flatMap((piece, i) => (i === 0 ? [piece] : [{ text: ' · ' }, piece]));
}
