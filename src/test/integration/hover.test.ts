import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Mention } from '../../core/model/types.js';
import { editActor } from '../../core/set/actorChanges.js';
import type { Article } from '../../editor/article.js';
import { extension, openArticle } from './support.js';

const path = '2016/kerry-in-moscow.txt';
/** Written with a no-break space. */
const kerry = 'جون\u00a0كيري';

/** The Markdown of the cards at the first character of a text. */
async function cardsAt(article: Article, text: string): Promise<vscode.MarkdownString[]> {
  const at = article.document.getText().indexOf(text);
  assert.isAtLeast(at, 0, text);
  const position = article.document.positionAt(at);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    article.document.uri,
    position,
  );
  return hovers.flatMap(({ contents }) => contents).filter((one) => one instanceof vscode.MarkdownString);
}

/** What a reader sees of a card: without isolates and escapes. */
function plain(card: vscode.MarkdownString | undefined): string {
  return (card?.value ?? '').replace(/[\u2066-\u2069]/g, '').replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

describe('The hover card', () => {
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('tells who is meant, how often, and in what', async () => {
    const { article } = await openArticle(path);
    const [card, ...others] = await cardsAt(article, kerry);
    assert.lengthOf(others, 0);
    const text = plain(card);
    assert.include(text, '**جون كيري** · **John Kerry**');
    assert.include(text, 'Actor · Person · USAGOV');
    assert.include(text, 'United States · Government');
    assert.include(text, 'Also: كيري · Kerry');
    assert.include(text, '[www.wikidata.org/entity/Q22316](http://www.wikidata.org/entity/Q22316)');
    const { set } = article.open;
    const { total, articles } = set.usesOf({ kind: 'actor', id: 'john-kerry' });
    assert.include(text, `${articles.get(path) ?? 0} mentions here, ${total} in ${articles.size} articles`);
    assert.include(text, '- زيارة كيري إلى موسكو');
    assert.include(text, 'Name');
  });

  it('tells what an article claims of an event', async () => {
    const { article } = await openArticle(path);
    const [card] = await cardsAt(article, 'عرضت واشنطن');
    const text = plain(card);
    assert.include(text, 'Event · Request');
    assert.include(text, '- Actor: الولايات المتحدة · United States');
    assert.include(text, '- Recipient: روسيا · Russia');
    assert.include(text, '- Date: 2016-07');
    assert.include(text, '- Modality: asserted');
    assert.include(text, '- According to: واشنطن بوست · The Washington Post');
  });

  it('has one card for each of nested mentions, the innermost first', async () => {
    const { article } = await openArticle(path);
    const cards = await cardsAt(article, 'السورية المعتدلة');
    assert.deepEqual(
      cards.map((card) => /\*\*([^*]*)\*\*/.exec(plain(card))?.[1]),
      ['سوريا', 'المعارضة السورية'],
    );
  });

  it('runs the listed commands and no others, each on the mention it is about', async () => {
    const { article } = await openArticle(path);
    const [card] = await cardsAt(article, kerry);
    const { isTrusted = false, supportHtml = false, value = '' } = card ?? {};
    assert.isFalse(supportHtml);
    assert.isObject(isTrusted);
    const enabled = typeof isTrusted === 'object' ? isTrusted.enabledCommands : [];
    const links = [...value.matchAll(/\]\(command:([\w.]+)\?([^)]*)\)/g)];
    assert.deepEqual(
      links.map(([, command]) => command),
      [
        'hashiya.previousMention',
        'hashiya.nextMention',
        'hashiya.allMentions',
        'hashiya.retarget',
        'hashiya.remove',
        'hashiya.editActor',
      ],
    );
    for (const [, command = '', argument = ''] of links) {
      assert.include(enabled, command);
      const address: unknown = JSON.parse(decodeURIComponent(argument));
      assert.deepEqual(address, [{ set: article.open.root.toString(), article: path, mention: 'mmy3nuxp' }]);
    }
    const known = await vscode.commands.getCommands(true);
    assert.includeMembers(known, [...enabled]);
  });

  it('shows what people typed as they typed it', async () => {
    const { article } = await openArticle(path);
    const { history, set } = article.open;
    const note = '**bold** <b>x</b> [link](command:workbench.action.quit) https://a.b\n\n# head';
    history.apply(editActor(set, 'john-kerry', { note, sameAs: ['command:workbench.action.quit'] }));
    try {
      const [card] = await cardsAt(article, kerry);
      const value = card?.value ?? '';
      assert.include(plain(card), '**bold** <b>x</b> [link](command:workbench.action.quit) https://a.b');
      assert.notMatch(value, /(?<!\\)\]\(command:workbench/);
      assert.notMatch(value, /(?<!\\)<b/);
      assert.notMatch(value, /https:\/\/a/);
      assert.notMatch(value, /^#/m);
    } finally {
      history.undo();
      await (await extension()).sets.flush();
    }
  });

  it('is on mentions alone', async () => {
    const { article } = await openArticle(path);
    assert.lengthOf(await cardsAt(article, 'الحجم الطبيعي'), 0);
  });

  it('takes what changed', async () => {
    const { article } = await openArticle(path);
    const { history, set } = article.open;
    const mention = set.mentionsIn(path).get('mmy3nuxp');
    assert.exists(mention);
    const after: Mention = { ...mention, note: 'checked' };
    history.apply({
      name: 'note',
      edits: [{ of: 'mention', id: mention.id, article: path, before: mention, after }],
    });
    assert.include(plain((await cardsAt(article, kerry))[0]), 'checked');
    history.undo();
    assert.notInclude(plain((await cardsAt(article, kerry))[0]), 'checked');
    await (await extension()).sets.flush();
  });
});
