import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { formats } from '../../../core/formats/index.js';
import { normaliseText } from '../../../core/text/normalise.js';
import { hashiya } from '../support/cli.js';
import { loadSet, oddities, writeSet, type SampleArticle } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

const lines = [
  'بيان 😀 عاجل من سامِر حدّاد',
  'قال حدّاد إن روسيا وافقت، ثم سافر حدّاد إلى روسيا.',
  'وتجري محادثات بين حدّاد ولينا منصور.',
  '',
];
const quotes = ['سامِر حدّاد', 'حدّاد', 'روسيا', 'حدّاد', 'روسيا', 'محادثات', 'حدّاد', 'لينا منصور'];

function tagged(id: string): SampleArticle {
  const raw = lines.join('\n');
  let from = 0;
  const tags = quotes.map((quote, index) => {
    const at = raw.indexOf(quote, from);
    from = at + quote.length;
    const tag = { id: `${id}${String(index)}`, words: [quote], from: at };
    const actor = { سام: 'haddad', حدّ: 'haddad', روس: 'russia', لين: 'lina' }[quote.slice(0, 3)];
    return actor === undefined ? { ...tag, event: 'talks' } : { ...tag, actor, form: 'name' as const };
  });
  return { raw, tags };
}

/** What became of the source's text in the set that is imported into. */
const changes: Readonly<Record<string, (raw: string) => string>> = {
  'word.txt': (raw) => `تحديث ${raw}`,
  'line.txt': (raw) => `😀\n\n${raw}`,
  'crlf.txt': (raw) => raw.replaceAll('\n', '\r\n'),
  'bom.txt': (raw) => `\uFEFF${raw}`,
  'all.txt': (raw) => `\uFEFFتحديث ${raw}`.replaceAll('\n', '\r\n'),
};

describe('hashiya import into articles with another text', () => {
  const root = useTemporaryFolder();
  const { actors = {}, events = {} } = oddities;

  for (const { id: format, extension } of formats.filter(({ reader }) => reader)) {
    it(`puts each mention on its words: ${format}`, async () => {
      const articles = Object.fromEntries(
        Object.keys(changes).map((article) => [article, tagged(path.parse(article).name)]),
      );
      await writeSet(path.join(root(), 'source'), { actors, events, articles });
      const texts = Object.entries(changes).map(
        ([article, change]) => [article, change(lines.join('\n'))] as const,
      );
      await writeSet(path.join(root(), 'target'), {
        articles: Object.fromEntries(texts.map(([article, raw]) => [article, { raw }])),
      });
      const out = `out${extension ?? ''}`;
      const exported = await hashiya(root(), 'export', 'source', '--format', format, '--out', out);
      assert.equal(exported.exitCode, 0, exported.stderr);
      const { exitCode, stderr } = await hashiya(
        root(),
        'import',
        out,
        '--format',
        format,
        '--into',
        'target',
      );
      assert.equal(exitCode, 0, stderr);

      const { set } = await loadSet(path.join(root(), 'target'));
      assert.deepEqual(set.articles, Object.keys(changes).sort());
      for (const [article, raw] of texts) {
        assert.equal(await readFile(path.join(root(), 'target', article), 'utf8'), raw);
        const text = [...normaliseText(raw)];
        const mentions = set.mentionsIn(article).sorted();
        assert.deepEqual(
          mentions.map(({ spans, status }) => [spans.map((span) => text.slice(...span).join('')), status]),
          quotes.map((quote) => [[quote], undefined]),
          article,
        );
      }
    });
  }
});
