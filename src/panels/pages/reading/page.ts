import {
  toPageShape,
  type FromPage,
  type Strings,
  type ToPage,
  type TypeSetting,
} from '../../reading/messages.js';
import { html } from '../elements.js';
import { connect } from '../host.js';
import { perFrame } from '../perFrame.js';
import { Cards } from './cards.js';
import { caretRect, offsetFromPoint } from './caret.js';
import { Cursor } from './cursor.js';
import { emphasise } from './emphasis.js';
import { type LineStroke, Marks } from './marks.js';
import { makeReadOnly } from './readOnly.js';
import { Scroller } from './scroller.js';
import { Sheet } from './sheet.js';
import { type View, viewShape } from './view.js';

// The reading view: the article with its marks, in which a person reads, selects and goes about.

let strings: Strings | undefined;
let names: Readonly<Record<string, string>> = {};
let only: string | undefined;

const host = connect<ToPage, FromPage, View>(toPageShape, viewShape, hear);
let view: View = host.view ?? {};

const scrollElement = html('main', { class: 'scroller' });
const sheet: Sheet = new Sheet(
  {
    strokesIn: (line) => marks.inLine(line),
    describe,
    keepSelection: (draw) => {
      cursor.keep(draw);
    },
    drew: emphasiseNow,
  },
  scrollElement,
);
const marks = new Marks(
  () => sheet.text,
  () => true,
);
const cursor: Cursor = new Cursor(sheet, (selection) => {
  look({ selection });
  postSelection();
  emphasiseNow();
});
const cards = new Cards(
  (message) => {
    host.post(message);
  },
  () => {
    cursor.focus();
  },
);
const scroller = new Scroller(scrollElement, sheet, () => {
  scrolled();
});
const live = html('p', { class: 'live', 'aria-live': 'polite' });

/** At once: a key may follow that runs a command there. */
function postSelection(): void {
  host.post({ is: 'select', selection: cursor.selected });
}
const scrolled = perFrame(() => {
  const line = scroller.topLine();
  look({ line });
  host.post({ is: 'scrolled', line });
});

scrollElement.append(sheet.element);
document.body.append(scrollElement, cards.element, live);
makeReadOnly(
  sheet.element,
  () => selectedText(),
  () => {
    sheet.mend();
  },
);
sheet.element.addEventListener('pointerover', (event) => {
  if (event.pointerType !== 'mouse' || event.buttons !== 0) return;
  const mark = event.target instanceof Element ? event.target.closest('.mark') : null;
  if (mark) restOn(mark);
  else cards.leave();
});
sheet.element.addEventListener('pointerleave', () => {
  cards.leave();
});
sheet.element.addEventListener('pointermove', ({ clientX, clientY }) => {
  pointer = { x: clientX, y: clientY };
});
let pointer = { x: 0, y: 0 };

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
      sheet.draw();
      postSelection();
      break;
    case 'marks':
      names = { ...names, ...message.names };
      marks.update(message.changed, message.removed, message.suggestions);
      sheet.draw();
      break;
    case 'select':
      select(message.selection);
      if (message.reveal) scroller.reveal(message.selection.active);
      break;
    case 'say':
      live.textContent = message.text;
      break;
    case 'cards':
      cards.show(message.request, message.cards);
      break;
    case 'showCard': {
      const { active } = cursor.selected;
      scroller.reveal(active);
      cards.ask(active, caretRect(sheet, active), true);
      break;
    }
    case 'only':
      only = message.referent;
      emphasiseNow();
      break;
    case 'type':
      setType(message.type);
      break;
    case 'scroll':
      scroller.toLine(message.line);
      break;
    case 'focus':
      cursor.focus();
      break;
  }
}

function show(message: Extract<ToPage, { is: 'show' }>): void {
  const isFirst = strings === undefined;
  const line = isFirst ? view.line : scroller.topLine();
  ({ strings, names } = message);
  sheet.element.setAttribute('aria-label', strings.article);
  cards.name(strings.card);
  setType(message.type);
  sheet.show(message.text);
  marks.show(message.marks, message.suggestions);
  select(message.selection ?? view.selection ?? cursor.selected);
  if (!message.selection) postSelection();
  if (line !== undefined) scroller.toLine(line);
  else scroller.reveal(cursor.selected.active);
  sheet.draw();
}

function select(selection: View['selection'] & object): void {
  cursor.set(selection);
  look({ selection: cursor.selected });
  emphasiseNow();
}

function setType({ size, width, lineHeight }: TypeSetting): void {
  const { style } = document.documentElement;
  style.setProperty('--size', `${size}px`);
  style.setProperty('--width', `${width}`);
  style.setProperty('--line-height', `${lineHeight}`);
}

function look(changes: Partial<View>): void {
  view = { ...view, ...changes };
  host.keep(view);
}

function emphasiseNow(): void {
  emphasise(sheet.element, { current: marks.at(cursor.selected.active)[0], only });
}

function restOn(mark: Element): void {
  cards.rest(() => {
    const offset = offsetFromPoint(sheet, pointer.x, pointer.y);
    const rects = [...mark.getClientRects()];
    const at = rects.find(({ top, bottom }) => top <= pointer.y && pointer.y <= bottom) ?? rects[0];
    return offset === undefined || !at ? undefined : { offset, at };
  });
}

function selectedText(): string {
  const { anchor, active } = cursor.selected;
  return sheet.text.slice(Math.min(anchor, active), Math.max(anchor, active));
}

/** `person, Sergey Lavrov, uncertain` */
function describe({ of: { look: kind, referent, status } }: LineStroke): string {
  if (!strings) return '';
  const kindName = kind === 'suggestion' ? strings.statuses.suggested : strings.kinds[kind];
  return [kindName, names[referent] ?? referent, ...(status ? [strings.statuses[status]] : [])].join(', ');
}
