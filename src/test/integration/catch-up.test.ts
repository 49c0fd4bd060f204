import { assert } from 'chai';
import * as vscode from 'vscode';
import { reanchor } from '../../core/anchor/reanchor.js';
import type { Sidecar } from '../../core/model/types.js';
import {
  eventually,
  extension,
  openArticle,
  putCursorIn,
  readFile,
  removeFolder,
  writeFile,
} from './support.js';

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
  after(() => removeFolder(folder));

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

  it('has its mentions in unchanged stretches for certain when VS Code still has the old text', async () => {
    // The mention's context stands in every paragraph: only what is farther away tells which one it was.
    const near = 'وقال المتحدث في بيان مقتضب إن كيري سيصل إلى المدينة صباح الغد على رأس وفد كبير.';
    const topics = ['القمح والشعير', 'السكك الحديدية', 'أسعار النفط', 'صيد الأسماك', 'المدارس الجديدة'];
    const paragraphs = topics.map(
      (topic) => `ناقش المجلس اليوم ${topic} مطولا. ${near} ثم عاد إلى ${topic}.`,
    );
    const path = `${folder}/old-text.txt`;
    await writeFile(path, `${paragraphs.join('\n')}\n`);
    const { editor } = await openArticle(path);
    putCursorIn(editor, 'كيري', 4);
    await vscode.commands.executeCommand('hashiya.tagAtOnce');
    await eventually(async () => {
      assert.lengthOf((await sidecarOf(path)).mentions, 1);
    });
    const { articles, oldTexts } = await extension();
    const { stamp } = articles.get(editor.document)?.mentions ?? {};
    assert.exists(stamp);
    await eventually(async () => {
      assert.exists(await oldTexts.find(stamp));
    });
    const [first = '', second = '', , fourth = '', fifth = ''] = paragraphs;
    const now = `${[second, first, fourth, fifth].join('\n')}\n`;
    const old = await sidecarOf(path);
    assert.deepEqual(reanchor(old.mentions, now, { oldLength: stamp.length }).counts.moved, 0);
    const elsewhere = `${folder}/checked-out.txt`;
    await writeFile(elsewhere, now);
    await writeFile(`${elsewhere}.hashiya.json`, await readFile(`${path}.hashiya.json`));
    await openArticle(elsewhere);
    await eventually(async () => {
      const sidecar = await sidecarOf(elsewhere);
      const [start] = sidecar.mentions[0]?.spans[0] ?? [0];
      assert.isAbove(start, now.indexOf(fourth));
      assert.isBelow(start, now.indexOf(fifth));
      assert.deepEqual([said(sidecar, now), sidecar.mentions[0]?.status], [[['كيري', 'كيري']], undefined]);
    });
  });
});
