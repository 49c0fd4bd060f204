import * as vscode from 'vscode';
import { isolate } from '../core/model/label.js';
import type { Mention } from '../core/model/types.js';
import type { Article } from './article.js';
import { articleLanguage } from './articles.js';
import { addressOf, cardOf, type Card, type Claim } from './card.js';
import { andMore, articleCount, mentionCount } from './counts.js';
import { formText, statusText } from './forms.js';
import { commandLink, escapeLines, escapeMarkdown, trustedMarkdown, webLink } from './markdown.js';
import { mentionsUnder } from './mentionAtCursor.js';
import type { MentionAddress } from './mentionAddress.js';
import { number } from './plural.js';
import type { Services } from './services.js';

/** Longer lists are cut. */
const shownAtMost = 8;

/** The commands that a card may run, and no others. */
const cardCommands = [
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

type CardCommand = (typeof cardCommands)[number];

/** The hover card: one for each mention under the pointer, the innermost first. */
export function registerHover({ articles }: Services): vscode.Disposable {
  return vscode.languages.registerHoverProvider(articleLanguage, {
    provideHover: (document, position) => {
      const article = articles.get(document);
      const mentions = article ? mentionsUnder(article, position) : [];
      const [innermost] = mentions;
      if (!article || !innermost) return undefined;
      const range = article.rangesOf(innermost).find((one) => one.contains(position));
      const cards = mentions.map((mention) => cardMarkdown(article, mention));
      return range ? new vscode.Hover(cards, range) : new vscode.Hover(cards);
    },
  });
}

function cardMarkdown(article: Article, mention: Mention): vscode.MarkdownString {
  const { open, path } = article;
  const card = cardOf(open, { article: path, mention });
  const paragraphs = [
    head(card),
    // Above what may be long: a hover is low and scrolls.
    actions(card, addressOf(open, path, mention)),
    onMention(card),
    names(card),
    note(card.note),
    claim(card.claim),
    otherClaims(card),
    nesting(card),
    participations(card),
  ];
  return trustedMarkdown(paragraphs.filter((one) => one !== '').join('\n\n'), cardCommands);
}

/** Both labels, and below them what it is. */
function head({ label, referent, type, code, codeInWords, date, status }: Card): string {
  const labels = [label?.ar, label?.en].filter((one) => one !== undefined);
  const title = (labels.length > 0 ? labels : [referent.id]).map((one) => `**${shown(one)}**`).join(' · ');
  const kind = referent.kind === 'actor' ? vscode.l10n.t('Actor') : vscode.l10n.t('Event');
  const coded = code !== undefined && codeInWords !== undefined ? `${code} (${codeInWords})` : code;
  const facts = [kind, type ?? vscode.l10n.t('not in the registry'), coded, date].filter(
    (one) => one !== undefined,
  );
  const doubt = status === undefined ? '' : `  \n_${escapeMarkdown(statusText(status))}_`;
  return `${title}  \n${facts.map(shown).join(' · ')}${doubt}`;
}

function names({ aliases, sameAs }: Card): string {
  const lines = [
    ...(aliases.length > 0 ? [`${escapeMarkdown(vscode.l10n.t('Also:'))} ${cut(aliases.map(shown))}`] : []),
    ...(sameAs.length > 0 ? [cut(sameAs.map(webLink))] : []),
  ];
  return lines.join('  \n');
}

function note(text: string | undefined): string {
  return text === undefined ? '' : escapeLines(text);
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

function participations({ participations: all }: Card): string {
  const lines = all.map(({ event, roles, isSource }) => {
    const parts = [...roles, ...(isSource ? [vscode.l10n.t('Source')] : [])];
    return `- ${escapeMarkdown(event)}: ${parts.map(shown).join(', ')}`;
  });
  return section(vscode.l10n.t('Events'), lines);
}

function claim(told: Claim | undefined): string {
  if (!told) return '';
  const { participants, attributes, date, attributedTo } = told;
  const lines = participants.map(({ role, actor }) => `- ${shown(role)}: ${escapeMarkdown(actor)}`);
  if (date !== undefined) lines.push(`- ${escapeMarkdown(vscode.l10n.t('Date'))}: ${shown(date)}`);
  for (const { name, value } of attributes) lines.push(`- ${shown(name)}: ${shown(value)}`);
  if (attributedTo !== undefined) {
    lines.push(`- ${escapeMarkdown(vscode.l10n.t('According to'))}: ${escapeMarkdown(attributedTo)}`);
  }
  return section(vscode.l10n.t('This article says'), lines);
}

/** What other articles say, with what cannot be right marked, and whom was settled on. */
function otherClaims({ otherClaims: all, settled }: Card): string {
  const told = all.map(({ what, articles, isConflicting }) => {
    const mark = isConflicting ? '⚠ ' : '';
    return `- ${mark}${shown(what)} (${articles.map(shown).join(', ')})`;
  });
  const agreed = settled.map(({ role, actor }) => `- ${shown(role)}: ${escapeMarkdown(actor)}`);
  return [section(vscode.l10n.t('Also told'), told), section(vscode.l10n.t('Settled'), agreed)]
    .filter((one) => one !== '')
    .join('\n\n');
}

function nesting({ whole, parts }: Card): string {
  const lines = [
    ...(whole === undefined
      ? []
      : [`- ${escapeMarkdown(vscode.l10n.t('Part of'))}: ${escapeMarkdown(whole)}`]),
    ...parts.map((part) => `- ${escapeMarkdown(vscode.l10n.t('Has as a part'))}: ${escapeMarkdown(part)}`),
  ];
  return lines.length === 0 ? '' : section(vscode.l10n.t('Parts'), lines);
}

/** What is said of the mention itself, and how many there are. */
function onMention(card: Card): string {
  const { form, mentionNote, by } = card;
  const facts = [
    ...(form === undefined ? [] : [formText(form)]),
    counts(card),
    ...(by === undefined ? [] : [vscode.l10n.t('by {0}', isolate(by))]),
  ];
  const line = facts.map(escapeMarkdown).join(' · ');
  return [line, note(mentionNote)].filter((one) => one !== '').join('  \n');
}

function actions({ referent }: Card, address: MentionAddress): string {
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
  return links.map(([command, title]) => commandLink(title, command, address)).join(' · ');
}

function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const rest = lines.length - shownAtMost;
  const visible = rest > 1 ? [...lines.slice(0, shownAtMost), `- ${andMore(rest)}`] : lines;
  return `${escapeMarkdown(title)}:\n\n${visible.join('\n')}`;
}

function cut(items: readonly string[]): string {
  const rest = items.length - shownAtMost;
  const visible = rest > 1 ? [...items.slice(0, shownAtMost), andMore(rest)] : items;
  return visible.join(' · ');
}

function shown(text: string): string {
  return isolate(escapeMarkdown(text));
}
