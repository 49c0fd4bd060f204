import * as vscode from 'vscode';
import { matchesQuery } from '../../core/find/rank.js';
import { isolate, labelIn } from '../../core/model/label.js';
import type { AnnotationSet } from '../../core/set/annotationSet.js';
import { fold } from '../../core/text/fold.js';
import type { CodebookEntry } from '../../core/model/codebook.js';
import { toggle, type ClaimDraft, type Part } from '../../core/set/claimDraft.js';
import { fullLabel, typeLabel } from '../labels.js';
import { found } from '../search.js';
import type { OpenSet } from '../sets.js';
import { chosenDate, neededRow } from './dateRows.js';

/** A row of the list in which a claim is made. */
export interface Row extends vscode.QuickPickItem {
  /** Stays the same while the row is about the same thing. */
  readonly id: string;
  /** The actor that it makes a participant. */
  readonly participant?: string;
  /** What choosing it does; absent for "done", which ends the list. */
  readonly choose?: () => void;
  /** What changing it does: another role or value. Absent where there is nothing to change. */
  readonly change?: () => void;
}

/** Where a claim is made, for finding the nearest mention of an actor. */
export interface RowsContext {
  readonly open: OpenSet;
  readonly draft: ClaimDraft;
  nearestMention(actor: string): string | undefined;
  /** What was typed as a date in EDTF; undefined when it is none. */
  readDate(typed: string): string | undefined;
  /** The dates that the event may have, the likeliest first, in EDTF. */
  dates(): string[];
  /** Has the person choose or type a date. */
  typeDate(): void;
  /** Has the person choose or type according to whom. */
  chooseSource(): void;
  /** The actors that may be the source, the likeliest first. */
  articleActors(): string[];
  /** Whether what was typed is a date that counts from that of the article, which is not known. */
  needsArticleDate(typed: string): boolean;
  /** Has the person say when the article was written. */
  askForDateWritten(): void;
  /** Keeps when the article was written, in EDTF. */
  setDateWritten(date: string): void;
  /** Makes an actor of what was typed and takes it as a participant or as the source. */
  createActor(name: string, as: 'participant' | 'source'): void;
}

const foundAtMost = 20;

/** The rows while nothing is typed: done, participants, what else is claimed, other actors. */
export function rowsOf(context: RowsContext): Row[] {
  const { draft, open } = context;
  const [near, far] = [draft.parts.filter(isNear), draft.parts.filter((part) => !isNear(part))];
  const numbered = [...near, ...far];
  const row = (part: Part): Row => partRow(context, part, numbered.indexOf(part) + 1);
  return [
    doneRow(context),
    ...section(vscode.l10n.t('Participants'), near.map(row)),
    ...section(vscode.l10n.t('Told of it'), [
      dateRow(context),
      sourceRow(context),
      ...attributeRows(open, draft),
    ]),
    ...section(vscode.l10n.t('Elsewhere in the article'), far.map(row)),
  ];
}

function isNear({ isInSentence, isChosen }: Part): boolean {
  return isInSentence || isChosen;
}

/** The id of a participant's row. */
export function partId({ key }: Part): string {
  return `part ${String(key)}`;
}

/** The row that a digit stands for: a participant or, for 0, the date. */
export function rowOfDigit(rows: readonly Row[], digit: number): Row | undefined {
  return digit === 0
    ? rows.find(({ id }) => id === 'date')
    : rows.filter(({ id }) => id.startsWith('part '))[digit - 1];
}

/** The rows for what was typed: a date, a value, an actor as participant or as source, a new actor. */
export function rowsFor(context: RowsContext, typed: string): Row[] {
  const { open, draft } = context;
  const { set } = open;
  const date = context.readDate(typed);
  const actors = found(open, 'actor', typed)
    .sort((a, b) => misfit(set, typed, a) - misfit(set, typed, b) || place(draft, a) - place(draft, b))
    .slice(0, foundAtMost);
  const asParticipant = actors.map((actor): Row => {
    const part = draft.parts.find(({ value }) => value.actor === actor);
    const role = part?.value.role ?? draft.rolesFor(actor)[0] ?? '';
    return {
      id: `found ${actor}`,
      participant: actor,
      label: `$(person-add) ${fullLabel(set, { kind: 'actor', id: actor })}`,
      description: typeLabel(set.codebook.roles, role),
      alwaysShow: true,
      choose: () => {
        if (part) toggle(part);
        else draft.addPart(actor, role, context.nearestMention(actor));
      },
    };
  });
  const asSource = actors.slice(0, 5).map((actor) => asSourceRow(context, actor));
  const needed = context.needsArticleDate(typed) ? [neededRow(context, typed)] : [];
  const dated = date === undefined ? [] : [chosenDate(draft, date)];
  const created = (as: 'participant' | 'source', label: string): Row => ({
    id: `new ${as}`,
    label: `$(add) ${label}`,
    description: isolate(typed),
    alwaysShow: true,
    choose: () => {
      context.createActor(typed, as);
    },
  });
  const [listed, free] = valueRows(context, typed);
  return [
    ...dated,
    ...needed,
    ...asParticipant,
    ...listed,
    ...asSource,
    ...free,
    ...(date === undefined
      ? [
          created('participant', vscode.l10n.t('New actor')),
          created('source', vscode.l10n.t('According to a new actor')),
        ]
      : []),
  ];
}

/** The rows while somebody is chosen according to whom it is told. */
export function sourceRows(context: RowsContext, typed: string): Row[] {
  const actors = typed === '' ? context.articleActors() : found(context.open, 'actor', typed);
  const create: Row = {
    id: 'new-source',
    label: `$(add) ${vscode.l10n.t('According to a new actor')}`,
    description: isolate(typed),
    alwaysShow: true,
    choose: () => {
      context.createActor(typed, 'source');
    },
  };
  const hint: Row = { id: 'hint', label: `$(info) ${vscode.l10n.t('Type a name')}`, alwaysShow: true };
  return [
    ...actors.slice(0, foundAtMost).map((actor) => asSourceRow(context, actor)),
    typed === '' ? hint : create,
  ];
}

function asSourceRow({ open, draft }: RowsContext, actor: string): Row {
  return {
    id: `source ${actor}`,
    label: `$(comment) ${vscode.l10n.t('According to {0}', actorLabel({ draft, open }, actor))}`,
    alwaysShow: true,
    choose: () => {
      draft.setSource(actor);
    },
  };
}

/** 0 for the actor whose label was typed in full (موسكو is Moscow before it is Russia), else 1. */
function misfit(set: AnnotationSet, typed: string, actor: string): number {
  const { ar = '', en = '' } = set.actors.get(actor)?.label ?? {};
  return [ar, en].some((label) => fold(label) === fold(typed)) ? 0 : 1;
}

function place({ parts }: ClaimDraft, actor: string): number {
  const at = parts.findIndex(({ value }) => value.actor === actor);
  return at < 0 ? parts.length : at;
}

/** What an actor is called, also one that was only just made. */
function actorLabel({ draft, open }: Pick<RowsContext, 'draft' | 'open'>, id: string): string {
  return open.set.actors.has(id)
    ? fullLabel(open.set, { kind: 'actor', id })
    : isolate(labelIn('ar', draft.actor(id)?.label, id));
}

function doneRow({ draft, open }: RowsContext): Row {
  const { participants = [], date, attributedTo } = draft.claim(true);
  const names = participants.map(({ actor }) => actorLabel({ draft, open }, actor));
  const summary = [
    ...(names.length > 0 ? [names.join('، ')] : []),
    ...(date === undefined ? [] : [isolate(date)]),
    ...(attributedTo === undefined ? [] : [actorLabel({ draft, open }, attributedTo)]),
  ];
  return {
    id: 'done',
    label: `$(check-all) ${vscode.l10n.t('Done')}`,
    description: summary.join(' · '),
    alwaysShow: true,
  };
}

function partRow({ open, draft }: RowsContext, part: Part, number: number): Row {
  const { actor, role } = part.value;
  const digit = number <= 9 ? `${String(number)}  ` : '';
  return {
    id: partId(part),
    label: `${mark(part.isChosen)} ${digit}${actorLabel({ draft, open }, actor)}`,
    description: typeLabel(open.set.codebook.roles, role),
    alwaysShow: true,
    buttons: [changeButton(vscode.l10n.t('Change Role'))],
    choose: () => {
      toggle(part);
    },
    change: () => {
      draft.nextRole(part);
    },
  };
}

function dateRow(context: RowsContext): Row {
  const { date, articleDate } = context.draft;
  const remark = date?.value === articleDate ? [vscode.l10n.t('the date of the article')] : [];
  const change = (): void => {
    context.typeDate();
  };
  return {
    id: 'date',
    label: `${mark(date?.isChosen)} 0  ${vscode.l10n.t('Date')}`,
    description: date
      ? [isolate(date.value), ...remark].join(' · ')
      : vscode.l10n.t('0, then a date: 2016-07-14, {0}', isolate('14 تموز 2016')),
    alwaysShow: true,
    buttons: [changeButton(vscode.l10n.t('Change Date'))],
    choose: date
      ? () => {
          toggle(date);
        }
      : change,
    change,
  };
}

function sourceRow(context: RowsContext): Row {
  const { draft, open } = context;
  const change = (): void => {
    context.chooseSource();
  };
  const { source } = draft;
  return {
    id: 'source',
    label: `${mark(source?.isChosen)} ${vscode.l10n.t('According to')}`,
    description: source ? actorLabel({ draft, open }, source.value) : vscode.l10n.t('Type a name'),
    alwaysShow: true,
    choose: source
      ? () => {
          toggle(source);
        }
      : change,
    change,
  };
}

function attributeRows({ set }: OpenSet, draft: ClaimDraft): Row[] {
  return [...set.codebook.attributes.keys()].map((id): Row => {
    const attribute = set.codebook.attributes.get(id);
    const now = draft.attributes.get(id);
    const hasValues = (attribute?.values?.size ?? 0) > 0;
    return {
      id: `attribute ${id}`,
      label: `${mark(now?.isChosen)} ${typeLabel(set.codebook.attributes, id)}`,
      description: now ? valueLabel(attribute?.values, now.value) : '',
      alwaysShow: true,
      choose: () => {
        if (now) toggle(now);
        else draft.nextValue(id);
      },
      ...(hasValues
        ? {
            change: () => {
              draft.nextValue(id);
            },
            buttons: [changeButton(vscode.l10n.t('Next Value'))],
          }
        : {}),
    };
  });
}

/** The values of attributes that match what was typed, and what was typed as the value of those that may say anything. */
function valueRows({ open, draft }: RowsContext, typed: string): [listed: Row[], free: Row[]] {
  const { attributes } = open.set.codebook;
  const row = (id: string, value: string): Row => ({
    id: `attribute ${id} ${value}`,
    label: `$(tag) ${typeLabel(attributes, id)}: ${valueLabel(attributes.get(id)?.values, value)}`,
    alwaysShow: true,
    choose: () => {
      draft.setAttribute(id, value);
    },
  });
  const listed = [...attributes].flatMap(([id, { values = new Map<string, CodebookEntry>() }]) =>
    [...values]
      .filter(([value, { label }]) => matchesQuery(typed, [value, label.ar ?? '', label.en ?? '']))
      .map(([value]) => row(id, value)),
  );
  const free = [...attributes].filter(([, { values }]) => !values).map(([id]) => row(id, typed));
  return [listed, free];
}

function valueLabel(values: ReadonlyMap<string, CodebookEntry> | undefined, value: string): string {
  return isolate(values ? typeLabel(values, value) : value);
}

function mark(isChosen: boolean | undefined): string {
  return isChosen === true ? '$(pass-filled)' : '$(circle-large-outline)';
}

function changeButton(tooltip: string): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon('arrow-swap'), tooltip };
}

function section(label: string, rows: readonly Row[]): Row[] {
  if (rows.length === 0) return [];
  return [{ id: `section ${label}`, label, kind: vscode.QuickPickItemKind.Separator }, ...rows];
}
