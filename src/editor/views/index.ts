import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import type { Kind } from '../../core/model/types.js';
import { actorsFile, eventsFile, settingsFile } from '../../core/set/files.js';
import { activeMention } from '../mentionAtCursor.js';
import { number } from '../plural.js';
import type { Services } from '../services.js';
import { DragToMerge } from './dragToMerge.js';
import { askForFilter } from './filter.js';
import { askForGrouping } from './chooseGrouping.js';
import { groupings } from './grouping.js';
import type { Order } from './groups.js';
import { MoreNode, type TreeNode } from './nodes.js';
import { ReferentTree } from './referentTree.js';
import { observe, registerCommand } from '../log.js';

const pauseOfCursor = 200;

/** The trees of actors and events. */
export class Trees implements vscode.Disposable {
  private readonly actors: ReferentView;
  private readonly events: ReferentView;
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly services: Services,
    state: vscode.Memento,
  ) {
    this.actors = new ReferentView(services, state, 'actor');
    this.events = new ReferentView(services, state, 'event');
    let timer: ReturnType<typeof setTimeout> | undefined;
    this.subscriptions = vscode.Disposable.from(
      this.actors,
      this.events,
      registerCommand('hashiya.revealInTree', () => this.revealActive()),
      registerCommand('hashiya.showMore', (node: unknown) => {
        if (node instanceof MoreNode) this.viewOf(node).tree.showMore(node);
      }),
      services.editors.onDidMoveCursor(() => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          observe(this.followCursor());
        }, pauseOfCursor);
      }),
      {
        dispose: () => {
          clearTimeout(timer);
        },
      },
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private of(kind: Kind): ReferentView {
    return kind === 'actor' ? this.actors : this.events;
  }

  private viewOf(node: MoreNode): ReferentView {
    const { parent } = node;
    return this.of(
      parent.is === 'group' ? parent.kind : 'referent' in parent ? parent.referent.kind : 'actor',
    );
  }

  private async revealActive(): Promise<void> {
    const active = activeMention(this.services.articles);
    if (!active) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('There is no mention at the cursor.'), 4000);
      return;
    }
    const { view, tree } = this.of(active.mention.actor === undefined ? 'event' : 'actor');
    const { open, path } = active.article;
    if (!tree.nodeOf(open, path, active.mention)) tree.query = '';
    const node = tree.nodeOf(open, path, active.mention);
    if (node) await view.reveal(node, { select: true, focus: true, expand: false });
  }

  private async followCursor(): Promise<void> {
    const wanted = vscode.workspace.getConfiguration('hashiya').get<boolean>('followCursor', false);
    const active = wanted ? activeMention(this.services.articles) : undefined;
    if (!active) return;
    const { view, tree } = this.of(active.mention.actor === undefined ? 'event' : 'actor');
    const node = view.visible
      ? tree.nodeOf(active.article.open, active.article.path, active.mention)
      : undefined;
    if (node) await view.reveal(node, { select: true, focus: false, expand: false });
  }
}

/** One tree with its commands, message and remembered order. */
class ReferentView implements vscode.Disposable {
  readonly tree: ReferentTree;
  readonly view: vscode.TreeView<TreeNode>;
  private readonly name: string;
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly services: Services,
    private readonly state: vscode.Memento,
    kind: Kind,
  ) {
    this.name = kind === 'actor' ? 'hashiya.actors' : 'hashiya.events';
    const order = state.get<Order>(`${this.name}.sort`) === 'name' ? 'name' : 'count';
    const remembered = state.get<string>(`${this.name}.grouping`);
    const grouping = groupings.find((one) => one === remembered) ?? 'type';
    this.tree = new ReferentTree(services.sets, kind, order, grouping);
    this.view = vscode.window.createTreeView(this.name, {
      treeDataProvider: this.tree,
      showCollapseAll: true,
      dragAndDropController: new DragToMerge(this.tree),
    });
    const command = (name: string, run: () => void | Promise<void>): vscode.Disposable =>
      registerCommand(`${this.name}.${name}`, run);
    this.subscriptions = vscode.Disposable.from(
      this.tree,
      this.view,
      this.tree.onDidChangeTreeData(() => {
        this.tell();
      }),
      this.view.onDidExpandElement(({ element }) => {
        this.tree.noteOpened(element, true);
      }),
      this.view.onDidCollapseElement(({ element }) => {
        this.tree.noteOpened(element, false);
      }),
      command('filter', () => {
        askForFilter(this.tree);
      }),
      command('clearFilter', () => {
        this.tree.query = '';
      }),
      command('sortByCount', () => this.sort('count')),
      command('sortByName', () => this.sort('name')),
      ...(kind === 'event' ? [command('groupBy', () => this.group())] : []),
    );
    observe(vscode.commands.executeCommand('setContext', `${this.name}.sort`, order));
    this.tell();
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private async sort(order: Order): Promise<void> {
    this.tree.order = order;
    await this.state.update(`${this.name}.sort`, order);
    await vscode.commands.executeCommand('setContext', `${this.name}.sort`, order);
  }

  private async group(): Promise<void> {
    const grouping = await askForGrouping(this.tree.grouping);
    if (!grouping) return;
    this.tree.grouping = grouping;
    await this.state.update(`${this.name}.grouping`, grouping);
  }

  /** Says above the tree what is filtered and what is broken. */
  private tell(): void {
    const { query } = this.tree;
    const lines = this.services.sets.all.flatMap(({ set }) =>
      [settingsFile, actorsFile, eventsFile]
        .filter((file) => set.problems.has(file))
        .map((file) =>
          vscode.l10n.t('{0} cannot be read: nothing can be changed until it is mended.', isolate(file)),
        ),
    );
    if (query !== '') {
      const { found, all } = this.tree.counts;
      lines.push(vscode.l10n.t('Filter {0}: {1} of {2}', isolate(query), number(found), number(all)));
    }
    const message = lines.join('\n');
    if ((this.view.message ?? '') !== message) this.view.message = message;
    observe(vscode.commands.executeCommand('setContext', `${this.name}.isFiltered`, query !== ''));
  }
}

/** Registers the trees of actors and events; their order is remembered in `state`. */
export function registerTrees(services: Services, state: vscode.Memento): Trees {
  return new Trees(services, state);
}
