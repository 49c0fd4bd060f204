import { assert } from 'chai';
import * as vscode from 'vscode';
import { anchoredText, makeAnchor } from '../../core/anchor/anchor.js';
import { serialiseSidecar } from '../../core/model/serialise.js';
import type { Mention, Status } from '../../core/model/types.js';
import { stampOf } from '../../core/text/stamp.js';
import type { Article } from '../../editor/article.js';
import {
  eventually,
  openArticle,
  putCursorIn,
  readFile,
  removeFolder,
  select,
  writeFile,
} from './support.js';

const folder = 'orphans';
const text =
  'وصل جون كيري إلى جنيف صباح الاثنين لحضور الجلسة الأولى.\n\nوقال كيري إن المحادثات مفيدة، ثم التقى سيرغي لافروف في المقر.\n\nوعاد لافروف إلى موسكو مساء اليوم نفسه.\n';

/** A mention of the nth occurrence of some words, given a status. */
function mention(id: string, actor: string, words: string, occurrence: number, status?: Status): Mention {
  let at = -1;
  for (let i = 0; i < occurrence; i++) at = text.indexOf(words, at + 1);
  const anchor = makeAnchor(anchoredText(text), [[at, at + words.length]]);
  return { id, actor, ...anchor, ...(status ? { status } : {}) };
}

/** An article with a sidecar that was written elsewhere, opened. */
async function withMentions(name: string, ...mentions: Mention[]): ReturnType<typeof openArticle> {
  const path = `${folder}/${name}.txt`;
  await writeFile(path, text);
  await writeFile(`${path}.hashiya.json`, serialiseSidecar({ version: 1, text: stampOf(text), mentions }));
  const opened = await openArticle(path);
  await eventually(() => {
    assert.equal(opened.article.mentions.size, mentions.length);
  });
  return opened;
}

function statuses(article: Article): Record<string, Status | undefined> {
  return Object.fromEntries(article.mentions.sorted().map(({ id, status }) => [id, status]));
}

const run = (command: string, argument?: unknown): Thenable<unknown> =>
  vscode.commands.executeCommand(command, argument);

/** Runs a command as a key in the view does. */
const pressIn = (command: string): Thenable<unknown> => {
  const args = [[{ $treeViewId: 'hashiya.orphans', $focusedTreeItem: true }]];
  return vscode.commands.executeCommand('runCommands', { commands: [{ command, args }] });
};

describe('Mentions in doubt', () => {
  after(() => removeFolder(folder));

  it('are confirmed where they are guessed to be with the key that accepts suggestions, one after the other', async () => {
    const { article, editor } = await withMentions(
      'accept',
      mention('first', 'john-kerry', 'جون كيري', 1, 'uncertain'),
      mention('second', 'sergey-lavrov', 'لافروف', 2, 'uncertain'),
    );
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await run('hashiya.nextDoubtful');
    assert.equal(editor.document.getText(editor.selection), 'جون كيري');
    await run('hashiya.tagAtOnce');
    assert.deepEqual(statuses(article), { first: undefined, second: 'uncertain' });
    assert.equal(editor.document.getText(editor.selection), 'لافروف');
    await run('hashiya.tagAtOnce');
    assert.deepEqual(statuses(article), { first: undefined, second: undefined });
    await eventually(async () => {
      assert.notInclude(await readFile(`${article.path}.hashiya.json`), 'uncertain');
    });
    await run('hashiya.undo');
    assert.deepEqual(statuses(article), { first: undefined, second: 'uncertain' });
  });

  it('become orphans with the key that rejects suggestions', async () => {
    const { article, editor } = await withMentions(
      'reject',
      mention('one', 'john-kerry', 'جون كيري', 1, 'uncertain'),
    );
    putCursorIn(editor, 'جون كيري');
    await run('hashiya.rejectSuggestion');
    assert.deepEqual(statuses(article), { one: 'orphaned' });
    await run('hashiya.undo');
    assert.deepEqual(statuses(article), { one: 'uncertain' });
    await run('hashiya.redo');
    assert.deepEqual(statuses(article), { one: 'orphaned' });
  });

  it('are settled in their view by key, and it goes on to the next', async () => {
    const lost = mention('lost', 'john-kerry', 'جون كيري', 1, 'orphaned');
    const { article, editor } = await withMentions(
      'view',
      { ...lost, spans: [[90, 98]] },
      mention('unsure', 'sergey-lavrov', 'لافروف', 2, 'uncertain'),
    );
    await run('hashiya.reviewDoubtful', editor.document.uri);
    await eventually(async () => {
      await pressIn('hashiya.acceptPlace');
      assert.deepEqual(statuses(article), { lost: undefined, unsure: 'uncertain' });
    });
    assert.deepEqual(article.mentions.get('lost')?.spans, [[4, 12]]);
    await eventually(async () => {
      await pressIn('hashiya.deleteDoubtful');
      assert.deepEqual(statuses(article), { lost: undefined });
    });
    await run('hashiya.undo');
    await run('hashiya.undo');
    assert.deepEqual(statuses(article), { lost: 'orphaned', unsure: 'uncertain' });
  });

  it('are settled by key where the arrows have gone, whatever is selected', async () => {
    const { article, editor } = await withMentions(
      'arrows',
      mention('first', 'john-kerry', 'جون كيري', 1, 'uncertain'),
      mention('second', 'sergey-lavrov', 'لافروف', 2, 'uncertain'),
    );
    await eventually(async () => {
      // Selects the first.
      await run('hashiya.reviewDoubtful', editor.document.uri);
      await run('list.focusDown');
      await pressIn('hashiya.acceptPlace');
      assert.deepEqual(statuses(article), { first: 'uncertain', second: undefined });
    });
    await run('hashiya.undo');
  });

  it('are accepted all at once, in one step of undo', async () => {
    const { article } = await withMentions(
      'all',
      { ...mention('lost', 'john-kerry', 'جون كيري', 1, 'orphaned'), spans: [[90, 98]] },
      mention('unsure', 'sergey-lavrov', 'لافروف', 2, 'uncertain'),
      { id: 'gone', actor: 'iran', spans: [[5, 10]], quote: ['طهران الكبرى'], status: 'orphaned' },
    );
    await run('hashiya.acceptAllPlaces');
    assert.deepEqual(statuses(article), { lost: undefined, unsure: undefined, gone: 'orphaned' });
    await openArticle('2016/kerry-in-moscow.txt');
    await run('hashiya.undo');
    assert.deepEqual(statuses(article), { lost: 'orphaned', unsure: 'uncertain', gone: 'orphaned' });
    await run('hashiya.redo');
    assert.deepEqual(statuses(article), { lost: undefined, unsure: undefined, gone: 'orphaned' });
  });

  it('are attached to what is selected, the likeliest being offered first', async () => {
    const { article, editor } = await withMentions(
      'attach',
      { id: 'iran', actor: 'iran', spans: [[5, 10]], quote: ['طهران'], status: 'orphaned' },
      { id: 'kerry', actor: 'john-kerry', spans: [[70, 80]], quote: ['الوزير كيري'], status: 'orphaned' },
    );
    select(editor, 'كيري', 2);
    const attached = run('hashiya.attachHere');
    await eventually(async () => {
      await run('workbench.action.acceptSelectedQuickOpenItem');
      assert.deepEqual(statuses(article), { iran: 'orphaned', kerry: undefined });
    });
    await attached;
    assert.deepEqual(article.mentions.get('kerry')?.quote, ['كيري']);
  });

  it('come of deleting their words, and undoing that brings them back whole', async () => {
    const { article, editor } = await withMentions('cut', mention('k', 'john-kerry', 'جون كيري', 1));
    const before = article.mentions.get('k');
    select(editor, 'وصل جون كيري إلى');
    await run('deleteLeft');
    await eventually(() => {
      assert.deepEqual(statuses(article), { k: 'orphaned' });
    });
    await run('undo');
    await eventually(() => {
      assert.deepEqual(article.mentions.get('k'), before);
    });
  });
});
