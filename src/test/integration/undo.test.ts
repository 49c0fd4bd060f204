import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Mention, Sidecar } from '../../core/model/types.js';
import { mergeActors, newActor } from '../../core/set/actorChanges.js';
import { tag } from '../../core/set/mentionChanges.js';
import { carryOut } from '../../editor/carryOut.js';
import { eventually, extension, fileUri, openArticle, readFile, removeFolder, writeFile } from './support.js';

const folder = 'undo';
const text =
  'افتتحت المحادثات أعمالها صباح أمس في جنيف، ووصل لافروف إلى المدينة قبل الافتتاح بساعة واحدة.\n\nثم اجتمع كيري مع الوفد الأممي في المقر، وقال إن المحادثات كانت مفيدة للجميع.\n';
const changed = `مقدمة طويلة كتبها محرر آخر في مكان آخر.\n\n${text.replace('اجتمع كيري مع', 'اجتمع الوزير مع')}`;

const undo = (): Thenable<unknown> => vscode.commands.executeCommand('hashiya.undo');
const redo = (): Thenable<unknown> => vscode.commands.executeCommand('hashiya.redo');

async function tagged(name: string): ReturnType<typeof openArticle> {
  const path = `${folder}/${name}.txt`;
  await writeFile(path, text);
  const opened = await openArticle(path);
  const { article } = opened;
  for (const [words, id] of [
    ['لافروف', 'sergey-lavrov'],
    ['كيري', 'john-kerry'],
  ] as const) {
    const at = text.indexOf(words);
    const places = { article: path, text: article.text, mentions: [[[at, at + words.length] as const]] };
    const { change } = tag(article.open.set, places, { kind: 'actor', id }, { at: '2021' }, { form: 'name' });
    assert.isTrue(carryOut(article.open, change));
  }
  await eventually(async () => {
    assert.lengthOf((await sidecarOf(path)).mentions, 2);
  });
  return opened;
}

async function sidecarOf(path: string): Promise<Sidecar> {
  return JSON.parse(await readFile(`${path}.hashiya.json`)) as Sidecar;
}

function states(mentions: readonly Mention[]): unknown[] {
  return mentions.map(({ quote, spans, status }) => [quote, spans, status]);
}

describe('Undo and redo of annotations', () => {
  after(() => removeFolder(folder));

  it('cover the finding of mentions after another program changed the text, from another file too', async () => {
    const { article } = await tagged('found-again');
    const before = await sidecarOf(article.path);
    await writeFile(article.path, changed);
    const after = await eventually(async () => {
      const sidecar = await sidecarOf(article.path);
      assert.notEqual(sidecar.text.sha256, before.text.sha256);
      return sidecar;
    });
    assert.notDeepEqual(states(after.mentions), states(before.mentions));
    await openArticle('2016/kerry-in-moscow.txt');
    await undo();
    await eventually(async () => {
      const sidecar = await sidecarOf(article.path);
      assert.deepEqual([sidecar.text, states(sidecar.mentions)], [before.text, states(before.mentions)]);
    });
    await redo();
    await eventually(async () => {
      const sidecar = await sidecarOf(article.path);
      assert.deepEqual([sidecar.text, states(sidecar.mentions)], [after.text, states(after.mentions)]);
    });
  });

  it('take a tag back that was made before the text was replaced, and make it again where its words are', async () => {
    const { article } = await tagged('before');
    await writeFile(article.path, `سطر جديد.\n${text}`);
    await eventually(async () => {
      assert.equal((await sidecarOf(article.path)).mentions[0]?.spans[0]?.[0], text.indexOf('لافروف') + 10);
    });
    const ids = article.mentions.sorted().map(({ id }) => id);
    for (let i = 0; i < 4 && article.mentions.size > 0; i++) await undo();
    assert.equal(article.mentions.size, 0);
    for (let i = 0; i < 4 && article.mentions.size < 2; i++) await redo();
    await redo();
    assert.deepEqual(
      article.mentions.sorted().map(({ id, status }) => [id, status]),
      ids.map((id) => [id, undefined]),
    );
    for (const mention of article.mentions.sorted()) {
      assert.equal(article.document.getText(article.rangesOf(mention)[0]), mention.quote[0]);
    }
  });

  it('cover a merge of actors in all articles, from whichever file', async () => {
    const { article } = await tagged('merge');
    const { sets } = await extension();
    const open = sets.all[0];
    assert.exists(open);
    const uses = (): number => open.set.usesOf({ kind: 'actor', id: 'sergey-lavrov' }).total;
    const before = uses();
    assert.isAbove(before, 1);
    open.history.apply(mergeActors(open.set, 'sergey-lavrov', 'john-kerry'));
    assert.equal(uses(), 0);
    await openArticle('2016/geneva-truce.txt');
    await undo();
    assert.equal(uses(), before);
    assert.isTrue(open.set.actors.has('sergey-lavrov'));
    await openArticle(article.path);
    await redo();
    assert.equal(uses(), 0);
    await undo();
    assert.equal(uses(), before);
    await sets.flush();
    const { mentions } = await sidecarOf(article.path);
    assert.deepEqual(
      mentions.map(({ actor }) => actor),
      ['sergey-lavrov', 'john-kerry'],
    );
  });

  it('are of the set of the row that has the focus, and without one and an article of the one changed last', async () => {
    const { sets } = await extension();
    await writeFile(`${folder}/other/hashiya.json`, `{ "version": 1 }\n`);
    const other = await sets.begin(fileUri(`${folder}/other`));
    const first = sets.all.find(({ set }) => set.actors.has('sergey-lavrov'));
    assert.isDefined(first);
    const actor = { type: 'person', label: { en: 'Somebody New' } };
    for (const open of [other, first]) {
      assert.isTrue(carryOut(open, { name: 'create', edits: [newActor(open.set, actor)] }));
    }
    const have = (): boolean[] => [other, first].map(({ set }) => set.actors.has('somebody-new'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('hashiya.undo', [{ open: other }]);
    assert.deepEqual(have(), [false, true]);
    await vscode.commands.executeCommand('hashiya.redo', [{ open: other }]);
    assert.deepEqual(have(), [true, true]);
    carryOut(first, { name: 'create', edits: [] });
    await undo();
    await undo();
    assert.deepEqual(have(), [true, false]);
    await sets.flush();
  });
});
