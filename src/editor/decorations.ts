import * as vscode from 'vscode';
import { isAnchored } from '../core/model/mention.js';
import type { Mention } from '../core/model/types.js';
import type { Article } from './article.js';
import type { Articles } from './articles.js';
import type { Sets } from './sets.js';

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
} as const;

type MentionKind = keyof typeof borders;

const kindOfActorType: ReadonlyMap<string, MentionKind> = new Map<string, MentionKind>([
  ['person', 'person'],
  ['state', 'state'],
  ['organization', 'organization'],
  ['armed-group', 'armedGroup'],
  ['media', 'media'],
  ['group', 'group'],
  ['place', 'place'],
]);

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
      // An actor's type may have changed, and with it the kind of all its mentions.
      const isWide = touched.everything || touched.actors.size > 0;
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
  private readonly types = new Map<MentionKind, vscode.TextEditorDecorationType>();
  private readonly doubtful = vscode.window.createTextEditorDecorationType({
    outline: '1px dashed',
    outlineColor: new vscode.ThemeColor('hashiya.doubtful'),
  });
  /** What was drawn last in each editor, so that only kinds that changed are sent again. */
  private readonly drawn = new WeakMap<vscode.TextEditor, Map<vscode.TextEditorDecorationType, string>>();

  constructor(private readonly articles: Articles) {
    for (const [kind, [style, width]] of entriesOf(borders)) {
      const color = new vscode.ThemeColor(`hashiya.kind.${kind}`);
      const type = vscode.window.createTextEditorDecorationType({
        backgroundColor: new vscode.ThemeColor(`hashiya.kind.${kind}Background`),
        borderColor: color,
        borderStyle: style,
        borderWidth: width,
        borderRadius: '2px',
        overviewRulerColor: color,
        overviewRulerLane: kind === 'event' ? vscode.OverviewRulerLane.Left : vscode.OverviewRulerLane.Center,
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      });
      this.types.set(kind, type);
    }
  }

  paintAll(wanted: (article: Article) => boolean = () => true): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const article = this.articles.get(editor.document);
      if (article && wanted(article)) this.paintEditor(editor, article);
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
    for (const mention of article.mentions.sorted()) {
      if (!isAnchored(mention)) continue;
      const places = article.rangesOf(mention);
      ranges.get(this.typeOf(article, mention))?.push(...places);
      if (mention.status !== undefined) ranges.get(this.doubtful)?.push(...places);
    }
    for (const [type, places] of ranges) this.draw(editor, type, places);
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
    const kind = kindOf(article, mention);
    return this.types.get(kind) ?? this.doubtful;
  }
}

/** The kind by which a mention is drawn. */
export function kindOf({ open: { set } }: Article, mention: Mention): MentionKind {
  if (mention.actor === undefined) return 'event';
  return kindOfActorType.get(set.actors.get(mention.actor)?.type ?? '') ?? 'other';
}

function entriesOf<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  const entries: [K, V][] = [];
  for (const key in record) entries.push([key, record[key]]);
  return entries;
}
