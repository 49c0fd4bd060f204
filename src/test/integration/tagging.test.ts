import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Mention } from '../../core/model/types.js';
import type { Sidecar } from '../../core/model/types.js';
import { tag } from '../../core/set/mentionChanges.js';
import { carryOut } from '../../editor/carryOut.js';
import {
  eventually,
  fileUri,
  openArticle,
  putCursorIn,
  readFile,
  removeFolder,
  select,
  writeFile,
} from './support.js';

const folder = 'tagging';
let number = 0;

/** A new article of the set, open in an editor. */
async function newArticle(text: string): ReturnType<typeof openArticle> {
  const path = `${folder}/${String(++number)}.txt`;
  await writeFile(path, text);
  return openArticle(path);
}

async function sidecarOf(path: string): Promise<Sidecar> {
  return JSON.parse(await readFile(`${path}.hashiya.json`)) as Sidecar;
}

async function mentionsOnDisk(path: string): Promise<readonly Mention[]> {
  return (await sidecarOf(path)).mentions;
}

async function hasSidecar(path: string): Promise<boolean> {
  const name = path.split('/').pop() ?? '';
  const files = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(fileUri(path), '..'));
  return files.some(([file]) => file === `${name}.hashiya.json`);
}

/** Tags as the actor used last: the one tagging command that asks nothing. */
async function tagAgain(): Promise<void> {
  await vscode.commands.executeCommand('hashiya.tagAgain');
}

/** Makes an actor the last one used, by tagging a word of a throw-away article with it. */
async function use(actor: string): Promise<void> {
  const { article } = await newArticle('كلمة');
  const places = { article: article.path, text: article.text, mentions: [[[0, 4] as const]] };
  const { change } = tag(
    article.open.set,
    places,
    { kind: 'actor', id: actor },
    { at: 'now' },
    { form: 'nominal' },
  );
  assert.isTrue(carryOut(article.open, change));
  const { editor } = await openArticle(article.path);
  select(editor, 'كلمة');
}

describe('Tagging', () => {
  after(() => removeFolder(folder));

  it('takes the longest known name around the cursor, without its proclitic, at once', async () => {
    const { article, editor } = await newArticle('التقى المبعوث وسيرغي لافروف أمس.');
    putCursorIn(editor, 'وسيرغي');
    await vscode.commands.executeCommand('hashiya.tagAtOnce');
    const [mention] = await eventually(async () => {
      const mentions = await mentionsOnDisk(article.path);
      assert.lengthOf(mentions, 1);
      return mentions;
    });
    assert.deepInclude(mention, { actor: 'sergey-lavrov', quote: ['سيرغي لافروف'], form: 'name' });
    assert.deepEqual(mention?.spans, [[15, 27]]);
  });

  it('takes a word in a name by itself once the name is tagged', async () => {
    const { article, editor } = await newArticle('التقى المبعوث وسيرغي لافروف أمس.');
    putCursorIn(editor, 'لافروف');
    await vscode.commands.executeCommand('hashiya.tagAtOnce');
    putCursorIn(editor, 'لافروف');
    await vscode.commands.executeCommand('hashiya.tagAtOnce');
    assert.deepEqual(
      article.mentions.sorted().map(({ quote }) => quote[0]),
      ['سيرغي لافروف', 'لافروف'],
    );
  });

  it('goes to words that may tell an event and that are not tagged, either way and round', async () => {
    const { editor } = await newArticle('أعلن الناطق أمس أن الوفدين\nوقعا اتفاقاً 📌 ورفضه المجلس.');
    const stops: string[] = [];
    const step = async (command: string): Promise<void> => {
      await vscode.commands.executeCommand(command);
      stops.push(editor.document.getText(editor.selection));
    };
    for (let i = 0; i < 5; i++) await step('hashiya.nextTrigger');
    await step('hashiya.previousTrigger');
    assert.deepEqual(stops, ['أعلن', 'وقعا', 'اتفاقاً', 'رفضه', 'أعلن', 'رفضه']); // prettier-ignore
  });

  it('counts in code points, over line breaks of any kind, without the byte order mark', async () => {
    const { article, editor } = await newArticle('\uFEFF📌 خبر\r\nقال سيرغي لافروف\r\nذلك.\r\n');
    putCursorIn(editor, 'لافروف');
    await vscode.commands.executeCommand('hashiya.tagAtOnce');
    const sidecar = await eventually(() => sidecarOf(article.path));
    assert.deepEqual(sidecar.mentions[0]?.spans, [[10, 22]]);
    assert.equal(sidecar.text.length, 28);
  });

  it('never changes the article', async () => {
    const text = '\uFEFFقال سيرغي لافروف\r\nذلك.';
    const { article, editor } = await newArticle(text);
    putCursorIn(editor, 'لافروف');
    await vscode.commands.executeCommand('hashiya.tagAtOnce');
    await eventually(() => sidecarOf(article.path));
    assert.equal(await readFile(article.path), text.replace('\uFEFF', ''), 'the decoder drops the mark');
    const bytes = await vscode.workspace.fs.readFile(fileUri(article.path));
    assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
  });

  it('tags several selections as one step', async () => {
    const { article, editor } = await newArticle('هنا لافروف وهناك لافروف وثالثاً لافروف');
    const places = [1, 2, 3].map((occurrence) => select(editor, 'لافروف', occurrence));
    editor.selections = places;
    await vscode.commands.executeCommand('hashiya.tagAtOnce');
    await eventually(async () => {
      assert.lengthOf(await mentionsOnDisk(article.path), 3);
    });
    await vscode.commands.executeCommand('hashiya.undo');
    await eventually(async () => {
      assert.isFalse(await hasSidecar(article.path));
    });
    await vscode.commands.executeCommand('hashiya.redo');
    await eventually(async () => {
      assert.lengthOf(await mentionsOnDisk(article.path), 3);
    });
  });

  it('leaves white space and punctuation around a selection out', async () => {
    await use('john-kerry');
    const { article, editor } = await newArticle('صرح «كيري»، أمس');
    select(editor, ' «كيري»، ');
    await tagAgain();
    await eventually(async () => {
      assert.deepEqual((await mentionsOnDisk(article.path))[0]?.quote, ['كيري']);
    });
  });

  it('moves mentions with edits, keeps tags made meanwhile, and saves both with the article', async () => {
    const { article, editor } = await newArticle('قال لافروف ذلك.');
    putCursorIn(editor, 'لافروف');
    await vscode.commands.executeCommand('hashiya.tagAtOnce');
    await eventually(() => sidecarOf(article.path));
    const before = await readFile(`${article.path}.hashiya.json`);

    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'أمس في جنيف ');
    });
    putCursorIn(editor, 'جنيف');
    await vscode.commands.executeCommand('hashiya.tagAtOnce');
    await eventually(() => {
      assert.deepEqual(
        article.mentions.sorted().map(({ quote, spans }) => [quote[0], spans[0]?.[0]]),
        [
          ['جنيف', 7],
          ['لافروف', 16],
        ],
      );
    });
    assert.equal(
      await readFile(`${article.path}.hashiya.json`),
      before,
      'nothing is written before the save',
    );

    await editor.document.save();
    await eventually(async () => {
      assert.deepEqual(
        (await mentionsOnDisk(article.path)).map(({ quote, spans, before: context }) => [
          quote[0],
          spans[0],
          context,
        ]),
        [
          ['جنيف', [7, 11], 'أمس في '],
          ['لافروف', [16, 22], 'أمس في جنيف قال '],
        ],
      );
    });
  });

  it('brings a mention back whole when the deletion of its text is undone', async () => {
    const { article, editor } = await newArticle('قال لافروف ذلك.');
    putCursorIn(editor, 'لافروف');
    await vscode.commands.executeCommand('hashiya.tagAtOnce');
    await eventually(() => sidecarOf(article.path));
    const [tagged] = article.mentions.sorted();
    const range = select(editor, 'قال لافروف');
    await editor.edit((edit) => {
      edit.delete(range);
    });
    assert.equal(article.mentions.sorted()[0]?.status, 'orphaned');
    await vscode.commands.executeCommand('undo');
    await eventually(() => {
      assert.deepEqual(article.mentions.sorted(), tagged ? [tagged] : []);
    });
    await editor.document.save();
  });

  it('extends, shrinks and trims by words', async () => {
    await use('russia');
    const { article, editor } = await newArticle('أعلنت وزارة الدفاع الروسية وبالتفصيل ذلك');
    select(editor, 'الدفاع');
    await tagAgain();
    const quote = (): string | undefined => article.mentions.sorted()[0]?.quote[0];
    assert.equal(quote(), 'الدفاع');
    const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(`hashiya.${command}`);
    await run('extendEnd');
    assert.equal(quote(), 'الدفاع الروسية');
    await run('extendStart');
    assert.equal(quote(), 'وزارة الدفاع الروسية');
    await run('extendEnd');
    for (let words = 0; words < 3; words++) await run('shrinkStart');
    assert.equal(quote(), 'وبالتفصيل');
    await run('toggleProclitic');
    assert.equal(quote(), 'التفصيل', 'the chain وب is left out');
    await run('toggleProclitic');
    assert.equal(quote(), 'بالتفصيل');
    await run('toggleProclitic');
    assert.equal(quote(), 'وبالتفصيل');
    await run('extendStart');
    await run('shrinkEnd');
    assert.equal(quote(), 'الروسية');
  });

  it('adds a fragment to the last mention', async () => {
    await use('russia');
    const { article, editor } = await newArticle('الجيشان الأميركي والروسي');
    select(editor, 'الجيشان');
    await tagAgain();
    select(editor, 'روسي');
    await vscode.commands.executeCommand('hashiya.addFragment');
    await eventually(async () => {
      assert.deepEqual((await mentionsOnDisk(article.path))[0]?.quote, ['الجيشان', 'روسي']);
    });
  });

  it('removes the innermost mention at the cursor', async () => {
    await use('russia');
    const { article, editor } = await newArticle('قال الجيش الروسي ذلك');
    select(editor, 'الجيش الروسي');
    await tagAgain();
    select(editor, 'الروسي');
    await tagAgain();
    assert.equal(article.mentions.size, 2);
    putCursorIn(editor, 'الروسي');
    await vscode.commands.executeCommand('hashiya.remove');
    assert.deepEqual(
      article.mentions.sorted().map(({ quote }) => quote[0]),
      ['الجيش الروسي'],
    );
  });

  it('does not tag in an article whose sidecar cannot be read, and shows why', async () => {
    const { article, editor } = await newArticle('قال لافروف ذلك.');
    const broken = '{ "version": 1,\n  "mentions": [,] }\n';
    await writeFile(`${article.path}.hashiya.json`, broken);
    const [problem] = await eventually(() => {
      const problems = vscode.languages.getDiagnostics(fileUri(`${article.path}.hashiya.json`));
      const ours = problems.filter(({ source }) => source === 'Hashiya');
      assert.lengthOf(ours, 1);
      return ours;
    });
    assert.equal(problem?.range.start.line, 1);
    putCursorIn(editor, 'لافروف');
    await vscode.commands.executeCommand('hashiya.tagAtOnce');
    assert.equal(article.mentions.size, 0);
    assert.equal(await readFile(`${article.path}.hashiya.json`), broken);

    const { stampOf } = await import('../../core/text/stamp.js');
    const mended = JSON.stringify({ version: 1, text: stampOf('قال لافروف ذلك.'), mentions: [] });
    await writeFile(`${article.path}.hashiya.json`, mended);
    await eventually(async () => {
      putCursorIn(editor, 'لافروف');
      await vscode.commands.executeCommand('hashiya.tagAtOnce');
      assert.lengthOf(await mentionsOnDisk(article.path), 1);
    });
  });
});

describe('The language of articles', () => {
  it('is given to the files that the set names, and to no other text file', async () => {
    await writeFile('notes.md', 'ملاحظة');
    const notes = await vscode.workspace.openTextDocument(fileUri('notes.md'));
    const { editor } = await openArticle('2015/deconfliction-memo.txt');
    assert.equal(editor.document.languageId, 'arabic-article');
    assert.equal(notes.languageId, 'markdown');
    const settings = vscode.workspace.getConfiguration('editor', editor.document);
    assert.equal(settings.get('wordWrap'), 'on');
    assert.include(settings.get<string>('wordSeparators'), '،');
  });
});
