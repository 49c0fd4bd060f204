import { rejectionKey } from '../../find/rejection.js';
import { sidecarShape } from '../../model/shapes.js';
import type { Mention, Rejection, Sidecar, TextStamp } from '../../model/types.js';
import { isReshaped, isSameStamp, movedTo, targetOf, type KnownTexts } from './anchors.js';
import { mergeEntry } from './entry.js';
import type { Versions } from './fields.js';
import { isSame, type JsonObject } from './json.js';
import { packed, unpacked } from './packed.js';
import { each, mergeHead, type FileVersions, type MergedFile } from './registries.js';
import { mentionRules } from './rules.js';

/** One side's version of a mention. */
interface Side {
  /** As the side's file has it. */
  readonly mention: Mention;
  /** With offsets that count in the target text. */
  readonly moved: Mention;
  /** The text that the side's file counts in. */
  readonly stamp: TextStamp;
}

/**
 * Merges two versions of a sidecar, mention by mention. When they count in different texts, the mentions of one are
 * first found in the text of the other (see `targetOf` and `movedTo`); that a text moved a mention is no change of it.
 */
export function mergeSidecars(versions: FileVersions<Sidecar>, texts: KnownTexts = {}): MergedFile<Sidecar> {
  const target = targetOf(versions, texts);
  const sides = each(versions, (version) => {
    const moved = movedTo(target, version, texts);
    const { mentions, text: stamp } = version;
    return new Map(
      mentions.map((mention): [string, Side] => [
        mention.id,
        { mention, moved: moved.get(mention.id) ?? mention, stamp },
      ]),
    );
  });
  const mentions: JsonObject[] = [];
  const head = mergeHead(each(versions, ({ mentions: _, text: __, rejected: ___, ...rest }) => rest));
  let { conflicts } = head;
  for (const id of new Set([...sides.ours.keys(), ...sides.theirs.keys()])) {
    const merged = mergeEntry(
      aligned(
        { base: sides.base?.get(id), ours: sides.ours.get(id), theirs: sides.theirs.get(id) },
        target.stamp,
      ),
      mentionRules,
    );
    conflicts += merged.conflicts.length;
    if (merged.value) mentions.push(unpacked(merged.value));
  }
  const rejected = mergeRejections(each(versions, (version) => version.rejected ?? []));
  const value = sidecarShape.parse({
    ...head.value,
    text: target.stamp,
    ...(rejected.length > 0 ? { rejected } : {}),
    mentions,
  });
  return { value, conflicts };
}

/** The versions with one and the same anchor wherever no person moved the mention. */
function aligned({ base, ours, theirs }: Versions<Side>, target: TextStamp): Versions<JsonObject> {
  const unmoved = [ours, theirs].filter((side) => base && side && !isReshapedIn(base, side));
  const place = placeOf(
    [...unmoved, base].filter((side) => side !== undefined),
    target,
  );
  const version = (side: Side | undefined): JsonObject | undefined =>
    side && {
      ...packed(side.mention),
      anchor: packed((unmoved.includes(side) || side === base ? place : undefined) ?? side.moved)['anchor'],
    };
  return { base: version(base), ours: version(ours), theirs: version(theirs) };
}

function isReshapedIn(base: Side, side: Side): boolean {
  return isReshaped(base.mention, side.mention, isSameStamp(base.stamp, side.stamp));
}

/** Where a mention stands, as the one says whose own text it is, or else the first that is certain. */
function placeOf(sides: readonly Side[], target: TextStamp): Mention | undefined {
  const native = sides.find(({ stamp }) => isSameStamp(stamp, target));
  const isCertain = ({ moved: { status } }: Side): boolean => status === undefined || status === 'suggested';
  return (native ?? sides.find(isCertain) ?? sides[0])?.moved;
}

function mergeRejections({ base = [], ours, theirs }: FileVersions<readonly Rejection[]>): unknown[] {
  if (isSame(ours, theirs)) return [...ours];
  const keys = (list: readonly Rejection[]): Set<string> => new Set(list.map(rejectionKey));
  const [before, mine, others] = [keys(base), keys(ours), keys(theirs)];
  const stays = (one: Rejection): boolean => {
    const key = rejectionKey(one);
    return !before.has(key) || (mine.has(key) && others.has(key));
  };
  return [...ours, ...theirs.filter((one) => !mine.has(rejectionKey(one)))].filter(stays);
}
