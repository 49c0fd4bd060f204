import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import { extentOf, quoteOf, referentOf } from '../../core/model/mention.js';
import type { Mention } from '../../core/model/types.js';
import { mostAlike, proposalsIn } from '../../core/set/doubt.js';
import { compareArticles } from '../../core/set/files.js';
import type { Article } from '../article.js';
import type { Articles } from '../articles.js';
import { statusText } from '../forms.js';
import { fullLabel, mentionLine } from '../labels.js';
import { mentionMeant } from '../mentionAtCursor.js';
import { number } from '../plural.js';
import type { Services } from '../services.js';
import type { OpenSet } from '../sets.js';
import { trimmed } from '../tagging/places.js';
import { keyInTree } from '../treeKeys.js';
import { registerMissing } from './missing.js';
import type { DoubtNode, MentionNode } from './nodes.js';
import {
  acceptAllProposals,
  acceptProposal,
  attachTo,
  deleteMentions,
  rejectProposal,
  say,
} from './settle.js';
import { DoubtView } from './view.js';
import { registerCommand } from '../log.js';
import { chooseFrom } from '../list.js';

/** Mentions in doubt: their view, stepping through them in the text, and settling one or many with one key. */
export class Doubts implements vscode.Disposable {
  private readonly articles: Articles;
  private readonly view: DoubtView;
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly services: Services) {
    this.articles = services.articles;
    this.view = new DoubtView(services);
    const command = (id: string, act: (argument: unknown) => void | Promise<void>): vscode.Disposable =>
      registerCommand(id, act);
    this.subscriptions = vscode.Disposable.from(
      this.view,
      registerMissing(services, this.view),
      command('hashiya.acceptPlace', (argument) => this.settle(argument, acceptProposal)),
      command('hashiya.rejectPlace', (argument) => this.settle(argument, rejectProposal)),
      command('hashiya.deleteDoubtful', (argument) =>
        this.settle(argument, (article, mention) => deleteMentions(article, [mention])),
      ),
      command('hashiya.acceptAllPlaces', (argument) => this.inArticle(argument, acceptAllProposals)),
      command('hashiya.deleteAllDoubtful', (argument) =>
        this.inArticle(argument, (article) => {
          deleteMentions(article, article.mentions.doubtful);
        }),
      ),
      command('hashiya.attachHere', (argument) => this.attachHere(this.view.nodeOf(argument))),
      command('hashiya.openDoubtful', async (argument) => {
        const node = this.view.nodeOf(argument);
        if (node?.is === 'mention') await this.open(node, true);
      }),
      command('hashiya.reviewDoubtful', (uri) => this.review(uri)),
      command('hashiya.nextDoubtful', () => this.step(1)),
      command('hashiya.previousDoubtful', () => this.step(-1)),
    );
  }

  /** Accepts the guessed place of the uncertain mention at the cursor, if there is one, and goes on to the next. */
  async acceptAtCursor(): Promise<boolean> {
    const found = this.uncertainAtCursor();
    if (found && acceptProposal(found.article, found.mention)) await this.step(1);
    return found !== undefined;
  }

  /** Says that the uncertain mention at the cursor, if there is one, does not stand there, and goes on. */
  async rejectAtCursor(): Promise<boolean> {
    const found = this.uncertainAtCursor();
    if (found && rejectProposal(found.article, found.mention)) await this.step(1);
    return found !== undefined;
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private uncertainAtCursor(): { article: Article; mention: Mention } | undefined {
    const active = this.articles.active;
    const mention = active && mentionMeant(active.article, active.editor.selection);
    return active && mention?.status === 'uncertain' ? { article: active.article, mention } : undefined;
  }

  /** Does something with the mention of a node, or with the one at the cursor; a key in the view goes on to the next. */
  private async settle(
    argument: unknown,
    act: (article: Article, mention: Mention) => boolean,
  ): Promise<void> {
    const node = this.view.nodeOf(argument);
    if (node?.is === 'mention') {
      const next = this.view.tree.neighbour(node);
      const article = await this.articleOf(node);
      const mention = node.current;
      if (!article || !mention || !act(article, mention) || !next || !keyInTree(argument)) return;
      await this.view.reveal(next);
      await this.open(next, true);
      return;
    }
    if (node || keyInTree(argument)) return;
    const found = this.uncertainAtCursor();
    if (!found) say(vscode.l10n.t('There is no uncertain mention at the cursor.'));
    else if (act(found.article, found.mention)) await this.step(1);
  }

  private async inArticle(argument: unknown, act: (article: Article) => void): Promise<void> {
    const node = this.view.nodeOf(argument);
    const article = node ? await this.articleOf(node) : this.articles.active?.article;
    if (article) act(article);
  }

  /** Attaches the mention of a node, or one that is chosen, to what is selected in its article. */
  private async attachHere(node: DoubtNode | undefined): Promise<void> {
    const active = this.articles.active;
    if (node?.is === 'mention' && (active?.article !== (await this.articleOf(node)) || !active)) {
      await this.open(node, false);
      say(vscode.l10n.t('Select the words of the mention, then attach it there.'));
      return;
    }
    if (!active) return;
    const { article, editor } = active;
    const span = editor.selection.isEmpty ? undefined : trimmed(article, editor.selection);
    if (!span) {
      say(vscode.l10n.t('Select the words that the mention is to be attached to.'));
      return;
    }
    const words = article.document.getText(editor.selection);
    const mention = node?.is === 'mention' ? node.current : await chooseDoubtful(article, words);
    if (mention) attachTo(article, mention, [span]);
  }

  /** Opens the article of a mention with its proposed place selected, or with the cursor where it last stood. */
  private async open(node: MentionNode, preserveFocus: boolean): Promise<void> {
    const article = await this.articleOf(node);
    const mention = node.current;
    if (!article || !mention) return;
    const places = proposalsIn(article.mentions, article.text).get(mention.id);
    const [first] = places ?? [];
    const range = article.rangeOf(first ?? [extentOf(mention)[0], extentOf(mention)[0]]);
    const editor = await this.services.editors.show(article.document.uri, { preserveFocus });
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    if (!places) say(vscode.l10n.t('{0} is no longer there; it last stood here.', isolate(quoteOf(mention))));
  }

  /** Shows what is in doubt in an article. */
  private async review(uri: unknown): Promise<void> {
    const placed = uri instanceof vscode.Uri ? this.services.sets.findArticle(uri) : undefined;
    const node = placed && this.view.tree.articleNode(placed.open, placed.path);
    const first = node && this.view.tree.getChildren(node).find((one) => one.is === 'mention');
    if (!first) return;
    await this.view.reveal(first);
    await this.open(first, true);
  }

  /** Selects the next or previous uncertain mention of the article, else the first in another article of the set. */
  private async step(direction: 1 | -1): Promise<void> {
    const active = this.articles.active;
    if (!active) return;
    const { article, editor } = active;
    const all = uncertainIn(article.open, article.path);
    const offset = article.offsetAt(editor.selection.start);
    const next =
      direction === 1
        ? (all.find((mention) => extentOf(mention)[0] > offset) ?? all[0])
        : (all.findLast((mention) => extentOf(mention)[0] < offset) ?? all.at(-1));
    if (next) {
      const mention = article.mentions.get(next.id) ?? next;
      await this.services.locations.reveal(article.open, { article: article.path, mention });
      const who = fullLabel(article.open.set, referentOf(mention));
      say(vscode.l10n.t('{0} of {1}: {2}?', number(all.indexOf(next) + 1), number(all.length), who));
      return;
    }
    const elsewhere = articleAfter(article.open, article.path, direction);
    const [first] = elsewhere === undefined ? [] : uncertainIn(article.open, elsewhere);
    if (elsewhere !== undefined && first) {
      await this.services.locations.reveal(article.open, { article: elsewhere, mention: first });
    } else say(vscode.l10n.t('No mention of this set is uncertain.'));
  }

  /** The article of a node, opened in the background if it is not open, with its mentions brought up to its text. */
  private async articleOf({ open, article }: DoubtNode): Promise<Article | undefined> {
    const document = await vscode.workspace.openTextDocument(open.uri(article));
    await this.articles.addAll();
    return this.articles.get(document);
  }
}

async function chooseDoubtful(article: Article, words: string): Promise<Mention | undefined> {
  const { mentions, open } = article;
  const orphans = mentions.doubtful.filter(({ status }) => status === 'orphaned');
  const uncertain = mentions.doubtful.filter(({ status }) => status === 'uncertain');
  const items = [...mostAlike(orphans, words), ...mostAlike(uncertain, words)].map((mention) => ({
    mention,
    label: isolate(quoteOf(mention)),
    description: fullLabel(open.set, referentOf(mention)),
    detail: `${mentionLine(mention)}  ${mention.status ? statusText(mention.status) : ''}`,
  }));
  if (items.length === 0) {
    say(vscode.l10n.t('This article has no orphans.'));
    return undefined;
  }
  const title = vscode.l10n.t('Attach to {0}', isolate(words));
  const chosen = await chooseFrom(items, {
    title,
  });
  return chosen && mentions.get(chosen.mention.id);
}

function uncertainIn({ set }: OpenSet, article: string): Mention[] {
  return set.mentionsIn(article).doubtful.filter(({ status }) => status === 'uncertain');
}

/** The nearest article of the set with an uncertain mention, going round at the ends. */
function articleAfter(open: OpenSet, article: string, direction: 1 | -1): string | undefined {
  const gone = new Set(open.set.missingArticles);
  const others = open.set.articles.filter(
    (path) => path !== article && !gone.has(path) && uncertainIn(open, path).length > 0,
  );
  const beyond = (path: string): boolean => compareArticles(path, article) * direction > 0;
  return direction === 1 ? (others.find(beyond) ?? others[0]) : (others.findLast(beyond) ?? others.at(-1));
}
