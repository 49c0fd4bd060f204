import { isBehind, moved, type TextEdit } from '../../reading/moved.js';
import type { Mark, SuggestionMark } from '../../reading/messages.js';
import { endOf, type ArticleText, type Line } from './articleText.js';
import type { Stroke } from './levels.js';

/** A mark, or a suggestion that nobody has recorded, which has no id. */
export type Drawn = Omit<Mark, 'id' | 'look'> & {
  readonly id?: Mark['id'];
  readonly look: Mark['look'] | 'suggestion';
};

/** What of a mark is in one line. */
export interface LineStroke extends Stroke {
  readonly of: Drawn;
}

/** The mentions and suggestions that the page knows, and where they are. */
export class Marks {
  private byId = new Map<string, Mark>();
  private suggested: readonly SuggestionMark[] = [];
  private byLine: ReadonlyMap<Line, readonly LineStroke[]> | undefined;

  /** @param isWanted whether a mark passes the filters */
  constructor(
    private readonly text: () => ArticleText,
    private readonly isWanted: (mark: Drawn) => boolean,
  ) {}

  /** All that are known, whether they are wanted or not. */
  get all(): Drawn[] {
    const suggestions = this.suggested.map(({ span, referent }): Drawn => ({
      look: 'suggestion',
      referent,
      spans: [span],
    }));
    return [...this.byId.values(), ...suggestions];
  }

  show(marks: readonly Mark[], suggestions: readonly SuggestionMark[]): void {
    this.byId = new Map(marks.map((mark) => [mark.id, mark]));
    this.suggested = suggestions;
    this.forget();
  }

  update(
    changed: readonly Mark[],
    removed: readonly string[],
    suggestions?: readonly SuggestionMark[],
  ): void {
    for (const id of removed) this.byId.delete(id);
    for (const mark of changed) this.byId.set(mark.id, mark);
    this.suggested = suggestions ?? this.suggested;
    this.forget();
  }

  move(edit: TextEdit): void {
    for (const mark of this.byId.values()) {
      if (!isBehind(mark.spans, edit)) this.byId.set(mark.id, { ...mark, spans: moved(mark.spans, edit) });
    }
    this.suggested = this.suggested.map(({ span, referent }) => {
      const [to = span] = moved([span], edit);
      return { span: to, referent };
    });
    this.forget();
  }

  /** The filters or the lines are others now. */
  forget(): void {
    this.byLine = undefined;
  }

  /** What is drawn in a line. */
  inLine(line: Line): readonly LineStroke[] {
    this.byLine ??= strokesByLine(this.text(), this.drawn());
    return this.byLine.get(line) ?? [];
  }

  /** The marks at an offset, the innermost first: a mark counts at both its ends. */
  at(offset: number): Mark[] {
    const line = this.text().lineAt(offset);
    if (!line) return [];
    const found = this.inLine(line)
      .flatMap(({ of: { id } }) => (id === undefined ? [] : (this.byId.get(id) ?? [])))
      .filter(({ spans }) => spans.some(([start, end]) => start <= offset && offset <= end));
    const isInside = ({ spans }: Mark): boolean =>
      spans.some(([start, end]) => start <= offset && offset < end);
    return found.sort((a, b) => Number(isInside(b)) - Number(isInside(a)) || lengthOf(a) - lengthOf(b));
  }

  /** What is wanted, in no order. */
  drawn(): Drawn[] {
    return this.all.filter(this.isWanted);
  }
}

function strokesByLine(text: ArticleText, marks: Iterable<Drawn>): Map<Line, readonly LineStroke[]> {
  const found = new Map<Line, { readonly of: Drawn; readonly spans: [number, number][] }[]>();
  for (const mark of marks) {
    for (const [start, end] of mark.spans) {
      for (let i = text.indexAt(start), last = text.indexAt(end); i <= last; i++) {
        const line = text.lines[i];
        if (!line) break;
        const strokes = found.get(line) ?? [];
        if (strokes.length === 0) found.set(line, strokes);
        let stroke = strokes.at(-1);
        if (stroke?.of !== mark) strokes.push((stroke = { of: mark, spans: [] }));
        const from = Math.max(start, line.start) - line.start;
        const to = Math.min(end, endOf(line)) - line.start;
        if (from < to) stroke.spans.push([from, to]);
      }
    }
  }
  return found;
}

function lengthOf({ spans }: Mark): number {
  return spans.reduce((sum, [start, end]) => sum + end - start, 0);
}
