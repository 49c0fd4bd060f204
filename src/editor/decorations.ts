import * as vscode from 'vscode';
import { isAnchored } from '../core/model/mention.js';
import type { Mention } from '../core/model/types.js';
import type { Article } from './article.js';
import type { Articles } from './articles.js';
import { colourOf, lookOf, type Look } from './look.js';
import type { Sets } from './sets.js';
import { addAll } from '../core/lists.js';

// Only background, border, outline and overview ruler: anything that styles the letters would split the line's text and
// break Arabic joining and order.

/** How each kind of mention is drawn; kinds differ by their border too, so that colour is not the only sign. */
const borders = {
  person: ['solid', '0 0 2px 0'],
  state: ['double', '0 0 3px 0'],
  organization: ['dashed', '0 0 2px 0'],
  armedGroup: ['dotted', '0 0 3px 0'],
  media: ['solid', '1px 0 1px 0'],
  group: ['dashed', '1px 0 1px 0'],
  place: ['dotted', '1px 0 1px 0'],
  event: ['solid', '1px'],
  other: ['dashed', '0 1px 0 1px'],
} as const satisfies Record<Look, readonly [string, string]>;

/** How strongly a colour that a set chose shows behind the words: the last two digits of `#rrggbbaa`. */
const backgroundAlpha = '33';

/** Typing goes on while decorations move by themselves; they are set right when it pauses. */
const pauseInTyping = 250;

/** Draws the mentions of the articles in the visible editors. */
export function registerDecorations(sets: Sets, articles: Articles): vscode.Disposable {
  const painter = new Painter(articles);
  let pause: ReturnType<typeof setTimeout> | undefined;
  return vscode.Disposable.from(
    painter,
    vscode.window.onDidChangeVisibleTextEditors(() => {
      painter.paintAll();
    }),
    articles.onDidChangeArticles(() => {
      painter.paintAll();
    }),
    articles.onDidEdit((article) => {
      clearTimeout(pause);
      pause = setTimeout(() => {
        painter.paint(article);
      }, pauseInTyping);
    }),
    sets.onDidChange(({ open, touched }) => {
      // A type may have changed, and with it how all its mentions are drawn.
      const isWide = touched.everything || touched.actors.size + touched.events.size > 0;
      painter.paintAll((article) => article.open === open && (isWide || touched.articles.has(article.path)));
    }),
    {
      dispose: () => {
        clearTimeout(pause);
      },
    },
  );
}

class Painter implements vscode.Disposable {
  /** By look, and colour of the set's own if it has one. */
  private readonly types = new Map<string, vscode.TextEditorDecorationType>();
  private readonly doubtful = vscode.window.createTextEditorDecorationType({
    outline: '1px dashed',
    outlineColor: new vscode.ThemeColor('hashiya.doubtful'),
  });
  /** What was drawn last in each editor, so that only kinds that changed are sent again. */
  private readonly drawn = new WeakMap<vscode.TextEditor, Map<vscode.TextEditorDecorationType, string>>();

  constructor(private readonly articles: Articles) {}

  paintAll(wanted: (article: Article) => boolean = () => true): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const article = this.articles.get(editor.document);
      if (!article) this.clear(editor);
      else if (wanted(article)) this.paintEditor(editor, article);
    }
  }

  paint(article: Article): void {
    this.paintAll((other) => other === article);
  }

  dispose(): void {
    for (const type of this.types.values()) type.dispose();
    this.doubtful.dispose();
  }

  private paintEditor(editor: vscode.TextEditor, article: Article): void {
    const ranges = new Map<vscode.TextEditorDecorationType, vscode.Range[]>();
    for (const type of [...this.types.values(), this.doubtful]) ranges.set(type, []);
    const add = (type: vscode.TextEditorDecorationType, places: readonly vscode.Range[]): void => {
      const others = ranges.get(type);
      if (others) addAll(others, places);
      else ranges.set(type, [...places]);
    };
    for (const mention of article.isInStep ? article.mentions.sorted() : []) {
      if (!isAnchored(mention)) continue;
      const places = article.rangesOf(mention);
      add(this.typeOf(article, mention), places);
      if (mention.status !== undefined) add(this.doubtful, places);
    }
    for (const [type, places] of ranges) this.draw(editor, type, places);
  }

  /** What is no article any more has no mentions. */
  private clear(editor: vscode.TextEditor): void {
    for (const type of this.drawn.get(editor)?.keys() ?? []) editor.setDecorations(type, []);
    this.drawn.delete(editor);
  }

  private draw(
    editor: vscode.TextEditor,
    type: vscode.TextEditorDecorationType,
    places: vscode.Range[],
  ): void {
    let drawn = this.drawn.get(editor);
    if (!drawn) this.drawn.set(editor, (drawn = new Map<vscode.TextEditorDecorationType, string>()));
    const picture = places
      .map(
        ({ start, end }) =>
          `${String(start.line)}:${String(start.character)}-${String(end.line)}:${String(end.character)}`,
      )
      .join(' ');
    if ((drawn.get(type) ?? '') === picture) return;
    drawn.set(type, picture);
    editor.setDecorations(type, places);
  }

  private typeOf(article: Article, mention: Mention): vscode.TextEditorDecorationType {
    const look = lookOf(article.open.set, mention);
    const colour = colourOf(article.open.set, mention);
    const key = `${look} ${colour ?? ''}`;
    const known = this.types.get(key);
    if (known) return known;
    const type = decorationType(look, colour);
    this.types.set(key, type);
    return type;
  }
}

/** @param own the colour that the set chose, as in `#1a7f37`; absent: the theme's */
function decorationType(look: Look, own: string | undefined): vscode.TextEditorDecorationType {
  const [borderStyle, borderWidth] = borders[look];
  const color = own ?? new vscode.ThemeColor(`hashiya.kind.${look}`);
  return vscode.window.createTextEditorDecorationType({
    backgroundColor:
      own === undefined
        ? new vscode.ThemeColor(`hashiya.kind.${look}Background`)
        : `${own}${backgroundAlpha}`,
    borderColor: color,
    borderStyle,
    borderWidth,
    borderRadius: '2px',
    overviewRulerColor: color,
    overviewRulerLane: look === 'event' ? vscode.OverviewRulerLane.Left : vscode.OverviewRulerLane.Center,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}
