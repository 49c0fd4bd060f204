import type { EventMention, Mention } from '../model/types.js';
import { eventsFile, sidecarOf } from '../set/files.js';
import { checkConflicts } from './conflicts.js';
import { checkDate } from './dates.js';
import type { Finding } from './finding.js';
import type { Knowledge } from './knowledge.js';
import { checkOverlaps } from './overlaps.js';
import { checkParticipants } from './participants.js';
import { below, checkActorId, checkEventId, notInCodebook, type Place } from './unknown.js';
import { say, type Message } from '../text/message.js';

/** What is wrong with the mentions of one article, without looking at its text. */
export function* checkMentions(known: Knowledge, article: string): Generator<Finding> {
  const { set } = known;
  const file = sidecarOf(article);
  if (set.problems.has(file)) return;
  yield* checkConflicts({ ...set.headOf(file) }, { file, at: [] });
  const mentions = set.mentionsIn(article).sorted();
  const mentioned = new Set(mentions.map(({ actor }) => actor));
  for (const mention of mentions) {
    const place = { file, at: ['mentions', mention.id] };
    yield* checkSpans(mention, place);
    yield* checkStatus(mention, place);
    yield* checkConflicts(mention, place);
    if (mention.actor !== undefined) yield* checkActorId(known, mention.actor, below(place, 'actor'));
    else {
      yield* checkEventId(known, mention.event, below(place, 'event'));
      yield* checkClaim(known, mention, place);
      yield* checkMentioned(known, article, mention, mentioned, place);
    }
  }
  yield* checkOverlaps(mentions, file);
}

function* checkSpans({ spans, quote }: Mention, place: Place): Generator<Finding> {
  const wrong = (message: Message): Finding => ({ rule: 'invalid-spans', ...below(place, 'spans'), message });
  if (spans.some(([start, end]) => end <= start)) {
    yield wrong(say`A span ends before or where it starts; its end is the offset after its last character.`);
  } else if (spans.some(([start], i) => start < (spans[i - 1]?.[1] ?? 0))) {
    yield wrong(say`The spans overlap or are in disorder; put them in the order of the text.`);
  } else if (spans.length !== quote.length)
    yield wrong(say`The number of spans and of quotes differs; give one quoted string for each span.`);
}

function* checkStatus({ status }: Mention, place: Place): Generator<Finding> {
  if (status === 'uncertain') {
    const message = say`The words of this mention were found again with doubt; see whether they are meant, then confirm or remove it.`;
    yield { rule: 'uncertain-mention', ...below(place, 'status'), message };
  } else if (status === 'orphaned') {
    const message = say`The words of this mention are no longer in the article; attach it to other words, or remove it.`;
    yield { rule: 'orphaned-mention', ...below(place, 'status'), message };
  }
}

/** What one article claims of an event. */
function* checkClaim(known: Knowledge, mention: EventMention, place: Place): Generator<Finding> {
  const { participants = [], attributes = {}, date, attributedTo } = mention;
  const { codebook, set } = known;
  const type = set.problems.has(eventsFile) ? undefined : set.events.get(mention.event)?.type;
  yield* checkParticipants(known, type, participants, place);
  if (codebook) {
    for (const [id, value] of Object.entries(attributes)) {
      const at = below(place, 'attributes', id);
      const attribute = codebook.attributes.get(id);
      if (!attribute) yield notInCodebook('unknown-attribute', say`attribute`, id, codebook.attributes, at);
      else if (attribute.values && !attribute.values.has(value)) {
        yield notInCodebook('unknown-attribute', say`value of ${id}`, value, attribute.values, at);
      }
    }
  }
  if (date !== undefined) yield* checkDate(date, below(place, 'date'));
  if (attributedTo !== undefined) yield* checkActorId(known, attributedTo, below(place, 'attributedTo'));
}

/** A participant must be mentioned in the article that tells of it, and by the mention that is given. */
function* checkMentioned(
  known: Knowledge,
  article: string,
  { participants = [] }: EventMention,
  mentioned: ReadonlySet<string | undefined>,
  place: Place,
): Generator<Finding> {
  const mentions = known.set.mentionsIn(article);
  const told = new Set<string>();
  for (const [index, { actor, mention: id }] of participants.entries()) {
    const here = below(place, 'participants', String(index));
    const given = id === undefined ? undefined : mentions.get(id);
    if (id !== undefined && !given) {
      const message = say`This article has no mention "${id}"; give the id of one, or remove the key.`;
      yield { rule: 'dangling-id', ...below(here, 'mention'), message };
    } else if (given && given.actor !== actor) {
      const message = say`The mention "${id ?? ''}" does not name ${actor}; give one that does, or remove the key.`;
      yield { rule: 'participant-not-mentioned', ...below(here, 'mention'), message };
    } else if (!given && !mentioned.has(actor) && !told.has(actor) && known.set.actors.has(actor)) {
      told.add(actor);
      const message = say`${actor} takes part here and is mentioned nowhere in this article; tag where the article names it, or choose another actor.`;
      yield { rule: 'participant-not-mentioned', ...below(here, 'actor'), message };
    }
  }
}
