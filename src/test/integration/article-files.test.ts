import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Sidecar } from '../../core/model/types.js';
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

const folder = 'article-files';
const text = 'افتتحت المحادثات أعمالها في جنيف، ووصل لافروف إلى المدينة.\n\nثم اجتمع كيري مع الوفد الأممي.\n';

/** An article with two names tagged, and its sidecar written. */
async function tagged(path: string): Promise<vscode.Uri> {
  await writeFile(path, text);
  const { editor } = await openArticle(path);
  for (const words of ['لافروف', 'كيري']) {
    putCursorIn(editor, words);
    await vscode.commands.executeCommand('hashiya.tagAtOnce');
  }
  await eventually(async () => {
    assert.lengthOf(await mentionsOf(path), 2);
  });
  return fileUri(path);
}

async function mentionsOf(path: string): Promise<Sidecar['mentions']> {
  return (JSON.parse(await readFile(`${path}.hashiya.json`)) as Sidecar).mentions;
}

async function exists(path: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(fileUri(path));
    return true;
  } catch {
    return false;
  }
}

async function apply(change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  change(edit);
  assert.isTrue(await vscode.workspace.applyEdit(edit));
}

describe('The file of an article', () => {
  after(() => removeFolder(folder));

  it('takes its sidecar along when it is renamed', async () => {
    const uri = await tagged(`${folder}/old.txt`);
    const to = `${folder}/new.txt`;
    await apply((edit) => {
      edit.renameFile(uri, fileUri(to));
    });
    const renamed = await openArticle(to);
    await eventually(() => {
      assert.equal(renamed.article.mentions.size, 2);
    });
    assert.lengthOf(await mentionsOf(to), 2);
    assert.isFalse(await exists(`${folder}/old.txt.hashiya.json`));
    const { sets } = await extension();
    await eventually(() => {
      assert.isFalse(sets.all[0]?.set.hasArticle(`${folder}/old.txt`));
    });
  });

  it('takes it along out of what is an article of the set, and back', async () => {
    const path = `${folder}/away.txt`;
    const uri = await tagged(path);
    const away = fileUri(`${folder}/away.old`);
    await apply((edit) => {
      edit.renameFile(uri, away);
    });
    assert.lengthOf(await mentionsOf(`${folder}/away.old`), 2);
    await apply((edit) => {
      edit.renameFile(away, uri);
    });
    assert.lengthOf(await mentionsOf(path), 2);
    const { article } = await openArticle(path);
    await eventually(() => {
      assert.equal(article.mentions.size, 2);
    });
  });

  it('has its annotations when it is a copy', async () => {
    const uri = await tagged(`${folder}/original.txt`);
    const copy = `${folder}/original copy.txt`;
    const contents = await vscode.workspace.fs.readFile(uri);
    await apply((edit) => {
      edit.createFile(fileUri(copy), { contents });
    });
    await eventually(async () => {
      assert.deepEqual(await mentionsOf(copy), await mentionsOf(`${folder}/original.txt`));
    });
    const { article } = await openArticle(copy);
    await eventually(() => {
      assert.equal(article.mentions.size, 2);
    });
  });

  it('has none when it is another text', async () => {
    await tagged(`${folder}/one.txt`);
    const other = `${folder}/other.txt`;
    await apply((edit) => {
      edit.createFile(fileUri(other), { contents: new TextEncoder().encode('لافروف وكيري فقط.') });
    });
    const { article } = await openArticle(other);
    assert.equal(article.mentions.size, 0);
    assert.isFalse(await exists(`${other}.hashiya.json`));
  });

  it('takes its sidecar along when it is deleted', async () => {
    const path = `${folder}/deleted.txt`;
    const uri = await tagged(path);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await apply((edit) => {
      edit.deleteFile(uri);
    });
    assert.isFalse(await exists(path));
    assert.isFalse(await exists(`${path}.hashiya.json`));
    const { sets } = await extension();
    await eventually(() => {
      assert.isFalse(sets.all[0]?.set.hasArticle(path));
    });
    assert.notInclude(sets.all[0]?.set.missingArticles ?? [], path);
  });

  it('leaves its annotations, as of an article that is missing, when another program deletes it', async () => {
    const path = `${folder}/missing.txt`;
    const uri = await tagged(path);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uri);
    const { sets } = await extension();
    await eventually(() => {
      assert.include(sets.all[0]?.set.missingArticles ?? [], path);
    });
    assert.lengthOf(await mentionsOf(path), 2);
    await writeFile(path, text);
    await eventually(() => {
      assert.notInclude(sets.all[0]?.set.missingArticles ?? [], path);
    });
    const { article } = await openArticle(path);
    assert.equal(article.mentions.size, 2);
  });

  it('goes along with all others of its folder', async () => {
    await tagged(`${folder}/inner/a.txt`);
    await apply((edit) => {
      edit.renameFile(fileUri(`${folder}/inner`), fileUri(`${folder}/moved`));
    });
    assert.lengthOf(await mentionsOf(`${folder}/moved/a.txt`), 2);
    const { sets } = await extension();
    await eventually(() => {
      assert.equal(sets.all[0]?.set.mentionsIn(`${folder}/moved/a.txt`).size, 2);
      assert.isFalse(sets.all[0]?.set.hasArticle(`${folder}/inner/a.txt`));
    });
  });
});
