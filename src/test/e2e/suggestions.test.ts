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

  it('leaves out what was rejected, and remembers it', async () => {
    await workbench.press('Alt+Backspace');
    await eventually(async () => {
      assert.equal((await found()).rejected?.length, 2, 'the place and the state that موسكو may name');
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
});
