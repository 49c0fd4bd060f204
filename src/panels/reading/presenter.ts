import * as vscode from 'vscode';
import { Touched } from '../../core/set/touched.js';
import { normaliseText } from '../../core/text/normalise.js';
import type { Article } from '../../editor/article.js';
import type { Articles } from '../../editor/articles.js';
import { editsOf, type Utf16Edit } from '../../editor/documentText.js';
import type { Sets } from '../../editor/sets.js';
import type { Suggester } from '../../editor/suggestions/suggester.js';
import type { Selected, ToPage } from './messages.js';
import { movedOffset } from './moved.js';
import { Picture } from './picture.js';
import { readingStrings } from './strings.js';
import { typeSetting } from './typeSetting.js';

/** Milliseconds in which changes are gathered: a frame. */
const frame = 16;

/** What is drawn moves with the text by itself while a person types; it is set right when that pauses. */
const pauseInTyping = 250;

/** What a presenter follows. */
export interface Sources {
  readonly sets: Sets;
  readonly articles: Articles;
  readonly suggester: Suggester;
}

/** Keeps the page of a reading view in step with a document and, where that is an article, with its set. */
export class Presenter implements vscode.Disposable {
  /** What the page has; absent while there is no page. */
  private picture: Picture | undefined;
  private selected: Selected | undefined;
  /** Whether the cursor was to be shown while there was no page: VS Code drops one that is out of sight. */
  private isToReveal = false;
  /** Edits that the page does not know yet. */
  private edits: Utf16Edit[] = [];
  private touched: Touched | undefined;
  private lineBreak: vscode.EndOfLine;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private readonly subscriptions: vscode.Disposable;

  /**
   * @param post takes what is for the page; nothing is posted before `show`
   * @param failed is told why nothing more can be posted
   */
  constructor(
    private readonly document: vscode.TextDocument,
    private readonly sources: Sources,
    private readonly post: (message: ToPage) => void,
    private readonly failed: (error: unknown) => void,
  ) {
    const { sets, articles, suggester } = sources;
    this.lineBreak = document.eol;
    this.subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === document && event.contentChanges.length > 0) this.follow(event.contentChanges);
      }),
      articles.onDidChangeArticles(() => {
        if (this.picture && this.picture.article !== this.article) this.show();
      }),
      sets.onDidChange(({ open, touched }) => {
        if (open === this.article?.open) this.updateSoon(touched);
      }),
      suggester.onDidChange((open) => {
        if (open === this.article?.open) this.updateSoon(new Touched());
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('hashiya.showSuggestions')) this.updateSoon(new Touched());
      }),
    );
  }

  get article(): Article | undefined {
    return this.sources.articles.get(this.document);
  }

  /** Where the cursor is, in the document's present text; absent before a person or a command put it somewhere. */
  get selection(): Selected | undefined {
    return this.selected;
  }

  /** Posts everything to a page that has nothing yet, or may have anything. */
  show(): void {
    this.forget();
    const picture = (this.picture = new Picture(this.article, this.sources.suggester));
    const { names, suggestions, lost } = picture;
    this.post({
      is: 'show',
      strings: readingStrings(),
      text: normaliseText(this.document.getText()),
      type: typeSetting(),
      marks: [...picture.marks.values()],
      suggestions,
      names,
      ...(this.selected ? { selection: this.selected } : {}),
      lost,
    });
    if (this.isToReveal && this.selected) this.select(this.selected, true);
  }

  /** There is no page any more. */
  forget(): void {
    clearTimeout(this.timer);
    clearTimeout(this.pause);
    this.timer = this.pause = undefined;
    this.picture = this.touched = undefined;
    this.edits = [];
  }

  /** Puts the cursor somewhere, in the document's present text. */
  select(selection: Selected, reveal: boolean): void {
    const after = reveal ? undefined : this.selected;
    this.selected = selection;
    this.isToReveal = reveal && !this.picture;
    if (!this.picture) return;
    this.flush();
    this.post({ is: 'select', selection, reveal, ...(after ? { after } : {}) });
  }

  /** The person put the cursor somewhere, in the text that the page has. */
  selectedOnPage({ anchor, active }: Selected): void {
    this.selected = { anchor: this.offsetNow(anchor), active: this.offsetNow(active) };
  }

  /** Where an offset in the text that the page has is in the document's present text. */
  offsetNow(offset: number): number {
    return this.edits.reduce(movedOffset, offset);
  }

  /** Posts at once what was gathered, so that what is posted next is about the present text. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { picture, edits, touched } = this;
    if (!picture) return;
    this.edits = [];
    this.touched = undefined;
    if (edits.length > 0) this.post({ is: 'edit', edits });
    const difference = touched && picture.update(touched);
    if (difference) this.post({ is: 'marks', ...difference });
  }

  dispose(): void {
    this.forget();
    this.subscriptions.dispose();
  }

  private follow(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const before = this.lineBreak;
    this.lineBreak = this.document.eol;
    // Other line ends come as the whole text again, which is the same.
    if (before !== this.lineBreak) return;
    for (const edit of editsOf(changes, before)) {
      if (this.selected) {
        const { anchor, active } = this.selected;
        this.selected = { anchor: movedOffset(anchor, edit), active: movedOffset(active, edit) };
      }
      if (!this.picture) continue;
      this.picture.move(edit);
      this.edits.push(edit);
    }
    if (!this.picture) return;
    this.flushSoon();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      const everything = new Touched();
      everything.everything = true;
      this.updateSoon(everything);
    }, pauseInTyping);
  }

  private updateSoon(touched: Touched): void {
    if (!this.picture) return;
    this.touched ??= new Touched();
    this.touched.include(touched);
    this.flushSoon();
  }

  private flushSoon(): void {
    this.timer ??= setTimeout(() => {
      try {
        this.flush();
      } catch (error) {
        this.failed(error);
      }
    }, frame);
  }
}
