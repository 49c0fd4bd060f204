import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Actor } from '../../core/model/types.js';
import { editEvent } from '../../core/set/eventChanges.js';
import { stampOf } from '../../core/text/stamp.js';
import type { OpenSet } from '../../editor/sets.js';
import { eventually, extension, fileUri, openArticle, readFile, removeFolder, writeFile } from './support.js';

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

  after(() => removeFolder(folder));

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

  it('offer what mends them, which can be undone', async () => {
    const open = await sampleSet();
    const event = [...open.set.events].find(([, { type }]) => type === 'CONSULT')?.[0] ?? '';
    const claim = (id: string, words: string, keys: object): object =>
      mention(id, words, {
        event,
        participants: [{ role: 'actor', actor: 'sergey-lavrov', mention: 'm1' }],
        ...keys,
      });
    const path = await writeArticle('fixes', [
      mention('m1', 'الوزير', { actor: 'sergey-lavrov' }),
      mention('m2', 'جنيف', { actor: 'no-place' }),
      claim('e1', 'المحادثات', { date: '٢٠١٥', attributes: { modality: 'sure' } }),
      { id: 'm3', actor: 'john-kerry', spans: spansOf('أمس'), quote: ['وقال'] },
      claim('e2', 'وصل', { participants: [{ role: 'boss', actor: 'sergey-lavrov', mention: 'm1' }] }),
      mention('m4', 'الوزير أمس', { actor: 'sergey-lavrov' }),
    ]);
    await openArticle(path);
    const mentions = (): ReturnType<typeof open.set.mentionsIn> => open.set.mentionsIn(path);
    const mend = async (code: string, title: RegExp): Promise<void> => {
      const action = await eventually(async () => {
        const diagnostic = shown(path).find((one) => one.code === code);
        if (!diagnostic) throw new Error(`There is no ${code} among ${codes(path).join()}`);
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          fileUri(path),
          diagnostic.range,
        );
        const found = actions.find((one) => title.test(one.title));
        if (!found) throw new Error(`${code} offers only ${actions.map((one) => one.title).join('; ')}`);
        return found;
      });
      const { command, arguments: all = [] } = action.command ?? { command: '' };
      await vscode.commands.executeCommand(command, ...(all as unknown[]));
      await eventually(() => {
        assert.notInclude(codes(path), code);
      });
    };
    await mend('malformed-date', /^Correct the date to .*2015/);
    assert.equal(
      mentions().get('e1')?.event && JSON.stringify(mentions().get('e1')).includes('"date":"2015"'),
      true,
    );
    await mend('unknown-attribute', /^Change it to .*[Aa]sserted/);
    await mend('unknown-role', /^Change the role to .*Actor/);
    await mend('text-differs', /^Attach it to the words .*وقال/);
    assert.deepEqual(mentions().get('m3')?.quote, ['وقال']);
    await mend('overlapping-mentions', /^Remove the mention .*الوزير أمس/);
    assert.isUndefined(mentions().get('m4'));
    await mend('dangling-id', /^Remove the mention .*جنيف/);
    assert.deepEqual(codes(path), []);
    for (let i = 0; i < 6; i++) open.history.undo();
    await eventually(() => {
      assert.includeMembers(codes(path), [
        'malformed-date',
        'unknown-attribute',
        'unknown-role',
        'dangling-id',
      ]);
    });
  });

  it('offer both sides of what a merge left, in an article and beside the entries of its sidecar', async () => {
    const open = await sampleSet();
    const conflicts = [{ field: ['note'], other: 'theirs' }];
    const path = await writeArticle('merged', [
      mention('m1', 'الوزير', { actor: 'sergey-lavrov', note: 'mine', conflicts }),
    ]);
    const sidecar = `${path}.hashiya.json`;
    const mend = async (file: string, title: RegExp): Promise<void> => {
      const command = await eventually(async () => {
        const diagnostic = shown(file).find(({ code }) => code === 'merge-conflict');
        if (!diagnostic) throw new Error(`${file} shows ${codes(file).join()}`);
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          fileUri(file),
          diagnostic.range,
        );
        const found = actions.find((one) => title.test(one.title))?.command;
        if (!found) throw new Error(`It offers ${actions.map((one) => one.title).join()}`);
        return found;
      });
      await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
      await eventually(() => {
        assert.notInclude(codes(file), 'merge-conflict');
      });
    };
    await openArticle(path);
    await mend(path, /^Take the other: .*theirs/);
    const { note, conflicts: left } = open.set.mentionsIn(path).get('m1') ?? {};
    assert.deepEqual([note, left], ['theirs', undefined]);
    await open.store.flush();
    const head = { ...(JSON.parse(await readFile(sidecar)) as object), source: 'mine', conflicts: [{ field: ['source'], other: 'theirs' }] }; // prettier-ignore
    await writeFile(sidecar, JSON.stringify(head));
    await vscode.workspace.openTextDocument(fileUri(sidecar));
    await mend(sidecar, /^Keep mine: .*mine/);
    assert.deepEqual(open.set.headOf(sidecar), { source: 'mine' });
  });

  it('offer to add what is unknown to the codebook', async () => {
    const open = await sampleSet();
    const settings = await readFile('hashiya.json');
    const [id] = open.set.events.keys();
    assert.isDefined(id);
    open.history.apply(editEvent(open.set, id, { type: 'DANCE', mode: undefined }));
    const uri = fileUri('hashiya.events.json');
    try {
      const diagnostic = await eventually(() => {
        const found = shown('hashiya.events.json').find(({ code }) => code === 'unknown-type');
        if (!found) throw new Error('It is not shown yet');
        return found;
      });
      const document = await vscode.workspace.openTextDocument(uri);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        diagnostic.range,
      );
      const command = actions.find(({ title }) => title.startsWith('Add'))?.command;
      assert.isDefined(command, actions.map(({ title }) => title).join());
      await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
      await eventually(() => {
        assert.isTrue(open.set.codebook.eventTypes.has('DANCE'));
        assert.notInclude(codes('hashiya.events.json'), 'unknown-type');
      });
    } finally {
      open.history.undo();
      await writeFile('hashiya.json', settings);
      await eventually(() => {
        assert.isFalse(open.set.codebook.eventTypes.has('DANCE'));
      });
    }
  });

  it('can be acknowledged, are told again when they say something else, and are taken back', async () => {
    const open = await sampleSet();
    const settings = await readFile('hashiya.json');
    const actor = (alias: string): Actor => ({ type: 'state', label: { en: alias }, aliases: ['مسمى'] });
    const messages = (): string[] =>
      shown('hashiya.actors.json')
        .filter(({ message }) => message.includes('مسمى'))
        .map(({ message }) => message);
    open.history.apply({
      name: 'create',
      edits: ['shares-1', 'shares-2'].map((id) => ({ of: 'actor', id, before: undefined, after: actor(id) })),
    });
    try {
      await eventually(() => {
        assert.lengthOf(messages(), 1);
      });
      const diagnostic = shown('hashiya.actors.json').find(({ message }) => message.includes('مسمى'));
      assert.isDefined(diagnostic);
      const uri = fileUri('hashiya.actors.json');
      await vscode.workspace.openTextDocument(uri);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        diagnostic.range,
      );
      const titles = actions.map(({ title }) => title);
      assert.lengthOf(
        titles.filter((title) => title.startsWith('Remove the alias')),
        2,
        titles.join('\n'),
      );
      const command = actions.find(({ title }) => title.startsWith('Acknowledge'))?.command;
      assert.isDefined(command, titles.join('\n'));
      await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
      await eventually(() => {
        assert.deepEqual(messages(), []);
      });
      open.history.apply({
        name: 'create',
        edits: [{ of: 'actor', id: 'shares-3', before: undefined, after: actor('shares-3') }],
      });
      await eventually(() => {
        assert.lengthOf(messages(), 1);
      });
      open.history.undo();
      await eventually(() => {
        assert.deepEqual(messages(), []);
      });
      await writeFile('hashiya.json', settings);
      await eventually(() => {
        assert.lengthOf(messages(), 1);
      });
    } finally {
      await writeFile('hashiya.json', settings);
      open.history.undo();
      await eventually(() => {
        assert.isFalse(open.set.actors.has('shares-1'));
      });
    }
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
    // What other tests leave in the registry may share an alias too; the sample's own remark is one, and told once.
    assert.deepEqual([...new Set(all.map(({ code }) => code))], ['shared-alias']);
    assert.lengthOf(
      all.filter(({ message }) => message.includes('القاعدة')),
      1,
    );
  });
});
