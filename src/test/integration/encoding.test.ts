import { assert } from 'chai';
import * as vscode from 'vscode';
import {
  eventually,
  extension,
  fileUri,
  openArticle,
  putCursorIn,
  readFile,
  removeFolder,
  writeFile,
} from './support.js';

const folder = 'encoding';
const text = 'وصل كيري إلى جنيف.\n';
/** The same in Windows 1256, as far as that has these letters. */
const windows1256 = new Uint8Array([
  0xe6, 0xd5, 0xe1, 0x20, 0xdf, 0xed, 0xd1, 0xed, 0x20, 0xc5, 0xe1, 0xec, 0x20, 0xcc, 0xe4, 0xed, 0xdd, 0x2e,
  0x0a,
]);

async function tagged(path: string): Promise<string> {
  await writeFile(path, text);
  const { editor } = await openArticle(path);
  putCursorIn(editor, 'كيري');
  await vscode.commands.executeCommand('hashiya.tagAtOnce');
  return eventually(() => readFile(`${path}.hashiya.json`));
}

describe('An article that is not in UTF-8', () => {
  after(() => removeFolder(folder));

  it('is refused, and is an article once it is saved as UTF-8', async () => {
    const { articles } = await extension();
    const path = `${folder}/refused.txt`;
    await vscode.workspace.fs.writeFile(fileUri(path), windows1256);
    const document = await vscode.workspace.openTextDocument(fileUri(path));
    await vscode.window.showTextDocument(document, { preview: false });
    await eventually(() => {
      assert.isTrue(articles.isRefused(document));
    });
    await vscode.commands.executeCommand('hashiya.tagActor');
    assert.isUndefined(articles.get(document));
    assert.notEqual(document.languageId, 'arabic-article');

    await vscode.workspace.openTextDocument(fileUri(path), { encoding: 'windows1256' });
    assert.equal(document.getText(), text);
    assert.isTrue(articles.isRefused(document));
    await vscode.workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
    await vscode.workspace.openTextDocument(fileUri(path), { encoding: 'utf8' });
    await eventually(async () => {
      await articles.addAll();
      assert.exists(articles.get(document));
    });
  });

  it('keeps its annotations as they were when another program wrote it so', async () => {
    const { articles } = await extension();
    const path = `${folder}/changed.txt`;
    const sidecar = await tagged(path);
    await vscode.workspace.fs.writeFile(fileUri(path), windows1256);
    const document = await vscode.workspace.openTextDocument(fileUri(path));
    await eventually(() => {
      assert.isTrue(articles.isRefused(document));
    });
    const { sets } = await extension();
    await sets.flush();
    assert.equal(await readFile(`${path}.hashiya.json`), sidecar);
    assert.deepEqual(
      sets.all[0]?.set
        .mentionsIn(path)
        .sorted()
        .map(({ status }) => status),
      [undefined],
    );
    await writeFile(path, text);
    await eventually(async () => {
      await articles.addAll();
      assert.equal(articles.get(document)?.mentions.sorted()[0]?.status, undefined);
      assert.isTrue(articles.get(document)?.isInStep);
    });
    assert.equal(await readFile(`${path}.hashiya.json`), sidecar);
  });
});
