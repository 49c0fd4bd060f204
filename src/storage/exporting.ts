import { selectedSet, type ExportSource, type Selection } from '../core/formats/index.js';
import { writeContent } from '../core/set/content.js';
import { actorsFile, eventsFile } from '../core/set/files.js';
import { decodeUtf8 } from '../core/text/normalise.js';
import { SetContent } from './setContent.js';
import type { SetStore } from './setStore.js';

/** What an export reads of a loaded set, or of a part of it: then the registries hold what that part needs alone. */
export function exportSource(store: SetStore, selection: Selection = {}): ExportSource {
  const set = selectedSet(store.set, selection);
  const isOfPart = (file: string): boolean =>
    set !== store.set && (file === actorsFile || file === eventsFile);
  return {
    set,
    readArticle: async (article) => {
      const bytes = await store.folder.read(article);
      return bytes && decodeUtf8(bytes);
    },
    readFile: async (file) =>
      isOfPart(file) ? writeContent(new SetContent(set).of(file)) : store.textOf(file),
  };
}
