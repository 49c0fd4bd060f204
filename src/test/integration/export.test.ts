import { assert } from 'chai';
import * as vscode from 'vscode';
import { formatById, Losses, type Chunk, type Format } from '../../core/formats/index.js';
import { ExportDraft } from '../../editor/interchange/exportDraft.js';
import { mayWrite } from '../../editor/interchange/target.js';
import { writeExport } from '../../editor/interchange/writeExport.js';
import { MemoryFileSystem } from './memoryFileSystem.js';
import { extension } from './support.js';

/** Remembers nothing. */
class NoMemory implements vscode.Memento {
  keys(): readonly string[] {
    return [];
  }
  get(key: string): undefined;
  get<T>(key: string, defaultValue: T): T;
  get(_key: string, defaultValue?: unknown): unknown {
    return defaultValue;
  }
  update(): Thenable<void> {
    return Promise.resolve();
  }
}

/** A format of a folder with the pieces given. */
function formatOf(pieces: () => Iterable<Chunk>): Format {
  const writer = async function* (): AsyncGenerator<Chunk> {
    yield* await Promise.resolve(pieces());
  };
  return {
    ...{ id: 'pieces', title: 'Pieces', extension: undefined, options: [] },
    writer: () => Promise.resolve(writer),
  };
}

describe('Export in the editor', () => {
  let system: MemoryFileSystem;
  let registration: vscode.Disposable;
  let cancellation: vscode.CancellationTokenSource;

  beforeEach(() => {
    system = new MemoryFileSystem();
    registration = vscode.workspace.registerFileSystemProvider('hashiya-memory', system);
    cancellation = new vscode.CancellationTokenSource();
  });

  afterEach(() => {
    registration.dispose();
    cancellation.dispose();
  });

  const place = vscode.Uri.parse('hashiya-memory:/export/out');

  async function draftOf(format: string | Format): Promise<ExportDraft> {
    const { sets } = await extension();
    const [open] = sets.all;
    const found = typeof format === 'string' ? formatById(format) : format;
    assert.exists(open);
    assert.exists(found);
    const draft = new ExportDraft(open, found, undefined, new NoMemory());
    draft.goTo(place, { mayReplace: false });
    return draft;
  }

  async function exportAs(format: string | Format, report: () => void = () => undefined): Promise<void> {
    await writeExport(await draftOf(format), new Losses(), { report }, cancellation.token);
  }

  const put = (path: string, text: string): void => {
    system.files.set(path, new TextEncoder().encode(text));
  };
  const contents = (): Record<string, string> =>
    Object.fromEntries(Array.from(system.files, ([path, bytes]) => [path, new TextDecoder().decode(bytes)]));

  async function rejection(promise: Promise<void>): Promise<Error> {
    try {
      await promise;
    } catch (error) {
      if (error instanceof Error) return error;
    }
    throw new Error('It was carried out');
  }

  it('writes one file or a folder, replaces only its own files, and leaves nothing else', async () => {
    put('/export/out/mentions.csv', 'old');
    put('/export/out/notes.md', 'mine');
    await exportAs('csv');
    const files = contents();
    assert.sameMembers(Object.keys(files), [
      '/export/out/mentions.csv',
      '/export/out/events.csv',
      '/export/out/notes.md',
    ]);
    assert.match(files['/export/out/mentions.csv'] ?? '', /^article,id,/);
    assert.equal(files['/export/out/notes.md'], 'mine');
    system.files.clear();
    put('/export/out', 'old');
    await exportAs('hashiya');
    assert.deepEqual(Object.keys(contents()), ['/export/out']);
    assert.equal((JSON.parse(contents()['/export/out'] ?? '') as { format: string }).format, 'hashiya');
  });

  for (const [format, isFolder] of [
    ['hashiya', false],
    ['csv', true],
  ] as const) {
    for (const isThere of [false, true]) {
      const there = isThere ? 'what was there before' : 'nothing';
      const kind = isFolder ? 'folder' : 'file';

      it(`leaves ${there} when the export of a ${kind} is cancelled while articles are read`, async () => {
        if (isThere) put(isFolder ? '/export/out/mentions.csv' : '/export/out', 'old');
        const before = contents();
        const error = await rejection(
          exportAs(format, () => {
            cancellation.cancel();
          }),
        );
        assert.instanceOf(error, vscode.CancellationError);
        assert.deepEqual(contents(), before);
      });

      it(`leaves ${there} when the export of a ${kind} is cancelled while a file is written`, async () => {
        if (isThere) put(isFolder ? '/export/out/mentions.csv' : '/export/out', 'old');
        const before = contents();
        const written: string[] = [];
        system.before = (operation, path) => {
          if (path.endsWith('/journal.json')) return;
          written.push(`${operation} ${path}`);
          cancellation.cancel();
        };
        assert.instanceOf(await rejection(exportAs(format)), vscode.CancellationError);
        assert.lengthOf(written, 1);
        assert.match(written[0] ?? '', /^(?:write|rename|mkdir) \/export\/\.out\.\w+\.tmp/);
        assert.deepEqual(contents(), before);
      });
    }
  }

  it('can be cancelled while a format works without ever waiting', async () => {
    let pieces = 0;
    const busy = formatOf(function* () {
      setTimeout(() => {
        cancellation.cancel();
      }, 0);
      for (; pieces < 5000; pieces++) {
        const end = performance.now() + 1;
        while (performance.now() < end);
        yield { file: 'a', text: '.', done: 0 };
      }
    });
    assert.instanceOf(await rejection(exportAs(busy)), vscode.CancellationError);
    assert.isBelow(pieces, 5000);
    assert.deepEqual(contents(), {});
  });

  it('keeps no file of a folder in memory that is complete', async () => {
    let besides: string[] = [];
    await exportAs(
      formatOf(function* () {
        yield { file: 'a', text: 'one, ', done: 0 };
        yield { file: 'a', text: 'two', done: 0 };
        yield { file: 'deep/b', text: '', done: 0 };
        besides = Object.entries(contents()).flatMap(([path, text]) =>
          path.includes('/new/') ? [text] : [],
        );
        yield { file: 'deep/b', text: 'three', done: 0 };
      }),
    );
    assert.deepEqual(besides, ['one, two']);
    assert.deepEqual(contents(), { '/export/out/a': 'one, two', '/export/out/deep/b': 'three' });
  });

  it('puts everything back when a file cannot be put into its place', async () => {
    put('/export/out/mentions.csv', 'old');
    put('/export/out/events.csv', 'old too');
    const before = contents();
    let refused = false;
    system.before = (operation, path) => {
      if (refused || operation !== 'rename' || path !== '/export/out/events.csv') return;
      refused = true;
      throw vscode.FileSystemError.NoPermissions(path);
    };
    await rejection(exportAs('csv'));
    assert.isTrue(refused);
    assert.deepEqual(contents(), before);
  });

  it('puts no file in the place of a folder, and no folder in that of a file', async () => {
    put('/export/out/mine.txt', 'mine');
    const before = contents();
    assert.match((await rejection(exportAs('hashiya'))).message, /is a folder; this format writes a file/);
    assert.deepEqual(contents(), before);
    system.files.clear();
    put('/export/out', 'mine');
    assert.match((await rejection(exportAs('csv'))).message, /is a file; this format writes a folder/);
    assert.deepEqual(contents(), { '/export/out': 'mine' });
  });

  it('writes over nothing of a set, opened or not, and through no link', async () => {
    const pieces = formatOf(() => [{ file: 'a.txt', text: 'new', done: 0 }]);
    const refused: [what: string, prepare: () => void, message: RegExp][] = [
      [
        'an article',
        () => {
          put('/export/out/hashiya.json', '{ "version": 1 }');
        },
        /would be a file of the annotation set/,
      ],
      [
        'an article of a set above',
        () => {
          put('/export/hashiya.json', '{ "version": 1 }');
        },
        /would be a file of the annotation set/,
      ],
      [
        'a text with a sidecar',
        () => {
          put('/export/out/a.txt.hashiya.json', '{}');
        },
        /would be a file of the annotation set/,
      ],
      [
        'a link',
        () => {
          system.links.add('/export/out/a.txt');
        },
        /no regular file/,
      ],
      [
        'a linked folder',
        () => {
          system.links.add('/export/out');
        },
        /no regular file/,
      ],
    ];
    for (const [what, prepare, message] of refused) {
      system.files.clear();
      system.links.clear();
      put('/export/out/a.txt', '\uFEFFmine\r\n');
      prepare();
      const before = contents();
      assert.match((await rejection(exportAs(pieces))).message, message, what);
      assert.deepEqual(contents(), before, what);
    }
  });

  it('puts back what an export had moved whose program ended', async () => {
    put('/export/out/mentions.csv', 'half');
    put('/export/out/deep/new', 'half');
    const left = '/export/.out.abcdefgh.tmp';
    put(`${left}/old/mentions.csv`, 'whole');
    put(`${left}/new/events.csv`, 'waiting');
    const moves = ['mentions.csv', 'deep/new', 'events.csv'].map((file) => ({
      file,
      isNew: file !== 'mentions.csv',
    }));
    put(`${left}/journal.json`, JSON.stringify({ owner: 'vscode before', moves, folders: ['deep'] }));
    await exportAs(formatOf(() => [{ file: 'other', text: 'new', done: 0 }]));
    assert.deepEqual(contents(), { '/export/out/mentions.csv': 'whole', '/export/out/other': 'new' });
  });

  it('asks before it replaces what is there', async () => {
    const asked: string[] = [];
    let answer: string | undefined;
    const original = Object.getOwnPropertyDescriptor(vscode.window, 'showWarningMessage');
    assert.exists(original);
    Object.defineProperty(vscode.window, 'showWarningMessage', {
      ...original,
      value: (message: string) => {
        asked.push(message);
        return Promise.resolve(answer);
      },
    });
    try {
      const draft = await draftOf('csv');
      assert.isTrue(await mayWrite(draft));
      assert.isEmpty(asked);
      put('/export/out/mentions.csv', 'old');
      assert.isFalse(await mayWrite(draft));
      assert.match(asked[0] ?? '', /out.* is there already/);
      answer = 'Replace';
      assert.isTrue(await mayWrite(draft));
    } finally {
      Object.defineProperty(vscode.window, 'showWarningMessage', original);
    }
  });
});
