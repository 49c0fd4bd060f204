import {
  toPageShape,
  type FromPage,
  type Selected,
  type Strings,
  type ToPage,
} from '../../reading/messages.js';
import { html } from '../elements.js';
import { connect } from '../host.js';
import { perFrame } from '../perFrame.js';
import { onThemeChange } from '../theme.js';
import { Cards } from './cards.js';
import { caretRect } from './caret.js';
import { Cursor } from './cursor.js';
import { emphasise } from './emphasis.js';
import { passes } from './filter.js';
import { followHovering } from './hovering.js';
import { isOurs } from './keys.js';
import { Links } from './links.js';
import { Lost } from './lost.js';
import { type LineStroke, Marks } from './marks.js';
import { Minimap } from './minimap.js';
import { linksOf } from './participants.js';
import { makeReadOnly } from './readOnly.js';
import { Scroller } from './scroller.js';
import { Sheet } from './sheet.js';
import { Toolbar } from './toolbar.js';
import { type View, viewShape } from './view.js';

// The reading view: the article with its marks, in which a person reads, selects and goes about.

let strings: Strings | undefined;
let names: Readonly<Record<string, string>> = {};
/** The actor or event that alone is wanted. */
let only: string | undefined;
/** Whether the person had moved on before a command put the cursor somewhere. */
let hasGoneOn = false;

const host = connect<ToPage, FromPage, View>(toPageShape, viewShape, hear);
/** Whether the article stands on the page. */
let isBuilt = false;
addEventListener('error', ({ error, message }: ErrorEvent) => {
  host.post({ is: 'failed', reason: error instanceof Error ? error.message : message, isBuilt });
});
let view: View = host.view ?? { filter: {} };

function look(changes: Partial<View>): void {
  view = { ...view, ...changes };
  host.keep(view);
}

const scrollElement = html('main', { class: 'scroller' });
const sheet: Sheet = new Sheet(
  {
    strokesIn: (line) => marks.inLine(line),
    describe,
    keepSelection: (draw) => {
      cursor.keep(draw);
    },
    drew: showCursor,
  },
  scrollElement,
);
const marks = new Marks(
  () => sheet.text,
  (mark) => passes(view.filter, mark),
);
const cursor: Cursor = new Cursor(sheet, (selection) => {
  look({ selection });
  postSelection();
  showCursor();
});
const scroller = new Scroller(scrollElement, sheet, () => {
  postLine();
});
const postLine = perFrame(() => {
  const line = scroller.topLine();
  look({ line });
  host.post({ is: 'scrolled', line });
});

const cards = new Cards(
  (message) => {
    host.post(message);
  },
  () => {
    cursor.focus();
  },
  () => parseFloat(getComputedStyle(sheet.element.firstElementChild ?? sheet.element).lineHeight),
);
const links = new Links();
const minimap = new Minimap((offset) => {
  scroller.reveal(offset);
});
const lost = new Lost(() => {
  host.post({ is: 'reviewLost' });
});
const toolbar = new Toolbar({
  filter: (filter) => {
    look({ filter });
    marks.forget();
    draw();
  },
  only: (referent) => {
    host.post({ is: 'only', ...(referent !== undefined && { referent }) });
    cursor.focus();
  },
  type: (type) => {
    host.post({ is: 'type', type });
  },
});
const live = html('p', { class: 'live', 'aria-live': 'polite' });

/** At once: a key may follow that runs a command there. */
function postSelection(): void {
  host.post({ is: 'select', selection: cursor.selected });
}

scrollElement.append(sheet.element);
document.body.append(
  toolbar.element,
  lost.element,
  html('div', { class: 'desk' }, scrollElement, links.element, minimap.element),
  cards.element,
  live,
);
followHovering(sheet, cards);
makeReadOnly(sheet.element, selectedText, () => {
  sheet.mend();
});
const showPlace = perFrame(() => {
  minimap.showWindow(scroller.inSight());
  showLinks();
});
scrollElement.addEventListener('scroll', () => {
  cards.hide();
  showPlace();
});
new ResizeObserver(showPlace).observe(sheet.element);
onThemeChange(() => {
  draw();
});
addEventListener('keydown', (event) => {
  const isInText = event.target === sheet.element || event.target === document.body;
  if (event.key === 'Escape' && only !== undefined && isInText && !event.defaultPrevented)
    host.post({ is: 'only' });
});
addEventListener('keydown', (event) => {
  const isInField = event.target instanceof Element && event.target.matches('input,select');
  if (isOurs(event) && !isInField) event.preventDefault();
});
addEventListener('beforeprint', () => {
  sheet.drawAll();
  showEmphasis('everywhere');
});

function hear(message: ToPage): void {
  switch (message.is) {
    case 'show':
      show(message);
      break;
    case 'edit':
      for (const edit of message.edits) {
        scroller.keepPlace(() => {
          cursor.keep(() => {
            sheet.edit(edit);
            marks.move(edit);
          }, edit);
        });
      }
      look({ selection: cursor.selected });
      postSelection();
      draw();
      break;
    case 'marks':
      names = { ...names, ...message.names };
      marks.update(message.changed, message.removed, message.suggestions);
      if (strings) lost.show(strings, message.lost);
      draw();
      break;
    case 'select':
      cursor.catchUp();
      if (message.after && !isSame(message.after, cursor.selected)) {
        hasGoneOn = true;
        postSelection();
        break;
      }
      select(message.selection);
      if (message.reveal) scroller.reveal(message.selection.active);
      // What was said of the other place holds no longer.
      if (hasGoneOn) postSelection();
      hasGoneOn = false;
      break;
    case 'say':
      live.textContent = message.text;
      break;
    case 'cards':
      cards.show(message.request, message.cards);
      break;
    case 'showCard':
      cursor.catchUp();
      scroller.reveal(cursor.selected.active);
      cards.ask(cursor.selected.active, caretRect(sheet, cursor.selected.active), true);
      break;
    case 'only':
      only = message.referent;
      draw();
      break;
    case 'type':
      toolbar.type.show(message.type);
      break;
    case 'scroll':
      scroller.toLine(message.line);
      break;
    case 'clear':
      if (message.at === undefined) scroller.takeRoomBack();
      else scroller.clearOfList(message.at);
      break;
    case 'focus':
      cursor.focus();
      break;
  }
}

function show(message: Extract<ToPage, { is: 'show' }>): void {
  const line = strings === undefined ? view.line : scroller.topLine();
  ({ strings, names } = message);
  sheet.element.setAttribute('aria-label', strings.article);
  cards.hide();
  cards.name(strings.card);
  lost.show(strings, message.lost);
  toolbar.type.show(message.type);
  sheet.show(message.text);
  marks.show(message.marks, message.suggestions);
  select(message.selection ?? view.selection ?? cursor.selected);
  if (!message.selection) postSelection();
  if (line === undefined) scroller.reveal(cursor.selected.active);
  else scroller.toLine(line);
  draw();
}

function isSame(one: Selected, other: Selected): boolean {
  return one.anchor === other.anchor && one.active === other.active;
}

function select(selection: Selected): void {
  cursor.set(selection);
  look({ selection: cursor.selected });
  showCursor();
}

/** Shows what is around the text, and in it the marks as they are now. */
const draw = perFrame(() => {
  if (!strings) return;
  const wanted = marks.drawn();
  toolbar.show({ strings, names, marks: marks.all, wanted: wanted.length, filter: view.filter, only });
  minimap.show({ marks: wanted, only, length: sheet.text.length });
  sheet.drawNear();
  showCursor();
  showPlace();
  isBuilt = true;
});

/** Lets what is at the cursor stand out. */
function showCursor(): void {
  showEmphasis('near');
  showLinks();
}

function showEmphasis(where: 'near' | 'everywhere'): void {
  emphasise(sheet.element, where, { current: marks.at(cursor.selected.active)[0], only });
}

function showLinks(): void {
  const event = marks.at(cursor.selected.active).find(({ look: kind }) => kind === 'event');
  if (!event) {
    links.hide();
    return;
  }
  const { from, links: found } = linksOf(sheet, marks, event);
  links.show(from, found, scrollElement.getBoundingClientRect());
}

function selectedText(): string {
  const { anchor, active } = cursor.selected;
  return sheet.text.slice(Math.min(anchor, active), Math.max(anchor, active));
}

/** `Person, Sergey Lavrov, Uncertain` */
function describe({ of: { look: kind, referent, status } }: LineStroke): string {
  if (!strings) return '';
  const kindName = kind === 'suggestion' ? strings.statuses.suggested : strings.kinds[kind];
  return [kindName, names[referent] ?? referent, ...(status ? [strings.statuses[status]] : [])].join(', ');
}
