import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

const article = '2016/kerry-in-moscow.txt';

describe('The lists of the workbench', () => {
  let workbench: Workbench;

  beforeEach(async () => {
    workbench = await Workbench.open({ openFile: article });
    await workbench.languageIs('Arabic Article');
  });

  afterEach(async () => {
    await workbench.close();
  });

  it('keep their order while a person types, with the first row active', async () => {
    await workbench.select('الصحافيين');
    await workbench.press('Alt+a');
    await workbench.quickPick.shown();
    for (const letter of ['و', 'ا', 'ش']) {
      await workbench.page.keyboard.type(letter);
      await eventually(async () => {
        const [first] = await workbench.quickPick.labels();
        assert.equal(await workbench.quickPick.active(), first);
      });
    }
    await eventually(async () => {
      const [first = ''] = await workbench.quickPick.labels();
      // The paper begins with an article: what begins with the letters comes before it.
      assert.ok(first.includes('واشنطن'), first);
    });
    await workbench.screenshot('list-typed');
  });

  it('go back one step with Escape, and lose nothing that was chosen', async () => {
    await workbench.putCursorBefore('غادر');
    await workbench.press('Alt+d');
    await workbench.quickPick.activeIs('Consult');
    await workbench.quickPick.accept();
    await workbench.quickPick.activeIs('Done');
    const summary = (await workbench.quickPick.items())[0];
    await workbench.press('0');
    await eventually(async () => {
      assert.ok((await workbench.quickPick.labels()).some((label) => label.startsWith('Type a date')));
    });
    await workbench.press('Escape');
    await workbench.quickPick.activeIs('Done');
    assert.equal((await workbench.quickPick.items())[0], summary);
    await workbench.quickPick.choose('According to');
    await eventually(async () => {
      assert.ok((await workbench.quickPick.active())?.startsWith('According to '));
      assert.equal(await workbench.quickPick.input.getAttribute('placeholder'), 'Type a name');
    });
    await workbench.type('رويترز');
    await eventually(async () => {
      assert.ok((await workbench.quickPick.active())?.startsWith('According to رويترز'));
    });
    await workbench.screenshot('list-source');
    await workbench.quickPick.accept();
    await workbench.quickPick.activeIs('Done');
    await workbench.quickPick.accept();
    await eventually(async () => {
      const sidecar = await readFile(workbench.fixture.path(`${article}.hashiya.json`), 'utf8');
      const { mentions } = JSON.parse(sidecar) as {
        mentions: { quote: string[]; attributedTo?: string; participants?: object[] }[];
      };
      const told = mentions.find(
        ({ quote, attributedTo }) => quote[0] === 'غادر' && attributedTo === 'reuters',
      );
      assert.ok(told?.participants && told.participants.length > 0);
    });
  });
});
