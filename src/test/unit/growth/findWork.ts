import { builtInCodebook } from '../../../core/model/codebook.js';
import type { Actor } from '../../../core/model/types.js';
import { AliasIndex } from '../../../core/find/aliasIndex.js';
import { strayTanwin } from '../../../core/find/boundaries.js';
import { eventLabel } from '../../../core/find/eventLabel.js';
import { Finder } from '../../../core/find/finder.js';
import { likelyAttributes } from '../../../core/find/likelyAttributes.js';
import { dateIn, likelyDates } from '../../../core/find/likelyDates.js';
import { likelyEventTypes } from '../../../core/find/likelyEventType.js';
import { likelyParties } from '../../../core/find/likelyParticipants.js';
import { likelyType } from '../../../core/find/likelyType.js';
import { Matcher } from '../../../core/find/matcher.js';
import { nameAt, selectedName } from '../../../core/find/nameAt.js';
import { namesOf, type Name } from '../../../core/find/names.js';
import { likelyForm, matchesQuery, rankActors } from '../../../core/find/rank.js';
import { rankEvents } from '../../../core/find/rankEvents.js';
import { recordedSuggestions } from '../../../core/find/recorded.js';
import { livingRejections, rejectionOf, Rejections } from '../../../core/find/rejection.js';
import { announcesSource, isSpeechVerb } from '../../../core/find/speech.js';
import { suggest } from '../../../core/find/suggest.js';
import { triggerAt } from '../../../core/find/triggerAt.js';
import { unknownNames } from '../../../core/find/unknown.js';
import { untaggedTriggers } from '../../../core/find/untaggedTriggers.js';
import { VariantFinder } from '../../../core/find/variants.js';
import { actors, setOf } from '../core/find/tellings.js';
import { article } from '../core/samples.js';
import { tagged, within } from './taggedText.js';
import { of, type Work } from './work.js';

const known: Readonly<Record<string, Actor>> = {
  ...actors,
  guard: { type: 'person', label: { ar: 'سالم الحارس' }, aliases: ['سالم', 'السودان الجديد'] },
  letter: { type: 'other', label: { ar: 'ا' }, aliases: ['و', 'ل', 'الي', '1', 'x'] },
};
const name = (text: string): Name => ({ text, actor: 'egypt', origin: 'known', of: text });
const codebook = builtInCodebook('plover');
const never = (): boolean => false;

function indexOf(actor: Actor): AliasIndex {
  const aliases = new AliasIndex();
  for (const [id, one] of Object.entries({ ...known, new: actor })) aliases.add(id, one);
  return aliases;
}

const aliases = indexOf({ type: 'other', label: { ar: 'مصر' } });
const matcher = new Matcher(Object.values(known).flatMap(({ label, aliases: more = [] }) => [label.ar ?? '', ...more].map((text) => ({ text })))); // prettier-ignore
const variants = new VariantFinder(Object.values(known).map(({ label }) => name(label.ar ?? '')));

/** Each function of `core/find` that takes a text, and the finders made from a text. */
export const findWork: Readonly<Record<string, Work>> = {
  'finding names': of((text) => matcher.find(text)),
  'finding a long name': (text) => {
    const own = new Matcher([{ text }, { text: 'سالم' }]);
    return () => own.find(`سالم ${text} سالم`);
  },
  'learning a long name': of((text) => new Matcher([{ text }, { text: `و${text}` }])),
  'finding misspelt names': of((text) => variants.find(text, never)),
  'learning a name that may be misspelt': of((text) => new VariantFinder([name(text)])),
  'the names of an actor': of(
    (text) =>
    namesOf('egypt', { type: 'state', label: { ar: text } }, { nature: 'state', isNominal: () => true, nisbas: new Map() }), // prettier-ignore
  ),
  'the index of names': of((text) => indexOf({ type: 'other', label: { ar: text } })),
  'the name at a place': of((text) => nameAt(text, text.length >> 1, aliases, never)),
  'the name in a selection': of((text) => selectedName(text, { start: 0, end: text.length }, aliases, never)),
  'the trigger at a place': of((text) => [
    triggerAt(text, text.length >> 1, never),
    triggerAt(text, 0, never),
  ]),
  'words that tell events': of((text) => untaggedTriggers(text, never)),
  'unknown names': of((text) => unknownNames(text, never)),
  'words of speech': of((text) => [isSpeechVerb(text), announcesSource(text)]),
  'tanwin in a match': of((text) => [strayTanwin(text, 'سالم'), strayTanwin(text, text)]),
  'what a query means': of((text) => [matchesQuery(text, ['سالم الحارس']), matchesQuery('سالم', [text])]),
  suggestions: (text) => {
    const set = setOf({});
    set.useActors(known);
    set.useArticle(article);
    const finder = new Finder(set);
    const all = new VariantFinder(finder.names());
    const { anchored } = tagged(text);
    return () => suggest(set, { article, text: anchored, matches: finder.find(text), variants: all });
  },
  'suggestions amid mentions': within(({ set, anchored }) => {
    const finder = new Finder(set);
    return [
      suggest(set, { article, text: anchored, matches: finder.find(anchored.text) }),
      recordedSuggestions(set, article),
    ];
  }),
  rejections: within(({ anchored }) => {
    const rejection = rejectionOf(anchored, 0, Math.min(3, anchored.points.length));
    return [
      new Rejections([rejection]).at(anchored, 0, 3),
      livingRejections(anchored.text, [rejection, { ...rejection, quote: `${rejection.quote}?` }]),
    ];
  }),
  'the label of an event': within(({ telling }) => eventLabel(telling)),
  'the attributes of an event': within(({ set, telling }) => likelyAttributes(set, telling)),
  'the date of an event': within(({ set, telling }) => [
    dateIn(telling),
    likelyDates(set, telling, undefined),
  ]),
  'the type of an event': within(({ set, anchored }) => likelyEventTypes(set, anchored.text)),
  'the participants of an event': within(({ set, telling }) => likelyParties(set, { ...telling, type: 'CONSULT' })), // prettier-ignore
  'the event that is told': within(({ set, telling }) =>
    rankEvents(set, { ...telling, types: [], recent: [] }),
  ),
  'the type of an actor': of((text) => [
    likelyType(codebook, text, text),
    likelyType(codebook, 'سالم', text),
  ]),
  'the actor that is named': within(({ set, anchored }) => {
    const place = { article, quote: anchored.text, offset: anchored.points.length >> 1, recent: [] };
    return [rankActors(set, place), likelyForm(set, 'egypt', anchored.text)];
  }),
};
