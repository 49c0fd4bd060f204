import { assert } from 'chai';
import type * as vscode from 'vscode';
import { editActor } from '../../core/set/actorChanges.js';
import { changeRole, removeParticipant, tellingsOf } from '../../core/set/claimChanges.js';
import { editEvent, nestEvent } from '../../core/set/eventChanges.js';
import { stampOf } from '../../core/text/stamp.js';
import type { OpenSet } from '../../editor/sets.js';
import type { TreeNode } from '../../editor/views/nodes.js';
import { ReferentTree } from '../../editor/views/referentTree.js';
import { cardOf } from '../../editor/card.js';
import { eventually, extension, readFile, removeFolder, writeFile } from './support.js';

const folder = 'told';
const text = 'التقى الوزيران في جنيف.\n';
const event = 'trump-putin-hamburg-2017';

/** An article that tells the event with a claim of its own. */
async function writeTelling(name: string, id: string, claim: object): Promise<void> {
  const path = `${folder}/${name}.txt`;
  await writeFile(path, text);
  const mention = { id, event, spans: [[0, 5]], quote: ['التقى'], ...claim };
  await writeFile(`${path}.hashiya.json`, JSON.stringify({ version: 1, text: stampOf(text), mentions: [mention] })); // prettier-ignore
}

describe('An event that several articles tell', () => {
  let open: OpenSet;
  let tree: ReferentTree;

  before(async () => {
    const { sets } = await extension();
    const found = sets.all.find(({ set }) => set.events.has(event));
    assert.exists(found);
    open = found;
    await writeTelling('one', 'one1', { date: '2017-07-07', participants: [{ role: 'actor', actor: 'united-states' }] }); // prettier-ignore
    await writeTelling('two', 'two1', {
      date: '2017-08',
      participants: [{ role: 'actor', actor: 'russia' }],
    });
    await eventually(() => {
      assert.includeMembers(tellingsOf(open.set, event).map(({ mention }) => mention.id), ['one1', 'two1']); // prettier-ignore
    });
    tree = new ReferentTree(sets, 'event', 'count');
  });

  after(async () => {
    tree.dispose();
    await removeFolder(folder);
  });

  function node(): TreeNode {
    const nodes = tree.getChildren().flatMap((group) => tree.getChildren(group));
    const found = nodes.find((one) => one.is === 'referent' && one.referent.id === event);
    assert.exists(found);
    return found;
  }

  const childrenThatAre = (is: TreeNode['is']): TreeNode[] =>
    tree.getChildren(node()).filter((one) => one.is === is);

  it('shows date, participants and articles below it, and that the dates disagree', () => {
    const [date] = childrenThatAre('date');
    assert.exists(date);
    assert.include(JSON.stringify(tree.getTreeItem(date).tooltip), '2017-08');
    assert.equal((tree.getTreeItem(date).iconPath as vscode.ThemeIcon).id, 'warning');
    assert.isAtLeast(childrenThatAre('participant').length, 2);
    assert.isAtLeast(childrenThatAre('article').length, 2);
  });

  it('shows its participants anew when one is called otherwise', async () => {
    const found = childrenThatAre('participant').find((one) => one.is === 'participant' && one.part.actor === 'russia'); // prettier-ignore
    assert.exists(found);
    const refreshed: TreeNode[] = [];
    const listening = tree.onDidChangeTreeData((nodes) => refreshed.push(...(nodes ?? [])));
    open.history.apply(editActor(open.set, 'russia', { label: { en: 'Elsewhere' } }));
    try {
      await eventually(() => {
        assert.include(refreshed, found);
      });
      assert.include(JSON.stringify(tree.getTreeItem(found).label), 'Elsewhere');
    } finally {
      listening.dispose();
      open.history.undo();
    }
  });

  it('tells on its card what other articles say, what was settled and what it has as parts', () => {
    const telling = tellingsOf(open.set, event).find(({ mention }) => mention.id === 'one1');
    assert.exists(telling);
    const before = cardOf(open, telling);
    assert.isTrue(before.otherClaims.some(({ what, isConflicting }) => what === '2017-08' && isConflicting));
    open.history.apply(editEvent(open.set, event, { participants: [{ role: 'actor', actor: 'russia' }] }, 'settle')); // prettier-ignore
    open.history.apply(nestEvent(open.set, 'vienna-quartet-2015', event));
    const card = cardOf(open, telling);
    assert.lengthOf(card.settled, 1);
    assert.lengthOf(card.parts, 1);
    assert.lengthOf(childrenThatAre('referent'), 1);
    assert.lengthOf(nestEvent(open.set, event, 'vienna-quartet-2015').edits, 0);
    for (let i = 0; i < 2; i++) open.history.undo();
    assert.lengthOf(cardOf(open, telling).parts, 0);
  });

  it('loses a participant, and gives another one another role, in every article and on disk', async () => {
    const claims = (): string[] =>
      tellingsOf(open.set, event)
        .filter(({ article }) => article.startsWith(folder))
        .flatMap(({ mention: { participants = [] } }) => participants.map(({ role, actor }) => `${role} ${actor}`)); // prettier-ignore
    open.history.apply(changeRole(open.set, event, { role: 'actor', actor: 'russia' }, 'recipient'));
    assert.deepEqual(claims(), ['actor united-states', 'recipient russia']);
    const part = { role: 'actor', actor: 'united-states' };
    open.history.apply(removeParticipant(open.set, event, part));
    assert.deepEqual(claims(), ['recipient russia']);
    await eventually(async () => {
      assert.notInclude(await readFile(`${folder}/one.txt.hashiya.json`), 'united-states');
    });
    for (let i = 0; i < 2; i++) open.history.undo();
    assert.deepEqual(claims(), ['actor united-states', 'actor russia']);
  });
});
