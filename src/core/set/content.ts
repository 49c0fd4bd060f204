import { parseFile, type Parsed } from '../model/parse.js';
import { serialiseActors, serialiseEvents, serialiseSettings, serialiseSidecar } from '../model/serialise.js';
import { actorRegistryShape, eventRegistryShape, settingsShape, sidecarShape } from '../model/shapes.js';
import type { ActorRegistry, EventRegistry, Settings, Sidecar } from '../model/types.js';
import { actorsFile, articleOf, eventsFile, settingsFile } from './files.js';
import type { KnownTexts } from './merge/anchors.js';
import {
  mergeActors,
  mergeEvents,
  mergeSettings,
  type FileVersions,
  type MergedFile,
} from './merge/registries.js';
import { mergeSidecars } from './merge/sidecars.js';

/** What one of a set's files holds. */
export type Content =
  | { readonly kind: 'settings'; readonly value: Settings }
  | { readonly kind: 'actors'; readonly value: ActorRegistry }
  | { readonly kind: 'events'; readonly value: EventRegistry }
  | { readonly kind: 'sidecar'; readonly value: Sidecar };

export type ContentKind = Content['kind'];

/** What kind of a set's files a path is of; undefined for any other file. */
export function kindOf(file: string): ContentKind | undefined {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (name === settingsFile) return 'settings';
  if (name === actorsFile) return 'actors';
  if (name === eventsFile) return 'events';
  return articleOf(file) === undefined ? undefined : 'sidecar';
}

/** @param path for the problems, relative to the set */
export function readContent(kind: ContentKind, path: string, text: string): Parsed<Content> {
  switch (kind) {
    case 'settings':
      return withKind(parseFile(settingsShape, path, text), (value) => ({ kind, value }));
    case 'actors':
      return withKind(parseFile(actorRegistryShape, path, text), (value) => ({ kind, value }));
    case 'events':
      return withKind(parseFile(eventRegistryShape, path, text), (value) => ({ kind, value }));
    case 'sidecar':
      return withKind(parseFile(sidecarShape, path, text), (value) => ({ kind, value }));
  }
}

function withKind<T>(parsed: Parsed<T>, content: (value: T) => Content): Parsed<Content> {
  return parsed.ok ? { ok: true, value: content(parsed.value) } : parsed;
}

/** The canonical text of a file. */
export function writeContent(content: Content): string {
  switch (content.kind) {
    case 'settings':
      return serialiseSettings(content.value);
    case 'actors':
      return serialiseActors(content.value);
    case 'events':
      return serialiseEvents(content.value);
    case 'sidecar':
      return serialiseSidecar(content.value);
  }
}

/**
 * Merges two versions of one file; what they changed differently stays in it as conflicts.
 * @throws Error when they are of different kinds
 */
export function mergeContents(
  { base, ours, theirs }: FileVersions<Content>,
  texts: KnownTexts = {},
): MergedFile<Content> {
  if (ours.kind === 'settings' && theirs.kind === 'settings') {
    const { kind } = ours;
    const before = base?.kind === kind ? base.value : undefined;
    const merged = mergeSettings({ base: before, ours: ours.value, theirs: theirs.value });
    return { ...merged, value: { kind, value: merged.value } };
  }
  if (ours.kind === 'actors' && theirs.kind === 'actors') {
    const { kind } = ours;
    const before = base?.kind === kind ? base.value : undefined;
    const merged = mergeActors({ base: before, ours: ours.value, theirs: theirs.value });
    return { ...merged, value: { kind, value: merged.value } };
  }
  if (ours.kind === 'events' && theirs.kind === 'events') {
    const { kind } = ours;
    const before = base?.kind === kind ? base.value : undefined;
    const merged = mergeEvents({ base: before, ours: ours.value, theirs: theirs.value });
    return { ...merged, value: { kind, value: merged.value } };
  }
  if (ours.kind === 'sidecar' && theirs.kind === 'sidecar') {
    const { kind } = ours;
    const before = base?.kind === kind ? base.value : undefined;
    const merged = mergeSidecars({ base: before, ours: ours.value, theirs: theirs.value }, texts);
    return { ...merged, value: { kind, value: merged.value } };
  }
  throw new Error(`A file of ${ours.kind} cannot be merged with one of ${theirs.kind}.`);
}
