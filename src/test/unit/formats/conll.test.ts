import assert from 'node:assert/strict';
import { exported } from '../support/exported.js';
import { loadSet, oddities, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

describe('CoNLL', () => {
  const root = useTemporaryFolder();

  async function tokens(article: string): Promise<string[]> {
    const { files } = await exported(await loadSet(root()), 'conll');
    const [, part = ''] = (files.get('') ?? '').split(`-DOCSTART-\t${article}\n\n`);
    return (part.split('-DOCSTART-')[0] ?? '').split('\n');
  }

  it('gives each token its tag after IOB2, paragraphs apart', async () => {
    await writeSet(root(), oddities);
    assert.deepEqual(await tokens('bom-crlf-emoji.txt'), [
      ...['بيان\tO', '😀\tO', 'عاجل\tO', ''],
      ...[
        'قال\tO',
        'سامِر\tB-person',
        'حدّاد\tI-person',
        'إن\tO',
        'روسيا\tB-state',
        'وافقت\tO',
        '.\tO',
        '',
        '',
      ],
    ]);
  });

  it('keeps the longest of mentions that overlap, and tells what is lost', async () => {
    await writeSet(root(), oddities);
    const { losses } = await exported(await loadSet(root()), 'conll');
    assert.equal(losses['mentions that overlap a longer one'], 1);
    assert.equal(losses['discontinuous mentions'], 2);
    const nested = await tokens('nested.txt');
    assert.deepEqual(nested.slice(0, 4), [
      ...['استقبل\tB-CONSULT', 'وزير\tB-person', 'خارجية\tI-person', 'روسيا\tI-person'],
    ]);
  });

  it('cuts a word where a span begins in it, and begins anew in a mention right after another', async () => {
    await writeSet(root(), {
      actors: { russia: { type: 'state', label: { ar: 'روسيا' } } },
      articles: {
        'a.txt': {
          raw: 'وروسيا!',
          tags: [
            { id: 'a', actor: 'russia', words: ['روسيا'] },
            { id: 'b', actor: 'russia', words: ['!'] },
          ],
        },
      },
    });
    assert.deepEqual(await tokens('a.txt'), ['و\tO', 'روسيا\tB-state', '!\tB-state', '', '']);
  });
});
