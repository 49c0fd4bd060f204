import { toPageShape, type FromPage, type Strings, type ToPage } from '../../timeline/messages.js';
import { html } from '../elements.js';
import { connect } from '../host.js';
import { perFrame } from '../perFrame.js';
import { counted } from '../phrase.js';
import { Card } from './card.js';
import { Chart, type ChartListener } from './chart.js';
import { Filters } from './filters.js';
import { Legend } from './legend.js';
import { Model } from './model.js';
import { Undated } from './undated.js';
import { viewShape, type View } from './view.js';

// The timeline: what is wanted above, the events on their axis, and beside them those without a date.

let model: Model | undefined;

const host = connect<ToPage, FromPage, View>(toPageShape, viewShape, (message) => {
  if (message.is === 'show') {
    model = new Model(message);
    name(message.strings);
  } else model?.update(message);
  drawSoon();
});
let view: View = host.view ?? { filter: {} };

function look(changes: Partial<View>): void {
  view = { ...view, ...changes };
  host.keep(view);
}

const card = new Card();
const listener: ChartListener = {
  open: ({ id }) => {
    host.post({ is: 'open', event: id });
  },
  point: (event, at) => {
    if (model && event && at) card.show(model, event, at);
    else card.hideSoon();
  },
  look: (inSight) => {
    look({ inSight });
  },
};
const chart = new Chart(listener, view.inSight);
const undated = new Undated(listener);
const filters = new Filters(view.filter, (filter) => {
  look({ filter });
  drawSoon();
});
const legend = new Legend((without) => {
  const { without: _, ...others } = view.filter;
  look({ filter: without.length === 0 ? others : { ...others, without } });
  drawSoon();
});
const count = html('p', { class: 'count', role: 'status' });
const message = html('p', { class: 'message' });

const zoomIn = button('+', () => {
  chart.zoomBy(1.5);
});
const zoomOut = button('−', () => {
  chart.zoomBy(1 / 1.5);
});
const zoomToFit = button('↔', () => {
  chart.showAll();
});

document.body.append(
  html('header', {}, filters.element, legend.element),
  html('div', { class: 'bar-below' }, count, html('div', { class: 'zoom' }, zoomOut, zoomIn, zoomToFit)),
  html('main', {}, message, chart.element, undated.element),
  card.element,
);

function button(sign: string, act: () => void): HTMLButtonElement {
  const made = html('button', { type: 'button' }, sign);
  made.addEventListener('click', act);
  return made;
}

function name(strings: Strings): void {
  for (const [control, text] of [
    [zoomIn, strings.zoomIn],
    [zoomOut, strings.zoomOut],
    [zoomToFit, strings.zoomToFit],
  ] as const) {
    control.title = text;
    control.ariaLabel = text;
  }
}

const drawSoon = perFrame(() => {
  if (!model) return;
  const { strings } = model;
  const wanted = model.wanted(view.filter);
  const dated = wanted.filter(({ date }) => date);
  filters.show(model, view.filter);
  legend.show(model, view.filter.without ?? []);
  chart.show(model, dated);
  undated.show(model, wanted);
  count.textContent = countWords(strings, wanted.length, model.size);
  message.textContent =
    model.size === 0
      ? strings.noEvents
      : wanted.length === 0
        ? strings.nothingFound
        : dated.length === 0
          ? strings.nothingDated
          : '';
  message.hidden = message.textContent === '';
  chart.element.hidden = dated.length === 0;
});

function countWords(strings: Strings, wanted: number, all: number): string {
  return wanted === all ? counted(strings.events, all) : counted(strings.countOf, all, wanted);
}
