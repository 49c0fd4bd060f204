import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

const article = '2016/kerry-in-moscow.txt';

describe('Suggestions in the workbench', () => {
  let workbench: Workbench;
  let tagged: number;

  before(async () => {
    workbench = await Workbench.open();
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
