import { connect } from '../host.js';
import { svgOf } from '../../../core/network/svg.js';
import {
  toPageShape,
  type FromPage,
  type Filter,
  type ShownEvent,
  type ToPage,
} from '../../network/messages.js';
import { html, replaceContent } from '../elements.js';
import { counted, phrase } from '../phrase.js';
import { onThemeChange } from '../theme.js';
import { actorDetails, tieDetails } from './details.js';
import { filterFields } from './filters.js';
import { Graph, type Edge } from './graph.js';
import { legend } from './legend.js';
import { currentLook } from './look.js';
import { actorSearch } from './search.js';
import { Stage, type Choice } from './stage.js';
import { tieTable } from './table.js';
import { viewShape, type View } from './view.js';
import { eventCount } from './words.js';

type Show = Extract<ToPage, { is: 'show' }>;

const graph = new Graph();
let page: Page | undefined;

const host = connect<ToPage, FromPage, View>(toPageShape, viewShape, (message) => {
  if (message.is === 'show') {
    page ??= new Page(message);
    page.show(message);
  } else page?.tell(message.tie, message.events);
});
const kept = host.view?.filter ?? {};
if (Object.keys(kept).length > 0) host.post({ is: 'filter', filter: kept });

class Page {
  private shown: Show;
  private view: View = host.view ?? { filter: {}, isTable: false };
  private choice: Choice | undefined;
  /** The events of the chosen tie. */
  private events: readonly ShownEvent[] | undefined;
  private look: ReturnType<typeof currentLook>;
  private readonly stage: Stage;
  private readonly filters = html('div', { class: 'filters', role: 'group' });
  private readonly counts = html('p', { class: 'counts', role: 'status' });
  private readonly legend = html('div');
  private readonly table = html('div', { class: 'table', tabindex: -1 });
  private readonly nothing = html('p', { class: 'nothing' });
  private readonly details = html('div', { 'aria-live': 'polite', tabindex: -1 });
  private readonly aside: HTMLElement;
  private readonly tableButton: HTMLButtonElement;

  constructor(shown: Show) {
    const { strings } = shown;
    this.shown = shown;
    this.look = currentLook(shown.colours);
    this.stage = new Stage(
      graph,
      {
        chose: (choice) => {
          this.choose(choice);
        },
        nameOf: (node) =>
          `${node.label}, ${this.typeName(node.type)}, ${eventCount(weightOf(node.id), strings)}`,
        look: () => this.look,
      },
      strings.actors,
    );
    const button = (text: string, run: () => void): HTMLButtonElement => {
      const element = html('button', { type: 'button' }, text);
      element.addEventListener('click', run);
      return element;
    };
    this.tableButton = button(strings.table, () => {
      this.keep({ ...this.view, isTable: !this.view.isTable });
      this.showTable();
    });
    const close = button(strings.close, () => {
      this.choose(undefined);
    });
    this.aside = html('aside', { 'aria-label': strings.details, hidden: true }, close, this.details);
    this.filters.setAttribute('aria-label', strings.title);
    const symbol = (text: string, label: string, run: () => void): HTMLButtonElement => {
      const element = button(text, run);
      element.setAttribute('aria-label', label);
      element.title = label;
      return element;
    };
    document.body.replaceChildren(
      html(
        'header',
        {},
        actorSearch(graph, strings.search, (node) => {
          this.keep({ ...this.view, isTable: false });
          this.showTable();
          this.choose({ node });
          this.stage.centre(node);
        }),
        this.filters,
        html(
          'div',
          { class: 'buttons' },
          this.tableButton,
          symbol('+', strings.zoomIn, () => {
            this.stage.zoomBy(1.4);
          }),
          symbol('−', strings.zoomOut, () => {
            this.stage.zoomBy(1 / 1.4);
          }),
          button(strings.fit, () => {
            this.stage.fit();
          }),
          button(strings.saveSvg, () => {
            host.post({ is: 'saveSvg', svg: this.svg() });
          }),
          button(strings.saveGraphml, () => {
            host.post({ is: 'saveGraphml' });
          }),
        ),
      ),
      html(
        'main',
        {},
        html(
          'div',
          { class: 'picture' },
          this.stage.element,
          this.table,
          this.nothing,
          this.counts,
          this.legend,
        ),
        this.aside,
      ),
    );
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.choose(undefined);
    });
    onThemeChange(() => {
      this.look = currentLook(this.shown.colours);
      this.stage.draw();
      this.showLegend();
    });
  }

  /** Shows what the panel tells now. */
  show(shown: Show): void {
    this.shown = shown;
    this.look = currentLook(shown.colours);
    const { strings, actors, ties } = shown;
    const isChanged = graph.take(actors, ties);
    this.stage.show(isChanged);
    if (!this.filters.contains(document.activeElement)) {
      this.filters.replaceChildren(
        ...filterFields(shown, this.view.filter, (filter) => {
          this.limit(filter);
        }),
      );
    }
    this.counts.textContent = phrase(
      strings.counts,
      counted(strings.actorCount, actors.length),
      counted(strings.tieCount, ties.length),
    );
    this.nothing.textContent = ties.length === 0 ? strings.nothing : '';
    this.showLegend();
    this.showTable();
    this.choose(this.stillThere());
  }

  /** Takes the events of a tie, if it is still the one to know of. */
  tell(tie: string, events: readonly ShownEvent[]): void {
    if (!this.choice || !('edge' in this.choice) || this.choice.edge.key !== tie) return;
    this.events = events;
    this.showDetails();
  }

  private keep(view: View): void {
    this.view = view;
    host.keep(view);
  }

  private limit(filter: Filter): void {
    this.keep({ ...this.view, filter });
    host.post({ is: 'filter', filter });
  }

  private choose(choice: Choice | undefined): void {
    if (choice && 'edge' in choice) {
      const isSame = this.choice && 'edge' in this.choice && this.choice.edge.key === choice.edge.key;
      if (!isSame) this.events = undefined;
      host.post({ is: 'tie', tie: choice.edge.key });
    }
    this.choice = choice;
    this.stage.choose(choice);
    this.showDetails();
  }

  /** What was chosen, as it now is. */
  private stillThere(): Choice | undefined {
    const { choice } = this;
    if (!choice) return undefined;
    if ('node' in choice) {
      const node = graph.get(choice.node.id);
      return node && { node };
    }
    const edge = graph.edges.find(({ key }) => key === choice.edge.key);
    return edge && { edge };
  }

  private showDetails(): void {
    const { choice, events } = this;
    const { strings } = this.shown;
    const hadFocus = this.aside.contains(document.activeElement);
    this.aside.hidden = !choice;
    if (!choice) {
      if (hadFocus && this.view.isTable) this.table.focus();
      else if (hadFocus) this.stage.takeFocus();
      return;
    }
    const content =
      'node' in choice
        ? actorDetails(choice.node, graph, strings, (edge) => {
            this.choose({ edge });
          })
        : tieDetails(choice.edge, events, strings, (message) => {
            host.post(message);
          });
    replaceContent(this.details, ...content);
  }

  private showTable(): void {
    const { isTable } = this.view;
    const { strings } = this.shown;
    this.tableButton.textContent = isTable ? strings.graph : strings.table;
    this.stage.element.hidden = isTable;
    this.table.hidden = !isTable;
    const choose = (edge: Edge): void => {
      this.choose({ edge });
    };
    replaceContent(this.table, ...(isTable ? [tieTable(graph, strings, choose)] : []));
  }

  private showLegend(): void {
    this.legend.replaceChildren(legend(this.typesShown(), this.look, this.shown.strings));
  }

  private typesShown(): Record<string, string> {
    const types = new Set(this.shown.actors.map(({ type }) => type));
    return Object.fromEntries([...types].sort().map((type) => [type, this.typeName(type)]));
  }

  private typeName(type: string): string {
    return this.shown.actorTypes[type] ?? (type || '?');
  }

  private svg(): string {
    const { strings } = this.shown;
    return svgOf(strings.title, graph.nodes, graph.edges, this.look, {
      signs: strings.signs,
      types: this.typesShown(),
    });
  }
}

function weightOf(id: string): number {
  return graph.tiesOf(id).reduce((sum, { weight }) => sum + weight, 0);
}
