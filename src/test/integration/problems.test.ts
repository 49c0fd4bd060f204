import { assert } from 'chai';
import * as vscode from 'vscode';
import { editEvent } from '../../core/set/eventChanges.js';
import { stampOf } from '../../core/text/stamp.js';
import type { OpenSet } from '../../editor/sets.js';
import { eventually, extension, fileUri, openArticle, writeFile } from './support.js';

const folder = 'problems';
const text = 'وصل 😀 الوزير أمس إلى جنيف.\r\nوقال إن المحادثات بدأت.\r\n';
const normal = text.replaceAll('\r\n', '\n');

async function writeArticle(name: string, mentions: readonly object[]): Promise<string> {
  const path = `${folder}/${name}.txt`;
  await writeFile(path, text);
  await writeFile(`${path}.hashiya.json`, JSON.stringify({ version: 1, text: stampOf(normal), mentions }));
  return path;
}

function spansOf(words: string): [number, number][] {
  const start = Array.from(normal.slice(0, normal.indexOf(words))).length;
  return [[start, start + Array.from(words).length]];
}

function mention(id: string, words: string, keys: object): object {
  return { id, ...keys, spans: spansOf(words), quote: [words] };
}

function shown(path: string): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(fileUri(path)).filter(({ source }) => source === 'Hashiya');
}

function codes(path: string): unknown[] {
  return shown(path).map(({ code }) => code);
}

async function sampleSet(): Promise<OpenSet> {
  const open = (await extension()).sets.all.find(({ set }) => set.actors.has('sergey-lavrov'));
  assert.isDefined(open);
  return open;
}

describe('Problems', () => {
  afterEach(async () => {
    await vscode.workspace
      .getConfiguration('hashiya')
      .update('problems', undefined, vscode.ConfigurationTarget.Workspace);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(fileUri(folder), { recursive: true });
    const { sets } = await extension();
    await eventually(() => {
      assert.isFalse(sets.all[0]?.set.articles.some((path) => path.startsWith(folder)));
    });
  });

  it('are shown on the words of an article that nobody opened, and go with their cause', async () => {
    const path = await writeArticle('closed', [mention('m1', 'الوزير', { actor: 'nobody' })]);
    await eventually(() => {
      assert.deepEqual(codes(path), ['dangling-id']);
    });
    const [diagnostic] = shown(path);
    assert.equal(diagnostic?.severity, vscode.DiagnosticSeverity.Error);
    assert.match(diagnostic?.message ?? '', /no actor "nobody"/);
    const document = await vscode.workspace.openTextDocument(fileUri(path));
    assert.equal(document.getText(diagnostic?.range), 'الوزير');
    await writeArticle('closed', [mention('m1', 'الوزير', { actor: 'sergey-lavrov' })]);
    await eventually(() => {
      assert.deepEqual(codes(path), []);
    });
  });

  it('follow the words while the text is edited', async () => {
    const path = await writeArticle('edited', [mention('m1', 'المحادثات', { actor: 'nobody' })]);
    const { editor } = await openArticle(path);
    await eventually(() => {
      assert.deepEqual(codes(path), ['dangling-id']);
    });
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'سطر جديد\n');
    });
    await eventually(() => {
      const [diagnostic] = shown(path);
      assert.equal(diagnostic && editor.document.getText(diagnostic.range), 'المحادثات');
      assert.equal(diagnostic?.range.start.line, 2);
    });
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('tell where the text differs from what a mention quotes', async () => {
    const path = await writeArticle('differs', [
      { id: 'm1', actor: 'sergey-lavrov', spans: spansOf('الوزير'), quote: ['الوزيرة'] },
    ]);
    await eventually(() => {
      assert.deepEqual(codes(path), ['text-differs']);
    });
  });

  it('are shown in the registry, at the line of the entry', async () => {
    const open = await sampleSet();
    const [id] = open.set.events.keys();
    assert.isDefined(id);
    open.history.apply(editEvent(open.set, id, { type: 'DANCE' }));
    await eventually(() => {
      const found = shown('hashiya.events.json').filter(({ code }) => code === 'unknown-type');
      assert.lengthOf(found, 1);
      assert.equal(found[0]?.range.start.line, 1);
    });
    open.history.undo();
    await eventually(() => {
      assert.notInclude(codes('hashiya.events.json'), 'unknown-type');
    });
  });

  it('are as severe as the settings say', async () => {
    const path = await writeArticle('levels', [mention('m1', 'الوزير', { actor: 'nobody' })]);
    const set = (level: string): Thenable<void> =>
      vscode.workspace
        .getConfiguration('hashiya')
        .update('problems', { 'dangling-id': level }, vscode.ConfigurationTarget.Workspace);
    await set('information');
    await eventually(() => {
      assert.deepEqual(
        shown(path).map(({ severity }) => severity),
        [vscode.DiagnosticSeverity.Information],
      );
    });
    await set('off');
    await eventually(() => {
      assert.deepEqual(codes(path), []);
    });
  });

  it('are none but remarks in the sample', async () => {
    await eventually(() => {
      assert.include(codes('hashiya.actors.json'), 'shared-alias');
    });
    const all = vscode.languages
      .getDiagnostics()
      .filter(([uri]) => !uri.path.includes(`/${folder}/`))
      .flatMap(([, diagnostics]) => diagnostics.filter(({ source }) => source === 'Hashiya'));
    const severe = all.filter(({ severity }) => severity < vscode.DiagnosticSeverity.Information);
    assert.deepEqual(
      severe.map(({ message }) => message),
      [],
    );
  });
});
