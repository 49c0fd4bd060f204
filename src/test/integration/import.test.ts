import { assert } from 'chai';
import * as vscode from 'vscode';
import { formatById, Losses } from '../../core/formats/index.js';
import { planImport, settleImport } from '../../core/import/index.js';
import { bring } from '../../editor/interchange/importedArticles.js';
import { redoNext, undoLast } from '../../editor/undo.js';
import { readArticleText } from '../../storage/folder.js';
import { eventually, extension, fileUri, readFile, removeFolder } from './support.js';

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
    const file = {
      path: 'a.jsonl',
      size: () => Promise.resolve(bytes.length),
      read: () => Promise.resolve(bytes),
    };
    const imported = await read([file], new Losses());
    const target = { set: open.set, readText: (path: string) => readArticleText(open.store.folder, path) };
    const settled = settleImport(open.set, await planImport(target, imported));
    assert.isTrue(await bring(open, settled));
    assert.equal(await readFile(article), text);
    await eventually(async () => {
      assert.include(await readFile(`${article}.hashiya.json`), '"actor": "john-kerry"');
    });
    assert.equal(open.set.mentionsIn(article).size, 1);
    await undoLast(open);
    assert.equal(open.set.mentionsIn(article).size, 0);
    await eventually(async () => {
      assert.deepEqual(await vscode.workspace.fs.readDirectory(fileUri('imported')), []);
    });
    await redoNext(open);
    assert.equal(open.set.mentionsIn(article).size, 1);
    assert.equal(await readFile(article), text);
    await eventually(async () => {
      assert.include(await readFile(`${article}.hashiya.json`), '"actor": "john-kerry"');
    });
  });
});
