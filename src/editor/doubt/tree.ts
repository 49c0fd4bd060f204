import * as vscode from 'vscode';
import { compareArticles } from '../../core/set/files.js';
import type { Article } from '../article.js';
import type { Articles } from '../articles.js';
import type { OpenSet, Sets } from '../sets.js';
import * as items from './items.js';
import { ArticleNode, MentionNode, MissingNode, type DoubtNode } from './nodes.js';
import { findProposals, type Proposals } from './proposals.js';

/** Changes that come one upon the other are shown together; edits of a text when typing pauses. */
const pause = 100;
const pauseInTyping = 400;

/** Up to so many articles are shown with all their mentions. */
const fewArticles = 5;

/** The content of the view of orphans: by article, what is in doubt; and the sidecars whose article is gone. */
export class DoubtTree implements vscode.TreeDataProvider<DoubtNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly nodes = new Map<string, DoubtNode>();
  /** The articles with mentions in doubt, per set, as far as that is known. */
  private readonly listed = new Map<OpenSet, Set<string>>();
  private readonly edited = new Set<Article>();
  private readonly proposals = new Map<ArticleNode, Promise<Proposals | undefined>>();
  private readonly subscriptions: vscode.Disposable;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly sets: Sets,
    private readonly articles: Articles,
  ) {
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      sets.onDidChange(({ open, touched }) => {
        if (touched.everything) this.listed.delete(open);
        else for (const article of touched.articles) this.follow(open, article);
        this.refresh(pause);
      }),
      sets.onDidChangeSets(() => {
        this.listed.clear();
        this.nodes.clear();
        this.refresh(pause);
      }),
      articles.onDidEdit((article) => {
        this.edited.add(article);
        this.refresh(pauseInTyping);
      }),
      articles.onDidChangeArticles(() => {
        this.refresh(pause);
      }),
    );
  }

  getChildren(node?: DoubtNode): DoubtNode[] {
    if (!node) return this.roots;
    if (node.is !== 'article') return [];
    const { doubtful } = node.open.set.mentionsIn(node.article);
    return doubtful.map(({ id }) => this.kept(new MentionNode(node, id)));
  }

  getParent(node: DoubtNode): DoubtNode | undefined {
    return node.parent;
  }

  async getTreeItem(node: DoubtNode): Promise<vscode.TreeItem> {
    switch (node.is) {
      case 'article':
        return items.articleItem(node, (this.listed.get(node.open)?.size ?? 0) <= fewArticles);
      case 'missing':
        return items.missingItem(node);
      case 'mention':
        return items.mentionItem(node, await this.proposalsOf(node.parent));
    }
  }

  /** The articles with mentions in doubt, in reading order, then those that are gone. */
  get roots(): (ArticleNode | MissingNode)[] {
    return this.sets.all.flatMap((open) => {
      const missing = open.set.missingArticles;
      const doubtful = this.doubtfulArticles(open);
      const there = [...doubtful].filter((path) => !missing.includes(path)).sort(compareArticles);
      return [
        ...there.map((path) => this.kept(new ArticleNode(open, path))),
        ...missing.map((path) => this.kept(new MissingNode(open, path))),
      ];
    });
  }

  /** The node of an article, if anything in it is in doubt. */
  articleNode(open: OpenSet, article: string): ArticleNode | undefined {
    return this.doubtfulArticles(open).has(article) ? this.kept(new ArticleNode(open, article)) : undefined;
  }

  proposalsOf(node: ArticleNode): Promise<Proposals | undefined> {
    let found = this.proposals.get(node);
    if (!found) {
      this.proposals.set(node, (found = findProposals(this.articles, node.open, node.article)));
    }
    return found;
  }

  /** The mention to go on with after one of them is settled: the next in its article, the next article's first, the one before. */
  neighbour(node: MentionNode): MentionNode | undefined {
    const all = this.roots.flatMap((root) => this.getChildren(root)).filter((one) => one.is === 'mention');
    const at = all.indexOf(node);
    return all[at + 1] ?? all[at - 1];
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.dispose();
  }

  private doubtfulArticles(open: OpenSet): ReadonlySet<string> {
    let listed = this.listed.get(open);
    if (!listed) {
      const { set } = open;
      const isDoubtful = (path: string): boolean => set.mentionsIn(path).doubtful.length > 0;
      this.listed.set(open, (listed = new Set(set.articles.filter(isDoubtful))));
    }
    return listed;
  }

  private follow(open: OpenSet, article: string): void {
    const listed = this.listed.get(open);
    if (open.set.mentionsIn(article).doubtful.length > 0) listed?.add(article);
    else listed?.delete(article);
  }

  private refresh(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      for (const { open, path } of this.edited) this.follow(open, path);
      this.edited.clear();
      this.proposals.clear();
      this.changed.fire(undefined);
    }, delay);
  }

  /** The same node for the same thing: VS Code knows nodes by identity. */
  private kept<N extends DoubtNode>(node: N): N {
    const known = this.nodes.get(node.id);
    if (isSameKind(known, node) && known.parent === node.parent) return known;
    this.nodes.set(node.id, node);
    return node;
  }
}

function isSameKind<N extends DoubtNode>(known: DoubtNode | undefined, node: N): known is N {
  return known?.is === node.is;
}
