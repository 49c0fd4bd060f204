import assert from 'node:assert/strict';
import path from 'node:path';
import { normaliseText } from '../../../core/text/normalise.js';
import { exported } from '../support/exported.js';
import { loadSet, oddities, write, writeSet, type SampleSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

interface Coded {
  readonly [key: string]: unknown;
  readonly actor: readonly { readonly id: string }[];
  readonly recipient: readonly { readonly id: string }[];
  readonly spans: readonly (readonly [number, number])[];
  readonly quote: readonly string[];
  readonly text: string;
  readonly text_span: readonly [number, number];
}

describe('PLOVER', () => {
  const root = useTemporaryFolder();

  async function coded(
    content: SampleSet,
    options: Parameters<typeof exported>[2] = {},
  ): Promise<{ lines: Coded[]; losses: Readonly<Record<string, number>> }> {
    await writeSet(root(), content);
    const { files, losses } = await exported(await loadSet(root()), 'plover', options);
    const text = files.get('') ?? '';
    assert.match(text, /^(?:\{.*\}\n)*$/);
    const lines = text.split('\n').filter(Boolean);
    return { lines: lines.map((line) => JSON.parse(line) as Coded), losses };
  }

  const ids = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id);

  it('has a line per event mention, with what its sentence claims', async () => {
    const { lines } = await coded(oddities);
    assert.deepEqual(
      lines.map((line) => line['id']),
      ['discontinuous.txt#dis3', 'nested.txt#nes6', 'nested.txt#nes7'],
    );
    const [first] = lines;
    assert.deepEqual(
      first && { ...first, actor: 0, recipient: ids(first.recipient), others: 0, attributed_to: 0 },
      {
        id: 'discontinuous.txt#dis3',
        event_id: 'talks',
        event_label: { ar: 'محادثات', en: 'Talks' },
        event: 'CONSULT',
        quad_class: 'verbal-cooperation',
        date: '2016-07',
        actor: 0,
        recipient: ['lina', 'russia'],
        others: 0,
        attributes: { modality: 'asserted' },
        attributed_to: 0,
        settled: { date: '2016-07-14' },
        article: 'discontinuous.txt',
        spans: [[22, 28]],
        quote: ['اجتمعا'],
        text: 'الوزيران حدّاد ومنصور اجتمعا في محادثات طويلة.',
        text_span: [0, 46],
      },
    );
    assert.deepEqual(first?.recipient[1], {
      id: 'russia',
      code: 'RUS',
      type: 'state',
      label: { ar: 'روسيا', en: 'Russia' },
      role: 'recipient',
    });
    assert.deepEqual(first['others'], [{ ...first.recipient[1], role: 'place' }]);
  });

  it('takes the settled values where the sentence is silent, and tells them where it is not', async () => {
    const { lines } = await coded({
      actors: { a: { type: 'state', label: { en: 'A' } }, b: { type: 'state', label: { en: 'B' } } },
      events: {
        talks: {
          type: 'CONSULT',
          mode: 'visit',
          label: { en: 'Talks' },
          date: '2016-07-14',
          contexts: ['military'],
          participants: [
            { role: 'participant', actor: 'a' },
            { role: 'participant', actor: 'b' },
          ],
          subEventOf: 'war',
        },
      },
      articles: {
        'a.txt': {
          raw: 'لقاء. محادثات',
          tags: [
            { id: 'm1', event: 'talks', words: ['لقاء'] },
            {
              id: 'm2',
              event: 'talks',
              words: ['محادثات'],
              date: '2016',
              participants: [{ role: 'actor', actor: 'b' }],
            },
          ],
        },
      },
    });
    const [silent, telling] = lines;
    assert.deepEqual(
      [silent?.['date'], ids(silent?.actor ?? []), ids(silent?.recipient ?? [])],
      ['2016-07-14', ['a', 'b'], ['a', 'b']],
    );
    assert.deepEqual(
      [silent?.['mode'], silent?.['context'], silent?.['sub_event_of']],
      ['visit', ['military'], 'war'],
    );
    assert.deepEqual([telling?.['date'], ids(telling?.actor ?? []), telling?.recipient], ['2016', ['b'], []]);
    assert.deepEqual(telling?.['settled'], { date: '2016-07-14', actor: ['a', 'b'], recipient: ['a', 'b'] });
  });

  it('counts places in code points of the normalised text, also of discontinuous mentions and at both ends', async () => {
    const raw = '\uFEFF😀 اتفق "<الطرفان>".\r\nثم وقّعا\r\nعلى وثيقة';
    const { lines } = await coded({
      articles: {
        'a.txt': {
          raw,
          tags: [
            { id: 'm1', event: 'e', words: ['😀'] },
            { id: 'm2', event: 'e', words: ['اتفق', 'وقّعا'] },
            { id: 'm3', event: 'e', words: ['وثيقة'] },
          ],
        },
        'empty.txt': { raw: '', tags: [] },
      },
    });
    const text = Array.from(normaliseText(raw));
    const slice = ([start, end]: readonly [number, number]): string => text.slice(start, end).join('');
    assert.equal(lines.length, 3);
    for (const line of lines) {
      assert.deepEqual(line.spans.map(slice), line.quote);
      assert.equal(slice(line.text_span), line.text);
      assert.ok(line.quote.every((quote) => line.text.includes(quote)));
    }
    assert.deepEqual(
      lines.map((line) => line.text),
      ['😀 اتفق "<الطرفان>".', '😀 اتفق "<الطرفان>".\nثم وقّعا', 'على وثيقة'],
    );
  });

  it('leaves suggestions and orphans out, and suggestions in when asked for', async () => {
    const content: SampleSet = {
      events: { e: { type: 'CONSULT', label: { en: 'E' } } },
      articles: {
        'a.txt': {
          raw: 'لقاء لقاء',
          tags: [
            { id: 'm1', event: 'e', words: ['لقاء'], status: 'suggested' },
            { id: 'm2', event: 'e', words: ['لقاء'], status: 'orphaned' },
          ],
        },
      },
    };
    const without = await coded(content);
    assert.deepEqual(without.lines, []);
    assert.deepEqual(without.losses, { 'orphaned mentions': 1, 'events that no exported mention tells': 1 });
    const { lines } = await coded(content, { suggested: true });
    assert.deepEqual(
      lines.map((line) => [line['id'], line['status']]),
      [['a.txt#m1', 'suggested']],
    );
  });

  it('widens spans to whole words when asked to', async () => {
    const content: SampleSet = {
      articles: { 'a.txt': { raw: 'بالقصف', tags: [{ id: 'm', event: 'e', words: ['قصف'] }] } },
    };
    const { lines } = await coded(content, { boundary: 'word' });
    assert.deepEqual(lines[0]?.quote, ['بالقصف']);
  });

  it('reports what it cannot carry', async () => {
    const { losses } = await coded(oddities);
    assert.deepEqual(losses, {
      'aliases of actors': 1,
      'notes of actors': 1,
      'mentions of actors': 9,
      'links from participants to their mentions': 2,
      'orphaned mentions': 1,
      'events that no exported mention tells': 1,
    });
  });

  it('codes what it can of an article that cannot be read', async () => {
    await writeSet(root(), oddities);
    await write(root(), 'discontinuous.txt', new Uint8Array([0xff, 0xfe, 0xd8]));
    const { files, losses } = await exported(await loadSet(root()), 'plover');
    const line: unknown = JSON.parse(files.get('')?.split('\n')[0] ?? '');
    assert.ok(line !== null && typeof line === 'object' && 'spans' in line && !('text' in line));
    assert.equal(losses['sentences of articles that are missing or not UTF-8'], 1);
  });

  it('is empty for an empty set', async () => {
    await writeSet(path.join(root(), 'empty'), {});
    const { files } = await exported(await loadSet(path.join(root(), 'empty')), 'plover');
    assert.equal(files.get('') ?? '', '');
  });
});
