import { assert } from 'chai';
import * as vscode from 'vscode';
import { copySample } from '../../editor/sample.js';
import { MemoryFileSystem } from './memoryFileSystem.js';
import { extension } from './support.js';

const root = vscode.Uri.parse('hashiya-memory:/sample');

describe('The sample set that the extension brings', () => {
  let system: MemoryFileSystem;
  let registration: vscode.Disposable;

  beforeEach(async () => {
    await extension();
    system = new MemoryFileSystem();
    registration = vscode.workspace.registerFileSystemProvider('hashiya-memory', system);
  });

  afterEach(() => {
    registration.dispose();
  });

  const { extensionUri } = vscode.extensions.getExtension('hashiya.hashiya') ?? {};

  it('is copied byte for byte, its settings last', async () => {
    assert.ok(extensionUri);
    await copySample(extensionUri, root);
    const original = vscode.Uri.joinPath(extensionUri, 'test-fixtures', 'sample');
    assert.isAbove(system.files.size, 15);
    for (const [file, bytes] of system.files) {
      const source = await vscode.workspace.fs.readFile(
        vscode.Uri.joinPath(original, file.replace('/sample/', '')),
      );
      assert.deepEqual([...bytes], [...source], file);
    }
    assert.equal([...system.files.keys()].at(-1), '/sample/hashiya.json');
  });

  it('leaves nothing behind when it cannot be copied', async () => {
    assert.ok(extensionUri);
    system.before = (_operation, path) => {
      if (path.endsWith('hashiya.actors.json')) throw vscode.FileSystemError.NoPermissions(path);
    };
    const failure = await copySample(extensionUri, root).then(
      () => undefined,
      (error: unknown) => error,
    );
    assert.instanceOf(failure, vscode.FileSystemError);
    assert.deepEqual([...system.files.keys()], []);
  });
});
