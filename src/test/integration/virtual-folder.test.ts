import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Sidecar } from '../../core/model/types.js';
import { tag } from '../../core/set/mentionChanges.js';
import { anchoredText } from '../../core/anchor/anchor.js';
import { WorkspaceFolder } from '../../editor/workspaceFolder.js';
import { SetStore } from '../../storage/setStore.js';
import { MemoryFileSystem } from './memoryFileSystem.js';
import { eventually } from './support.js';

const root = vscode.Uri.parse('hashiya-memory:/set');
const text = 'وصل لافروف إلى جنيف.\n';
const place = { article: 'a.txt', text: anchoredText(text), mentions: [[[4, 10] as const]] };

describe('A set on a virtual file system', () => {
  let system: MemoryFileSystem;
  let registration: vscode.Disposable;
  let failures: string[];

  beforeEach(() => {
    system = new MemoryFileSystem();
    registration = vscode.workspace.registerFileSystemProvider('hashiya-memory', system);
    failures = [];
    const put = (path: string, content: string): void => {
      system.files.set(`/set/${path}`, new TextEncoder().encode(content));
    };
    put('hashiya.json', '{ "version": 1 }');
    put(
      'hashiya.actors.json',
      '{ "version": 1, "actors": { "lavrov": { "type": "person", "label": { "ar": "لافروف" } } } }',
    );
    put('a.txt', text);
  });

  afterEach(() => {
    registration.dispose();
  });

  async function opened(): Promise<SetStore> {
    const store = new SetStore(new WorkspaceFolder(root), {
      mayWrite: () => true,
      onWriteFailed: (file) => failures.push(file),
    });
    await store.load();
    return store;
  }

  function tagIn({ set }: SetStore): void {
    set.apply(tag(set, place, { kind: 'actor', id: 'lavrov' }, { at: '2021' }, { form: 'name' }).change);
  }

  const sidecar = (): Sidecar | undefined => {
    const bytes = system.files.get('/set/a.txt.hashiya.json');
    return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as Sidecar);
  };

  it('is read and written, and leaves nothing but its files', async () => {
    const store = await opened();
    tagIn(store);
    await store.flush();
    assert.deepEqual(sidecar()?.mentions[0]?.quote, ['لافروف']);
    assert.deepEqual([...system.files.keys()].sort(), [
      '/set/a.txt',
      '/set/a.txt.hashiya.json',
      '/set/hashiya.actors.json',
      '/set/hashiya.json',
    ]);
    assert.equal((await opened()).set.mentionsIn('a.txt').size, 1);
  });

  for (const operation of ['write', 'rename'] as const) {
    it(`keeps what it could not save when a ${operation} fails, says so, and saves it later`, async () => {
      const store = await opened();
      system.before = (which, path) => {
        if (which === operation && path.includes('a.txt')) throw vscode.FileSystemError.NoPermissions(path);
      };
      tagIn(store);
      await store.flush();
      assert.deepEqual(failures, ['a.txt.hashiya.json']);
      assert.isUndefined(sidecar());
      assert.isTrue(store.hasUnsaved);
      system.before = () => undefined;
      await store.tryAgain();
      await eventually(() => {
        assert.lengthOf(sidecar()?.mentions ?? [], 1);
      });
      assert.isFalse(store.hasUnsaved);
    });
  }
});
