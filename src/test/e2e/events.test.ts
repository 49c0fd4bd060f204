import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

const article = '2016/kerry-in-moscow.txt';

interface EventMentionInFile {
  event?: string;
  quote: string[];
  participants?: { role: string; actor: string; mention?: string }[];
  attributes?: Record<string, string>;
  date?: string;
}

describe('Annotating an event in the workbench', () => {
  let workbench: Workbench;

  beforeEach(async () => {
    workbench = await Workbench.open({ openFile: article });
    await workbench.languageIs('Arabic Article');
  });

  afterEach(async () => {
    await workbench.close();
  });

  const mentionOf = async (quote: string): Promise<EventMentionInFile | undefined> => {
    const text = await readFile(workbench.fixture.path(`${article}.hashiya.json`), 'utf8');
    const { mentions } = JSON.parse(text) as { mentions: EventMentionInFile[] };
    return mentions.find((one) => one.event !== undefined && one.quote[0] === quote);
  };

  it('takes three participants, a date and attributes, by keys alone and at most twelve', async () => {
    await workbench.putCursorBefore('غادر');
    await workbench.press('Alt+d');
    // The visit in the set is told with another word, so it stands below.
    await workbench.quickPick.activeIs('Consult');
    await workbench.screenshot('event-pick');
    await workbench.quickPick.accept();
    await workbench.quickPick.activeIs('Done');
    await workbench.screenshot('event-claim');
    await workbench.press('0');
    await eventually(async () => {
      assert.ok((await workbench.quickPick.labels()).some((label) => label.startsWith('Type a date')));
    });
    await workbench.type('الجمعة ١٥ تموز 2016');
    await workbench.quickPick.activeIs('Date: 2016-07-15');
    await workbench.quickPick.accept();
    await workbench.quickPick.activeIs('Done');
    // The place, which is named elsewhere in the article.
    const digit = await eventually(async () => {
      const place = (await workbench.quickPick.labels()).find((label) => /^\d.*موسكو/.test(label));
      assert.ok(place !== undefined);
      return place.charAt(0);
    });
    await workbench.press(digit);
    await eventually(async () => {
      const [done = ''] = await workbench.quickPick.items();
      assert.ok(done.includes('موسكو'), done);
    });
    await workbench.press('Enter');
    await eventually(async () => {
      const { participants = [], attributes, date } = (await mentionOf('غادر')) ?? {};
      assert.ok(participants.length >= 3, JSON.stringify(participants));
      for (const actor of ['john-kerry', 'moscow']) {
        assert.ok(participants.some((one) => one.actor === actor && one.mention !== undefined));
      }
      assert.equal(participants.find((one) => one.actor === 'moscow')?.role, 'place');
      assert.equal(date, '2016-07-15');
      assert.deepEqual(attributes, { modality: 'asserted', polarity: 'positive', tense: 'past' });
    });
  });

  it('keeps what was chosen when it is left early, takes another role, and goes on later', async () => {
    await workbench.putCursorBefore('خرج منها');
    await workbench.press('Alt+d');
    await workbench.quickPick.shown();
    await workbench.quickPick.type('consult');
    await workbench.quickPick.activeIs('Consult');
    await workbench.quickPick.accept();
    await workbench.quickPick.activeIs('Done');
    await workbench.quickPick.type('رويترز');
    await workbench.quickPick.activeIs('رويترز · Reuters');
    await workbench.quickPick.accept();
    await workbench.quickPick.activeIs('Done');
    const source = async (): Promise<string | undefined> =>
      (await workbench.quickPick.items()).find((row) => row.includes('رويترز') && !row.startsWith('Done'));
    await eventually(async () => {
      await workbench.press('ArrowDown');
      assert.match((await workbench.quickPick.active()) ?? '', /رويترز/);
    });
    const role = await source();
    await workbench.press('Alt+r');
    await eventually(async () => {
      assert.notEqual(await source(), role);
    });
    await workbench.press('Escape');
    const chosen = await eventually(async () => {
      const participants = (await mentionOf('خرج'))?.participants ?? [];
      assert.deepEqual(participants.map(({ actor }) => actor), ['reuters']); // prettier-ignore
      return participants[0]?.role;
    });
    await workbench.press('Alt+w');
    await workbench.quickPick.activeIs('Done');
    assert.ok((await workbench.quickPick.items()).some((row) => row.includes('Reuters')));
    await workbench.press('Escape');
    await workbench.press('Alt+u');
    await eventually(async () => {
      assert.equal((await mentionOf('خرج'))?.participants, undefined);
    });
    assert.notEqual(chosen, 'participant');
  });
});
