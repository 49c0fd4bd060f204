import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

interface InFile {
  id: string;
  event?: string;
  spans: [number, number][];
  quote: string[];
  participants?: { role: string; actor: string }[];
}

describe('The network panel', () => {
  let workbench: Workbench;
  let panel: FrameLocator;

  before(async () => {
    workbench = await Workbench.open({ openFile: '2015/deconfliction-memo.txt' });
    await workbench.languageIs('Arabic Article');
    await workbench.runCommand('Hashiya: Show Network');
    panel = workbench.page.frameLocator('iframe.webview').frameLocator('#active-frame');
    await panel.locator('.stage:not([aria-busy])').waitFor();
    await panel.locator('.nodes button').first().waitFor({ state: 'attached' });
  });

  after(async () => {
    await workbench.close();
  });

  /** The events of each pair, by the sidecars on disk: actors and recipients, and participants with everybody. */
  const tiesOnDisk = async (): Promise<Map<string, Set<string>>> => {
    const ties = new Map<string, Set<string>>();
    const files = await readdir(workbench.fixture.folder, { recursive: true });
    for (const file of files.filter((name) => name.endsWith('.txt.hashiya.json'))) {
      const { mentions } = JSON.parse(await readFile(workbench.fixture.path(file), 'utf8')) as {
        mentions: InFile[];
      };
      for (const { event, participants = [] } of mentions) {
        const tie = (pair: string): void => {
          if (event !== undefined) ties.set(pair, (ties.get(pair) ?? new Set()).add(event));
        };
        for (const one of participants) {
          for (const other of participants) {
            if (one.role === 'actor' && other.role === 'recipient') tie(`${one.actor} > ${other.actor}`);
            const isPartner = [one, other].some(({ role }) => role === 'participant');
            const isTied = ['actor', 'recipient', 'participant'].includes(other.role);
            const isOther = ['actor', 'recipient', 'participant'].includes(one.role);
            if (isPartner && isTied && isOther && one.actor < other.actor)
              tie(`${one.actor} - ${other.actor}`);
          }
        }
      }
    }
    return ties;
  };

  const attributes = async (locator: Locator, name: string): Promise<string[]> =>
    Promise.all((await locator.all()).map(async (one) => (await one.getAttribute(name)) ?? ''));
  const nodes = (): Locator => panel.locator('.nodes button');
  const node = (actor: string): Locator => panel.locator(`.nodes button[data-actor="${actor}"]`);
  const textOf = async (locator: Locator): Promise<string> =>
    (await locator.innerText()).replace(/\s+/g, ' ');

  it('shows as many actors and ties as the files tell', async () => {
    const ties = await tiesOnDisk();
    const actors = new Set([...ties.keys()].flatMap((pair) => pair.split(/ [>-] /)));
    assert.equal(await textOf(panel.locator('.counts')), `${actors.size} actors, ${ties.size} ties`);
    const shown = await attributes(nodes(), 'data-actor');
    assert.deepEqual(shown.sort(), [...actors].sort());
    await workbench.screenshot('network');
  });

  it('lists the ties in a table, the heaviest first', async () => {
    await panel.getByRole('button', { name: 'Table', exact: true }).click();
    const rows = panel.locator('td button[data-tie]');
    const weights = (await rows.allInnerTexts()).map(Number);
    const shown = (await attributes(rows, 'data-tie')).map((tie, i) => [tie, weights[i]] as const);
    const expected = Array.from(await tiesOnDisk(), ([pair, events]) => [pair, events.size] as const);
    assert.deepEqual(Object.fromEntries(shown), Object.fromEntries(expected));
    assert.deepEqual(
      weights,
      [...weights].sort((a, b) => b - a),
    );
    await workbench.screenshot('network-table');
    await panel.getByRole('button', { name: 'Graph', exact: true }).click();
  });

  it('finds an actor however the name is written, and brings it to the middle', async () => {
    await panel.getByRole('combobox', { name: 'Find an actor' }).fill('سيرغى لافروڤ'.slice(0, 6));
    await workbench.page.keyboard.press('Enter');
    const stage = await panel.locator('.stage').boundingBox();
    const box = await node('sergey-lavrov').boundingBox();
    assert.ok(stage && box);
    assert.ok(Math.abs(box.x + box.width / 2 - stage.x - stage.width / 2) < 3);
    assert.ok(Math.abs(box.y + box.height / 2 - stage.y - stage.height / 2) < 3);
    assert.equal(await panel.locator('.nodes button:focus').getAttribute('data-actor'), 'sergey-lavrov');
    const ties = [...(await tiesOnDisk()).keys()].filter((pair) => pair.includes('sergey-lavrov'));
    assert.equal(await panel.locator('aside .ties li').count(), ties.length);
    await workbench.screenshot('network-found');
  });

  it('goes with an arrow key to somebody who is tied', async () => {
    const tied = new Set(
      [...(await tiesOnDisk()).keys()]
        .filter((pair) => pair.includes('sergey-lavrov'))
        .flatMap((pair) => pair.split(/ [>-] /)),
    );
    for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown']) {
      await node('sergey-lavrov').focus();
      await workbench.page.keyboard.press(key);
      const focused = await panel.locator('.nodes button:focus').getAttribute('data-actor');
      assert.ok(focused !== null && tied.has(focused), `${key} to ${focused ?? 'nobody'}`);
    }
  });

  it('lists the events of a tie that is clicked, with their sentences, and goes to the text', async () => {
    await panel.getByRole('button', { name: 'Show all' }).click();
    const ties = await tiesOnDisk();
    // A pair with one tie, so that the tie runs straight between the two; the heaviest is easiest to hit.
    const single = [...ties].filter(([pair]) => {
      const [one = '', other = ''] = pair.split(/ [>-] /);
      return ![`${one} > ${other}`, `${other} > ${one}`, `${one} - ${other}`, `${other} - ${one}`].some(
        (same) => same !== pair && ties.has(same),
      );
    });
    const [[pair, events] = ['', new Set<string>()]] = single.sort(([, a], [, b]) => b.size - a.size);
    const [one = '', other = ''] = pair.split(/ [>-] /);
    const heading = panel.locator('aside h2');
    await eventually(async () => {
      for (const part of [0.5, 0.4, 0.6, 0.3]) {
        // What is chosen may make the picture smaller.
        const [from, to] = [await node(one).boundingBox(), await node(other).boundingBox()];
        assert.ok(from && to);
        const along = (a: number, b: number): number => a + (b - a) * part;
        await workbench.page.mouse.click(
          along(from.x + from.width / 2, to.x + to.width / 2),
          along(from.y + from.height / 2, to.y + to.height / 2),
        );
        if ((await heading.count()) > 0 && /[→↔]/.test(await textOf(heading))) {
          const listed = await attributes(panel.locator('aside [data-event]'), 'data-event');
          if (listed.length === events.size && listed.every((id) => events.has(id))) return;
        }
      }
      throw new Error(`No click on the tie ${pair}`);
    });
    await workbench.screenshot('network-tie');
    const sentence = panel.locator('aside .sentence').first();
    const words = await textOf(sentence.locator('mark'));
    assert.equal(await sentence.locator('[dir="auto"]:dir(rtl)').count(), 1);
    await sentence.click();
    await eventually(async () => {
      assert.ok(
        (await workbench.statusBar()).some((text) => text.includes('selected')),
        'words are selected',
      );
      assert.ok((await workbench.visibleText()).includes(words));
    });
  });

  it('saves itself as SVG and as GraphML, which are well-formed', async () => {
    const folder = path.dirname(workbench.fixture.folder);
    const ties = await tiesOnDisk();
    const saved = async (button: string, file: string): Promise<Record<string, number>> => {
      await panel.getByRole('button', { name: button }).click();
      await workbench.quickPick.shown();
      await workbench.chooseInDialog(path.join(folder, file));
      const text = await eventually(() => readFile(path.join(folder, file), 'utf8'));
      return workbench.page.evaluate<Record<string, number>>(`(() => {
        const parsed = new DOMParser().parseFromString(${JSON.stringify(text)}, 'application/xml');
        const count = (selector) => parsed.querySelectorAll(selector).length;
        return {
          errors: count('parsererror'),
          nodes: count('node'),
          edges: count('edge'),
          actors: count('.actors > text'),
          ties: count('.ties > g'),
        };
      })()`);
    };
    const actors = await nodes().count();
    const svg = await saved('Save as SVG…', 'network.svg');
    assert.deepEqual([svg['errors'], svg['actors'], svg['ties']], [0, actors, ties.size]);
    const graphml = await saved('Save as GraphML…', 'network.graphml');
    assert.deepEqual([graphml['errors'], graphml['nodes'], graphml['edges']], [0, actors, ties.size]);
    assert.ok(!(await readdir(folder)).some((name) => name.endsWith('.tmp')));
  });

  it('follows the set, and keeps those who stay where they are', async () => {
    const place = async (): Promise<number> => {
      const style = (await node('sergey-lavrov').getAttribute('style')) ?? '';
      const pixels = (name: string): number => Number(new RegExp(`${name}: ([-\\d.]+)px`).exec(style)?.[1]);
      return pixels('left') + pixels('width') / 2;
    };
    const before = { ties: await tiesOnDisk(), place: await place() };
    const file = workbench.fixture.path('2015/deconfliction-memo.txt.hashiya.json');
    const sidecar = JSON.parse(await readFile(file, 'utf8')) as { mentions: InFile[] };
    sidecar.mentions = sidecar.mentions.filter(({ event }) => event === undefined);
    await writeFile(file, JSON.stringify(sidecar));
    const ties = await tiesOnDisk();
    const actors = new Set([...ties.keys()].flatMap((pair) => pair.split(/ [>-] /)));
    assert.ok(ties.size < before.ties.size && actors.has('sergey-lavrov'));
    await eventually(async () => {
      assert.equal(await textOf(panel.locator('.counts')), `${actors.size} actors, ${ties.size} ties`);
    });
    await panel.locator('.stage:not([aria-busy])').waitFor();
    assert.ok(Math.abs((await place()) - before.place) < 0.01);
  });

  it('is limited by filters', async () => {
    await panel.getByLabel('At least so many events').fill('2');
    await workbench.page.keyboard.press('Tab');
    const heavy = Array.from(await tiesOnDisk()).filter(([, events]) => events.size >= 2).length;
    await eventually(async () => {
      assert.match(await textOf(panel.locator('.counts')), new RegExp(` ${heavy} ties$`));
    });
  });

  it('wears the theme', async () => {
    for (const theme of ['dark', 'hc-dark', 'hc-light'] as const) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`network-${theme}`);
    }
  });
});
