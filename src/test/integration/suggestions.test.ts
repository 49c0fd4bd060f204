import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Actor, Mention } from '../../core/model/types.js';
import type { Edit } from '../../core/set/change.js';
import { recordSuggestions, type SuggestionsIn } from '../../core/set/suggestionChanges.js';
import { stampOf } from '../../core/text/stamp.js';
import { carryOut } from '../../editor/carryOut.js';
import type { OpenSet } from '../../editor/sets.js';
import { Settler } from '../../editor/suggestions/settle.js';
import type { SuggestionNode } from '../../editor/suggestions/nodes.js';
import { SuggestionTree } from '../../editor/suggestions/tree.js';
import { Session } from '../../editor/tagging/session.js';
import {
  eventually,
  extension,
  fileUri,
  openArticle,
  readFile,
  removeFolder,
  select,
  writeFile,
} from './support.js';

const folder = 'suggestions';

/** Actors of these tests alone, whom no other article names. */
const actors: Readonly<Record<string, Actor>> = {
  'omar-tarabishi': { type: 'person', label: { ar: 'عمر طرابيشي' }, aliases: ['طرابيشي'] },
  'salma-qabbani': { type: 'person', label: { ar: 'سلمى قباني' }, aliases: ['قباني'] },
  'nizar-qabbani': { type: 'person', label: { ar: 'نزار قباني' }, aliases: ['قباني'] },
};

describe('Suggestions', () => {
  let open: OpenSet;
  let tree: SuggestionTree;
  let number = 0;

  before(async () => {
    const { sets } = await extension();
    const [only] = sets.all;
    assert.exists(only);
    open = only;
    const edits = Object.entries(actors).map(([id, after]): Edit => ({
      of: 'actor',
      id,
      before: undefined,
      after,
    }));
    assert.isTrue(carryOut(open, { name: 'create', edits }));
  });

  after(async () => {
    await removeFolder(folder);
    const edits = Object.keys(actors).map((id): Edit => ({
      of: 'actor',
      id,
      before: open.set.actors.get(id),
      after: undefined,
    }));
    assert.isTrue(carryOut(open, { name: 'delete', edits }));
  });

  beforeEach(async () => {
    const { sets, suggester } = await extension();
    tree = new SuggestionTree(sets, suggester);
  });

  afterEach(async () => {
    tree.dispose();
    await vscode.workspace.getConfiguration('hashiya').update('suggestNewNames', undefined);
    await vscode.workspace.getConfiguration('hashiya').update('suggestVariants', undefined);
  });

  /** A new article of the set. */
  async function newArticle(text: string): Promise<string> {
    const path = `${folder}/${++number}.txt`;
    await writeFile(path, text);
    await eventually(() => {
      assert.isTrue(open.set.hasArticle(path));
    });
    return path;
  }

  async function updated(): Promise<void> {
    const { suggester } = await extension();
    assert.isTrue(await suggester.of(open).update(true));
  }

  const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

  function shown(node: SuggestionNode): string {
    const { label, description } = tree.getTreeItem(node);
    const text = typeof label === 'string' ? label : (label?.label ?? '');
    return plain(`${text} | ${typeof description === 'string' ? description : ''}`);
  }

  /** What a node holds in these tests' articles, each with what is below it. */
  async function outline(actor: string): Promise<string[]> {
    await updated();
    const top = tree.getChildren().find((node) => node.is === 'actor' && node.actor === actor);
    const lines = (node: SuggestionNode, indent: string): string[] => [
      `${indent}${shown(node)}`,
      ...tree.getChildren(node).flatMap((child) => lines(child, `${indent}  `)),
    ];
    return top ? lines(top, '') : [];
  }

  /** All suggestions for an actor, with what settles them. */
  async function allOf(actor: string): Promise<{ settler: Settler; places: SuggestionsIn[] }> {
    await updated();
    const { suggester } = await extension();
    const settler = new Settler(suggester, new Session());
    return { settler, places: suggester.of(open).of(actor) };
  }

  async function acceptAllOf(actor: string): Promise<boolean> {
    const { settler, places } = await allOf(actor);
    return settler.acceptAll(open, places);
  }

  const mentions = (path: string): readonly Mention[] => open.set.mentionsIn(path).sorted();

  async function empty(...paths: string[]): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const path of paths) {
      await vscode.workspace.fs.delete(fileUri(path));
      await vscode.workspace.fs.delete(fileUri(`${path}.hashiya.json`)).then(undefined, () => undefined);
      await eventually(() => {
        assert.isFalse(open.set.hasArticle(path));
      });
    }
  }

  it('are listed by actor, article and place, with counts and reasons', async () => {
    const paths = [
      await newArticle('قال عمر طرابيشي أمس. ثم سافر طرابيشي.'),
      await newArticle('وصل طرابيشي اليوم.'),
    ];
    const [first = '', second = ''] = paths.map((path) => path.split('/')[1]);
    assert.deepEqual(await outline('omar-tarabishi'), [
      'عمر طرابيشي | 3',
      `  ${first} | 2 · suggestions`,
      '    قال عمر طرابيشي أمس. ثم… | known name',
      '    …أمس. ثم سافر طرابيشي. | known name',
      `  ${second} | 1 · suggestions`,
      '    وصل طرابيشي اليوم. | known name',
    ]);
    await empty(...paths);
    assert.deepEqual(await outline('omar-tarabishi'), []);
  });

  it('of one actor are accepted together, as one step, and those that need a choice are left', async () => {
    const paths = [
      await newArticle('كتبت سلمى قباني شعراً.'),
      await newArticle('جاءت سلمى قباني ثم نزار قباني، وقال قباني كلمة.'),
    ];
    const [one = '', two = ''] = paths;
    assert.isTrue(await acceptAllOf('salma-qabbani'));
    assert.deepEqual(
      [one, two].map((path) => mentions(path).map(({ quote }) => quote[0])),
      [['سلمى قباني'], ['سلمى قباني']],
    );
    assert.isTrue(await acceptAllOf('nizar-qabbani'));
    assert.deepEqual(
      mentions(two).map(({ quote, actor }) => `${quote[0] ?? ''} ${actor ?? ''}`),
      ['سلمى قباني salma-qabbani', 'نزار قباني nizar-qabbani'],
    );
    open.history.undo();
    open.history.undo();
    assert.deepEqual([mentions(one), mentions(two)], [[], []]);
    await empty(...paths);
  });

  it('in an article are accepted together, whomever they name', async () => {
    const path = await newArticle('التقى عمر طرابيشي سلمى قباني، ثم قال قباني كلمة.');
    await openArticle(path);
    await vscode.commands.executeCommand('hashiya.acceptAllInArticle');
    assert.deepEqual(
      mentions(path).map(({ actor }) => actor),
      ['omar-tarabishi', 'salma-qabbani'],
    );
    await vscode.commands.executeCommand('hashiya.undo');
    assert.lengthOf(mentions(path), 0);
    await empty(path);
  });

  it('of the actor at the cursor are accepted in all articles', async () => {
    const paths = [await newArticle('قال طرابيشي نعم.'), await newArticle('قال طرابيشي لا.')];
    const [one = '', two = ''] = paths;
    const { editor } = await openArticle(one);
    select(editor, 'طرابيشي');
    await vscode.commands.executeCommand('hashiya.acceptAllOfActor');
    await eventually(() => {
      assert.deepEqual([mentions(one).length, mentions(two).length], [1, 1]);
    });
    open.history.undo();
    await empty(...paths);
  });

  describe('in a closed article that another program rewrote after it was searched', () => {
    const quotes = (path: string): (string | undefined)[] => mentions(path).map(({ quote }) => quote[0]);

    it('are accepted where their words stand now', async () => {
      const path = await newArticle('قال طرابيشي نعم. ثم سافر عمر طرابيشي.');
      const { settler, places } = await allOf('omar-tarabishi');
      const text = 'سطر جديد سبق الأول.\nقال طرابيشي نعم. ثم سافر عمر طرابيشي.';
      await writeFile(path, text);
      assert.isTrue(await settler.acceptAll(open, places));
      assert.deepEqual(quotes(path), ['طرابيشي', 'عمر طرابيشي']);
      assert.deepEqual(
        mentions(path).map(({ spans }) => spans.map(([start, end]) => text.slice(start, end))),
        [['طرابيشي'], ['عمر طرابيشي']],
      );
      const { stamp } = open.set.mentionsIn(path);
      assert.deepEqual(stamp, stampOf(text), 'the sidecar is of the text that was looked at');
      open.history.undo();
      await empty(path);
    });

    it('keep the stamp of the text that was looked at, whatever is written before the sidecar is', async () => {
      const text = 'قال طرابيشي نعم.';
      const path = await newArticle(text);
      const { settler, places } = await allOf('omar-tarabishi');
      const accepted = settler.acceptAll(open, places);
      await eventually(() => {
        assert.lengthOf(mentions(path), 1);
      });
      await writeFile(path, `سطر جديد.\n${text}`);
      assert.isTrue(await accepted);
      await open.store.flush();
      assert.include(await readFile(`${path}.hashiya.json`), stampOf(text).sha256);
      open.history.undo();
      await empty(path);
    });

    it('are refused where their words are gone, and the others are accepted', async () => {
      const paths = [await newArticle('قال طرابيشي نعم.'), await newArticle('قال طرابيشي لا.')];
      const [one = '', two = ''] = paths;
      const { settler, places } = await allOf('omar-tarabishi');
      await writeFile(one, 'لم يبق من ذلك النص شيء.');
      assert.isTrue(await settler.acceptAll(open, places));
      assert.deepEqual([quotes(one), quotes(two)], [[], ['طرابيشي']]);
      open.history.undo();
      await writeFile(one, 'قال طرابيشي نعم.');
      const place = await eventually(async () => {
        const again = await allOf('omar-tarabishi');
        return again.places.find(({ article }) => article === one) ?? assert.fail('not searched again yet');
      });
      await writeFile(one, 'لم يبق من ذلك النص شيء.');
      assert.isFalse(await settler.acceptOne(open, place));
      assert.lengthOf(quotes(one), 0);
      await empty(...paths);
    });

    it('are refused while its mentions count in the text of before', async () => {
      const text = 'قال طرابيشي نعم. كتبت سلمى قباني شعراً.';
      const path = await newArticle(text);
      assert.isTrue(await acceptAllOf('salma-qabbani'));
      await open.store.flush();
      const { settler, places } = await allOf('omar-tarabishi');
      await writeFile(path, `سطر جديد.\n${text}`);
      assert.isFalse(await settler.acceptAll(open, places));
      assert.deepEqual(quotes(path), ['سلمى قباني']);
      assert.deepEqual(open.set.mentionsIn(path).stamp, stampOf(text));
      // Opened, its mentions are found again, and what is proposed is accepted beside them.
      await openArticle(path);
      await eventually(async () => {
        assert.isTrue(await acceptAllOf('omar-tarabishi'));
      });
      assert.deepEqual(quotes(path), ['طرابيشي', 'سلمى قباني']);
      await empty(path);
    });

    it('are searched again without anybody asking', async () => {
      const path = await newArticle('قال الرجل نعم.');
      assert.deepEqual(await outline('omar-tarabishi'), []);
      await writeFile(path, 'قال طرابيشي نعم.');
      await eventually(async () => {
        assert.include((await outline('omar-tarabishi')).at(-1) ?? '', 'قال طرابيشي نعم.');
      });
      await empty(path);
    });
  });

  it('show their words after their article was closed, with or without its edits', async () => {
    const path = await newArticle('قال طرابيشي نعم.');
    // Unlike `showTextDocument`, which keeps the document for minutes after its editor was closed.
    await vscode.commands.executeCommand('vscode.open', fileUri(path));
    const { articles } = await extension();
    await eventually(() => {
      assert.exists(articles.active);
    });
    await vscode.commands.executeCommand('type', { text: 'سطر جديد. ' });
    await outline('omar-tarabishi');
    const rows = (): string[] =>
      tree
        .getChildren()
        .filter((node) => node.is === 'actor' && node.actor === 'omar-tarabishi')
        .flatMap((actor) => tree.getChildren(actor))
        .flatMap((article) => tree.getChildren(article))
        .map(shown);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await eventually(() => {
      assert.notExists(articles.getByUri(fileUri(path)));
      assert.include(rows()[0] ?? '', 'قال طرابيشي نعم.');
    });
    await empty(path);
  });

  it('follow an edit, and a name that becomes known', async () => {
    const path = await newArticle('قال الرجل نعم، وقال الطويل لا.');
    const { editor } = await openArticle(path);
    assert.deepEqual(await outline('omar-tarabishi'), []);
    await editor.edit((edit) => {
      edit.replace(select(editor, 'الرجل'), 'طرابيشي');
    });
    assert.lengthOf(await outline('omar-tarabishi'), 3);
    const before = open.set.actors.get('omar-tarabishi');
    assert.exists(before);
    const after = { ...before, aliases: ['طرابيشي', 'الطويل'] };
    assert.isTrue(
      carryOut(open, { name: 'edit', edits: [{ of: 'actor', id: 'omar-tarabishi', before, after }] }),
    );
    assert.isTrue((await outline('omar-tarabishi')).some((line) => line.includes('الطويل')));
    open.history.undo();
    assert.isFalse((await outline('omar-tarabishi')).some((line) => line.includes('الطويل')));
    await editor.document.save();
    await empty(path);
  });

  it('include misspelt names, which are never taken without a choice, unless they are not wanted', async () => {
    const path = await newArticle('قال عمر طرابيتشي كلمة.');
    assert.include((await outline('omar-tarabishi')).at(-1) ?? '', 'spelled differently');
    assert.isFalse(await acceptAllOf('omar-tarabishi'));
    await vscode.workspace.getConfiguration('hashiya').update('suggestVariants', false);
    await eventually(async () => {
      assert.deepEqual(await outline('omar-tarabishi'), []);
    });
    await empty(path);
  });

  it('that were recorded are stepped through and settled by key', async () => {
    const path = await newArticle('قال طرابيشي نعم، وقال طرابيشي لا.');
    const { suggester } = await extension();
    await updated();
    const places = suggester.of(open).of('omar-tarabishi', path);
    assert.isTrue(carryOut(open, recordSuggestions(open.set, places, { by: 'hashiya', at: '2021' })));
    assert.include((await outline('omar-tarabishi')).at(-1) ?? '', 'recorded as a suggestion');
    await openArticle(path);
    await vscode.commands.executeCommand('hashiya.nextSuggestion');
    await vscode.commands.executeCommand('hashiya.rejectSuggestion');
    assert.lengthOf(mentions(path), 1);
    await vscode.commands.executeCommand('hashiya.tagAtOnce');
    assert.deepEqual(
      mentions(path).map(({ status, spans }) => [status, spans[0]?.[0]]),
      [[undefined, 22]],
    );
    assert.deepEqual(await outline('omar-tarabishi'), []);
    for (let i = 0; i < 3; i++) open.history.undo();
    assert.lengthOf(mentions(path), 0);
    await empty(path);
  });

  it('list new names apart, when they are wanted, and forget those that were rejected', async () => {
    const path = await newArticle('قال المبعوث مروان بطحيش نعم، وقال المبعوث مروان بطحيش لا.');
    await updated();
    const newNames = (): SuggestionNode | undefined => tree.getChildren().find(({ is }) => is === 'newNames');
    assert.notExists(newNames());
    await vscode.workspace.getConfiguration('hashiya').update('suggestNewNames', true);
    await eventually(async () => {
      await updated();
      const names = tree.getChildren(newNames() ?? assert.fail('no new names')).map(shown);
      assert.include(names, 'مروان بطحيش | 2');
    });
    const { suggester } = await extension();
    const names = (): SuggestionNode[] => {
      const node = newNames();
      return node ? tree.getChildren(node) : [];
    };
    const node = names().find((name) => shown(name).includes('مروان بطحيش'));
    assert(node?.is === 'newName');
    const text = suggester.of(open).knownTextOf(path);
    assert.exists(text);
    const places = tree.placesOf(node).map((place) => ({ ...place, text }));
    assert.isTrue(new Settler(suggester, new Session()).rejectNewNames(open, places));
    const isListed = async (): Promise<boolean> => {
      await updated();
      return names().some((node) => shown(node).includes('مروان بطحيش'));
    };
    await eventually(async () => {
      assert.isFalse(await isListed());
    });
    open.history.undo();
    await eventually(async () => {
      assert.isTrue(await isListed());
    });
    await empty(path);
  });

  it('that were rejected are remembered over a reload, and forgotten when their words go', async () => {
    const path = await newArticle('قال طرابيشي نعم. سلمى قباني');
    assert.isTrue(await acceptAllOf('salma-qabbani'));
    const { settler, places } = await allOf('omar-tarabishi');
    assert.isTrue(settler.rejectAll(open, places));
    assert.deepEqual(await outline('omar-tarabishi'), []);
    const sidecar = `${path}.hashiya.json`;
    const written = await eventually(async () => {
      const text = await readFile(sidecar);
      assert.include(text, 'rejected');
      return text;
    });
    await writeFile(sidecar, written.replace(/"rejected": \[[^]*?\n?\s*\],/u, ''));
    await eventually(async () => {
      assert.lengthOf(await outline('omar-tarabishi'), 3);
    });
    await writeFile(sidecar, written);
    await eventually(async () => {
      assert.deepEqual(await outline('omar-tarabishi'), []);
    });
    const { editor } = await openArticle(path);
    const end = editor.document.lineAt(0).range.end;
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(new vscode.Position(0, 0), end), 'سافر طرابيشي غداً. سلمى قباني');
    });
    await editor.document.save();
    await eventually(async () => {
      assert.notInclude(await readFile(sidecar), 'rejected');
      assert.lengthOf(await outline('omar-tarabishi'), 3);
    });
    await empty(path);
  });
});
