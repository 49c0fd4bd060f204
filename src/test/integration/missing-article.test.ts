import { assert } from 'chai';
import * as vscode from 'vscode';
import { tag } from '../../core/set/mentionChanges.js';
import { carryOut } from '../../editor/carryOut.js';
import { addressOf } from '../../editor/card.js';
import { eventually, extension, fileUri, openArticle, removeFolder, writeFile } from './support.js';

const folder = 'missing-article';
const text = 'وصل لافروف إلى جنيف.\n';

async function tagged(name: string): Promise<Awaited<ReturnType<typeof openArticle>>['article']> {
  const path = `${folder}/${name}.txt`;
  await writeFile(path, text);
  const { article } = await openArticle(path);
  const places = { article: path, text: article.text, mentions: [[[4, 10] as const]] };
  const referent = { kind: 'actor', id: 'sergey-lavrov' } as const;
  assert.isTrue(
    carryOut(article.open, tag(article.open.set, places, referent, { at: '2021' }, { form: 'name' }).change),
  );
  await article.open.store.flush();
  return article;
}

describe('Going from mention to mention in the reading view', () => {
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await removeFolder(folder);
  });

  it('passes over an article that is gone, and goes on', async () => {
    const first = await tagged('a');
    await tagged('b');
    await tagged('c');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(fileUri(`${folder}/b.txt`));
    const { set } = first.open;
    await eventually(() => {
      assert.isTrue(set.isMissing(`${folder}/b.txt`));
    });
    const { articles } = await extension();
    await vscode.commands.executeCommand('vscode.openWith', fileUri(`${folder}/a.txt`), 'hashiya.reading');
    await eventually(() => {
      assert.equal(articles.active?.article.path, `${folder}/a.txt`);
    });
    const [mention] = set.mentionsIn(`${folder}/a.txt`).sorted();
    assert.isDefined(mention);
    const address = addressOf(first.open, `${folder}/a.txt`, mention);
    for (let step = 0; step < 2; step++) {
      await vscode.commands.executeCommand('hashiya.nextMentionInSet', address);
      await eventually(() => {
        assert.equal(articles.active?.article.path, `${folder}/c.txt`);
      });
    }
  });
});
