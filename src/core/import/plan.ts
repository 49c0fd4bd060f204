import type { Imported } from '../formats/reading.js';
import { referentKey, referentOf } from '../model/mention.js';
import { actorRegistryShape, eventRegistryShape } from '../model/shapes.js';
import { inPlace, misfitsOf } from '../model/wording.js';
import { say } from '../text/message.js';
import type { Problem } from '../model/problem.js';
import type { Mention } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { actorsFile, eventsFile, settingsFile } from '../set/files.js';
import { isSameContent } from '../set/sameContent.js';
import { matchActors, matchEvents, type Match, type Standing } from './match.js';
import { Placer, type ImportTarget, type PlacedArticle } from './place.js';

/** What an import would bring, before anything is decided or written. */
export interface ImportPlan {
  readonly imported: Imported;
  /** The imported actors and events, each with those of the set that it may be. */
  readonly matches: readonly Match[];
  readonly articles: readonly PlacedArticle[];
  /** Of the reader's files, and of the articles that have no place in the set. */
  readonly problems: readonly Problem[];
}

/** Called between articles; throws to stop. */
export type Progress = (done: number, all: number) => void | Promise<void>;

/** Plans the import of what was read into a set. Nothing is changed. */
export async function planImport(
  target: ImportTarget,
  imported: Imported,
  progress: Progress = () => undefined,
): Promise<ImportPlan> {
  const { set } = target;
  const obstacles = [...unreadable(set), ...misfits(imported)];
  const problems = [...imported.problems, ...obstacles];
  if (obstacles.length > 0) return { imported: nothing, matches: [], articles: [], problems };
  if (imported.settings && !isSameContent(imported.settings, set.settings)) {
    problems.push({
      ...{ path: settingsFile, line: 1, column: 1, severity: 'information' },
      message: say`The set keeps its own settings and codebook; those of the source differ.`,
    });
  }
  const placer = new Placer(target);
  const articles: PlacedArticle[] = [];
  for (const [index, source] of imported.articles.entries()) {
    await progress(index, imported.articles.length);
    const placed = await placer.place(source);
    if ('article' in placed) articles.push(placed);
    else problems.push(placed);
  }
  const standing = standingOf(set, articles);
  const matches = [
    ...matchActors(set, imported.actors, standing),
    ...matchEvents(set, imported.events, standing),
  ];
  return { imported, matches, articles, problems };
}

/** The files of the set without which nothing can be imported, where they cannot be read. */
function unreadable(set: AnnotationSet): Problem[] {
  return [settingsFile, actorsFile, eventsFile].flatMap((file) => set.problems.get(file) ?? []);
}

/** Entries that could not be written: a last look at what comes from outside. */
function misfits({ actors, events, articles }: Imported): Problem[] {
  const path = articles[0]?.source ?? '';
  const checked = [
    ...misfitsOf(actorRegistryShape, { version: 1, actors: Object.fromEntries(actors) }),
    ...misfitsOf(eventRegistryShape, { version: 1, events: Object.fromEntries(events) }),
  ];
  return checked.map((misfit) => ({
    path,
    line: 1,
    column: 1,
    severity: 'error',
    message: inPlace(misfit),
  }));
}

const nothing: Imported = { actors: new Map(), events: new Map(), articles: [], problems: [] };

function standingOf(set: AnnotationSet, articles: readonly PlacedArticle[]): Standing {
  const standing = new Map<string, Set<string>>();
  for (const { article, mentions } of articles) {
    const there = new Map<string, Mention[]>();
    for (const mention of set.mentionsIn(article).sorted()) {
      const others = there.get(placeKey(mention));
      if (others) others.push(mention);
      else there.set(placeKey(mention), [mention]);
    }
    for (const mention of mentions) {
      const { kind, id } = referentOf(mention);
      const key = referentKey({ kind, id });
      const here = (there.get(placeKey(mention)) ?? [])
        .map(referentOf)
        .filter((other) => other.kind === kind)
        .map((other) => other.id);
      const before = standing.get(key);
      standing.set(key, new Set(before ? here.filter((other) => before.has(other)) : here));
    }
  }
  return standing;
}

/** One string for the place of a mention. */
export function placeKey({ spans }: Mention): string {
  return spans.join(' ');
}
