import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
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

  it('do not cover the sentence that is coded', async () => {
    await workbench.putCursorBefore('طرح');
    await workbench.press('Alt+d');
    await workbench.quickPick.shown();
    await eventually(async () => {
      const list = await workbench.quickPick.widget.boundingBox();
      const line = await workbench.page
        .locator('.monaco-editor .view-overlays .current-line')
        .first()
        .boundingBox();
      assert.ok(list && line);
      assert.ok(line.y >= list.y + list.height, JSON.stringify({ list, line }));
    });
    await workbench.screenshot('list-clear');
    await workbench.press('Escape');
  });

  it('do not cover it in the reading view either, at the head of an article, and give the room back', async () => {
    await workbench.runCommand('Hashiya: Open in Reading View');
    const text = workbench.panel.getByRole('textbox');
    await text.waitFor();
    const word = text.locator('.paragraph', { hasText: 'غادر' }).first();
    const before = await word.boundingBox();
    assert.ok(before);
    // The first word of its line, which begins at the right.
    await word.click({ position: { x: before.width - 12, y: 12 } });
    await workbench.press('Alt+d');
    await workbench.quickPick.shown();
    await eventually(async () => {
      const list = await workbench.quickPick.widget.boundingBox();
      const sentence = await word.boundingBox();
      assert.ok(list && sentence);
      assert.ok(sentence.y >= list.y + list.height, JSON.stringify({ list, sentence }));
    });
    await workbench.screenshot('list-clear-reading');
    await workbench.press('Escape');
    await eventually(async () => {
      assert.equal((await word.boundingBox())?.y, before.y);
    });
  });

  it('ask for the date of an article once where a date counts from it, and keep it', async () => {
    const path = 'undated.txt';
    await writeFile(workbench.fixture.path(path), 'وصل الوفد أمس إلى جنيف، ثم غادرها.\n');
    await workbench.openFile(path);
    await workbench.languageIs('Arabic Article');
    const dateRow = async (trigger: string): Promise<void> => {
      await workbench.select(trigger);
      await workbench.press('Alt+d');
      await workbench.quickPick.shown();
      await workbench.quickPick.type('consult');
      await workbench.quickPick.activeIs('Consult');
      await workbench.quickPick.accept();
      await workbench.quickPick.activeIs('Done');
      await workbench.press('0');
      await eventually(async () => {
        assert.ok((await workbench.quickPick.labels()).some((label) => label.startsWith('Type a date')));
      });
      await workbench.type('أمس');
    };
    await dateRow('وصل');
    await eventually(async () => {
      assert.ok((await workbench.quickPick.active())?.startsWith('When was the article written?'));
    });
    await workbench.screenshot('list-undated');
    await workbench.quickPick.accept();
    await eventually(async () => {
      assert.ok((await workbench.quickPick.active())?.startsWith('Type the day'));
    });
    await workbench.type('2016-07-17');
    await workbench.quickPick.activeIs('The article was written: 2016-07-17');
    await workbench.quickPick.accept();
    await workbench.quickPick.activeIs('Date: 2016-07-16');
    await workbench.quickPick.accept();
    await workbench.quickPick.activeIs('Done');
    await workbench.quickPick.accept();
    await workbench.quickPick.hidden();
    await dateRow('غادرها');
    await workbench.quickPick.activeIs('Date: 2016-07-16');
    await eventually(async () => {
      const sidecar = await readFile(workbench.fixture.path(`${path}.hashiya.json`), 'utf8');
      assert.ok(sidecar.includes('"about": { "date": "2016-07-17" }'), sidecar);
      assert.ok(sidecar.includes('"date": "2016-07-16"'), sidecar);
    });
  });
});
