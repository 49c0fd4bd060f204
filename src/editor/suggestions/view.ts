import * as vscode from 'vscode';
import { usageOf } from './counts.js';
import { articleCount } from '../counts.js';
import { counted, number } from '../plural.js';
import type { Sets } from '../sets.js';
import type { SuggestionNode } from './nodes.js';
import type { Suggester } from './suggester.js';
import { SuggestionTree } from './tree.js';
import { observe, registerCommand } from '../log.js';

const name = 'hashiya.suggestions';

/** Changes that come one upon the other are searched together. */
const pause = 40;
/** Milliseconds after which a search is shown to be going on. */
const patience = 250;

/** The view of suggestions: searches while it is in sight, shows how far it is, and can be stopped. */
export class SuggestionView implements vscode.Disposable {
  readonly tree: SuggestionTree;
  readonly view: vscode.TreeView<SuggestionNode>;
  private readonly subscriptions: vscode.Disposable;
  private search: vscode.CancellationTokenSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** A person stopped the search: it goes on when they say so. */
  private isStopped = false;
  private isSorted = false;

  constructor(
    private readonly sets: Sets,
    private readonly suggester: Suggester,
  ) {
    this.tree = new SuggestionTree(sets, suggester);
    this.view = vscode.window.createTreeView(name, { treeDataProvider: this.tree, showCollapseAll: true });
    this.subscriptions = vscode.Disposable.from(
      this.tree,
      this.view,
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.start();
        else this.cancel();
      }),
      suggester.onDidChange(() => {
        this.start();
      }),
      suggester.onDidFind(() => {
        this.tell();
      }),
      sets.onDidChangeSets(() => {
        this.isSorted = false;
        this.start();
      }),
      registerCommand(`${name}.search`, () => {
        this.isStopped = false;
        this.start();
      }),
      registerCommand(`${name}.stop`, () => {
        this.isStopped = true;
        this.cancel();
        this.tell();
      }),
    );
    this.start();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.cancel();
    this.subscriptions.dispose();
  }

  private start(): void {
    if (this.search) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.view.visible && !this.isStopped && !this.search) observe(this.run());
    }, pause);
  }

  private cancel(): void {
    this.search?.cancel();
  }

  private async run(): Promise<void> {
    const search = new vscode.CancellationTokenSource();
    this.search = search;
    const work = this.update(search.token);
    const timer = setTimeout(() => {
      observe(vscode.commands.executeCommand('setContext', `${name}.isSearching`, true));
      observe(vscode.window.withProgress({ location: { viewId: name } }, () => work));
    }, patience);
    try {
      await work;
    } finally {
      clearTimeout(timer);
      search.dispose();
      this.search = undefined;
      observe(vscode.commands.executeCommand('setContext', `${name}.isSearching`, false));
      this.tell();
    }
    // What changed since its turn was over, or came while it was being cancelled.
    if (this.sets.all.some((open) => !this.suggester.of(open).isComplete(true))) this.start();
  }

  private async update(cancel: vscode.CancellationToken): Promise<void> {
    for (const open of this.sets.all) {
      if (!(await this.suggester.of(open).update(true, cancel))) return;
    }
    if (this.isSorted) return;
    this.isSorted = true;
    this.tree.sort();
  }

  /** Says beside the title how much there is, and above the tree when that is not all. */
  private tell(): void {
    const all = this.sets.all.map((open) => this.suggester.of(open));
    const sum = (count: (one: (typeof all)[number]) => number): number =>
      all.reduce((total, one) => total + count(one), 0);
    const total = sum(({ index }) => index.size.total);
    const description =
      total === 0
        ? ''
        : usageOf(
            total,
            sum(({ index }) => index.size.articles),
          );
    if ((this.view.description ?? '') !== description) this.view.description = description;
    const [done, of] = [sum(({ progress }) => progress.done), sum(({ progress }) => progress.of)];
    const isPartial = this.isStopped && done < of;
    const left = sum(({ changedElsewhere }) => changedElsewhere.size);
    const message = [
      ...(isPartial
        ? [vscode.l10n.t('Stopped: {0} of {1} are searched.', number(done), articleCount(of))]
        : []),
      ...(left > 0 ? [leftOut(left)] : []),
    ].join('\n');
    if ((this.view.message ?? '') !== message) this.view.message = message;
    observe(vscode.commands.executeCommand('setContext', `${name}.isStopped`, this.isStopped));
  }
}

function leftOut(articles: number): string {
  return counted(
    articles,
    'The text of 1 article was changed elsewhere: it is searched again when you have opened it.',
    'The texts of {0} articles were changed elsewhere: each is searched again when you have opened it.',
  );
}
