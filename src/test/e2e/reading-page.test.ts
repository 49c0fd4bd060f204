import assert from 'node:assert/strict';
import type { FromPage, Mark, Selected, ToPage } from '../../panels/reading/messages.js';
import manifest from '../../../package.json';
import { BarePage } from './bare-page.js';
import { eventually } from './eventually.js';

type Show = Extract<ToPage, { is: 'show' }>;
type Reading = BarePage<ToPage, FromPage>;

const strings: Show['strings'] = {
  article: 'Article',
  search: 'Only one actor or event',
  showAll: 'Show all again',
  kindsShown: 'Kinds',
  annotator: 'Annotator',
  anyAnnotator: 'Any annotator',
  notNamed: 'Not recorded',
  mentions: { one: '1 mention', other: '{0} mentions' },
  mentionsOf: { one: '{1} of 1 mention', other: '{1} of {0} mentions' },
  lost: { one: '1 mention has lost its place.', other: '{0} mentions have lost their place.' },
  review: 'Review',
  type: 'Size and width of the text',
  size: 'Size',
  width: 'Width',
  lineHeight: 'Line height',
  card: 'About this mention',
  kinds: {
    person: 'Person',
    state: 'State',
    organization: 'Organization',
    armedGroup: 'Armed group',
    media: 'Media',
    group: 'Group',
    place: 'Place',
    event: 'Event',
    other: 'Other',
  },
  statuses: { suggested: 'Suggested', uncertain: 'Uncertain', orphaned: 'Lost its place' },
};

/** The extension's own colours, and those of VS Code that the page cannot do without. */
function colours(theme: 'light' | 'dark'): Record<string, string> {
  const own = manifest.contributes.colors.map(({ id, defaults }): [string, string] => [id, defaults[theme]]);
  const [text, background, selection] =
    theme === 'light' ? ['#3b3b3b', '#ffffff', '#add6ff'] : ['#cccccc', '#1f1f1f', '#264f78'];
  return {
    ...Object.fromEntries(own),
    foreground: text,
    descriptionForeground: theme === 'light' ? '#606060' : '#9d9d9d',
    'editor.background': background,
    'editor.foreground': text,
    'editorCursor.foreground': text,
    'editor.selectionBackground': selection,
    'editorHoverWidget.background': background,
    'editorHoverWidget.foreground': text,
    'editorHoverWidget.border': text,
    focusBorder: '#005fb8',
    'textLink.foreground': '#005fb8',
  };
}

/** A text with things that are hard to select: tatweel, ligatures, emoji, Latin words, digits, marks, empty lines. */
const text = [
  'كيري في موسكو: ماذا بعد؟',
  '',
  'موسكو – وكالات – الخميس 14/7/2016',
  'قال وزير الخارجية الأمريكي جون كيري (John Kerry) إنّ الأمم المتحدة ستدعو ٢٢٥٤ شخصاً وبموسكو أيضاً.',
  'لا إله إلا الله 😀👨‍👩‍👧 محــمد ﷺ كِتَابٌ،',
  '',
  'وأضاف لافروف لـ«رويترز» أن للولايات المتحدة ولأحمد دوراً.',
].join('\n');

function spanOf(words: string, occurrence = 0): [number, number] {
  let at = -1;
  for (let i = 0; i <= occurrence; i++) at = text.indexOf(words, at + 1);
  assert.notEqual(at, -1, words);
  return [at, at + words.length];
}

function mark(id: string, look: Mark['look'], words: string, more: Partial<Mark> = {}): Mark {
  const kind = look === 'event' ? 'event' : 'actor';
  return { id, look, referent: `${kind}:${id}`, spans: [spanOf(words)], ...more };
}

const marks: Mark[] = [
  mark('kerry', 'person', 'جون كيري'),
  mark('minister', 'person', 'وزير الخارجية الأمريكي جون كيري'),
  mark('ministry', 'organization', 'الخارجية الأمريكي'),
  mark('us', 'state', 'الأمريكي'),
  mark('un', 'organization', 'الأمم المتحدة'),
  mark('call', 'event', 'الأمم المتحدة ستدعو ٢٢٥٤ شخصاً', {
    participants: [
      { referent: 'actor:un', role: 'Actor' },
      { referent: 'actor:kerry', role: 'Target' },
    ],
  }),
  mark('moscow', 'place', 'موسكو', { spans: [spanOf('موسكو', 2)], status: 'uncertain' }),
  mark('god', 'other', 'الله'),
  mark('lavrov', 'person', 'لافروف', { status: 'orphaned' }),
  mark('reuters', 'media', 'رويترز', { colour: '#aa0088' }),
  mark('usa', 'state', 'لولايات المتحدة'),
  mark('ahmad', 'person', 'أحمد'),
];

const show: Show = {
  is: 'show',
  strings,
  text,
  type: { size: 22, width: 70, lineHeight: 2 },
  marks,
  suggestions: [{ span: spanOf('محــمد'), referent: 'actor:mohammad' }],
  names: { 'actor:kerry': 'John Kerry', 'actor:us': 'United States' },
  selection: { anchor: 0, active: 0 },
  lost: 0,
};

async function open(message: Partial<Show> = {}): Promise<Reading> {
  const reading = await BarePage.open<ToPage, FromPage>('reading', { colours: colours('light') });
  await reading.say({ ...show, ...message });
  return reading;
}

/** What the page last said is selected. */
async function lastSelected(reading: Reading): Promise<Selected | undefined> {
  const said = await reading.said();
  return said.flatMap((message) => (message.is === 'select' ? [message.selection] : [])).at(-1);
}

/** At the edges of words of another direction a browser may take either end for the anchor. */
function inOrder(selected: Selected | undefined): [start: number, end: number] | undefined {
  return selected && [Math.min(selected.anchor, selected.active), Math.max(selected.anchor, selected.active)];
}

/** Where in the window the letter at an offset begins or ends, for a reader of its direction. */
async function edgeOf(
  reading: Reading,
  offset: number,
  side: 'begin' | 'end',
): Promise<{ x: number; y: number }> {
  const rect = await reading.page.evaluate<{ left: number; right: number; y: number }>(`(() => {
    let left = ${offset};
    for (const paragraph of document.querySelectorAll('.paragraph')) {
      const { length } = paragraph.textContent;
      if (left > length) { left -= length + 1; continue; }
      const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        if (left >= node.length) { left -= node.length; continue; }
        const range = document.createRange();
        range.setStart(node, left);
        range.setEnd(node, left + 1);
        const { left: x, right, top, bottom } = range.getBoundingClientRect();
        return { left: x, right, y: (top + bottom) / 2 };
      }
      const { left: x, right, top, bottom } = paragraph.getBoundingClientRect();
      return { left: x, right, y: (top + bottom) / 2 };
    }
  })()`);
  const isLeftToRight = /[A-Za-z0-9٠-٩]/.test(text[offset] ?? '');
  const x = (side === 'begin') === isLeftToRight ? rect.left + 1 : rect.right - 1;
  return { x, y: rect.y };
}

describe('The page of the reading view', () => {
  let reading: Reading;

  before(async () => {
    reading = await open();
  });

  after(async () => {
    assert.deepEqual(reading.errors, []);
    await reading.close();
  });

  it('shows', async () => {
    await reading.screenshot('reading-page');
    assert.equal(await reading.page.locator('.paragraph').count(), text.split('\n').length);
  });

  for (const words of [
    'جون كيري',
    'الخارجية الأمريكي',
    'John Kerry',
    '٢٢٥٤',
    '2016',
    'بموسكو',
    'موسكو أ',
    'محــمد',
    'للولايات المتحدة ولأحمد',
    'الأمريكي جون كيري (John Kerry) إنّ الأمم',
    'وكالات – الخميس 14/7/2016\nقال وزير',
    'أيضاً.\nلا إله إلا الله 😀👨‍👩‍👧 محــمد ﷺ كِتَابٌ،\n\nوأضاف',
  ]) {
    it(`knows what is selected with the mouse: ${words}`, async () => {
      const [start, end] = words === 'موسكو أ' ? spanOf('موسكو أ') : spanOf(words);
      const from = await edgeOf(reading, start, 'begin');
      const to = await edgeOf(reading, end - 1, 'end');
      const { mouse } = reading.page;
      await mouse.move(from.x, from.y);
      await mouse.down();
      await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
      await mouse.move(to.x, to.y);
      await mouse.up();
      await eventually(async () => {
        assert.deepEqual(inOrder(await lastSelected(reading)), [start, end]);
      }, 2000);
    });
  }
});
