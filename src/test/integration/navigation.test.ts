import { assert } from 'chai';
import * as vscode from 'vscode';
import { isAnchored } from '../../core/model/mention.js';
import { addressIn } from '../../editor/entryForm.js';
import { extension, eventually, fileUri, openArticle, putCursorIn, readFile, select } from './support.js';

const path = '2016/kerry-in-moscow.txt';
const crLfStart = 'سيرخي لافروف';

/** The text that a place holds. */
async function textAt(place: vscode.Location | undefined): Promise<string> {
  if (!place) throw new Error('There is no such place');
  return (await vscode.workspace.openTextDocument(place.uri)).getText(place.range);
}

function selectedText(): string {
  const editor = vscode.window.activeTextEditor;
  return editor ? editor.document.getText(editor.selection) : '';
}

/** Runs a command that goes somewhere and gives the words it selected. */
async function go(command: string, argument?: unknown): Promise<string> {
  await vscode.commands.executeCommand(command, ...(argument === undefined ? [] : [argument]));
  return selectedText();
}

async function definitions(uri: vscode.Uri, position: vscode.Position): Promise<vscode.Location[]> {
  return vscode.commands.executeCommand('vscode.executeDefinitionProvider', uri, position);
}

async function references(uri: vscode.Uri, position: vscode.Position): Promise<vscode.Location[]> {
  return vscode.commands.executeCommand('vscode.executeReferenceProvider', uri, position);
}

async function symbolsFor(query: string): Promise<vscode.SymbolInformation[]> {
  return vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', query);
}

describe('Navigation', () => {
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** Whose form a place is, and the line of the registry that a preview shows of it. */
  async function formAt(place: vscode.Location | undefined): Promise<{ id: string; line: string }> {
    const address = place && addressIn(place.uri);
    if (!place || !address) throw new Error('There is no form');
    const preview = await vscode.workspace.openTextDocument(place.uri);
    return { id: `${address.kind} ${address.id}`, line: preview.getText() };
  }

  it('goes to the definition: the form of the actor or event', async () => {
    const { editor } = await openArticle(path);
    const [place] = await definitions(editor.document.uri, putCursorIn(editor, crLfStart));
    const actor = await formAt(place);
    assert.equal(actor.id, 'actor sergey-lavrov');
    assert.match(actor.line, /^"sergey-lavrov": \{ "type": "person"/);
    const [told] = await definitions(editor.document.uri, putCursorIn(editor, 'عرضت واشنطن'));
    assert.equal((await formAt(told)).id, 'event us-joint-operations-offer-2016');
  });

  it('stays on the line of the entry when asked for its definition in the registry', async () => {
    const registry = await vscode.workspace.openTextDocument(fileUri('hashiya.actors.json'));
    const at = registry.positionAt(registry.getText().indexOf('"sergey-lavrov":') + 4);
    const [place] = await definitions(registry.uri, at);
    assert.equal(await textAt(place), 'sergey-lavrov');
  });

  it('goes from an id in a sidecar to the definition', async () => {
    const document = await vscode.workspace.openTextDocument(fileUri(`${path}.hashiya.json`));
    const position = document.positionAt(document.getText().indexOf('"washington-post"') + 3);
    const [place] = await definitions(document.uri, position);
    assert.equal((await formAt(place)).id, 'actor washington-post');
  });

  it('finds all mentions as references, from an article and from the registry', async () => {
    const { editor, article } = await openArticle(path);
    const { set } = article.open;
    const expected = set
      .mentionsOf({ kind: 'actor', id: 'sergey-lavrov' })
      .filter(({ mention }) => isAnchored(mention));
    const inArticle = await references(editor.document.uri, putCursorIn(editor, crLfStart));
    assert.lengthOf(inArticle, expected.length);
    const quotes = await Promise.all(inArticle.map(textAt));
    assert.sameMembers(
      quotes,
      expected.map(({ mention }) => mention.quote[0] ?? ''),
    );

    const registry = await vscode.workspace.openTextDocument(fileUri('hashiya.actors.json'));
    const at = registry.positionAt(registry.getText().indexOf('"sergey-lavrov":') + 4);
    assert.lengthOf(await references(registry.uri, at), expected.length);
  });

  it('renames the actor and leaves the article alone', async () => {
    const { editor, article } = await openArticle(path);
    const before = editor.document.getText();
    const position = putCursorIn(editor, crLfStart);
    const { placeholder } = await vscode.commands.executeCommand<{ placeholder: string }>(
      'vscode.prepareRename',
      editor.document.uri,
      position,
    );
    assert.equal(placeholder, 'سيرغي لافروف');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      editor.document.uri,
      position,
      'سيرغي فيكتوروفيتش لافروف',
    );
    try {
      assert.equal(edit.size, 0);
      assert.equal(editor.document.getText(), before);
      const actor = article.open.set.actors.get('sergey-lavrov');
      assert.deepEqual(actor?.label, { ar: 'سيرغي فيكتوروفيتش لافروف', en: 'Sergey Lavrov' });
      assert.include(actor?.aliases ?? [], 'سيرغي لافروف');
      await eventually(async () => {
        assert.include(await readFile('hashiya.actors.json'), 'فيكتوروفيتش');
      });
    } finally {
      article.open.history.undo();
      await (await extension()).sets.flush();
    }
    assert.equal(article.open.set.actors.get('sergey-lavrov')?.label.ar, 'سيرغي لافروف');
  });

  it('refuses to rename where nothing is mentioned', async () => {
    const { editor } = await openArticle(path);
    const position = putCursorIn(editor, 'الحجم الطبيعي');
    let failure: unknown;
    try {
      await vscode.commands.executeCommand('vscode.prepareRename', editor.document.uri, position);
    } catch (error) {
      failure = error;
    }
    assert.include(String(failure), 'no mention at the cursor');
  });

  it('highlights all mentions in the article of what is at the cursor', async () => {
    const { editor, article } = await openArticle(path);
    const position = putCursorIn(editor, crLfStart);
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      editor.document.uri,
      position,
    );
    const mentions = article.mentions.of({ kind: 'actor', id: 'sergey-lavrov' }).filter(isAnchored);
    assert.sameMembers(
      highlights.map(({ range }) => editor.document.getText(range)),
      mentions.flatMap(({ quote }) => quote),
    );
  });

  it('outlines paragraphs with the mentions inside', async () => {
    const { editor, article } = await openArticle(path);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      editor.document.uri,
    );
    const headline = symbols.find(({ kind }) => kind === vscode.SymbolKind.Module);
    assert.include(headline?.name, 'كيري في موسكو');
    assert.sameMembers(headline?.children.map(({ name }) => name.replace(/[\u2066-\u2069]/g, '')) ?? [], [
      'جون كيري',
      'موسكو',
    ]);
    const inside = symbols.reduce((sum, { children }) => sum + children.length, 0);
    assert.equal(inside, article.mentions.sorted().filter(isAnchored).length);
  });

  it('finds actors and events by label, alias, code and id, in any spelling', async () => {
    const names = async (query: string): Promise<string[]> =>
      (await symbolsFor(query)).map(({ name }) => name.replace(/[\u2066-\u2069]/g, ''));
    assert.include(await names('Lavrov'), 'سيرغي لافروف · Sergey Lavrov');
    assert.include(await names('اوباما'), 'باراك أوباما · Barack Obama (اوباما)');
    assert.include(await names('ترمب'), 'دونالد ترامب · Donald Trump (ترمب)');
    assert.isAbove((await names('RUSMIL')).length, 3);
    assert.lengthOf(await names('deconfliction-memo-2015'), 1);
    assert.lengthOf(await names('zzzzzz'), 0);
    const [symbol] = await symbolsFor('sergey-lavrov');
    assert.equal(await textAt(symbol?.location), 'sergey-lavrov');
  });
});

describe('Going from mention to mention', () => {
  const includeNisba = (value: boolean | undefined): Thenable<void> =>
    vscode.workspace
      .getConfiguration('hashiya')
      .update('includeNisba', value, vscode.ConfigurationTarget.Workspace);

  afterEach(() => includeNisba(undefined));
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(fileUri('.vscode'), { recursive: true });
  });

  it('goes round the article in reading order, both ways', async () => {
    const { editor, article } = await openArticle(path);
    const mentions = article.mentions.of({ kind: 'actor', id: 'john-kerry' });
    const starts = mentions.map((mention) => article.rangesOf(mention)[0]?.start);
    putCursorIn(editor, 'كيري في موسكو');
    const seen: (vscode.Position | undefined)[] = [];
    while (seen.length < mentions.length) {
      await go('hashiya.nextMention');
      seen.push(editor.selection.start);
    }
    assert.deepEqual(seen, [...starts.slice(1), ...starts.slice(0, 1)]);
    await go('hashiya.previousMention');
    assert.deepEqual(editor.selection.start, starts.at(-1));
    assert.equal(selectedText(), mentions.at(-1)?.quote[0]);
  });

  it('passes over nisba mentions unless they are wanted', async () => {
    const { editor } = await openArticle(path);
    const start = (): void => void select(editor, 'موسكو إنشاء').with();
    start();
    editor.selection = new vscode.Selection(editor.selection.start, editor.selection.start);
    assert.equal(await go('hashiya.nextMention'), 'روسيا');
    assert.equal(await go('hashiya.previousMention'), 'موسكو');
    const beforeNisba = editor.selection;
    await includeNisba(true);
    const forms: string[] = [];
    for (let i = 0; i < 4; i++) forms.push(await go('hashiya.nextMention'));
    assert.include(forms, 'الروسي');
    assert.isTrue(editor.selection.start.isAfter(beforeNisba.start));
  });

  it('goes on with the last actor when the cursor left its mentions', async () => {
    const { editor } = await openArticle(path);
    putCursorIn(editor, 'لم تخلُ الصفقة');
    const firstOfAny = await go('hashiya.nextMention');
    assert.equal(firstOfAny.length > 0, true);
    putCursorIn(editor, crLfStart);
    await go('hashiya.nextMention');
    putCursorIn(editor, 'ما بعد الزيارة');
    assert.equal(await go('hashiya.nextMention'), 'لافروف');
  });

  it('stays with the outer of nested mentions while it is the one selected', async () => {
    const { editor, article } = await openArticle(path);
    const [first] = article.mentions.of({ kind: 'actor', id: 'russian-armed-forces' });
    assert.exists(first);
    select(editor, 'الجيش الروسي');
    assert.equal(await go('hashiya.nextMention'), 'الجيش الروسي', 'its only mention, not the nisba inside');
  });

  it('means the actor it came for where one word names two', async () => {
    const { editor } = await openArticle(path);
    const label = async (): Promise<string> => {
      const { placeholder } = await vscode.commands.executeCommand<{ placeholder: string }>(
        'vscode.prepareRename',
        editor.document.uri,
        editor.selection.active,
      );
      return placeholder;
    };
    putCursorIn(editor, crLfStart);
    assert.equal(await go('hashiya.nextMention'), 'الوزيران');
    assert.equal(await label(), 'سيرغي لافروف');
    select(editor, 'كيري', 3);
    await go('hashiya.nextMention');
    assert.equal(selectedText(), 'الوزيران');
    assert.equal(await label(), 'جون كيري');
  });

  it('goes across articles and comes round', async () => {
    const { editor, article } = await openArticle('2016/geneva-truce.txt');
    const { set } = article.open;
    const referent = { kind: 'actor', id: 'sergey-shoygu' } as const;
    const all = set.mentionsOf(referent).filter(({ mention }) => isAnchored(mention));
    assert.isAbove(new Set(all.map(({ article: one }) => one)).size, 1);
    const [first] = all;
    assert.exists(first);
    const api = await extension();
    putCursorIn(editor, 'جنيف');
    const address = { set: article.open.root.toString(), article: first.article, mention: first.mention.id };
    const seen: string[] = [];
    for (let i = 0; i < all.length; i++) {
      await go('hashiya.nextMentionInSet', i === 0 ? address : undefined);
      const active = api.articles.active;
      assert.exists(active);
      seen.push(`${active.article.path} ${String(active.article.offsetAt(active.editor.selection.start))}`);
    }
    const expected = all.map((one) => `${one.article} ${String(one.mention.spans[0]?.[0])}`);
    assert.deepEqual(seen, [...expected.slice(1), ...expected.slice(0, 1)]);
    await go('hashiya.previousMentionInSet');
    const last = all.at(-1);
    assert.equal(api.articles.active?.article.path, last?.article);
  });
});
