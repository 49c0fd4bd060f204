import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Sidecar } from '../../core/model/types.js';
import { eventually, extension, fileUri, openArticle, putCursorIn, readFile, writeFile } from './support.js';

const folder = 'catch-up';
const text =
  'افتتحت المحادثات أعمالها صباح أمس في جنيف، ووصل لافروف إلى المدينة قبل الافتتاح بساعة واحدة. وطلبت الوفود تأجيل الجلسة.\n\nثم اجتمع كيري مع الوفد الأممي في المقر، وقال لافروف إن المحادثات كانت مفيدة للجميع.\n';

async function sidecarOf(path: string): Promise<Sidecar> {
  return JSON.parse(await readFile(`${path}.hashiya.json`)) as Sidecar;
}

/** An article with its three names tagged, and its sidecar written. */
async function tagged(name: string): ReturnType<typeof openArticle> {
  const path = `${folder}/${name}.txt`;
  await writeFile(path, text);
  const opened = await openArticle(path);
  for (const [words, occurrence] of [
    ['لافروف', 1],
    ['كيري', 1],
    ['لافروف', 2],
  ] as const) {
    putCursorIn(opened.editor, words, occurrence);
    await vscode.commands.executeCommand('hashiya.tagAtOnce');
  }
  await eventually(async () => {
    assert.lengthOf((await sidecarOf(path)).mentions, 3);
  });
  return opened;
}

/** Each mention's quote with what the text says at its spans. */
function said(sidecar: Sidecar, current: string): [string, string][] {
  const points = Array.from(current);
  return sidecar.mentions.map(({ quote, spans }) => [
    quote[0] ?? '',
    points.slice(...(spans[0] ?? [0, 0])).join(''),
  ]);
}

describe('An article that another program changes', () => {
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(fileUri(folder), { recursive: true });
    const { sets } = await extension();
    await eventually(() => {
      assert.isFalse(sets.all[0]?.set.articles.some((path) => path.startsWith(folder)));
    });
  });

  const changed = 'مقدمة كتبها محرر.\n\n' + text.replace('تأجيل الجلسة', 'إلغاء الجلسة الأولى');

  it('has its mentions found again while it is open', async () => {
    const { article } = await tagged('open');
    await writeFile(article.path, changed);
    await eventually(async () => {
      const sidecar = await sidecarOf(article.path);
      assert.equal(sidecar.text.length, Array.from(changed).length);
      assert.deepEqual(said(sidecar, changed), [
        ['لافروف', 'لافروف'],
        ['كيري', 'كيري'],
        ['لافروف', 'لافروف'],
      ]);
      assert.isTrue(sidecar.mentions.every(({ status }) => status === undefined));
    });
  });

  it('has its mentions found again when it is opened later', async () => {
    const { article } = await tagged('closed');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await writeFile(article.path, changed);
    await openArticle(article.path);
    await eventually(async () => {
      assert.deepEqual(
        said(await sidecarOf(article.path), changed).map(([, now]) => now),
        ['لافروف', 'كيري', 'لافروف'],
      );
    });
  });

  it('keeps a mention whose words are gone as an orphan, and brings it back with them', async () => {
    const { article } = await tagged('orphan');
    await writeFile(article.path, text.replace('ثم اجتمع كيري مع الوفد الأممي في المقر، و', ''));
    await eventually(async () => {
      const { mentions } = await sidecarOf(article.path);
      const kerry = mentions.find(({ quote }) => quote[0] === 'كيري');
      assert.equal(kerry?.status, 'orphaned');
    });
    await writeFile(article.path, text);
    await eventually(async () => {
      const { mentions } = await sidecarOf(article.path);
      assert.lengthOf(mentions, 3);
      assert.isTrue(mentions.every(({ status }) => status === undefined));
    });
  });

  it('has its mentions back after unsaved edits were thrown away', async () => {
    const { article, editor } = await tagged('revert');
    const before = article.mentions.sorted();
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(0, 0, 2, 20), 'كل شيء آخر');
    });
    assert.isTrue(article.mentions.sorted().some(({ status }) => status === 'orphaned'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually(() => {
      assert.deepEqual(
        article.mentions.sorted().map(({ id, spans, status }) => [id, spans, status]),
        before.map(({ id, spans, status }) => [id, spans, status]),
      );
    });
  });
});
