import { fold } from '../../../core/text/fold.js';
import type { Strings, TypeSetting } from '../../reading/messages.js';
import { bdi, html } from '../elements.js';
import { counted, number } from '../phrase.js';
import { searchField } from '../searchField.js';
import { AnnotatorFilter } from './annotatorFilter.js';
import { type Filter, kindOf } from './filter.js';
import { KindFilter } from './kindFilter.js';
import type { Drawn } from './marks.js';
import { TypeControls } from './typeControls.js';

/** What a person does in the toolbar. */
export interface ToolbarListener {
  filter(filter: Filter): void;
  /** Wants to see only one actor or event, or all again. */
  only(referent: string | undefined): void;
  type(type: TypeSetting): void;
}

/** What the toolbar tells about. */
export interface ToolbarState {
  readonly strings: Strings;
  readonly names: Readonly<Record<string, string>>;
  /** All marks, whether wanted or not. */
  readonly marks: readonly Drawn[];
  /** How many of these are wanted. */
  readonly wanted: number;
  readonly filter: Filter;
  readonly only: string | undefined;
}

interface Found {
  readonly referent: string;
  readonly name: string;
  readonly count: number;
}

/** The line above the text: what is to be seen of the marks, and how the text is set. */
export class Toolbar {
  readonly element = html('header', { class: 'toolbar' });
  readonly type: TypeControls;
  private readonly kinds: KindFilter;
  private readonly annotators: AnnotatorFilter;
  private readonly count = html('span', { class: 'count', role: 'status' });
  private readonly back = html('button', { type: 'button', class: 'back', hidden: true });
  private search: HTMLElement | undefined;
  private state: ToolbarState | undefined;

  constructor(private readonly listener: ToolbarListener) {
    this.type = new TypeControls((type) => {
      listener.type(type);
    });
    this.kinds = new KindFilter((without) => {
      const { without: _, ...others } = this.state?.filter ?? {};
      listener.filter(without.length === 0 ? others : { ...others, without });
    });
    this.annotators = new AnnotatorFilter((by) => {
      const { by: _, ...others } = this.state?.filter ?? {};
      listener.filter(by === undefined ? others : { ...others, by });
    });
    this.back.addEventListener('click', () => {
      listener.only(undefined);
    });
    this.element.append(
      this.back,
      this.kinds.element,
      this.annotators.element,
      this.count,
      this.type.element,
    );
  }

  show(state: ToolbarState): void {
    this.state = state;
    const { strings, marks, wanted, filter, only, names } = state;
    this.search ??= this.addSearch(strings);
    this.search.hidden = only !== undefined;
    this.back.hidden = only === undefined;
    if (only !== undefined) {
      this.back.title = strings.showAll;
      this.back.setAttribute('aria-label', `${strings.showAll}: ${names[only] ?? only}`);
      this.back.replaceChildren('✕ ', bdi(names[only] ?? only));
    }
    this.kinds.show(strings, countBy(marks, kindOf), filter.without ?? []);
    const named = marks.filter((mark) => kindOf(mark) !== 'suggestion');
    this.annotators.show(
      strings,
      countBy(named, ({ by }) => by ?? ''),
      filter.by,
    );
    const said =
      wanted === marks.length
        ? counted(strings.mentions, wanted)
        : counted(strings.mentionsOf, marks.length, number(wanted));
    // Said again by screen readers only when it is another.
    if (this.count.textContent !== said) this.count.textContent = said;
    this.type.name(strings);
  }

  private addSearch({ search }: Strings): HTMLElement {
    const field = searchField<Found>(search, {
      find: (words) => this.find(words),
      show: ({ name, count }) => [bdi(name), ` · ${number(count)}`],
      take: ({ referent }) => {
        this.listener.only(referent);
      },
    });
    this.element.prepend(field);
    return field;
  }

  /** The actors and events whose names hold the words, the one with the most marks first. */
  private find(words: string): Found[] {
    if (!this.state) return [];
    const { marks, names } = this.state;
    const wanted = fold(words);
    return [...countBy(marks, ({ referent }) => referent)]
      .map(([referent, count]) => ({ referent, count, name: names[referent] ?? referent }))
      .filter(({ name }) => fold(name).includes(wanted))
      .sort((a, b) => b.count - a.count);
  }
}

function countBy<K extends string>(marks: readonly Drawn[], keyOf: (mark: Drawn) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const mark of marks) counts.set(keyOf(mark), (counts.get(keyOf(mark)) ?? 0) + 1);
  return counts;
}
