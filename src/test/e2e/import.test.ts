import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { write } from '../unit/support/sampleSet.js';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

describe('Importing', () => {
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'hashiya-import-'));
    workbench = await Workbench.open({ openFile: '2015/deconfliction-memo.txt' });
    await workbench.languageIs('Arabic Article');
  });

  after(async () => {
    await workbench.close();
    await rm(folder, { recursive: true });
  });

  const inSet = (file: string): string => path.join(workbench.fixture.folder, file);

  const rows = (...texts: string[]): Promise<void> =>
    eventually(async () => {
      const items = await workbench.quickPick.items();
      for (const text of texts) {
        // Nothing stands between label and description but their distance.
        const isThere = items.some((one) => one.replaceAll(' ', '').includes(text.replaceAll(' ', '')));
        assert.ok(isThere, `${text} is not in:\n${items.join('\n')}`);
      }
    });

  async function importFile(format: string, name: string): Promise<void> {
    await workbench.runCommand('Hashiya: Import…');
    await workbench.quickPick.type(format);
    await workbench.quickPick.activeIs(format);
    await workbench.quickPick.accept();
    await rows('Files…', 'A folder…');
    await workbench.quickPick.choose('Files…');
    await workbench.chooseInDialog(path.join(folder, name));
  }

  const article = 'a-1.txt';
  const text = 'روسيا قالت إن كيري سافر.\n';
  const spans = [
    { start: 0, end: 5, label: 'ORG' },
    { start: 14, end: 18, label: 'PER', actor: 'john-kerry' },
  ];

  it('shows what would come, asks who the doubtful ones are, and then writes it', async () => {
    await write(folder, 'a.jsonl', `${JSON.stringify({ text, spans })}\n`);
    await importFile('JSON Lines', 'a.jsonl');
    await rows(
      'Import 2 new mentions',
      'Articles 1 new',
      'Actors 1 doubtful, 1 there already',
      'Mentions 2 new',
    );
    await workbench.screenshot('import-review');
    assert.equal(existsSync(inSet(article)), false);
    await workbench.quickPick.choose('روسيا');
    await rows('A new one', 'Another one in the set…');
    await workbench.screenshot('import-decide');
    await workbench.quickPick.accept();
    await rows('Import 2 new mentions', 'روسيا Organization · is روسيا');
    await workbench.quickPick.accept();
    await workbench.notification('Imported 2 new mentions in 1 article');
    assert.equal(existsSync(inSet(`${article}.hashiya.json`)), true);
  });

  it('says that there is nothing new in the same file', async () => {
    await importFile('JSON Lines', 'a.jsonl');
    await workbench.notification('There is nothing new in it');
  });

  it('goes with one undo, the article too, and comes again', async () => {
    await workbench.runCommand('Hashiya: Undo Annotation');
    await eventually(() => {
      assert.deepEqual(
        [existsSync(inSet(article)), existsSync(inSet(`${article}.hashiya.json`))],
        [false, false],
      );
    });
    await workbench.runCommand('Hashiya: Redo Annotation');
    await eventually(async () => {
      assert.equal(await readFile(inSet(article), 'utf8'), text);
      assert.match(await readFile(inSet(`${article}.hashiya.json`), 'utf8'), /"actor": "russia"/);
    });
  });

  it('says where a file is wrong, and shows the place', async () => {
    await write(folder, 'wrong.jsonl', `${JSON.stringify({ text, spans })}\n{ "text": 3 }\n`);
    await importFile('JSON Lines', 'wrong.jsonl');
    const notification = await workbench.notification('Nothing was imported.');
    await notification.getByRole('button', { name: 'Show Problems' }).click();
    await rows('wrong.jsonl:2');
    await workbench.screenshot('import-problems');
    await workbench.quickPick.accept();
    await workbench.page.locator('.tab.active[data-resource-name="wrong.jsonl"]').waitFor();
  });

  it('says so when there is nothing in a file', async () => {
    await write(folder, 'empty.jsonl', '');
    await importFile('JSON Lines', 'empty.jsonl');
    await workbench.notification('was found there.');
  });

  it('brings a whole set that was exported into a folder that has none', async () => {
    await workbench.runCommand('Hashiya: Export Annotations…');
    await workbench.quickPick.type('Hashiya bundle');
    await workbench.quickPick.activeIs('Hashiya bundle');
    await workbench.quickPick.accept();
    await rows('Place');
    await workbench.quickPick.choose('Place');
    await workbench.chooseInDialog(path.join(folder, 'set.json'));
    await rows('Export 8 articles to');
    await workbench.quickPick.accept();
    await workbench.notification('Exported to');
    const source = workbench;
    const files = (await readdir(source.fixture.folder, { recursive: true })).filter((file) =>
      /hashiya\.(actors\.|events\.)?json$|\.txt$/.test(file),
    );
    workbench = await Workbench.open({ fixture: 'plain' });
    try {
      await importFile('Hashiya bundle', 'set.json');
      await rows('Import', 'Articles 8 new');
      assert.equal(existsSync(inSet('hashiya.json')), false);
      await workbench.quickPick.accept();
      await workbench.notification('Imported');
      for (const file of files) {
        const expected = await readFile(path.join(source.fixture.folder, file), 'utf8');
        assert.equal(await readFile(inSet(file), 'utf8'), expected, file);
      }
    } finally {
      await workbench.close();
      workbench = source;
    }
  });
});
