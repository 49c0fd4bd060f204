import { assert } from 'chai';
import * as vscode from 'vscode';
import { formatById, Losses } from '../../core/formats/index.js';
import { planImport, settleImport } from '../../core/import/index.js';
import { carryOut } from '../../editor/carryOut.js';
import { readArticleText } from '../../storage/folder.js';
import { carryOutImport } from '../../storage/importing.js';
import { eventually, extension, readFile, removeFolder } from './support.js';

const article = 'imported/visit.txt';
const text = 'زار كيري موسكو.\n';

describe('Import in the editor', () => {
  after(() => removeFolder('imported'));

  it('writes a new article with its mentions, which one undo takes back', async () => {
    const { sets } = await extension();
    const open = sets.all[0];
    assert.exists(open);
    const line = {
      text,
      meta: { article },
      spans: [{ start: 4, end: 8, label: 'PER', actor: 'john-kerry' }],
    };
    const bytes = new TextEncoder().encode(JSON.stringify(line));
    const read = await formatById('jsonl')?.reader?.();
    assert.exists(read);
    const imported = await read([{ path: 'a.jsonl', read: () => Promise.resolve(bytes) }], new Losses());
    const target = { set: open.set, readText: (path: string) => readArticleText(open.store.folder, path) };
    const settled = settleImport(open.set, await planImport(target, imported));
    assert.isTrue(await carryOutImport(open.store, settled, (change) => carryOut(open, change)));
    assert.equal(await readFile(article), text);
    await eventually(async () => {
      assert.include(await readFile(`${article}.hashiya.json`), '"actor": "john-kerry"');
    });
    assert.equal(open.set.mentionsIn(article).size, 1);
    await vscode.commands.executeCommand('hashiya.undo');
    assert.equal(open.set.mentionsIn(article).size, 0);
    assert.equal(await readFile(article), text);
  });
});
