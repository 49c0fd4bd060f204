import { assert } from 'chai';
import * as vscode from 'vscode';
import { referentOf } from '../../core/model/mention.js';
import { tag } from '../../core/set/mentionChanges.js';
import { mergeActors } from '../../core/set/actorChanges.js';
import { ReferentNode, type TreeNode } from '../../editor/views/nodes.js';
import { ReferentTree } from '../../editor/views/referentTree.js';
import { extension, eventually, fileUri, openArticle, writeFile } from './support.js';

function labelOf(item: vscode.TreeItem): string {
  const label = typeof item.label === 'string' ? item.label : (item.label?.label ?? '');
  return label.replace(/[\u2066-\u2069]/g, '');
}

describe('A tree', () => {
  let tree: ReferentTree;
  let refreshed: (TreeNode[] | undefined)[];

  beforeEach(async () => {
    tree = new ReferentTree((await extension()).sets, 'actor', 'count');
    refreshed = [];
    tree.onDidChangeTreeData((nodes) => refreshed.push(nodes));
  });

  afterEach(() => {
    tree.dispose();
  });

  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const labels = (nodes: readonly TreeNode[]): string[] =>
    nodes.map((node) => labelOf(tree.getTreeItem(node)));

  /** The children of the node with these labels, from the root on. */
  function below(...path: string[]): TreeNode[] {
    let nodes = tree.getChildren();
    for (const label of path) {
      const node = nodes.find((one) => labelOf(tree.getTreeItem(one)) === label);
      assert.exists(node, `${label} is not among ${labels(nodes).join(', ')}`);
      nodes = tree.getChildren(node);
    }
    return nodes;
  }

  it('groups by type, then lists actors, articles and mentions', async () => {
    const { sets } = await extension();
    const set = sets.all[0]?.set;
    assert.exists(set);
    assert.deepEqual(labels(below()), [
      'Person',
      'State',
      'Organization',
      'Armed group',
      'Media',
      'Group',
      'Place',
    ]);
    const states = below('State');
    const counts = states.map((node) => (node.is === 'referent' ? set.usesOf(node.referent).total : -1));
    assert.deepEqual(
      counts,
      [...counts].sort((a, b) => b - a),
    );
    const referent = { kind: 'actor', id: 'iran' } as const;
    const uses = set.usesOf(referent);
    const articles = below('State', 'إيران');
    assert.lengthOf(articles, uses.articles.size);
    const mentions = articles.flatMap((node) => tree.getChildren(node));
    assert.lengthOf(mentions, uses.total);
    assert.isTrue(mentions.every((node) => node.is === 'mention' && tree.getChildren(node).length === 0));
  });

  it('sorts by name', () => {
    tree.order = 'name';
    const people = labels(below('Person'));
    const folded = people.map((name) => name.replace(/[أإآ]/g, 'ا'));
    assert.deepEqual(folded, [...folded].sort());
  });

  it('filters in any spelling, by code too, and opens what it found', () => {
    tree.query = 'اوباما';
    assert.deepEqual(labels(below('Person')), ['باراك أوباما']);
    assert.lengthOf(below(), 1);
    const [group] = below();
    assert.exists(group);
    assert.equal(tree.getTreeItem(group).collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
    assert.equal(tree.counts.found, 1);
    tree.query = 'igouno';
    assert.isAbove(tree.counts.found, 2);
    tree.query = 'nobody at all';
    assert.lengthOf(below(), 0);
    tree.query = '';
    assert.lengthOf(below(), 7);
  });

  it('keeps its ids and nodes, and each node knows its parent', () => {
    const visit = (nodes: readonly TreeNode[], parent: TreeNode | undefined): string[] =>
      nodes.flatMap((node) => {
        assert.equal(tree.getParent(node), parent);
        assert.equal(tree.getTreeItem(node).id, node.id);
        return [node.id, ...visit(tree.getChildren(node), node)];
      });
    const ids = visit(tree.getChildren(), undefined);
    assert.lengthOf(new Set(ids), ids.length);
    tree.order = 'name';
    tree.order = 'count';
    assert.deepEqual(visit(tree.getChildren(), undefined), ids);
    assert.equal(below('State')[0], below('State')[0]);
  });

  it('refreshes what a change touched and nothing else', async () => {
    const { article } = await openArticle('2016/kerry-in-moscow.txt');
    const { open, path, text } = article;
    below('State');
    below('Place');
    const places = { article: path, text, mentions: [[[0, 5] as const]] };
    const { change } = tag(
      open.set,
      places,
      { kind: 'actor', id: 'jordan' },
      { at: 'now' },
      { form: 'nominal' },
    );
    // Files of other tests may still be noticed; what counts is the time when nothing but this happens.
    await eventually(async () => {
      refreshed.length = 0;
      open.history.apply(change);
      await eventually(() => {
        assert.lengthOf(refreshed, 1);
      });
      open.history.undo();
      await eventually(() => {
        assert.lengthOf(refreshed, 2);
      });
      assert.notInclude(refreshed, undefined);
    });
    const touched = refreshed.flatMap((nodes) => nodes ?? []);
    assert.isTrue(touched.some((node) => node instanceof ReferentNode && node.referent.id === 'jordan'));
    assert.isTrue(
      touched.every((node) => (node.is === 'group' ? node.key === 'state' : node.is === 'referent')),
    );
  });

  it('moves an actor to another group when its type changes', async () => {
    const open = (await extension()).sets.all[0];
    assert.exists(open);
    below('Place');
    const before = open.set.actors.get('kremlin');
    assert.exists(before);
    open.history.apply({
      name: 'edit',
      edits: [{ of: 'actor', id: 'kremlin', before, after: { ...before, type: 'organization' } }],
    });
    try {
      assert.notInclude(labels(below('Place')), 'الكرملين');
      assert.include(labels(below('Organization')), 'الكرملين');
    } finally {
      open.history.undo();
      await (await extension()).sets.flush();
    }
    assert.include(labels(below('Place')), 'الكرملين');
  });

  it('follows a merge and its undo', async () => {
    const open = (await extension()).sets.all[0];
    assert.exists(open);
    const total = open.set.usesOf({ kind: 'actor', id: 'sergey-rudskoy' }).total;
    const kept = open.set.usesOf({ kind: 'actor', id: 'sergey-shoygu' }).total;
    below('Person');
    open.history.apply(mergeActors(open.set, 'sergey-rudskoy', 'sergey-shoygu'));
    try {
      assert.notInclude(labels(below('Person')), 'سيرغي رودسكوي');
      assert.equal(open.set.usesOf({ kind: 'actor', id: 'sergey-shoygu' }).total, kept + total);
    } finally {
      open.history.undo();
      await (await extension()).sets.flush();
    }
    assert.include(labels(below('Person')), 'سيرغي رودسكوي');
  });

  it('leads to the node of any mention', async () => {
    const { article } = await openArticle('2016/kerry-in-moscow.txt');
    const { open, path } = article;
    for (const mention of article.mentions.sorted()) {
      if (referentOf(mention).kind !== 'actor') continue;
      let node: TreeNode | undefined = tree.nodeOf(open, path, mention);
      assert.exists(node);
      for (; node; node = node.parent) assert.include(tree.getChildren(node.parent), node);
    }
  });

  it('shows a long list by pages', async () => {
    const open = (await extension()).sets.all[0];
    assert.exists(open);
    const ids = Array.from({ length: 1200 }, (_, i) => `crowd-${String(i).padStart(4, '0')}`);
    const edits = ids.map((id) => ({
      of: 'actor' as const,
      id,
      before: undefined,
      after: { type: 'group', label: { en: id } },
    }));
    open.set.apply({ name: 'create', edits });
    try {
      assert.lengthOf(below('Group'), 501);
      const more = below('Group').at(-1);
      assert.equal(more?.is, 'more');
      if (more?.is === 'more') tree.showMore(more);
      assert.lengthOf(below('Group'), 1001);
    } finally {
      open.set.apply({
        name: 'delete',
        edits: edits.map(({ of, id, after }) => ({ of, id, before: after, after: undefined })),
      });
      await (await extension()).sets.flush();
    }
  });
});

describe('The tree of events', () => {
  let tree: ReferentTree;

  beforeEach(async () => {
    tree = new ReferentTree((await extension()).sets, 'event', 'count');
  });

  afterEach(() => {
    tree.dispose();
  });

  /** The ids of the events in each group, by the group's key. */
  function groups(): Map<string, string[]> {
    return new Map(
      tree
        .getChildren()
        .map((group) => [
          group.is === 'group' ? group.key : '',
          tree.getChildren(group).map((node) => (node.is === 'referent' ? node.referent.id : '')),
        ]),
    );
  }

  it('groups by date, the newest first and the undated last, and follows changes', async () => {
    const open = (await extension()).sets.all[0];
    assert.exists(open);
    tree.grouping = 'date';
    const keys = [...groups().keys()];
    const dated = keys.filter((key) => key !== '');
    assert.deepEqual(dated, [...dated].sort().reverse());
    assert.include(groups().get('2016-09') ?? [], 'aid-convoy-attack-2016');
    const before = open.set.events.get('aid-convoy-attack-2016');
    assert.exists(before);
    open.history.apply({
      name: 'edit',
      edits: [
        { of: 'event', id: 'aid-convoy-attack-2016', before, after: { ...before, date: '1999-05-01' } },
      ],
    });
    try {
      assert.deepEqual(groups().get('1999-05'), ['aid-convoy-attack-2016']);
      assert.notInclude(groups().get('2016-09') ?? [], 'aid-convoy-attack-2016');
    } finally {
      open.history.undo();
      await (await extension()).sets.flush();
    }
    assert.isFalse(groups().has('1999-05'));
  });

  it('lists an event with each of its actors and in each of its articles, as nodes of their own', async () => {
    const { sets } = await extension();
    const set = sets.all[0]?.set;
    assert.exists(set);
    tree.grouping = 'article';
    for (const [article, events] of groups()) {
      for (const id of events) {
        const { articles } = set.usesOf({ kind: 'event', id });
        assert.isTrue(article === '' ? articles.size === 0 : articles.has(article));
      }
    }
    tree.grouping = 'actor';
    const all = groups();
    assert.isAbove([...all.values()].flat().length, set.events.size);
    assert.sameMembers([...new Set([...all.values()].flat())], [...set.events.keys()]);
    const visit = (nodes: readonly TreeNode[]): string[] =>
      nodes.flatMap((node) => [node.id, ...visit(tree.getChildren(node))]);
    const ids = visit(tree.getChildren());
    assert.lengthOf(new Set(ids), ids.length);
  });
});

describe('A tree of several sets', () => {
  const files = {
    'second/hashiya.json': '{ "version": 1, "title": "Second" }',
    'second/hashiya.actors.json':
      '{ "version": 1, "actors": { "egypt": { "type": "state", "label": { "ar": "مصر" } } } }',
  };

  it('has the sets at its top', async () => {
    const { sets } = await extension();
    const tree = new ReferentTree(sets, 'actor', 'count');
    const tops = (): string[] => tree.getChildren().map(({ is }) => is);
    for (const [path, text] of Object.entries(files).reverse()) await writeFile(path, text);
    try {
      // A set is there before all of it is loaded.
      await eventually(() => {
        assert.deepEqual(tops(), ['set', 'set']);
        const [, second] = tree.getChildren();
        assert.exists(second);
        assert.equal(labelOf(tree.getTreeItem(second)), 'Second');
        const [group] = tree.getChildren(second);
        assert.exists(group);
        assert.equal(group.parent, second);
        const labels = tree.getChildren(group).map((node) => labelOf(tree.getTreeItem(node)));
        assert.deepEqual(labels, ['مصر']);
      });
    } finally {
      await vscode.workspace.fs.delete(fileUri('second/hashiya.json'));
    }
    await eventually(() => {
      assert.notInclude(tops(), 'set');
    });
    await vscode.workspace.fs.delete(fileUri('second'), { recursive: true });
    tree.dispose();
  });
});

describe('The views', () => {
  it('reveal the mention at the cursor', async () => {
    const { editor, article } = await openArticle('2016/kerry-in-moscow.txt');
    const [mention] = article.mentions.of({ kind: 'actor', id: 'john-kerry' });
    assert.exists(mention);
    const start = article.rangesOf(mention)[0]?.start;
    assert.exists(start);
    editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('hashiya.revealInTree');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('copy the id of what is at the cursor, without isolates', async () => {
    const { editor, article } = await openArticle('2016/kerry-in-moscow.txt');
    const [mention] = article.mentions.of({ kind: 'actor', id: 'john-kerry' });
    const start = mention && article.rangesOf(mention)[0]?.start;
    assert.exists(start);
    editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('hashiya.copyId');
    await eventually(async () => {
      assert.equal(await vscode.env.clipboard.readText(), 'john-kerry');
    });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
