import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { eventually } from './eventually.js';
import { edgeOf } from './reading-text.js';
import { Workbench } from './workbench.js';

interface MentionInFile {
  id: string;
  actor?: string;
  event?: string;
  /** In code points. */
  spans: [number, number][];
  quote: string[];
}

/** Everything that makes offsets hard: marks, tatweel, ligatures, emoji, other scripts and digits, empty lines. */
const mixed = [
  'لافروف يلتقي كيري في جنيف',
  '',
  'وقال وزير الخارجية الروسيّ سيرغي لافروف (Sergey Lavrov) إنّ ٣ طائرات و2 Su-24 غادرت.',
  'لا إله إلا الله 😀👨‍👩‍👧 وزارَ مُحَمَّـــد العَلي موسكو، ثم واشنطن.',
  '',
].join('\n');

describe('Annotating in the reading view', () => {
  let workbench: Workbench;

  const article = (): Locator => workbench.panel.getByRole('textbox');

  const mentionsIn = async (path: string): Promise<MentionInFile[]> => {
    const file = workbench.fixture.path(`${path}.hashiya.json`);
    const { mentions } = JSON.parse(await readFile(file, 'utf8')) as { mentions: MentionInFile[] };
    return mentions;
  };

  const openForReading = async (path: string): Promise<void> => {
    await workbench.openFile(path);
    await workbench.languageIs('Arabic Article');
    await workbench.runCommand('Hashiya: Open in Reading View');
    await article().waitFor();
    await article().locator('.paragraph').first().waitFor();
  };

  const drag = async (start: number, end: number): Promise<void> => {
    const from = await edgeOf(article(), start, 'begin');
    const to = await edgeOf(article(), end - 1, 'end');
    const { mouse } = workbench.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    await mouse.move(to.x, to.y);
    await mouse.up();
  };

  describe('with the mouse', () => {
    const path = 'mixed.txt';

    before(async () => {
      workbench = await Workbench.open();
      await writeFile(workbench.fixture.path(path), `\ufeff${mixed.replaceAll('\n', '\r\n')}`);
      await openForReading(path);
    });

    after(() => workbench.close());

    // From the outside in and from the inside out, so that later ones select over marks.
    for (const words of [
      'سيرغي لافروف',
      'لافروف (Sergey Lavrov) إنّ',
      'Sergey Lavrov',
      'وزير الخارجية الروسيّ سيرغي لافروف',
      'الروسيّ',
      'Su-24',
      'إنّ ٣ طائرات',
      'لا إله إلا الله',
      'الله 😀👨‍👩‍👧 وزارَ',
      'مُحَمَّـــد العَلي',
      'لافروف يلتقي كيري',
      'موسكو، ثم واشنطن',
    ]) {
      it(`tags just what was selected: ${words}`, async () => {
        const start = mixed.indexOf(words);
        // The mark that was made last may just be drawn, which moves the lines below it.
        await eventually(async () => {
          await drag(start, start + words.length);
          assert.equal(String(await article().evaluate('String(getSelection())')).trim(), words);
        });
        await workbench.press('Alt+a');
        await workbench.quickPick.shown();
        await workbench.quickPick.type('lavrov');
        await workbench.quickPick.activeIs('سيرغي لافروف');
        await workbench.quickPick.accept();
        const points = (text: string): number => Array.from(text).length;
        const span = [points(mixed.slice(0, start)), points(mixed.slice(0, start + words.length))];
        await eventually(async () => {
          const found = (await mentionsIn(path)).map(({ spans }) => spans[0]);
          assert.ok(
            found.some((one) => one?.[0] === span[0] && one?.[1] === span[1]),
            `${JSON.stringify(span)} among ${JSON.stringify(found)}`,
          );
        });
      });
    }

    it('shows nested and overlapping marks', async () => {
      await article().locator('.mark').first().waitFor();
      await workbench.screenshot('reading-view-nested');
      assert.equal((await mentionsIn(path)).length, 12);
    });
  });

  describe('with keys', () => {
    const path = '2016/kerry-in-moscow.txt';

    beforeEach(async () => {
      workbench = await Workbench.open();
      await openForReading(path);
      await article().locator('.mark').first().waitFor();
    });

    afterEach(() => workbench.close());

    /** Selects يومان, by keys alone. */
    const selectWordOfHeadline = async (): Promise<void> => {
      await article().click();
      // The next words in reading direction are on the left.
      await workbench.press('ControlOrMeta+Home', 'ArrowDown', 'ArrowDown', 'Home');
      for (let word = 0; word < 4; word++) await workbench.press('ControlOrMeta+ArrowLeft');
      await workbench.press('ControlOrMeta+Shift+ArrowLeft');
    };

    it('selects word by word, tags, extends, steps, removes and takes back', async () => {
      const before = await mentionsIn(path);
      await selectWordOfHeadline();
      await workbench.press('Alt+a');
      await workbench.quickPick.shown();
      await workbench.screenshot('reading-view-pick');
      await workbench.quickPick.type('putin');
      await workbench.quickPick.activeIs('فلاديمير بوتين');
      await workbench.quickPick.accept();
      const added = async (): Promise<MentionInFile[]> =>
        (await mentionsIn(path)).filter(({ id }) => !before.some((old) => old.id === id));
      await eventually(async () => {
        assert.deepEqual(
          (await added()).map(({ actor, quote }) => [actor, quote[0]]),
          [['vladimir-putin', 'يومان']],
        );
      });
      await workbench.press('Alt+]');
      await eventually(async () => {
        assert.equal((await added())[0]?.quote[0], 'يومان من');
      });
      await workbench.screenshot('reading-view-extended');
      const place = async (): Promise<string | undefined> =>
        (await workbench.statusBar()).find((text) => /\d of \d/.test(text));
      const first = await place();
      await workbench.press('F7');
      await eventually(async () => {
        assert.notEqual(await place(), first);
      });
      await workbench.press('Shift+F7');
      await eventually(async () => {
        assert.equal(await place(), first);
      });
      await workbench.press('Alt+Delete');
      await eventually(async () => {
        assert.deepEqual(await added(), []);
      });
      for (let changes = 0; changes < 3; changes++) await workbench.press('Alt+u');
      await eventually(async () => {
        assert.deepEqual(await mentionsIn(path), before);
      });
    });

    it('loses no key of somebody who types on as soon as a list has closed', async () => {
      const before = await mentionsIn(path);
      await selectWordOfHeadline();
      await workbench.press('Alt+a');
      await workbench.quickPick.shown();
      await workbench.quickPick.type('putin');
      await workbench.quickPick.activeIs('فلاديمير بوتين');
      await workbench.press('Enter');
      // VS Code gives the focus back a moment after the list closed; until then keys are nobody's.
      await article().and(workbench.panel.locator(':focus')).waitFor();
      await workbench.press('ControlOrMeta+ArrowLeft', 'ControlOrMeta+Shift+ArrowLeft', 'Alt+q');
      await eventually(async () => {
        const added = (await mentionsIn(path)).filter(({ id }) => !before.some((old) => old.id === id));
        assert.deepEqual(added.map(({ quote }) => quote[0]).sort(), ['المحادثات', 'يومان']);
      });
    });
  });
});
