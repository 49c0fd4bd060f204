import assert from 'node:assert/strict';
import type { FromPage, Mark, Selected, ToPage } from '../../panels/reading/messages.js';
import manifest from '../../../package.json';
import { BarePage } from './bare-page.js';

// An article as the reading view's page is shown it, and what tests ask of that page.

export type Show = Extract<ToPage, { is: 'show' }>;
export type Reading = BarePage<ToPage, FromPage>;

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

/** Some of VS Code's colours: text, background, what is selected, borders, quiet text, links. */
const themes = {
  light: ['#3b3b3b', '#ffffff', '#add6ff', '#cecece', '#606060', '#005fb8'],
  dark: ['#cccccc', '#1f1f1f', '#264f78', '#454545', '#9d9d9d', '#4daafc'],
  highContrast: ['#ffffff', '#000000', '#4d7ea8', '#6fc3df', '#ffffff', '#21a6ff'],
  highContrastLight: ['#292929', '#ffffff', '#9dc3e6', '#0f4a85', '#292929', '#0f4a85'],
} as const;
export type ThemeKind = keyof typeof themes;

/** The extension's own colours, and those of VS Code that the page uses. */
function colours(theme: ThemeKind): Record<string, string> {
  const own = manifest.contributes.colors.map(({ id, defaults }): [string, string] => [id, defaults[theme]]);
  const [text, background, selection, border, quiet, link] = themes[theme];
  const isContrast = theme.startsWith('highContrast');
  return {
    ...Object.fromEntries(own),
    foreground: text,
    descriptionForeground: quiet,
    'editor.background': background,
    'editor.foreground': text,
    'editorCursor.foreground': text,
    'editor.selectionBackground': selection,
    'editorHoverWidget.background': background,
    'editorHoverWidget.foreground': text,
    'editorHoverWidget.border': border,
    'editorWidget.background': background,
    'editorWidget.foreground': text,
    'editorWidget.border': border,
    'widget.border': border,
    'input.background': background,
    'input.foreground': text,
    'input.border': border,
    'input.placeholderForeground': quiet,
    'button.secondaryBackground': background,
    'button.secondaryForeground': text,
    'button.border': border,
    'button.background': link,
    'dropdown.background': background,
    'dropdown.foreground': text,
    'dropdown.border': border,
    'list.activeSelectionBackground': selection,
    'list.activeSelectionForeground': text,
    'scrollbarSlider.background': '#64646466',
    focusBorder: link,
    'textLink.foreground': link,
    ...(isContrast && { contrastBorder: border, contrastActiveBorder: '#f38518' }),
  };
}

/** The kind of a theme, as the class of the page's body says it. */
const themeClasses: Record<ThemeKind, string> = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  highContrast: 'vscode-high-contrast',
  highContrastLight: 'vscode-high-contrast-light',
};

/** A text with things that are hard to select: tatweel, ligatures, emoji, Latin words, digits, marks, empty lines. */
export const text = [
  'كيري في موسكو: ماذا بعد؟',
  '',
  'موسكو – وكالات – الخميس 14/7/2016',
  'قال وزير الخارجية الأمريكي جون كيري (John Kerry) إنّ الأمم المتحدة ستدعو ٢٢٥٤ شخصاً وبموسكو أيضاً.',
  'لا إله إلا الله 😀👨‍👩‍👧 محــمد ﷺ كِتَابٌ،',
  '',
  'وأضاف لافروف لـ«رويترز» أن للولايات المتحدة ولأحمد دوراً.',
].join('\n');

export function spanOf(words: string, occurrence = 0): [number, number] {
  let at = -1;
  for (let i = 0; i <= occurrence; i++) at = text.indexOf(words, at + 1);
  assert.notEqual(at, -1, words);
  return [at, at + words.length];
}

export function mark(id: string, look: Mark['look'], words: string, more: Partial<Mark> = {}): Mark {
  const kind = look === 'event' ? 'event' : 'actor';
  return { id, look, referent: `${kind}:${id}`, spans: [spanOf(words)], ...more };
}

export const marks: Mark[] = [
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

export const show: Show = {
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

/** Opens the page and shows the article. */
export async function openReading(
  message: Partial<Show> = {},
  { theme = 'light', direction = 'ltr', kept }: OpenOptions = {},
): Promise<Reading> {
  const reading = await BarePage.open<ToPage, FromPage>('reading', {
    colours: colours(theme),
    bodyClass: themeClasses[theme],
    direction,
    language: direction === 'rtl' ? 'ar' : 'en',
    kept,
  });
  await reading.say({ ...show, ...message });
  return reading;
}

interface OpenOptions {
  readonly theme?: ThemeKind;
  readonly direction?: 'ltr' | 'rtl';
  /** The view that the page kept. */
  readonly kept?: unknown;
}

/** What the page last said is selected. */
export async function lastSelected(reading: Reading): Promise<Selected | undefined> {
  const said = await reading.said();
  return said.flatMap((message) => (message.is === 'select' ? [message.selection] : [])).at(-1);
}

/** At the edges of words of another direction a browser may take either end for the anchor. */
export function inOrder(selected: Selected | undefined): [start: number, end: number] | undefined {
  return selected && [Math.min(selected.anchor, selected.active), Math.max(selected.anchor, selected.active)];
}

/** Where in the window the letter at an offset begins or ends, for a reader of its direction. */
export async function edgeOf(
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

/** Puts the cursor somewhere as a person does, by a press at a letter's beginning. */
export async function press(reading: Reading, offset: number, clickCount = 1): Promise<void> {
  const { x, y } = await edgeOf(reading, offset, 'begin');
  await reading.page.mouse.click(x, y, { clickCount });
}

/** The text of the page's paragraphs. */
export function shownText(reading: Reading): Promise<string> {
  return reading.page.evaluate<string>(
    `[...document.querySelectorAll('.paragraph')].map(({ textContent }) => textContent).join('\\n')`,
  );
}

/** The words under each mark that is drawn, its fragments joined. */
export async function markedWords(reading: Reading): Promise<Record<string, string>> {
  const parts = await reading.page.evaluate<[string, string][]>(
    `[...document.querySelectorAll('.article .mark[data-mention]')].map((mark) => [mark.dataset.mention, mark.textContent])`,
  );
  const words: Record<string, string> = {};
  for (const [id, part] of parts) words[id] = (words[id] ?? '') + part;
  return words;
}
