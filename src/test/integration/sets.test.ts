import { assert } from 'chai';
import * as vscode from 'vscode';
import { newActor } from '../../core/set/actorChanges.js';
import { tag } from '../../core/set/mentionChanges.js';
import { anchoredText } from '../../core/anchor/anchor.js';
import { carryOut } from '../../editor/carryOut.js';
import { Sets, type OpenSet } from '../../editor/sets.js';
import { MemoryFileSystem } from './memoryFileSystem.js';
import { eventually } from './support.js';

// On a file system that tells of no change, so that only what VS Code itself says can be heard.

const root = vscode.Uri.parse('hashiya-sets:/set');
const lavrov = { type: 'person', label: { ar: 'لافروف', en: 'Lavrov' } };
const text = 'وصل لافروف إلى جنيف.\n';

describe('The sets of a workspace', () => {
  let system: MemoryFileSystem;
  let registration: vscode.Disposable;
  let sets: Sets;

  beforeEach(() => {
    system = new MemoryFileSystem();
    registration = vscode.workspace.registerFileSystemProvider('hashiya-sets', system);
    sets = new Sets();
    put('/set/a.txt', text);
    put('/set/b/c.txt', text);
  });

  afterEach(() => {
    sets.dispose();
    registration.dispose();
  });

  function put(path: string, content: string): void {
    system.files.set(path, new TextEncoder().encode(content));
  }

  const textOf = (path: string): string | undefined => {
    const bytes = system.files.get(path);
    return bytes && new TextDecoder().decode(bytes);
  };

  const uri = (path: string): vscode.Uri => root.with({ path });

  function tagIn({ set }: OpenSet, article: string): void {
    const places = { article, text: anchoredText(text), mentions: [[[4, 10] as const]] };
    set.apply(tag(set, places, { kind: 'actor', id: 'lavrov' }, { at: '2021' }).change);
  }

  function createActor({ set }: OpenSet): void {
    set.apply({ name: 'create', edits: [newActor(set, lavrov)] });
  }

  async function apply(change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    change(edit);
    assert.isTrue(await vscode.workspace.applyEdit(edit));
  }

  const settings =
    '{ "version": 1, "title": "جنيف", "exclude": ["b/**"], "codebook": { "extends": "plover" } }\n';

  it('keep the settings of a set that is begun where there is one already', async () => {
    put('/set/hashiya.json', settings);
    const open = await sets.begin(root);
    assert.equal(open.set.settings.title, 'جنيف');
    createActor(open);
    await sets.flush();
    assert.equal(textOf('/set/hashiya.json'), settings);
  });

  it('are there once they are loaded, and are then told of to all who listen', async () => {
    put('/set/hashiya.json', '{ "version": 1 }\n');
    const told: (readonly string[])[] = [];
    const attached: string[] = [];
    const gone: string[] = [];
    const attach = (name: string) => (): vscode.Disposable => {
      attached.push(name);
      return new vscode.Disposable(() => gone.push(name));
    };
    sets.onDidChangeSets(() => told.push(sets.all.flatMap(({ set }) => set.articles)));
    sets.each(attach('early'));
    const [open, same] = [sets.begin(root), sets.begin(root)];
    assert.isEmpty(sets.all);
    assert.isUndefined(sets.find(uri('/set/a.txt')));
    assert.equal(await open, await same);
    sets.each(attach('late'));
    assert.deepEqual(told, [['a.txt', 'b/c.txt']]);
    assert.deepEqual(attached, ['early', 'late']);
    await apply((edit) => {
      edit.deleteFile(uri('/set/hashiya.json'));
    });
    await eventually(() => {
      assert.isEmpty(sets.all);
    });
    assert.deepEqual(gone, ['early', 'late']);
  });

  it('are loaded though a folder in them cannot be read, which becomes a problem', async () => {
    put('/set/hashiya.json', '{ "version": 1 }\n');
    put('/set/secret/d.txt', text);
    system.readDirectory = (folder) => {
      if (folder.path === '/set/secret') throw vscode.FileSystemError.NoPermissions(folder);
      return MemoryFileSystem.prototype.readDirectory.call(system, folder);
    };
    const { set } = await sets.begin(root);
    assert.deepEqual(set.articles, ['a.txt', 'b/c.txt']);
    assert.lengthOf(set.problems.get('secret') ?? [], 1);
  });

  it('have no article any more that VS Code deleted with its sidecar or moved, though no watcher tells', async () => {
    put('/set/hashiya.json', '{ "version": 1 }\n');
    const open = await sets.begin(root);
    createActor(open);
    tagIn(open, 'a.txt');
    tagIn(open, 'b/c.txt');
    await sets.flush();
    await apply((edit) => {
      edit.deleteFile(uri('/set/a.txt'));
      edit.deleteFile(uri('/set/a.txt.hashiya.json'));
      edit.renameFile(uri('/set/b'), uri('/set/d'));
    });
    await eventually(() => {
      assert.deepEqual(open.set.articles, ['d/c.txt']);
      assert.equal(open.set.mentionsIn('d/c.txt').size, 1);
    });
    assert.isEmpty(open.set.missingArticles);
  });

  it('write before they close what they may, and nothing after', async () => {
    put('/set/hashiya.json', '{ "version": 1 }\n');
    const open = await sets.begin(root);
    createActor(open);
    await sets.flush();
    let failures = 0;
    system.before = (_, path) => {
      if (!path.includes('a.txt')) return;
      failures++;
      throw vscode.FileSystemError.NoPermissions(path);
    };
    tagIn(open, 'a.txt');
    await sets.flush();
    assert.isAbove(failures, 0);
    // It would be tried again by itself, in a while.
    system.before = () => undefined;
    await apply((edit) => {
      edit.deleteFile(uri('/set/hashiya.json'));
    });
    await eventually(() => {
      assert.isEmpty(sets.all);
    });
    assert.include(textOf('/set/a.txt.hashiya.json'), 'lavrov');
    const before = new Map(system.files);
    tagIn(open, 'b/c.txt');
    await open.store.tryAgain();
    assert.deepEqual(system.files, before);
    assert.isFalse(carryOut(open, { name: 'create', edits: [newActor(open.set, lavrov)] }));
  });

  it('leave the articles of a folder to the set that is begun in it, and have them again when that is gone', async () => {
    put('/set/hashiya.json', '{ "version": 1 }\n');
    const outer = await sets.begin(root);
    createActor(outer);
    tagIn(outer, 'b/c.txt');
    put('/set/b/hashiya.json', '{ "version": 1 }\n');
    const inner = await sets.begin(uri('/set/b'));
    assert.deepEqual(outer.set.articles, ['a.txt']);
    assert.deepEqual(inner.set.articles, ['c.txt']);
    assert.equal(inner.set.mentionsIn('c.txt').size, 1);
    assert.equal(sets.find(uri('/set/b/c.txt'))?.open, inner);
    await apply((edit) => {
      edit.deleteFile(uri('/set/b/hashiya.json'));
    });
    await eventually(() => {
      assert.deepEqual(outer.set.articles, ['a.txt', 'b/c.txt']);
      assert.equal(outer.set.mentionsIn('b/c.txt').size, 1);
    });
    assert.equal(sets.find(uri('/set/b/c.txt'))?.open, outer);
  });

  it('are found where settings hide their files from the Explorer', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('exclude', { '**/hashiya*.json': true }, vscode.ConfigurationTarget.Workspace);
    try {
      await sets.start();
      assert.isNotEmpty(sets.all);
    } finally {
      await files.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
