import { assert } from 'chai';
import * as vscode from 'vscode';
import { editActor } from '../../core/set/actorChanges.js';
import { removeMentions } from '../../core/set/mentionChanges.js';
import type { Article } from '../../editor/article.js';
import { carryOut } from '../../editor/carryOut.js';
import { toPageShape, type Mark, type Selected, type ToPage } from '../../panels/reading/messages.js';
import { moved } from '../../panels/reading/moved.js';
import { Presenter } from '../../panels/reading/presenter.js';
import { ReadingView } from '../../panels/reading/view.js';
import { eventually, extension, fileUri, openArticle, removeFolder, select, writeFile } from './support.js';

const folder = 'reading';
const text = 'وصل لافروف إلى جنيف.\nثم اجتمع كيري مع لافروف في المقر.\n';

/** What a page knows that takes every message to heart. */
class Page {
  text = '';
  marks = new Map<string, Mark>();
  names: Record<string, string> = {};
  suggestions: unknown = [];
  selection: Selected | undefined;
  lost = 0;
  /** The messages since this was last emptied. */
  heard: ToPage[] = [];

  hear(message: ToPage): void {
    toPageShape.parse(message);
    this.heard.push(message);
    switch (message.is) {
      case 'show':
        this.text = message.text;
        this.marks = new Map(message.marks.map((mark) => [mark.id, mark]));
        this.names = { ...message.names };
        this.suggestions = message.suggestions;
        this.selection = message.selection;
        this.lost = message.lost;
        break;
      case 'edit':
        for (const edit of message.edits) {
          this.text = this.text.slice(0, edit.start) + edit.inserted + this.text.slice(edit.end);
          for (const [id, mark] of this.marks)
            this.marks.set(id, { ...mark, spans: moved(mark.spans, edit) });
        }
        break;
      case 'marks':
        for (const id of message.removed) this.marks.delete(id);
        for (const mark of message.changed) this.marks.set(mark.id, mark);
        Object.assign(this.names, message.names);
        this.suggestions = message.suggestions ?? this.suggestions;
        this.lost = message.lost;
        break;
      case 'select':
        this.selection = message.selection;
        break;
      case 'say':
      case 'cards':
      case 'showCard':
      case 'only':
      case 'type':
      case 'scroll':
      case 'focus':
      case 'clear':
    }
  }

  /** The words that are marked, in order, with whom they name. */
  get marked(): string[] {
    return [...this.marks.values()]
      .flatMap(({ spans, referent }) => spans.map(([start, end]) => ({ start, end, referent })))
      .sort((a, b) => a.start - b.start)
      .map(({ start, end, referent }) => `${this.text.slice(start, end)} ${referent}`);
  }
}

/** A page that is kept in step with a document, as if it stood in a reading view. */
async function pageOf(document: vscode.TextDocument): Promise<{ page: Page; presenter: Presenter }> {
  const page = new Page();
  const presenter = new Presenter(
    document,
    await extension(),
    (message) => {
      page.hear(message);
    },
    (error) => {
      throw error;
    },
  );
  presenter.show();
  return { page, presenter };
}

async function opened(name: string, content = text): Promise<Awaited<ReturnType<typeof openArticle>>> {
  const path = `${folder}/${name}.txt`;
  await writeFile(path, content);
  return openArticle(path);
}

async function tagLikeAPerson(editor: vscode.TextEditor, words: string, occurrence = 1): Promise<void> {
  await vscode.window.showTextDocument(editor.document);
  select(editor, words, occurrence);
  await vscode.commands.executeCommand('hashiya.tagAtOnce');
}

/** The page shows the document's text and, of its mentions, what a page would that is loaded only now. */
async function assertInStep(page: Page, article: Article): Promise<void> {
  const { page: fresh, presenter } = await pageOf(article.document);
  presenter.dispose();
  assert.equal(page.text, fresh.text);
  assert.deepEqual([...page.marks.values()].sort(byId), [...fresh.marks.values()].sort(byId));
  assert.deepEqual(page.suggestions, fresh.suggestions);
  assert.equal(page.lost, fresh.lost);
  for (const [key, name] of Object.entries(fresh.names)) assert.equal(page.names[key], name);
}

function byId(a: Mark, b: Mark): number {
  return a.id < b.id ? -1 : 1;
}

describe('The reading view', () => {
  const presenters: Presenter[] = [];
  const follow = async (document: vscode.TextDocument): Promise<Page> => {
    const { page, presenter } = await pageOf(document);
    presenters.push(presenter);
    return page;
  };

  afterEach(() => {
    for (const presenter of presenters.splice(0)) presenter.dispose();
  });
  after(() => removeFolder(folder));

  it('shows the text and who is mentioned where', async () => {
    const { article, editor } = await opened('shown');
    await tagLikeAPerson(editor, 'لافروف');
    const page = await follow(article.document);
    assert.equal(page.text, text);
    assert.deepEqual(page.marked, ['لافروف actor:sergey-lavrov']);
    assert.equal(page.names['actor:sergey-lavrov'], 'سيرغي لافروف');
    const [mark] = page.marks.values();
    assert.equal(mark?.look, 'person');
    await assertInStep(page, article);
  });

  it('is told only of what was tagged and removed', async () => {
    const { article, editor } = await opened('told');
    await tagLikeAPerson(editor, 'لافروف');
    const page = await follow(article.document);
    page.heard = [];
    await tagLikeAPerson(editor, 'كيري');
    await eventually(() => {
      assert.deepEqual(page.marked, ['لافروف actor:sergey-lavrov', 'كيري actor:john-kerry']);
    });
    const told = page.heard.flatMap((message) => (message.is === 'marks' ? message.changed : []));
    assert.deepEqual(
      told.map(({ referent }) => referent),
      ['actor:john-kerry'],
    );
    assert.isFalse(page.heard.some(({ is }) => is === 'show'));
    const [lavrov] = article.mentions.of({ kind: 'actor', id: 'sergey-lavrov' });
    assert.ok(lavrov);
    carryOut(article.open, removeMentions(article.open.set, article.path, [lavrov]));
    await eventually(() => {
      assert.deepEqual(page.marked, ['كيري actor:john-kerry']);
    });
    await assertInStep(page, article);
  });

  it('follows edits of the text, with either kind of line ends', async () => {
    for (const [name, content] of [
      ['lf', text],
      ['crlf', text.replaceAll('\n', '\r\n')],
    ] as const) {
      const { article, editor } = await opened(name, content);
      await tagLikeAPerson(editor, 'لافروف', 2);
      const page = await follow(article.document);
      page.heard = [];
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(0, 0), 'مقدمة 🌍 قصيرة\nفي سطرين.\n');
        edit.insert(new vscode.Position(1, 3), 'بعد ذلك ');
      });
      await eventually(async () => {
        assert.equal(page.text, article.document.getText().replaceAll('\r\n', '\n'));
        assert.deepEqual(page.marked, ['لافروف actor:sergey-lavrov']);
        await assertInStep(page, article);
      });
      assert.isFalse(
        page.heard.some(({ is }) => is === 'show'),
        'the page keeps its place',
      );
      await editor.edit((edit) => {
        edit.setEndOfLine(name === 'lf' ? vscode.EndOfLine.CRLF : vscode.EndOfLine.LF);
      });
      await editor.edit((edit) => {
        edit.delete(new vscode.Range(0, 0, 2, 0));
      });
      await eventually(async () => {
        assert.equal(page.text, article.document.getText().replaceAll('\r\n', '\n'));
        await assertInStep(page, article);
      });
      await article.document.save();
    }
  });

  it('follows what another program writes', async () => {
    const { article, editor } = await opened('written');
    await tagLikeAPerson(editor, 'كيري');
    const page = await follow(article.document);
    await article.open.store.flush();
    await writeFile(article.path, `جملة جديدة في البداية.\n${text}`);
    await eventually(async () => {
      assert.isTrue(page.text.startsWith('جملة'));
      assert.deepEqual(page.marked, ['كيري actor:john-kerry']);
      await assertInStep(page, article);
    });
  });

  it('tells of a new label and a new type of whom it shows', async () => {
    const { article, editor } = await opened('renamed');
    await tagLikeAPerson(editor, 'كيري');
    const page = await follow(article.document);
    page.heard = [];
    const { open } = article;
    const actor = open.set.actors.get('john-kerry');
    assert.ok(actor);
    carryOut(
      open,
      editActor(open.set, 'john-kerry', { ...actor, type: 'state', label: { ar: 'الوزير كيري' } }),
    );
    await eventually(() => {
      assert.equal(page.names['actor:john-kerry'], 'الوزير كيري');
      assert.deepEqual(
        [...page.marks.values()].map(({ look }) => look),
        ['state'],
      );
    });
    await vscode.commands.executeCommand('hashiya.undo');
    await eventually(() => assertInStep(page, article));
  });

  it('keeps the cursor with the words around it while the text is edited', async () => {
    const { editor } = await opened('cursor');
    const { page, presenter } = await pageOf(editor.document);
    presenters.push(presenter);
    const at = text.indexOf('كيري');
    presenter.selectedOnPage({ anchor: at, active: at + 4 });
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'سطر\n');
    });
    presenter.select(presenter.selection ?? { anchor: 0, active: 0 }, true);
    assert.equal(page.text.slice(page.selection?.anchor, page.selection?.active), 'كيري');
    await editor.document.save();
  });

  it('opens from a text editor with its cursor, and the other way', async () => {
    const { articles } = await extension();
    const { editor } = await opened('opened');
    const { start, end } = select(editor, 'كيري');
    await vscode.commands.executeCommand('hashiya.openReadingView');
    await eventually(() => {
      const active = articles.active;
      assert.isUndefined(vscode.window.activeTextEditor);
      assert.equal(active?.article.path, `${folder}/opened.txt`);
      assert.isTrue(active?.editor.selection.isEqual(new vscode.Range(start, end)));
    });
    await vscode.commands.executeCommand('hashiya.openTextEditor');
    await eventually(() => {
      assert.equal(vscode.window.activeTextEditor?.document.uri.path, editor.document.uri.path);
      assert.isTrue(vscode.window.activeTextEditor?.selection.isEqual(new vscode.Range(start, end)));
    });
  });

  it('says on its page why that cannot be built, and how to go on', async () => {
    const { sets, articles, suggester } = await extension();
    const { article } = await opened('unbuilt');
    const broken = new Proxy(articles, {
      get: (target, key) =>
        key === 'get'
          ? () => {
              throw new RangeError('Too many <matches>');
            }
          : (Reflect.get(target, key) as unknown),
    });
    const panel = vscode.window.createWebviewPanel('hashiya.test', 'Test', vscode.ViewColumn.Active, {
      enableScripts: true,
    });
    const extensionUri = vscode.extensions.getExtension('hashiya.hashiya')?.extensionUri;
    assert.ok(extensionUri);
    const view = new ReadingView(
      article.document,
      panel,
      { sets, articles: broken, suggester },
      extensionUri,
    );
    await eventually(() => {
      const { html } = panel.webview;
      assert.include(html, 'could not be shown');
      assert.include(html, 'Too many &#60;matches&#62;');
      assert.include(html, 'command:hashiya.openTextEditor');
    });
    view.dispose();
    panel.dispose();
  });

  it('opens with VS Code’s own “open with”', async () => {
    const { articles } = await extension();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand(
      'vscode.openWith',
      fileUri('2016/kerry-in-moscow.txt'),
      'hashiya.reading',
    );
    await eventually(() => {
      assert.equal(articles.active?.article.path, '2016/kerry-in-moscow.txt');
    });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
