import * as vscode from 'vscode';
import type { PlacedMention } from '../core/set/annotationSet.js';
import type { Span } from '../core/model/types.js';
import { CodePoints, lowerBound } from '../core/text/codePoints.js';
import type { ArticleEditors } from './articleEditors.js';
import type { Articles } from './articles.js';
import type { OpenSet } from './sets.js';
import { textOnDisk } from './textOnDisk.js';

/** Turns mentions into places of the workspace, in open articles and in those on disk alike. */
export class Locations {
  constructor(
    private readonly articles: Articles,
    private readonly editors: ArticleEditors,
  ) {}

  /** The place of each mention's first fragment, in the given order; articles that cannot be read are left out. */
  async of(open: OpenSet, mentions: readonly PlacedMention[]): Promise<vscode.Location[]> {
    const rangers = new Map<string, Promise<((span: Span) => vscode.Range) | undefined>>();
    const ranger = (article: string): Promise<((span: Span) => vscode.Range) | undefined> => {
      let found = rangers.get(article);
      if (!found) rangers.set(article, (found = this.ranger(open.uri(article))));
      return found;
    };
    const places = await Promise.all(
      mentions.map(async ({ article, mention }) => {
        const rangeOf = await ranger(article);
        const span = mention.spans[0];
        return rangeOf && span ? new vscode.Location(open.uri(article), rangeOf(span)) : undefined;
      }),
    );
    return places.filter((place) => place !== undefined);
  }

  /** Opens the mention's article with the mention selected. */
  async reveal(
    open: OpenSet,
    { article, mention }: PlacedMention,
    options: Pick<vscode.TextDocumentShowOptions, 'preserveFocus' | 'viewColumn'> = {},
  ): Promise<void> {
    const editor = await this.editors.show(open.uri(article), options);
    const [place] = await this.of(open, [{ article, mention }]);
    if (!place) return;
    editor.selection = new vscode.Selection(place.range.start, place.range.end);
    editor.revealRange(place.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  private async ranger(uri: vscode.Uri): Promise<((span: Span) => vscode.Range) | undefined> {
    const article = this.articles.getByUri(uri);
    if (article) return (span) => article.rangeOf(span);
    const text = await textOnDisk(uri);
    return text === undefined ? undefined : rangerOfText(text);
  }
}

function rangerOfText(text: string): (span: Span) => vscode.Range {
  const points = CodePoints.of(text);
  const lines = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
  const position = (offset: number): vscode.Position => {
    const utf16 = points.toUtf16(offset);
    const line = lowerBound(lines.length, (i) => (lines[i] ?? 0) > utf16) - 1;
    return new vscode.Position(line, utf16 - (lines[line] ?? 0));
  };
  return ([start, end]) => new vscode.Range(position(start), position(end));
}
