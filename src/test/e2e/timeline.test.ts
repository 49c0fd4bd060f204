import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import type { FrameLocator, Locator } from 'playwright-core';
import { eventsFile } from '../../core/set/files.js';
import type { AnnotationSet } from '../../core/set/annotationSet.js';
import { loadSet } from '../unit/support/sampleSet.js';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

describe('The timeline', () => {
  let workbench: Workbench;
  let page: FrameLocator;
  let chart: Locator;
  let set: AnnotationSet;
  const violations: string[] = [];

  before(async () => {
    workbench = await Workbench.open({
      openFile: '2015/deconfliction-memo.txt',
      size: { width: 1800, height: 1000 },
    });
    workbench.page.on('console', (message) => {
      if (/Content Security Policy|Refused to/i.test(message.text())) violations.push(message.text());
    });
    ({ set } = await loadSet(workbench.fixture.folder));
    await workbench.languageIs('Arabic Article');
    await workbench.runCommand('Hashiya: Show Timeline');
    page = workbench.panel;
    chart = page.getByRole('listbox', { name: 'Events in time' });
    await chart.getByRole('option').first().waitFor();
  });

  after(async () => {
    await workbench.close();
  });

  /** Waits until the page says how many events it shows. */
  const says = (count: string): Promise<void> =>
    eventually(async () => {
      assert.equal(await page.getByRole('status').innerText(), count);
    });

  const all = (): number => set.events.size;

  const eventOf = (id: string): Locator => chart.locator(`[data-event="${id}"]`);

  it('shows every event of the set: the dated ones on the axis, the others beside it', async () => {
    await says(`${all()} events`);
    const isDated = (id: string): boolean =>
      set.events.get(id)?.date !== undefined ||
      set.mentionsOf({ kind: 'event', id }).some(({ mention }) => 'date' in mention);
    const dated = [...set.events.keys()].filter(isDated).length;
    assert.equal(await chart.getByRole('option').first().getAttribute('aria-setsize'), String(dated));
    await page.getByRole('heading', { name: `Undated (${all() - dated})` }).waitFor();
    assert.equal(await page.getByRole('complementary').getByRole('listitem').count(), all() - dated);
    await workbench.screenshot('timeline');
  });

  it('puts events at their dates and says them', async () => {
    const early = eventOf('vienna-quartet-2015');
    const name = await early.getAttribute('aria-label');
    assert.match(name ?? '', /^Consult: اجتماع فيينا, October 23, 2015, in \d+ articles?$/u);
    const inSight = await Promise.all(
      (await chart.locator('.mark').all()).map(async (mark) => {
        const box = await mark.locator('.symbol').boundingBox();
        const id = (await mark.getAttribute('data-event')) ?? '';
        return { id, x: box ? Math.round(box.x + box.width / 2) : NaN };
      }),
    );
    const days = inSight
      .map(({ id, x }) => ({ x, date: set.events.get(id)?.date ?? '' }))
      .filter(({ date }) => /^\d{4}-\d\d-\d\d$/.test(date))
      .sort((a, b) => (a.date < b.date ? -1 : 1));
    assert.ok(days.length > 5);
    for (const [i, { x, date }] of days.entries()) {
      const next = days[i + 1];
      if (next) assert.ok(x <= next.x, `${date} at ${x}, ${next.date} at ${next.x}`);
    }
    await early.hover();
    await page.getByRole('tooltip').getByText('October 23, 2015').waitFor();
    await workbench.screenshot('timeline-card');
  });

  it('shows the events of an actor, a type, or with some words alone', async () => {
    const actor = 'john-kerry';
    const ofActor = [...set.events].filter(
      ([id, { participants = [] }]) =>
        participants.some((one) => one.actor === actor) ||
        set.participationsOf(actor).some(({ mention }) => mention.event === id),
    );
    assert.ok(ofActor.length > 0);
    await page.getByLabel('Actor').selectOption(actor);
    await says(`${ofActor.length} of ${all()} events`);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await says(`${all()} events`);

    const ofType = [...set.events.values()].filter(({ type }) => type === 'AGREE').length;
    await page.getByLabel('Type').selectOption('AGREE');
    await says(`${ofType} of ${all()} events`);
    await page.getByRole('button', { name: 'Clear filters' }).click();

    await page.getByRole('searchbox').fill('اجتماع فيينا 2015');
    await says(`1 of ${all()} events`);
    assert.equal(await chart.getByRole('option').count(), 1);
    await page.getByRole('button', { name: 'Clear filters' }).click();

    await page.getByRole('button', { name: 'Verbal cooperation' }).click();
    await eventually(async () => {
      assert.equal(await chart.locator('.mark[data-kind="verbal-cooperation"]').count(), 0);
    });
    await page.getByRole('button', { name: 'Verbal cooperation' }).click();
    await says(`${all()} events`);
  });

  it('is gone through by keys, in time', async () => {
    const focused = (): Promise<string | null> => chart.locator(':focus').getAttribute('aria-posinset');
    await page.getByRole('button', { name: 'Show all' }).focus();
    await workbench.press('Tab', 'Home');
    assert.equal(await focused(), '1');
    await workbench.press('ArrowRight', 'ArrowRight');
    assert.equal(await focused(), '3');
    await workbench.press('End');
    const last = await chart.getByRole('option').first().getAttribute('aria-setsize');
    assert.equal(await focused(), last);
    await workbench.press('+', '+', '+');
    await eventually(async () => {
      assert.equal(await focused(), last);
      const inSight = await chart.getByRole('option').count();
      assert.ok(inSight < Number(last) / 2, `${inSight} in the document`);
    });
    await workbench.press('Home');
    assert.equal(await focused(), '1');
    await page.getByRole('tooltip').waitFor();
    await workbench.press('0');
  });

  it('goes to the text, and shows what is changed there at once', async () => {
    await eventOf('vienna-quartet-2015').click();
    const told = set.mentionsOf({ kind: 'event', id: 'vienna-quartet-2015' });
    if (told.length > 1) await workbench.quickPick.rows.first().click();
    await workbench.page.locator('.part.editor .tab.active.selected', { hasText: '.txt' }).waitFor();
    await workbench.runCommand('Hashiya: Rename Event…');
    await workbench.quickPick.type('مؤتمر فيينا');
    await workbench.press('Enter');
    await chart.getByRole('option', { name: 'مؤتمر فيينا' }).waitFor();
  });

  it('follows the files of the set', async () => {
    const file = workbench.fixture.path(eventsFile);
    await eventually(async () => {
      assert.ok((await readFile(file, 'utf8')).includes('مؤتمر فيينا'));
    });
    const registry = JSON.parse(await readFile(file, 'utf8')) as { events: Record<string, unknown> };
    registry.events['found-later'] = { type: 'CONSULT', label: { en: 'Found later' }, date: '2016-03' };
    await writeFile(file, JSON.stringify(registry));
    await says(`${all() + 1} events`);
    const found = chart.getByRole('option', { name: 'Consult: Found later, March 2016, in 0 articles' });
    await found.waitFor();
  });

  it('breaks no rule of its content security policy', () => {
    assert.deepEqual(violations, []);
  });
});

describe('The timeline in other themes', () => {
  it('is drawn in their colours', async () => {
    const workbench = await Workbench.open({ size: { width: 1400, height: 800 } });
    try {
      await workbench.runCommand('Hashiya: Show Timeline');
      const mark = workbench.panel.getByRole('listbox').locator('.symbol').first();
      await mark.waitFor();
      const colours = new Set<string>();
      for (const theme of ['dark', 'hc-dark', 'hc-light', 'light'] as const) {
        await workbench.setTheme(theme);
        await eventually(async () => {
          const colour = await mark.evaluate(fillOf);
          assert.match(colour, /^rgb\(/);
          colours.add(colour);
        });
        await workbench.screenshot(`timeline-${theme}`);
      }
      assert.ok(colours.size >= 3, [...colours].join(' '));
    } finally {
      await workbench.close();
    }
  });
});

/** What `fillOf` needs of the page's elements; the project's types know only those of a web worker. */
interface Styled {
  computedStyleMap(): { get(property: string): { toString(): string } | undefined };
}

/** The colour that an element is filled with. Runs in the page. */
function fillOf(element: Styled): string {
  return element.computedStyleMap().get('fill')?.toString() ?? '';
}
