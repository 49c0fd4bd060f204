import * as vscode from 'vscode';
import type { ReadingEditor } from '../../editor/articleEditors.js';
import { positionAtUtf16, utf16At } from '../../editor/documentText.js';
import { mentionMeant } from '../../editor/mentionAtCursor.js';
import { pageHtml } from '../pageHtml.js';
import { readyShape } from '../pageState.js';
import { browse, cardsAt, runOnCard } from './cards.js';
import { fromPageShape, type FromPage, type ToPage, type TypeSetting } from './messages.js';
import { Presenter, type Sources } from './presenter.js';
import { inWords } from './speech.js';
import { affectsTypeSetting, keepTypeSetting, typeSetting } from './typeSetting.js';
import { log, observe, reportFault } from '../../editor/log.js';
import { reasonOf } from '../../editor/inWords.js';
import { failureHtml } from './failure.js';

/** The cursor moves with every key; what it is on is said when it rests. */
const restTakes = 250;

/** Milliseconds after which the person has found the size that they were looking for. */
const choosingTakes = 400;

/** A tab in which an article is read. */
export class ReadingView implements ReadingEditor, vscode.Disposable {
  private readonly presenter: Presenter;
  private readonly moved = new vscode.EventEmitter<void>();
  private readonly scrolled = new vscode.EventEmitter<void>();
  private readonly onlyChanged = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable;
  private wanted: string | undefined;
  private said = '';
  private hasFailed = false;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private choosing: ReturnType<typeof setTimeout> | undefined;

  /** The line at the top: 0-based, with a fraction of it. */
  line = 0;

  readonly onDidMove = this.moved.event;
  readonly onDidScroll = this.scrolled.event;
  readonly onDidChangeOnly = this.onlyChanged.event;

  constructor(
    readonly document: vscode.TextDocument,
    readonly panel: vscode.WebviewPanel,
    sources: Sources,
    private readonly extension: vscode.Uri,
  ) {
    const { webview } = panel;
    this.presenter = new Presenter(
      document,
      sources,
      (message) => {
        this.post(message);
      },
      (error) => {
        this.fail(error);
      },
    );
    this.subscriptions = vscode.Disposable.from(
      this.moved,
      this.scrolled,
      this.onlyChanged,
      this.presenter,
      webview.onDidReceiveMessage((message: unknown) => {
        if (readyShape.safeParse(message).success) this.show();
        if (this.hasFailed) return;
        const said = fromPageShape.safeParse(message);
        if (said.success) this.hear(said.data);
      }),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.presenter.forget();
        this.moved.fire();
      }),
      this.moved.event(() => {
        this.speakSoon();
      }),
      sources.sets.onDidChange(({ open }) => {
        if (open === this.presenter.article?.open) this.speakSoon();
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        const isChosenHere = this.choosing !== undefined;
        if (affectsTypeSetting(change) && !isChosenHere) this.post({ is: 'type', type: typeSetting() });
      }),
    );
    this.load();
  }

  get isActive(): boolean {
    return this.panel.active;
  }

  get selection(): vscode.Selection {
    const { anchor, active } = this.presenter.selection ?? { anchor: 0, active: 0 };
    return new vscode.Selection(this.positionAt(anchor), this.positionAt(active));
  }

  set selection(selection: vscode.Selection) {
    this.select(selection, false);
  }

  get selections(): readonly vscode.Selection[] {
    return [this.selection];
  }

  set selections([selection]: readonly vscode.Selection[]) {
    if (selection) this.selection = selection;
  }

  /** Of whom alone the mentions are wanted, as `actor:ID` or `event:ID`; the others are dimmed. */
  get only(): string | undefined {
    return this.wanted;
  }

  set only(referent: string | undefined) {
    this.wanted = referent;
    this.post({ is: 'only', ...(referent === undefined ? {} : { referent }) });
    this.onlyChanged.fire();
  }

  /** Brings the cursor into sight where the range is at it; only the cursor can be revealed. */
  revealRange(range: vscode.Range): void {
    if (range.contains(this.selection.active)) this.select(this.selection, true);
  }

  /** Brings the beginning of a range below a list over the view, or back where it was once there is none any more. */
  clearOfList(range: vscode.Range | undefined): void {
    this.post({ is: 'clear', ...(range ? { at: utf16At(this.document, range.start) } : {}) });
  }

  /** Shows the card of the mention at the cursor and goes into it. */
  showCard(): void {
    this.post({ is: 'showCard' });
  }

  /** Scrolls so that a line is at the top: 0-based, with a fraction of it. */
  scrollTo(line: number): void {
    this.post({ is: 'scroll', line });
  }

  dispose(): void {
    clearTimeout(this.rest);
    clearTimeout(this.choosing);
    this.subscriptions.dispose();
  }

  private post(message: ToPage): void {
    observe(this.panel.webview.postMessage(message));
  }

  /** Loads the page, also once more after a failure. */
  load(): void {
    this.hasFailed = false;
    const { webview } = this.panel;
    webview.html = pageHtml(webview, this.extension, 'reading', this.title, this.document.uri);
  }

  private get title(): string {
    return this.document.uri.path.split('/').pop() ?? '';
  }

  /** Says in the place of the page that it could not be built, and why. */
  private fail(error: unknown): void {
    log().error(error instanceof Error ? error : String(error));
    this.hasFailed = true;
    this.presenter.forget();
    const { webview } = this.panel;
    webview.html = failureHtml(webview, this.extension, this.title, this.document.uri, reasonOf(error));
  }

  private show(): void {
    try {
      this.presenter.show();
    } catch (error) {
      this.fail(error);
      return;
    }
    if (this.wanted !== undefined) this.only = this.wanted;
  }

  private positionAt(offset: number): vscode.Position {
    return positionAtUtf16(this.document, offset);
  }

  private select({ anchor, active }: vscode.Selection, isToReveal: boolean): void {
    const offset = (position: vscode.Position): number => utf16At(this.document, position);
    this.presenter.select({ anchor: offset(anchor), active: offset(active) }, isToReveal);
    this.moved.fire();
  }

  private hear(said: FromPage): void {
    const { article } = this.presenter;
    switch (said.is) {
      case 'select':
        this.presenter.selectedOnPage(said.selection);
        this.moved.fire();
        break;
      case 'card': {
        const position = this.positionAt(this.presenter.offsetNow(said.at));
        this.post({
          is: 'cards',
          request: said.request,
          cards: article ? cardsAt(article, position) : [],
        });
        break;
      }
      case 'run':
        if (article) observe(runOnCard(article, said.command, said.mention));
        break;
      case 'browse':
        observe(browse(said.href));
        break;
      case 'only':
        this.only = said.referent;
        break;
      case 'type':
        this.keepSoon(said.type);
        break;
      case 'scrolled':
        this.line = said.line;
        this.scrolled.fire();
        break;
      case 'failed':
        if (said.isBuilt) reportFault(new Error(said.reason));
        else this.fail(new Error(said.reason));
        break;
      case 'reviewLost':
        observe(vscode.commands.executeCommand('hashiya.reviewDoubtful', this.document.uri));
        break;
    }
  }

  private keepSoon(type: TypeSetting): void {
    clearTimeout(this.choosing);
    const choosing = setTimeout(() => {
      observe(
        keepTypeSetting(type).finally(() => {
          if (this.choosing === choosing) this.choosing = undefined;
        }),
      );
    }, choosingTakes);
    this.choosing = choosing;
  }

  private speakSoon(): void {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      const { article } = this.presenter;
      const mention = article && mentionMeant(article, this.selection);
      const text = mention ? inWords(article, mention) : '';
      if (text === this.said) return;
      this.said = text;
      this.post({ is: 'say', text });
    }, restTakes);
  }
}
