import * as vscode from 'vscode';
import { likelyAttributes } from '../../core/find/likelyAttributes.js';
import { dateIn, likelyDates } from '../../core/find/likelyDates.js';
import { likelyParties } from '../../core/find/likelyParticipants.js';
import { likelyType } from '../../core/find/likelyType.js';
import { actorMentionsIn, dateWritten, type Telling } from '../../core/find/telling.js';
import { extentOf, quoteOf } from '../../core/model/mention.js';
import { isolate } from '../../core/model/label.js';
import type { Span } from '../../core/model/types.js';
import { setDateWritten } from '../../core/set/aboutChanges.js';
import { labelFrom, newActor } from '../../core/set/actorChanges.js';
import type { Edit } from '../../core/set/change.js';
import { editClaim, type PlacedEventMention } from '../../core/set/claimChanges.js';
import { ClaimDraft } from '../../core/set/claimDraft.js';
import { fold } from '../../core/text/fold.js';
import type { Article } from '../article.js';
import { carryOut } from '../carryOut.js';
import { askForType } from '../commands/fields.js';
import { typeLabel } from '../labels.js';
import { chosenRow, createList, showRows } from '../list.js';
import type { OpenSet } from '../sets.js';
import { partId, rowOfDigit, rowsFor, rowsOf, sourceRows, type Row, type RowsContext } from './claimRows.js';
import { dateRows, writtenRows } from './dateRows.js';
import { needsArticleDate, typedDate } from './dates.js';
import { observe } from '../log.js';

/** Changes the active row of the list that is open, if one is. */
let changeIn: (() => void) | undefined;

/** Changes the active row of the list in which a claim is made: the next role, or another value. */
export function changeActiveRow(): void {
  changeIn?.();
}

/**
 * Asks who takes part in an event, when, how and according to whom, as one mention tells it: in one list, with what the
 * words make likely chosen. Enter on "done" takes it all; Escape keeps what the person chose.
 */
export async function askForClaim(article: Article, placed: PlacedEventMention): Promise<void> {
  await new ClaimPick(article, placed).ask();
}

/** The place that a mention of an event stands in. */
export function tellingOf(article: Article, { mention }: PlacedEventMention): Telling {
  return tellingAt(article, extentOf(mention));
}

/** A place that tells an event: the trigger, in code points. */
export function tellingAt({ open, path, text }: Article, trigger: Span): Telling {
  return { article: path, text, trigger, written: open.set.aboutOf(path)?.date };
}

/** What the list asks: all of a claim, or one thing of it. */
type Mode = 'rows' | 'date' | 'written' | 'source';

class ClaimPick implements RowsContext {
  readonly open: OpenSet;
  readonly draft: ClaimDraft;
  private readonly pick = createList<Row>();
  private telling: Telling;
  private readonly created: Edit[] = [];
  /** The row that was changed last: what "change" means while "done" is the active one. */
  private lastId: string | undefined;
  /** Keys in the text field that were dealt with, until the field is known to be empty again. */
  private handled = '';
  private isAsking = false;
  /** The steps that led from the rows to what is asked now, with what was typed at each. */
  private steps: { readonly mode: Mode; readonly typed: string }[] = [];
  private mode: Mode = 'rows';

  constructor(
    private readonly article: Article,
    private readonly placed: PlacedEventMention,
  ) {
    this.open = article.open;
    this.telling = tellingOf(article, placed);
    const { set } = this.open;
    const { mention } = placed;
    const event = set.events.get(mention.event);
    const type = event?.type ?? '';
    this.draft = new ClaimDraft(set, type, mention, {
      parties: likelyParties(set, { ...this.telling, type, event: mention.event }),
      date: dateIn(this.telling),
      articleDate: dateWritten(this.telling),
      attributes: likelyAttributes(set, this.telling),
    });
    this.pick.title = vscode.l10n.t(
      '{0} · {1}: who, when, according to whom?',
      isolate(quoteOf(mention)),
      typeLabel(set.codebook.eventTypes, type),
    );
  }

  ask(): Promise<void> {
    const { pick } = this;
    this.show(undefined);
    return new Promise((resolve) => {
      let hasEnded = false;
      const end = (isFinished: boolean): void => {
        // Disposing of the list hides it, which is told like leaving it.
        if (hasEnded) return;
        hasEnded = true;
        changeIn = undefined;
        observe(vscode.commands.executeCommand('setContext', 'hashiya.claiming', false));
        this.keep(isFinished);
        pick.dispose();
        resolve();
      };
      pick.onDidChangeValue((value) => {
        this.typed(value);
      });
      pick.onDidAccept(() => {
        const row = chosenRow(pick) ?? this.rows()[0];
        if (row?.choose) this.choose(row);
        else if (row?.id === 'done' && this.mode === 'rows') end(true);
      });
      pick.onDidTriggerItemButton(({ item }) => {
        this.change(item);
      });
      pick.onDidHide(() => {
        if (this.isAsking) return;
        if (this.mode === 'rows' && pick.value === '') end(false);
        else this.stepBack();
      });
      changeIn = () => {
        this.changeActive();
      };
      observe(vscode.commands.executeCommand('setContext', 'hashiya.claiming', true));
      pick.show();
    });
  }

  readDate(typed: string): string | undefined {
    return typedDate(typed, this.telling);
  }

  dates(): string[] {
    const { draft, open, placed, telling } = this;
    const now = draft.date === undefined ? [] : [draft.date.value];
    return [...new Set([...now, ...likelyDates(open.set, telling, placed.mention.event)])];
  }

  typeDate(): void {
    this.stepTo('date');
  }

  chooseSource(): void {
    this.stepTo('source');
  }

  articleActors(): string[] {
    const inArticle = actorMentionsIn(this.open.set, this.telling.article).map(({ actor }) => actor);
    return [...new Set([...this.draft.parts.map(({ value }) => value.actor), ...inArticle])];
  }

  needsArticleDate(typed: string): boolean {
    return needsArticleDate(typed, this.telling);
  }

  askForDateWritten(): void {
    this.stepTo('written');
  }

  setDateWritten(date: string): void {
    const { set } = this.open;
    if (carryOut(this.open, setDateWritten(set, this.article.path, date))) {
      this.telling = tellingOf(this.article, this.placed);
    }
    this.stepBack();
  }

  private stepTo(mode: Mode): void {
    this.steps.push({ mode: this.mode, typed: this.pick.value });
    this.mode = mode;
    this.pick.value = '';
    this.handled = '';
    this.show(undefined);
  }

  /** Goes back to what was asked before, or to the rows without what was typed; nothing that was chosen is lost. */
  private stepBack(): void {
    const step = this.steps.pop();
    this.mode = step?.mode ?? 'rows';
    this.pick.value = step?.typed ?? '';
    this.handled = '';
    this.show(this.pick.value === '' && this.isAtRows() ? 'done' : undefined);
    this.pick.show();
  }

  private changeActive(): void {
    const [active] = this.pick.activeItems;
    const row = active?.change ? active : this.rows().find(({ id }) => id === this.lastId);
    if (row) this.change(row);
  }

  nearestMention(actor: string): string | undefined {
    const [at] = this.telling.trigger;
    const mentions = actorMentionsIn(this.open.set, this.telling.article).filter(
      (one) => one.actor === actor,
    );
    const distance = (one: (typeof mentions)[number]): number => Math.abs(extentOf(one)[0] - at);
    return mentions.sort((a, b) => distance(a) - distance(b))[0]?.id;
  }

  createActor(name: string, as: 'participant' | 'source'): void {
    observe(
      this.askAside(async () => {
        const { set } = this.open;
        const title = vscode.l10n.t('What kind of actor is {0}?', isolate(name));
        const type = await askForType(
          title,
          set.codebook.actorTypes,
          undefined,
          likelyType(set.codebook, name, ''),
        );
        if (type === undefined) return;
        const label = labelFrom(name);
        const actor = newActor(set, { type, label });
        this.created.push(actor);
        this.draft.addActor(actor.id, { type, label });
        if (as === 'source') this.draft.setSource(actor.id);
      else this.lastId = partId(this.draft.addPart(actor.id, this.draft.rolesFor(actor.id)[0] ?? '', undefined)); // prettier-ignore
      }),
    );
  }

  private keep(isFinished: boolean): void {
    const { set } = this.open;
    const mention = set.mentionsIn(this.placed.article).get(this.placed.mention.id);
    // Removed meanwhile, or made a mention of an actor.
    if (mention?.event === undefined) return;
    const claim = this.draft.claim(isFinished);
    const named = new Set([...(claim.participants ?? []).map(({ actor }) => actor), claim.attributedTo]);
    const created = this.created.filter(({ id }) => named.has(id));
    const change = editClaim(set, { article: this.placed.article, mention }, claim, created);
    if (change.edits.length > 0) carryOut(this.open, change);
  }

  /** Digits that choose rows are dealt with at once, also when the field was not emptied yet after the one before. */
  private typed(value: string): void {
    if (value === '') this.handled = '';
    if (this.mode !== 'rows') {
      this.show(undefined);
      return;
    }
    const isGoingOn = this.handled !== '' && value.startsWith(this.handled);
    const digits = fold(value.slice(isGoingOn ? this.handled.length : 0));
    if (!/^\d+$/.test(digits) || (digits.length > 1 && !isGoingOn)) {
      // What fits best, not what happened to be active for fewer letters.
      this.show(undefined);
      return;
    }
    this.handled = value;
    this.pick.value = '';
    for (const digit of digits) this.press(digit);
    if (this.isAtRows()) this.show('done');
  }

  private press(digit: string): void {
    const row = rowOfDigit(rowsOf(this), Number(digit));
    if (row?.id === 'date') row.change?.();
    else row?.choose?.();
    this.lastId = row?.id ?? this.lastId;
  }

  /** Chooses a row and goes back to "done", so that Enter and Enter again ends. */
  private choose(row: Row): void {
    const { mode } = this;
    row.choose?.();
    // What is asked next, or was before.
    if (this.mode !== mode) return;
    this.mode = 'rows';
    this.steps = [];
    // Somebody who was typed has a row among the participants now.
    const part = this.draft.parts.find(({ value }) => value.actor === row.participant);
    this.lastId = part ? partId(part) : row.id;
    if (this.isAsking) return;
    this.pick.value = '';
    this.show('done');
  }

  private change(row: Row): void {
    row.change?.();
    this.lastId = row.id;
    if (this.isAtRows()) this.show(this.pick.activeItems[0]?.id);
  }

  private isAtRows(): boolean {
    return this.mode === 'rows';
  }

  private rows(): Row[] {
    const typed = this.pick.value.trim();
    if (this.mode === 'date') return dateRows(this, typed);
    if (this.mode === 'written') return writtenRows(this, typed);
    if (this.mode === 'source') return sourceRows(this, typed);
    return typed === '' || this.handled !== '' ? rowsOf(this) : rowsFor(this, typed);
  }

  private placeholder(): string {
    switch (this.mode) {
      case 'rows':
        return vscode.l10n.t('1–9 choose, Alt+R the next role, 0 the date; type a name, date or value');
      case 'source':
        return vscode.l10n.t('Type a name');
      case 'date':
      case 'written':
        return vscode.l10n.t('Type a date: {0}', isolate('14 تموز 2016'));
    }
  }

  /** Shows the rows as they are now, with the given one active, else the first. */
  private show(active: string | undefined): void {
    const rows = this.rows();
    this.pick.placeholder = this.placeholder();
    // Only Escape leaves a step, not a click beside the list.
    this.pick.ignoreFocusOut = !this.isAtRows() || this.pick.value !== '';
    showRows(
      this.pick,
      rows,
      rows.find(({ id }) => id === active),
    );
  }

  /** Asks something else in between, and then shows the list again. */
  private async askAside(ask: () => Promise<void>): Promise<void> {
    this.isAsking = true;
    try {
      await ask();
    } finally {
      this.isAsking = false;
      this.pick.value = '';
      this.show('done');
      this.pick.show();
    }
  }
}
