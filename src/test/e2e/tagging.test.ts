import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

const article = '2016/kerry-in-moscow.txt';

interface MentionInFile {
  id: string;
  actor?: string;
  event?: string;
  spans: [number, number][];
  quote: string[];
  form?: string;
}

describe('Tagging in the workbench', () => {
  let workbench: Workbench;

  beforeEach(async () => {
    workbench = await Workbench.open({ openFile: article });
    await workbench.languageIs('Arabic Article');
  });

  afterEach(async () => {
    await workbench.close();
  });

  const mentions = async (): Promise<MentionInFile[]> => {
    const text = await readFile(workbench.fixture.path(`${article}.hashiya.json`), 'utf8');
    const sidecar = JSON.parse(text) as { mentions: MentionInFile[] };
    return sidecar.mentions;
  };

  const untilCountIs = (count: number): Promise<void> =>
    eventually(async () => {
      assert.equal((await mentions()).length, count);
    });

  it('tags a known name with two keys, the same again with one, and takes it back', async () => {
    const before = await mentions();
    // A word that nobody tagged: a known actor can still be picked for it.
    await workbench.select('الصحافيين');
    await workbench.press('Alt+a');
    await workbench.quickPick.shown();
    await workbench.screenshot('tagging-pick');
    await workbench.quickPick.type('putin');
    await workbench.screenshot('tagging-pick-typed');
    await workbench.quickPick.accept();
    await untilCountIs(before.length + 1);
    const added = (await mentions()).find(({ quote }) => quote[0] === 'الصحافيين');
    assert.equal(added?.actor, 'vladimir-putin');

    await workbench.select('المسودة');
    await workbench.press('Alt+q');
    await untilCountIs(before.length + 2);

    await workbench.press('Alt+u', 'Alt+u');
    await untilCountIs(before.length);
    assert.deepEqual(await mentions(), before);
  });
});
