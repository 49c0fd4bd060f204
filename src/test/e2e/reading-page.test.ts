import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { assertAccessible } from './accessible.js';
import { eventually } from './eventually.js';
import {
  edgeOf,
  inOrder,
  lastSelected,
  mark,
  markedWords,
  marks,
  openReading,
  press,
  type Reading,
  show,
  shownText,
  spanOf,
  text,
  type ThemeKind,
} from './reading-sample.js';

describe('Selecting on the page of the reading view', () => {
  let reading: Reading;

  before(async () => {
    reading = await openReading();
  });

  after(async () => {
    assert.deepEqual(reading.errors, []);
    await reading.close();
  });

  const selects = (span: readonly [number, number]): Promise<void> =>
    eventually(async () => {
      assert.deepEqual(inOrder(await lastSelected(reading)), span);
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
    'لا إله إلا الله',
    'للولايات المتحدة ولأحمد',
    'الأمريكي جون كيري (John Kerry) إنّ الأمم',
    'وكالات – الخميس 14/7/2016\nقال وزير',
    'أيضاً.\nلا إله إلا الله 😀👨‍👩‍👧 محــمد ﷺ كِتَابٌ،\n\nوأضاف',
  ]) {
    it(`takes what the mouse is drawn over: ${words.replaceAll('\n', ' ¶ ')}`, async () => {
      const [start, end] = spanOf(words);
      const from = await edgeOf(reading, start, 'begin');
      const to = await edgeOf(reading, end - 1, 'end');
      const { mouse } = reading.page;
      await mouse.move(from.x, from.y);
      await mouse.down();
      await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
      await mouse.move(to.x, to.y);
      await mouse.up();
      await selects([start, end]);
    });
  }

  for (const words of ['كيري', 'وبموسكو', 'محــمد', 'ولأحمد', 'Kerry', 'كِتَابٌ']) {
    it(`takes a word by a double click, whatever marks are in it: ${words}`, async () => {
      const span = spanOf(words, words === 'كيري' ? 1 : 0);
      await press(reading, span[0] + 2, 2);
      await selects(span);
    });
  }

  it('takes a paragraph by a triple click', async () => {
    const line = text.split('\n')[3] ?? '';
    const [start, end] = spanOf(line);
    await press(reading, start + 20, 3);
    await eventually(async () => {
      const [from = 0, to = 0] = inOrder(await lastSelected(reading)) ?? [];
      assert.equal(from, start);
      assert.ok(to === end || to === end + 1, String(to));
    });
  });

  for (const [keys, words] of [
    ['Shift+ArrowLeft Shift+ArrowLeft Shift+ArrowLeft', 'جون'],
    ['Control+Shift+ArrowLeft', 'جون'],
    ['Control+Shift+ArrowLeft Control+Shift+ArrowLeft', 'جون كيري'],
    ['Control+Shift+ArrowLeft Control+Shift+ArrowLeft Shift+ArrowRight', 'جون كير'],
  ] as const) {
    it(`follows the keys from right to left: ${keys}`, async () => {
      const span = spanOf(words);
      await press(reading, span[0]);
      for (const key of keys.split(' ')) await reading.page.keyboard.press(key);
      await selects(span);
    });
  }

  it('goes over what is one letter to a reader in one step', async () => {
    const [start] = spanOf('😀');
    const family = spanOf('👨‍👩‍👧');
    await press(reading, spanOf('الله')[0]);
    await reading.say({ is: 'select', selection: { anchor: start, active: start }, reveal: false });
    await reading.page.keyboard.press('ArrowLeft');
    await selects([family[0], family[0]]);
    await reading.page.keyboard.press('ArrowLeft');
    await selects([family[1], family[1]]);
  });

  it('goes from line to line and to the ends', async () => {
    const { keyboard } = reading.page;
    await press(reading, 3);
    await keyboard.press('ArrowDown');
    await selects([spanOf('\n\n')[0] + 1, spanOf('\n\n')[0] + 1]);
    await keyboard.press('Control+End');
    await selects([text.length, text.length]);
    await keyboard.press('Control+Shift+Home');
    await selects([0, text.length]);
    assert.deepEqual(await lastSelected(reading), { anchor: text.length, active: 0 });
    await keyboard.press('ArrowLeft');
    await keyboard.press('Control+a');
    await selects([0, text.length]);
  });

  it('shows what a command selects, wherever that is, and does not answer', async () => {
    await press(reading, 0);
    await selects([0, 0]);
    const before = (await reading.said()).length;
    for (const [anchor, active] of [
      ...marks.map(({ spans }) => spans[0] ?? [0, 0]),
      ...Array.from({ length: 40 }, (_, i) => [i * 6, 231 - i * 5] as const),
    ]) {
      await reading.say({ is: 'select', selection: { anchor, active }, reveal: true });
      const shown = await reading.page.evaluate('getSelection().getRangeAt(0).toString()');
      const wanted = text.slice(Math.min(anchor, active), Math.max(anchor, active));
      assert.equal(shown, wanted.replaceAll('\n', ''));
    }
    const answers = (await reading.said()).slice(before).filter(({ is }) => is === 'select');
    assert.deepEqual(answers, []);
  });

  it('changes no letter, whatever is typed, dropped or pasted', async () => {
    const { page } = reading;
    await press(reading, spanOf('جون')[0], 2);
    for (const key of [
      'x',
      'Backspace',
      'Delete',
      'Enter',
      'Control+b',
      'Control+x',
      'Control+v',
      'Control+z',
      'Tab',
    ]) {
      await page.keyboard.press(key);
    }
    assert.equal(await shownText(reading), text);
  });

  it('is itself again after an input method wrote into it', async () => {
    const { page } = reading;
    await press(reading, spanOf('جون')[0] + 1);
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'かな', selectionStart: 2, selectionEnd: 2 });
    await session.send('Input.insertText', { text: 'かな' });
    await eventually(async () => {
      assert.equal(await shownText(reading), text);
    });
    const [start] = spanOf('كيري', 1);
    await reading.say({ is: 'select', selection: { anchor: start, active: start }, reveal: true });
    await page.keyboard.press('Shift+ArrowLeft');
    await selects([start, start + 1]);
  });

  it('copies the letters as they are', async () => {
    const { page } = reading;
    await reading.say({
      is: 'select',
      selection: { anchor: spanOf('أيضاً.')[0], active: spanOf('وأضاف')[1] },
      reveal: true,
    });
    const copied = await page.evaluate<string>(`(() => {
      const data = new DataTransfer();
      document.querySelector('.article').dispatchEvent(new ClipboardEvent('copy', { clipboardData: data }));
      return data.getData('text/plain');
    })()`);
    assert.equal(copied, text.slice(spanOf('أيضاً.')[0], spanOf('وأضاف')[1]));
  });

  it('moves where a menu is opened, unless that is in what is selected', async () => {
    const { mouse } = reading.page;
    const [start, end] = spanOf('لافروف');
    await press(reading, 0);
    const { x, y } = await edgeOf(reading, start + 2, 'begin');
    await mouse.click(x, y, { button: 'right' });
    await eventually(async () => {
      const { anchor = 0, active = 0 } = (await lastSelected(reading)) ?? {};
      assert.ok(anchor === active && anchor > start && anchor < end, `${anchor} ${active}`);
    });
    await press(reading, start + 2, 2);
    await mouse.click(x, y, { button: 'right' });
    await selects([start, end]);
  });

  it('stays visible and where it was while the focus is elsewhere', async () => {
    const { page } = reading;
    const [anchor, active] = spanOf('الأمم المتحدة');
    await press(reading, 0);
    await reading.say({ is: 'select', selection: { anchor, active }, reveal: true });
    await page.getByRole('combobox').focus();
    assert.equal(await page.evaluate('CSS.highlights.size'), 1);
    await reading.screenshot('reading-page-unfocused');
    await reading.say({ is: 'focus' });
    assert.equal(await page.evaluate('CSS.highlights.size'), 0);
    assert.equal(await page.evaluate('getSelection().toString()'), 'الأمم المتحدة');
    await page.keyboard.press('Shift+ArrowLeft');
    await selects([anchor, active + 1]);
  });
});

describe('The page of the reading view', () => {
  let reading: Reading;

  beforeEach(async () => {
    reading = await openReading();
  });

  afterEach(async () => {
    assert.deepEqual(reading.errors, []);
    await reading.close();
  });

  it('sets headline and date apart and draws what is marked', async () => {
    const kinds = await reading.page.evaluate<(string | null)[]>(
      `[...document.querySelectorAll('.paragraph')].map((one) => one.dataset.kind ?? null)`,
    );
    assert.deepEqual(kinds.slice(0, 4), ['headline', null, 'date', null]);
    assert.equal(await shownText(reading), text);
    const words = await markedWords(reading);
    for (const { id, spans } of marks) {
      assert.equal(words[id], spans.map(([start, end]) => text.slice(start, end)).join(''), id);
    }
  });

  it('draws a mark below those that are inside it or overlap it', async () => {
    const { page } = reading;
    await reading.say({
      is: 'marks',
      changed: [mark('across', 'group', 'المتحدة ستدعو', { spans: [spanOf('متحدة ستدعو')] })],
      removed: [],
      names: {},
      lost: 0,
    });
    const levels = await page.evaluate<Record<string, string>>(
      `Object.fromEntries([...document.querySelectorAll('.article .mark[data-mention]')].map((one) => [one.dataset.mention, one.dataset.level]))`,
    );
    const expected = { kerry: '0', us: '0', ministry: '1', minister: '2', across: '0', un: '1', call: '2' };
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((id) => [id, levels[id]])), expected);
    const bottom = async (id: string): Promise<number> => {
      const { y = 0, height = 0 } = (await page.locator(`[data-mention=${id}]`).first().boundingBox()) ?? {};
      return y + height;
    };
    assert.ok((await bottom('minister')) > (await bottom('ministry')));
    assert.ok((await bottom('ministry')) > (await bottom('us')));
  });

  it('breaks no word apart: its letters join over the beginning of a mark', async () => {
    const widths = await reading.page.evaluate<[number, number]>(`(() => {
      const widthOf = (range) => range.getBoundingClientRect().width;
      const paragraph = [...document.querySelectorAll('.paragraph')].at(-1);
      const plain = paragraph.cloneNode();
      plain.textContent = paragraph.textContent;
      paragraph.parentNode.append(plain);
      const ranges = [paragraph, plain].map((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return widthOf(range);
      });
      plain.remove();
      return ranges;
    })()`);
    assert.ok(Math.abs(widths[0] - widths[1]) < 0.1, widths.join(' '));
  });

  it('tells kinds apart without colours', async () => {
    const pictures = await reading.page.evaluate<string[]>(`(() => {
      document.documentElement.style.cssText = [...document.styleSheets[0].cssRules[0].style]
        .filter((name) => name.includes('hashiya')).map((name) => name.replace('.', '\\\\.') + ': #123456').join(';');
      return ['person', 'state', 'organization', 'armedGroup', 'media', 'group', 'place', 'event', 'other', 'suggestion'].map((look) => {
        const one = document.createElement('span');
        one.className = 'mark';
        one.dataset.look = look;
        document.querySelector('.article').append(one);
        const { backgroundImage, backgroundSize } = getComputedStyle(one);
        one.remove();
        return backgroundImage.replaceAll(/rgba?\\([^)]*\\)/g, 'colour') + backgroundSize;
      });
    })()`);
    assert.equal(new Set(pictures).size, pictures.length);
  });

  it('says to a screen reader what is marked, and what the extension says of the cursor', async () => {
    const said = (id: string): Promise<string | null> =>
      reading.page.locator(`[data-mention=${id}]`).last().getAttribute('aria-description');
    assert.equal(await said('kerry'), 'Person, John Kerry');
    assert.equal(await said('minister'), 'Person, actor:minister');
    assert.equal(await said('moscow'), 'Place, actor:moscow, Uncertain');
    await reading.say({ is: 'say', text: 'actor, John Kerry, 1 of 3' });
    assert.equal(await reading.page.locator('[aria-live]').last().textContent(), 'actor, John Kerry, 1 of 3');
  });

  it('lets no text become markup', async () => {
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    await reading.say({
      ...show,
      text: `${evil}\n${evil}`,
      marks: [{ id: 'a', referent: 'actor:a', look: 'person', spans: [[0, 9]] }],
      names: { 'actor:a': evil },
      suggestions: [],
      lost: 2,
    });
    await press(reading, 2);
    await reading.say({ is: 'showCard' });
    const asked = (await reading.said()).find(({ is }) => is === 'card');
    assert.ok(asked?.is === 'card');
    const cards = [
      {
        mention: 'a',
        blocks: [{ is: 'lines' as const, lines: [[{ text: evil }, { text: evil, href: evil }]] }],
      },
    ];
    await reading.say({ is: 'cards', request: asked.request, cards }, { is: 'only', referent: 'actor:a' });
    assert.equal(await shownText(reading), `${evil}\n${evil}`);
    assert.equal(await reading.page.locator('img, .article script, .cards script').count(), 0);
    assert.equal(await reading.page.title(), 'Page');
  });

  it('sets the text as one likes', async () => {
    const { page } = reading;
    await page.getByRole('button', { name: 'Size and width' }).click();
    await page.getByRole('slider', { name: 'Size' }).focus();
    await page.keyboard.press('ArrowUp');
    await eventually(async () => {
      const said = (await reading.said()).at(-1);
      assert.deepEqual(said, { is: 'type', type: { size: 23, width: 70, lineHeight: 2 } });
    });
    const size = await page.evaluate(`getComputedStyle(document.querySelectorAll('.paragraph')[3]).fontSize`);
    assert.equal(size, '23px');
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('slider').count(), 0);
  });

  it('tells of mentions that lost their place', async () => {
    await reading.say({ is: 'marks', changed: [], removed: [], names: {}, lost: 3 });
    assert.ok(await reading.page.getByText('3 mentions have lost their place.').isVisible());
    await reading.page.getByRole('button', { name: 'Review' }).click();
    assert.deepEqual((await reading.said()).at(-1), { is: 'reviewLost' });
  });
});

describe('Filters of the reading view', () => {
  let reading: Reading;

  beforeEach(async () => {
    const by = ['amal', 'basil', 'amal'];
    reading = await openReading({
      marks: marks.map((one, i) => ({ ...one, ...(by[i] !== undefined && { by: by[i] }) })),
    });
  });

  afterEach(async () => {
    await reading.close();
  });

  it('leave out a kind, and keep that', async () => {
    const { page } = reading;
    await page.getByText('13 mentions', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Kinds' }).click();
    await page.getByRole('checkbox', { name: 'Person' }).click();
    await page.getByText('9 of 13 mentions').waitFor();
    assert.equal((await markedWords(reading))['kerry'], undefined);
    assert.equal((await markedWords(reading))['us'], 'الأمريكي');
    const again = await openReading({}, { kept: await reading.kept() });
    await again.page.getByText('9 of 13 mentions').waitFor();
    await again.close();
    await page.getByRole('checkbox', { name: 'Person' }).click();
    await page.getByText('13 mentions', { exact: true }).waitFor();
  });

  it('show what one annotator marked', async () => {
    const { page } = reading;
    await page.getByRole('combobox', { name: 'Annotator' }).selectOption({ label: '\u2068amal\u2069 (2)' });
    await page.getByText('2 of 13 mentions').waitFor();
    assert.deepEqual(Object.keys(await markedWords(reading)).sort(), ['kerry', 'ministry']);
  });

  it('find an actor by name, dim the rest, and show all again', async () => {
    const { page } = reading;
    const search = page.getByRole('combobox', { name: 'Only one' });
    await search.fill('kerr');
    await page.getByRole('option', { name: 'John Kerry' }).waitFor();
    await search.press('Enter');
    assert.deepEqual(
      (await reading.said()).find(({ is }) => is === 'only'),
      { is: 'only', referent: 'actor:kerry' },
    );
    await reading.say({ is: 'only', referent: 'actor:kerry' });
    assert.equal(await page.locator('.article .mark.dim[data-mention=kerry]').count(), 0);
    assert.ok((await page.locator('.article .mark.dim').count()) > 8);
    await reading.screenshot('reading-page-only');
    await page.getByRole('button', { name: 'Show all again: John Kerry' }).click();
    assert.deepEqual((await reading.said()).at(-1), { is: 'only' });
    await reading.say({ is: 'only' });
    assert.equal(await page.locator('.mark.dim').count(), 0);
    await search.waitFor();
  });
});

describe('Cards of the reading view', () => {
  let reading: Reading;
  const cards = [
    {
      mention: 'kerry',
      blocks: [
        {
          is: 'lines' as const,
          lines: [
            [{ text: 'John Kerry', as: 'strong' as const }, { text: ' · ' }, { text: 'جون كيري' }],
            [
              { text: 'Rename', command: 'hashiya.rename' },
              { text: ' ' },
              { text: 'Wikidata', href: 'https://www.wikidata.org/' },
            ],
          ],
        },
        {
          is: 'list' as const,
          title: 'Other articles',
          items: [[{ text: 'kerry.txt', command: 'hashiya.open' }]],
        },
      ],
    },
  ];

  beforeEach(async () => {
    reading = await openReading();
  });

  afterEach(async () => {
    assert.deepEqual(reading.errors, []);
    await reading.close();
  });

  const asked = (): Promise<{ request: number; at: number }> =>
    eventually(async () => {
      const found = (await reading.said()).find((message) => message.is === 'card');
      assert.ok(found?.is === 'card');
      return found;
    });

  it('come where the pointer rests on a mention, and go with it', async () => {
    const { page } = reading;
    const [start, end] = spanOf('جون كيري');
    const { x, y } = await edgeOf(reading, start + 2, 'begin');
    await page.mouse.move(x, y);
    const { request, at } = await asked();
    assert.ok(start <= at && at <= end, String(at));
    await reading.say({ is: 'cards', request, cards });
    const card = page.getByRole('dialog', { name: 'About this mention' });
    await card.getByText('John Kerry').waitFor();
    await reading.screenshot('reading-page-card');
    await card.getByRole('link', { name: 'Wikidata' }).click();
    assert.deepEqual((await reading.said()).at(-1), { is: 'browse', href: 'https://www.wikidata.org/' });
    await card.waitFor({ state: 'hidden' });
    await page.mouse.move(x, y + 300);
    await page.mouse.move(x, y);
    await page.mouse.move(5, 690);
    assert.equal(await card.count(), 0);
  });

  /** A text long enough for a mention with room above it, the card of that mention, and where it is. */
  const shown = async (at: number): Promise<{ x: number; y: number; card: Locator }> => {
    const { page } = reading;
    const before = (await reading.said()).filter(({ is }) => is === 'card').length;
    const { x, y } = await edgeOf(reading, at, 'begin');
    await page.mouse.move(x - 40, y - 3);
    await page.mouse.move(x - 3, y);
    const request = await eventually(async () => {
      const all = (await reading.said()).filter((message) => message.is === 'card');
      assert.equal(all.length, before + 1);
      const last = all.at(-1);
      assert.ok(last?.is === 'card');
      return last.request;
    });
    await reading.say({ is: 'cards', request, cards });
    const card = page.getByRole('dialog', { name: 'About this mention' });
    await card.waitFor();
    return { x, y, card };
  };
  const paragraph = 'يقول كيري شيئاً ثم يقول غيره شيئاً آخر.';
  const long = Array.from({ length: 40 }, () => paragraph).join('\n');
  const inLine = (line: number): [number, number] => {
    const start = line * (paragraph.length + 1) + 5;
    return [start, start + 4];
  };
  const longShow = {
    text: long,
    suggestions: [],
    marks: [0, 6, 7].map((line) => mark(`m${String(line)}`, 'person', 'كيري', { spans: [inLine(line)] })),
  };

  it('leave the lines that come next to read and to click', async () => {
    await reading.say({ ...show, ...longShow });
    for (const line of [0, 6]) {
      const { y, card } = await shown(inLine(line)[0]);
      const box = await card.boundingBox();
      const next = await edgeOf(reading, inLine(line + 1)[0], 'begin');
      assert.ok(box && (box.y + box.height < y || box.y > next.y), JSON.stringify({ line, box, y, next }));
      await reading.page.mouse.click(next.x, next.y);
      await card.waitFor({ state: 'hidden' });
      await eventually(async () => {
        const selected = await lastSelected(reading);
        assert.ok(selected && selected.active >= inLine(line + 1)[0] - 1, JSON.stringify(selected));
      });
    }
    await reading.screenshot('reading-page-card-above');
  });

  it('go when the person goes on by keys, and do not come where the text moves under a resting pointer', async () => {
    await reading.say({ ...show, ...longShow });
    const { card } = await shown(inLine(6)[0]);
    await reading.page.keyboard.press('F7');
    await card.waitFor({ state: 'hidden' });
    const asks = async (): Promise<number> => (await reading.said()).filter(({ is }) => is === 'card').length;
    const before = await asks();
    await reading.page.evaluate(`document.querySelector('.scroller').scrollBy(0, 40)`);
    await reading.frame();
    // Whoever then rests on another mention is shown its card, and only that.
    await shown(inLine(7)[0]);
    assert.equal(await asks(), before + 1);
  });

  it('are entered by keys, run commands, and lead back to the text', async () => {
    const { page } = reading;
    const [start] = spanOf('جون كيري');
    await press(reading, start);
    await reading.say({ is: 'showCard' });
    const { request, at } = await asked();
    assert.equal(at, start);
    await reading.say({ is: 'cards', request, cards });
    const focused = (): Promise<string> => page.evaluate<string>('document.activeElement.textContent');
    assert.equal(await focused(), 'Rename');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'kerry.txt');
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate('document.activeElement.className'), 'article');
    assert.deepEqual(await lastSelected(reading), { anchor: start, active: start });
    await reading.say({ is: 'showCard' });
    await reading.say({ is: 'cards', request: request + 1, cards });
    await page.keyboard.press('Enter');
    assert.deepEqual((await reading.said()).at(-1), {
      is: 'run',
      command: 'hashiya.rename',
      mention: 'kerry',
    });
  });
});

describe('The reading view beside a text that changes', () => {
  const many = Array.from(
    { length: 300 },
    (_, i) => `الفقرة ${i}: ${'كلام كثير عن موسكو وواشنطن '.repeat(8)}`,
  );
  const long = many.join('\n');
  let reading: Reading;

  beforeEach(async () => {
    reading = await openReading({ text: long, marks: [], suggestions: [] });
  });

  afterEach(async () => {
    assert.deepEqual(reading.errors, []);
    await reading.close();
  });

  it('keeps what is read and what is selected in place', async () => {
    const { page } = reading;
    const at = long.indexOf('الفقرة 150');
    const first = {
      id: 'p',
      referent: 'actor:p',
      look: 'person' as const,
      spans: [[at, at + 6] as [number, number]],
    };
    await press(reading, 5);
    await reading.say(
      { is: 'marks', changed: [first], removed: [], names: {}, lost: 0 },
      { is: 'select', selection: { anchor: at, active: at + 6 }, reveal: true },
    );
    const place = async (): Promise<number> => (await page.locator('[data-mention=p]').boundingBox())?.y ?? 0;
    const before = await eventually(async () => {
      const top = await place();
      assert.ok(top > 0 && top < 700, String(top));
      return top;
    });
    await reading.frame();
    const settled = await place();
    assert.ok(Math.abs(settled - before) < 400);
    const inserted = 'سطر جديد\nوآخر\n';
    await reading.say({
      is: 'edit',
      edits: [
        { start: 10, end: 20, inserted: '' },
        { start: 0, end: 0, inserted },
      ],
    });
    const moved = at - 10 + inserted.length;
    assert.equal(await shownText(reading), `${inserted}${long.slice(0, 10)}${long.slice(20)}`);
    assert.ok(Math.abs((await place()) - settled) < 2, `${settled} ${await place()}`);
    assert.deepEqual(await lastSelected(reading), { anchor: moved, active: moved + 6 });
    assert.equal(await page.evaluate('getSelection().toString()'), 'الفقرة');
    assert.equal((await markedWords(reading))['p'], 'الفقرة');
  });

  it('draws anew only the paragraphs that changed', async () => {
    const { page } = reading;
    await page.evaluate(`for (const one of document.querySelectorAll('.paragraph')) one.isOld = true`);
    const at = long.indexOf('الفقرة 2:');
    await reading.say({ is: 'edit', edits: [{ start: at, end: at + 6, inserted: 'فقرة\nفقرة' }] });
    const fresh = await page.evaluate<number[]>(
      `[...document.querySelectorAll('.paragraph')].flatMap((one, i) => one.isOld ? [] : [i])`,
    );
    assert.deepEqual(fresh, [3]);
    await reading.say({
      is: 'edit',
      edits: [{ start: 0, end: long.length + 3, inserted: long.replaceAll('الفقرة 7:', 'س') }],
    });
    assert.equal(
      await page.evaluate(
        `[...document.querySelectorAll('.paragraph')].filter((one) => one.isOld).length > 1`,
      ),
      true,
    );
    assert.equal(await shownText(reading), long.replaceAll('الفقرة 7:', 'س'));
  });

  it('scrolls to a line that it is told, and tells where the person scrolls', async () => {
    const { page } = reading;
    await reading.say({ is: 'scroll', line: 120.5 });
    await eventually(async () => {
      const { y = 0, height = 0 } = (await page.locator('.paragraph').nth(120).boundingBox()) ?? {};
      const edge = (await page.locator('.scroller').boundingBox())?.y ?? 0;
      assert.ok(Math.abs(y + height / 2 - edge) < 3, `${y} ${height} ${edge}`);
    });
    assert.deepEqual(
      (await reading.said()).filter(({ is }) => is === 'scrolled'),
      [],
    );
    await page.mouse.move(300, 300);
    await page.mouse.wheel(0, 2000);
    await eventually(async () => {
      const said = (await reading.said()).at(-1);
      assert.ok(said?.is === 'scrolled' && said.line > 121, JSON.stringify(said));
    });
  });
});

describe('A long article in the reading view', () => {
  it('has marks only near what is in sight', async () => {
    const paragraph =
      'قال وزير الخارجية إن موسكو وواشنطن اتفقتا على وقف إطلاق النار في سوريا ابتداءً من منتصف ليل الاثنين. ';
    const lines = Array.from({ length: 2500 }, () => paragraph.repeat(2).trim());
    const long = lines.join('\n');
    const each = (lines[0] ?? '').length + 1;
    const all = Array.from({ length: 10_000 }, (_, i) => {
      const start = Math.floor(i / 4) * each + (i % 4) * 30;
      return {
        id: `m${i}`,
        referent: `actor:${i % 40}`,
        look: 'person' as const,
        spans: [[start, start + 8] as [number, number]],
      };
    });
    assert.ok(new TextEncoder().encode(long).length > 900_000);
    const reading = await openReading({ text: long, marks: all, suggestions: [] });
    const { page } = reading;
    const count = (): Promise<number> => page.locator('.article .mark').count();
    await eventually(async () => {
      assert.ok((await count()) > 20);
    });
    assert.ok((await count()) < 400, String(await count()));
    await page.locator('.minimap').click({ position: { x: 5, y: 400 } });
    await eventually(async () => {
      const id = await page.evaluate<number>(`(() => {
        const marks = [...document.querySelectorAll('.article .mark')].filter((one) => one.getBoundingClientRect().top > 100);
        const inSight = marks.find((one) => one.getBoundingClientRect().top < 600);
        return Number(inSight?.dataset.mention.slice(1) ?? 0);
      })()`);
      assert.ok(id > 4000 && id < 8000, String(id));
    });
    assert.ok((await count()) < 2000, String(await count()));
    assert.deepEqual(reading.errors, []);
    await reading.close();
  });
});

describe('Participants in the reading view', () => {
  it('are linked to the words of the event at the cursor', async () => {
    const reading = await openReading();
    await press(reading, spanOf('ستدعو')[0] + 2);
    await eventually(async () => {
      assert.deepEqual((await reading.page.locator('.links text').allTextContents()).sort(), [
        'Actor',
        'Target',
      ]);
    });
    await reading.screenshot('reading-page-links');
    await press(reading, spanOf('قال')[0] + 1);
    await eventually(async () => {
      assert.equal(await reading.page.locator('.links text').count(), 0);
    });
    await reading.close();
  });

  it('are pointed to at the edge where they are out of sight', async () => {
    const far = `${text}\n${'سطر\n'.repeat(200)}`;
    const at = far.length + 1;
    const reading = await openReading({
      text: `${far} واشنطن`,
      marks: [
        mark('call', 'event', 'ستدعو', { participants: [{ referent: 'actor:us', role: 'Target' }] }),
        { id: 'us', look: 'state', referent: 'actor:us', spans: [[at, at + 6]] },
      ],
    });
    await press(reading, spanOf('ستدعو')[0] + 2);
    const arrow = reading.page.locator('.links path.head');
    await arrow.waitFor();
    const { y = 0 } = (await arrow.boundingBox()) ?? {};
    assert.ok(y > 650 && y < 700, String(y));
    await reading.screenshot('reading-page-far');
    await reading.close();
  });
});

describe('The look of the reading view', () => {
  for (const theme of ['light', 'dark', 'highContrast', 'highContrastLight'] as const satisfies ThemeKind[]) {
    it(`is for everybody in a theme that is ${theme}`, async () => {
      const reading = await openReading({ lost: 2 }, { theme, direction: theme === 'dark' ? 'rtl' : 'ltr' });
      await press(reading, spanOf('ستدعو')[0] + 2);
      await reading.screenshot(`reading-page-${theme}`);
      await assertAccessible(reading.page);
      await reading.page.getByRole('button', { name: 'Kinds' }).click();
      await reading.screenshot(`reading-page-kinds-${theme}`);
      await assertAccessible(reading.page);
      await reading.close();
    });
  }

  it('keeps its toolbar to one line in a narrow window', async () => {
    const reading = await openReading({
      marks: marks.map((one, i) => ({ ...one, by: i > 3 ? 'amal' : 'basil' })),
    });
    await reading.page.setViewportSize({ width: 420, height: 600 });
    await reading.say({ is: 'only', referent: 'actor:minister' });
    const { height = 0 } = (await reading.page.locator('header').boundingBox()) ?? {};
    assert.ok(height < 45, String(height));
    const type = await reading.page.getByRole('button', { name: 'Size and width' }).boundingBox();
    assert.ok(type && type.x >= 0 && type.x + type.width <= 420, JSON.stringify(type));
    await reading.screenshot('reading-page-narrow');
    await reading.close();
  });

  it('is black on white on paper, with all marks', async () => {
    const reading = await openReading({}, { theme: 'dark' });
    await reading.page.emulateMedia({ media: 'print' });
    await reading.screenshot('reading-page-print');
    assert.ok(await reading.page.locator('header').isHidden());
    const colour = await reading.page.evaluate(
      `getComputedStyle(document.querySelectorAll('.paragraph')[2]).color`,
    );
    assert.equal(colour, 'rgb(0, 0, 0)');
    await reading.close();
  });
});

describe('A reading view’s page that cannot be built', () => {
  it('says so, and whether the article stood there before', async () => {
    const reading = await openReading();
    const failed = async (): Promise<boolean[]> =>
      (await reading.said()).flatMap((message) => (message.is === 'failed' ? [message.isBuilt] : []));
    const breakIt = () =>
      reading.page.evaluate(`dispatchEvent(new MessageEvent('message', { data: { is: 'show' } }))`);
    await breakIt();
    await eventually(async () => {
      assert.deepEqual(await failed(), [true]);
    });
    await reading.page.reload();
    await breakIt();
    await eventually(async () => {
      assert.deepEqual(await failed(), [false]);
    });
    await reading.close();
  });
});
