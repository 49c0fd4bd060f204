import { newMentionId } from '../model/ids.js';
import { referentKey, referentOf } from '../model/mention.js';
import type { Actor, Event, Kind, Mention, SettledParticipant } from '../model/types.js';
import { withKeys, withNamesOf } from '../set/actorChanges.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import type { Change, Edit } from '../set/change.js';
import { isSameContent } from '../set/sameContent.js';
import { rejectionKey } from '../find/rejection.js';
import type { Match, Verdict } from './match.js';
import { placeKey, type ImportPlan } from './plan.js';
import type { PlacedArticle } from './place.js';
import { addAll } from '../lists.js';

/**
 * What a person decided, by `referentKey` of imported actors and events: the id in the set of the one that it is, or
 * null when it is a new one. Where nothing was decided, what is doubtful is taken as new.
 */
export type Decisions = ReadonlyMap<string, string | null>;

export interface ImportCounts {
  readonly articles: Readonly<Record<'new' | 'known', number>>;
  readonly actors: Readonly<Record<Verdict, number>>;
  readonly events: Readonly<Record<Verdict, number>>;
  /** Those that are new, those that the set has, and how many of the new ones are uncertain or orphaned. */
  readonly mentions: Readonly<Record<'new' | 'known' | 'uncertain' | 'orphaned', number>>;
}

/** A file of an article that the set does not have yet. */
export interface NewArticle {
  readonly article: string;
  /** The text as the file is to hold it. */
  readonly text: string;
}

export interface SettledImport {
  /** To be written, and made known to the set, before the change is applied. */
  readonly newArticles: readonly NewArticle[];
  readonly change: Change;
  readonly counts: ImportCounts;
}

/** The decisions that take whatever is doubtful for the likeliest one of the set. */
export function likeliest({ matches }: ImportPlan): Decisions {
  return new Map(
    matches.flatMap(({ referent, verdict, candidates: [first] }): [string, string][] =>
      verdict === 'doubtful' && first !== undefined ? [[referentKey(referent), first]] : [],
    ),
  );
}

/** What an import does to the set after a person's decisions. Nothing is changed. */
export function settleImport(
  set: AnnotationSet,
  plan: ImportPlan,
  decisions: Decisions = new Map(),
): SettledImport {
  const settler = new Settler(set, plan, decisions);
  const edits = settler.entryEdits();
  const counts = {
    articles: { new: 0, known: 0 },
    actors: countVerdicts(plan.matches, 'actor', decisions),
    events: countVerdicts(plan.matches, 'event', decisions),
    mentions: { new: 0, known: 0, uncertain: 0, orphaned: 0 },
  };
  const newArticles: NewArticle[] = [];
  for (const [article, parts] of byArticle(plan.articles)) {
    const newFile = parts.find(({ newFile }) => newFile !== undefined)?.newFile;
    if (newFile === undefined) counts.articles.known++;
    else {
      counts.articles.new++;
      newArticles.push({ article, text: newFile });
    }
    const { added, known } = settler.mentionsOf(article, parts);
    counts.mentions.known += known;
    counts.mentions.new += added.length;
    for (const after of added) {
      if (after.status === 'uncertain' || after.status === 'orphaned') counts.mentions[after.status]++;
      edits.push({ of: 'mention', id: after.id, article, before: undefined, after });
    }
    addAll(edits, settler.otherEdits(article, parts));
  }
  return { newArticles, change: { name: 'import', edits }, counts };
}

function byArticle(articles: readonly PlacedArticle[]): ReadonlyMap<string, PlacedArticle[]> {
  const parts = new Map<string, PlacedArticle[]>();
  for (const placed of articles) {
    const others = parts.get(placed.article);
    if (others) others.push(placed);
    else parts.set(placed.article, [placed]);
  }
  return parts;
}

function countVerdicts(matches: readonly Match[], kind: Kind, decisions: Decisions): Record<Verdict, number> {
  const counts = { known: 0, doubtful: 0, new: 0 };
  for (const { referent, verdict } of matches) {
    if (referent.kind !== kind) continue;
    const decided = decisions.get(referentKey(referent));
    if (decided === undefined) counts[verdict]++;
    else counts[decided === null ? 'new' : 'known']++;
  }
  return counts;
}

/** Says what the source says in the ids of the set. */
class Settler {
  /** Ids in the set, by `referentKey` of what is imported. */
  private readonly ids = new Map<string, string>();

  constructor(
    private readonly set: AnnotationSet,
    private readonly plan: ImportPlan,
    private readonly decisions: Decisions,
  ) {
    const taken = { actor: new Set(set.actors.keys()), event: new Set(set.events.keys()) };
    for (const { referent, verdict, candidates } of plan.matches) {
      const { kind, id } = referent;
      const decided = decisions.get(referentKey(referent));
      const known = decided === undefined ? (verdict === 'known' ? candidates[0] : undefined) : decided;
      const settled = known ?? freeId(id, taken[kind]);
      taken[kind].add(settled);
      this.ids.set(referentKey(referent), settled);
    }
  }

  /**
   * The edits that bring new actors and events, and what only the source says of known ones: where both have one id or a
   * person said so. What is known by its name alone stays as it is, or the next import might take another for it.
   */
  entryEdits(): Edit[] {
    const { set, plan } = this;
    const actors = new Map<string, Actor>();
    for (const [id, actor] of plan.imported.actors) {
      const settled = this.idOf('actor', id);
      const known = actors.get(settled) ?? set.actors.get(settled);
      if (!known) actors.set(settled, actor);
      else if (this.isCompleted('actor', id)) actors.set(settled, completeActor(known, actor));
    }
    const events = new Map<string, Event>();
    for (const [id, imported] of plan.imported.events) {
      const settled = this.idOf('event', id);
      const event = this.eventOf(imported);
      const known = events.get(settled) ?? set.events.get(settled);
      if (!known) events.set(settled, event);
      else if (this.isCompleted('event', id)) events.set(settled, completeEvent(known, event));
    }
    const edits: Edit[] = [];
    for (const [id, after] of actors) {
      const before = set.actors.get(id);
      if (!before || !isSameContent(before, after)) edits.push({ of: 'actor', id, before, after });
    }
    for (const [id, after] of events) {
      const before = set.events.get(id);
      if (!before || !isSameContent(before, after)) edits.push({ of: 'event', id, before, after });
    }
    return edits;
  }

  /** The mentions that an article does not have yet, each under an id that is free there. */
  mentionsOf(
    article: string,
    parts: readonly PlacedArticle[],
  ): { readonly added: readonly Mention[]; readonly known: number } {
    const present = this.set.mentionsIn(article).sorted();
    const unmatched = new Set(present);
    const byId = new Map(present.map((mention) => [mention.id, mention]));
    const byPlace = new Map<string, Mention[]>();
    for (const mention of present) {
      const key = placeAndReferent(mention);
      const others = byPlace.get(key);
      if (others) others.push(mention);
      else byPlace.set(key, [mention]);
    }
    const taken = new Set(byId.keys());
    const added: Mention[] = [];
    let known = 0;
    for (const { mentions } of parts) {
      const ids = new Map<string, string>();
      const fresh: Mention[] = [];
      const translated = mentions.map((mention) => this.mentionOf(mention));
      // Those that are there under their own id first, so that no other one is taken for them.
      const found = translated.map((mention) => {
        const same = byId.get(mention.id);
        return same && unmatched.has(same) && isSameMention(same, mention) && unmatched.delete(same)
          ? same
          : undefined;
      });
      for (const [index, mention] of translated.entries()) {
        const same =
          found[index] ?? byPlace.get(placeAndReferent(mention))?.find((other) => unmatched.has(other));
        if (same) {
          unmatched.delete(same);
          known++;
          ids.set(mention.id, same.id);
        } else {
          const id = taken.has(mention.id) ? newMentionId(taken) : mention.id;
          taken.add(id);
          ids.set(mention.id, id);
          fresh.push({ ...mention, id });
        }
      }
      for (const mention of fresh) added.push(withLinks(mention, ids));
    }
    return { added, known };
  }

  /** The rejected suggestions, and of which text an article's first mentions are. */
  otherEdits(article: string, parts: readonly PlacedArticle[]): Edit[] {
    const { rejections, stamp } = this.set.mentionsIn(article);
    const edits = new Map<string, Edit>();
    for (const { source } of parts) {
      for (const rejected of source.rejected ?? []) {
        const after = withKeys(rejected, {
          actor: rejected.actor === undefined ? undefined : this.idOf('actor', rejected.actor),
        });
        const id = rejectionKey(after);
        if (!rejections.has(id)) {
          edits.set(id, { of: 'rejection', id, article, before: undefined, after });
        }
      }
    }
    const after = parts.find((placed) => placed.stamp !== undefined)?.stamp;
    return stamp || !after
      ? [...edits.values()]
      : [...edits.values(), { of: 'text', id: article, article, before: undefined, after }];
  }

  private isCompleted(kind: Kind, id: string): boolean {
    return this.idOf(kind, id) === id || typeof this.decisions.get(referentKey({ kind, id })) === 'string';
  }

  /** The id in the set; what the source has no entry of keeps its id. */
  private idOf(kind: Kind, id: string): string {
    return this.ids.get(referentKey({ kind, id })) ?? id;
  }

  private eventOf(event: Event): Event {
    const { participants, subEventOf } = event;
    return withKeys(event, {
      participants: participants?.map((one) => this.participantOf(one)),
      subEventOf: subEventOf === undefined ? undefined : this.idOf('event', subEventOf),
    });
  }

  private participantOf<P extends SettledParticipant>(participant: P): P {
    return { ...participant, actor: this.idOf('actor', participant.actor) };
  }

  private mentionOf(mention: Mention): Mention {
    if (mention.actor !== undefined) return { ...mention, actor: this.idOf('actor', mention.actor) };
    const { participants, attributedTo } = mention;
    return withKeys(
      { ...mention, event: this.idOf('event', mention.event) },
      {
        participants: participants?.map((one) => this.participantOf(one)),
        attributedTo: attributedTo === undefined ? undefined : this.idOf('actor', attributedTo),
      },
    );
  }
}

/** The id if it is free, else one made of it. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let number = 2;
  while (taken.has(`${id}-${String(number)}`)) number++;
  return `${id}-${String(number)}`;
}

/** A known actor with what only the source says of it. */
function completeActor(known: Actor, imported: Actor): Actor {
  if (isSameContent(known, imported)) return known;
  const note = known.note ?? imported.note;
  return withKeys(withNamesOf(known, imported), { note });
}

/** A known event with what only the source says of it. */
function completeEvent(known: Event, imported: Event): Event {
  const label = { ...imported.label, ...known.label };
  return { ...withKeys(imported, { conflicts: undefined }), ...known, label };
}

function placeAndReferent(mention: Mention): string {
  return `${referentKey(referentOf(mention))} ${placeKey(mention)}`;
}

/** Whether a mention of the set with the id of an imported one is that, though it may name another or stand elsewhere now. */
function isSameMention(present: Mention, imported: Mention): boolean {
  return (
    placeKey(present) === placeKey(imported) ||
    (referentKey(referentOf(present)) === referentKey(referentOf(imported)) &&
      present.quote.join('\n') === imported.quote.join('\n'))
  );
}

/** Participants' links to other mentions of the article, by the ids that these have in the set. */
function withLinks(mention: Mention, ids: ReadonlyMap<string, string>): Mention {
  if (mention.actor !== undefined || !mention.participants) return mention;
  const participants = mention.participants.map((one) =>
    one.mention === undefined ? one : { ...one, mention: ids.get(one.mention) ?? one.mention },
  );
  return { ...mention, participants };
}
