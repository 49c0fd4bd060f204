import { anchoredText } from '../../../core/anchor/anchor.js';
import { newActor } from '../../../core/set/actorChanges.js';
import { tag } from '../../../core/set/mentionChanges.js';
import { sidecarOf } from '../../../core/set/files.js';
import { loadSet } from '../support/sampleSet.js';

// A program of its own that goes on writing to a set until it has written often enough or is killed. Prints the number
// of each round that is on disk. Arguments: the set's folder, an article, a name for what it writes, and how often.

const [, , root = '', article = '', name = '', count = ''] = process.argv;

async function write(): Promise<void> {
  const store = await loadSet(root, {
    onWriteFailed: (_file, error) => {
      throw error;
    },
  });
  const { set } = store;
  const bytes = await store.folder.read(article);
  const text = anchoredText(new TextDecoder().decode(bytes));
  for (let i = 0; i < Number(count); i++) {
    const edit = newActor(set, { type: 'person', label: { en: `${name} ${String(i)}` } });
    const place = { article, text, mentions: [[[i % 20, (i % 20) + 3] as const]] };
    const { change } = tag(set, place, { kind: 'actor', id: edit.id }, { by: name, at: String(i) });
    set.apply({ name: 'tag', edits: [edit, ...change.edits.filter((one) => one.of === 'mention')] });
    await store.flush();
    process.stdout.write(`${String(i)}\n`);
    if (store.hasUnsaved) throw new Error(`${sidecarOf(article)} is not saved.`);
  }
}

write().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
