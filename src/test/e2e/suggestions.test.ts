import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

const article = '2016/kerry-in-moscow.txt';
/** Open at first: once it is an article the set is loaded, and what is deleted then is noticed. */
const other = '2015/deconfliction-memo.txt';

describe('Suggestions in the workbench', () => {
  let workbench: Workbench;
  let tagged: number;

  before(async () => {
    workbench = await Workbench.open({ openFile: other });
    await workbench.languageIs('Arabic Article');
    const sidecar = workbench.fixture.path(`${article}.hashiya.json`);
    tagged = (JSON.parse(await readFile(sidecar, 'utf8')) as { mentions: unknown[] }).mentions.length;
    await rm(sidecar);
    await workbench.openFile(article);
    await workbench.languageIs('Arabic Article');
  });

  after(async () => {
    await workbench.close();
  });

  interface Found {
    rejected?: { quote: string }[];
    mentions: { quote: string[]; actor?: string }[];
  }

  const found = async (): Promise<Found> =>
    JSON.parse(await readFile(workbench.fixture.path(`${article}.hashiya.json`), 'utf8')) as Found;

  it('takes one known name after the other with one key each', async () => {
    assert.ok(tagged > 10);
    await workbench.focusEditor();
    await workbench.press('ControlOrMeta+Home', 'Alt+ArrowDown');
    await workbench.screenshot('suggestions');
    await workbench.press('Alt+Enter');
    await eventually(async () => {
      const { mentions } = await found();
      assert.deepEqual(
        mentions.map(({ quote, actor }) => [quote[0], actor]),
        [['كيري', 'john-kerry']],
      );
    });
  });

  it('asks whom an ambiguous name means, the likeliest first, and then goes on', async () => {
    await workbench.press('Alt+Enter');
    await workbench.quickPick.activeIs('موسكو');
    assert.match((await workbench.quickPick.items())[0] ?? '', /Place/);
    assert.deepEqual((await workbench.quickPick.labels()).slice(0, 2), ['موسكو', 'روسيا']);
    await workbench.screenshot('suggestions-ambiguous');
    await workbench.quickPick.accept();
    await eventually(async () => {
      assert.deepEqual(
        (await found()).mentions.map(({ actor }) => actor),
        ['john-kerry', 'moscow'],
      );
    });
  });

  it('says how many more there are of an actor who was tagged, and takes them all with one key', async () => {
    await workbench.select('المسودة');
    await workbench.press('Alt+a');
    await workbench.quickPick.shown();
    await workbench.quickPick.type('kerry');
    await workbench.quickPick.activeIs('جون كيري');
    await workbench.quickPick.accept();
    const notice = workbench.page.locator('.statusbar').getByText(/3 more mentions/);
    await notice.waitFor();
    await workbench.screenshot('suggestions-notice');
    await workbench.press('Alt+Shift+Enter');
    await eventually(async () => {
      assert.equal((await found()).mentions.filter(({ actor }) => actor === 'john-kerry').length, 5);
    });
    await notice.waitFor({ state: 'hidden' });
  });

  it('offers to learn a spelling that was accepted', async () => {
    await workbench.select('سيرخي لافروف');
    await workbench.press('Alt+Enter');
    await workbench.quickPick.activeIs('سيرغي لافروف');
    await workbench.quickPick.accept();
    const notification = await workbench.notification('another way to write');
    await notification.getByRole('button', { name: 'Add Alias' }).click();
    await eventually(async () => {
      const text = await readFile(workbench.fixture.path('hashiya.actors.json'), 'utf8');
      assert.match(text, /"sergey-lavrov".*سيرخي لافروف/);
    });
  });

  it('leaves out what was rejected, and remembers it', async () => {
    await workbench.select('الكرملين');
    await workbench.press('Alt+Backspace');
    await eventually(async () => {
      assert.equal(
        (await found()).rejected?.length,
        2,
        'the place and the government that الكرملين may name',
      );
    });
    await workbench.screenshot('suggestions-after');
  });
});

describe('The view of suggestions', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ openFile: other, size: { width: 1280, height: 1100 } });
    await workbench.languageIs('Arabic Article');
    for (const name of ['2016/kerry-in-moscow.txt', '2021/six-years.txt']) {
      await rm(workbench.fixture.path(`${name}.hashiya.json`));
    }
    await workbench.openFile(article);
    await workbench.languageIs('Arabic Article');
  });

  after(async () => {
    await workbench.close();
  });

  const accepted = async (file: string): Promise<number> => {
    const text = await readFile(workbench.fixture.path(`${file}.hashiya.json`), 'utf8');
    return (JSON.parse(text) as { mentions: { actor?: string }[] }).mentions.filter(
      ({ actor }) => actor === 'sergey-lavrov',
    ).length;
  };

  const sidecar = async (): Promise<{ rejected?: { quote: string }[]; mentions: { actor?: string }[] }> =>
    JSON.parse(await readFile(workbench.fixture.path(`${article}.hashiya.json`), 'utf8')) as {
      rejected?: { quote: string }[];
      mentions: { actor?: string }[];
    };

  it('lists what is left, and takes all of one actor at once', async () => {
    await workbench.runCommand('Hashiya: Focus on Suggestions View');
    const row = workbench.treeRow('Suggestions', 'لافروف');
    await eventually(async () => {
      assert.ok((await workbench.page.getByText(/in 3 articles/).count()) > 0);
    });
    await row.click();
    await workbench.press('ArrowRight', 'ArrowRight', 'ArrowRight');
    await workbench.treeRow('Suggestions', 'kerry-in-moscow.txt').waitFor();
    await workbench.screenshot('suggestions-view');
    await row.hover();
    await row.getByRole('button', { name: /Accept All Suggestions of the Actor/ }).click();
    await eventually(async () => {
      const inBoth = (await accepted(article)) + (await accepted('2021/six-years.txt'));
      assert.equal(inBoth, 3, 'those that are certain, in both articles');
    });
    await workbench.setTheme('dark');
    await workbench.screenshot('suggestions-view-dark');
  });

  it('is gone through with keys alone: one accepts and goes on, one rejects and goes on', async () => {
    const kerrys = async (): Promise<number> =>
      (await sidecar()).mentions.filter(({ actor }) => actor === 'john-kerry').length;
    const before = await kerrys();
    const unfold = (row: string): Promise<void> =>
      workbench.treeRow('Suggestions', row).locator('.monaco-tl-twistie').click();
    await unfold('سيرغي لافروف');
    await workbench.treeRow('Suggestions', 'kerry-in-moscow.txt').waitFor({ state: 'detached' });
    await unfold('جون كيري');
    await unfold('kerry-in-moscow.txt');
    await workbench.treeRow('Suggestions', 'known name').click();
    await workbench.press('Alt+Enter');
    await eventually(async () => {
      assert.equal(await kerrys(), before + 1);
    });
    await workbench.press('Alt+Enter');
    await eventually(async () => {
      assert.equal(await kerrys(), before + 2);
    });
    await workbench.press('Delete');
    await eventually(async () => {
      assert.deepEqual(
        (await sidecar()).rejected?.map(({ quote }) => quote),
        ['كيري'],
      );
    });
  });

  it('settles the row to which the arrows have gone, not the one that was clicked', async () => {
    const all = async (): Promise<number> => (await sidecar()).mentions.length;
    const before = await all();
    // Several places of it are in the article; the click selects them all.
    await workbench.treeRow('Suggestions', 'Geneva').click();
    const focused = workbench.tree('Suggestions').locator('.monaco-list-row.focused');
    /** Opens the focused row and goes to the first one below it, once that is there. */
    const goInto = async (level: number): Promise<void> => {
      await workbench.press('ArrowRight');
      await eventually(async () => {
        const row = (await focused.getAttribute('aria-level')) ?? '';
        if (row !== String(level)) await workbench.press(Number(row) < level ? 'ArrowDown' : 'ArrowUp');
        assert.equal(await focused.getAttribute('aria-level'), String(level));
      });
    };
    await goInto(2);
    await goInto(3);
    await workbench.screenshot('suggestions-arrows');
    await workbench.press('Alt+Enter');
    // Several would have been one change, written at once.
    await eventually(async () => {
      assert.equal(await all(), before + 1);
    });
  });
});
