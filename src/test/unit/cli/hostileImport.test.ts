import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { formats, Losses } from '../../../core/formats/index.js';
import { hashiya } from '../support/cli.js';
import { hostileFiles } from '../support/hostileFiles.js';
import { read } from '../support/imported.js';
import { oddities, write, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

/** Every file below a folder with its content. */
async function contentOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
  const content = await Promise.all(files.map((file) => readFile(file, 'base64')));
  return Object.fromEntries(files.map((file, i) => [file, content[i] ?? '']));
}

const endings: Readonly<Record<string, string>> = {
  ...{ apf: 'xml', brat: 'txt', tei: 'xml', xmi: 'xmi', jsonl: 'jsonl' },
};

describe('hashiya import of hostile files', () => {
  const root = useTemporaryFolder();

  for (const format of formats.filter(({ reader }) => reader)) {
    const { id } = format;
    const cases = hostileFiles.filter(({ format }) => format === id);

    it(`refuses them at their line in the format ${id}, and leaves the set and all around it as it was`, async () => {
      assert.ok(cases.length > 4);
      await writeSet(path.join(root(), 'set'), oddities);
      for (const [index, { files }] of cases.entries()) {
        for (const [file, content] of Object.entries(files))
          await write(root(), `in/${String(index)}/${file}`, content);
      }
      const before = await contentOf(root());
      const { exitCode, stderr } = await hashiya(root(), 'import', 'in', '--format', id, '--into', 'set');
      assert.equal(exitCode, 1);
      assert.deepEqual(await contentOf(root()), before);
      const said = stderr.split('\n');
      for (const [index, { name, at, message }] of cases.entries()) {
        const line = said.find((one) => one.startsWith(`in/${String(index)}/${at}: `));
        assert.match(line ?? stderr, message, name);
      }
    });

    for (const { name, files, at, message } of cases) {
      it(`takes nothing of ${name} in the format ${id}`, async () => {
        const { imported } = await read(id, files);
        const [problem] = imported.problems;
        assert.equal(`${problem?.path ?? ''}:${String(problem?.line)}`, at);
        assert.match(String(problem?.message), message);
        const { actors, events, articles } = imported;
        assert.deepEqual([actors.size, events.size, articles.length], [0, 0, 0]);
      });
    }

    it(`tells of a file that cannot be read in the format ${id}`, async () => {
      const reader = await format.reader?.();
      const read = (): Promise<never> => Promise.reject(new Error('Gone.'));
      const size = (): Promise<number> => Promise.resolve(1);
      const imported = await reader?.([{ path: `a.${endings[id] ?? 'json'}`, size, read }], new Losses());
      assert.deepEqual(
        imported?.problems.map(({ path, message }) => `${path}: ${String(message)}`),
        [`a.${endings[id] ?? 'json'}: Cannot be read: Gone.`],
      );
    });

    it(`never reads 300 million bytes in the format ${id}`, async () => {
      const path = `a.${endings[id] ?? 'json'}`;
      let isRead = false;
      const file = {
        path,
        size: () => Promise.resolve(300_000_000),
        read: () => {
          isRead = true;
          return Promise.resolve(new Uint8Array());
        },
      };
      const reader = await format.reader?.();
      const imported = await reader?.([file], new Losses());
      const problem = imported?.problems[0];
      assert.equal(problem?.path, path);
      assert.match(String(problem.message), /too large: 300 million bytes, of at most \d+\./);
      assert.ok(!isRead);
    });

    it(`refuses what turns out to be 300 million bytes in the format ${id}`, async () => {
      const path = `a.${endings[id] ?? 'json'}`;
      const bytes = new Uint8Array(300_000_000);
      const file = { path, size: () => Promise.resolve(0), read: () => Promise.resolve(bytes) };
      const reader = await format.reader?.();
      const imported = await reader?.([file], new Losses());
      assert.match(String(imported?.problems[0]?.message), /too large: 300 million bytes/);
    });
  }
});
