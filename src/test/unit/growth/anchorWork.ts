import { holds, makeAnchor, sameAnchor } from '../../../core/anchor/anchor.js';
import { editBetween, mapSpan, mapStretch } from '../../../core/anchor/edits.js';
import { Proposer } from '../../../core/anchor/propose.js';
import { reanchor, reanchorEdits } from '../../../core/anchor/reanchor.js';
import { resemblance } from '../../../core/anchor/resemblance.js';
import { skeletonOf } from '../../../core/anchor/skeleton.js';
import { readAlike, spanOfQuote } from '../../../core/anchor/spans.js';
import { follow, fragmentsOf, settled } from '../../../core/anchor/trace.js';
import { stampOf } from '../../../core/text/stamp.js';
import { article } from '../core/samples.js';
import { within, type TaggedText } from './taggedText.js';
import type { Work } from './work.js';

/** Text put in at the start, and some taken out of the middle. */
function edited(text: string): string {
  const middle = text.length >> 1;
  return `وصل ${text.slice(0, middle)}${text.slice(middle + 7)}`;
}

/** Each function of `core/anchor` that takes a text. */
export const anchorWork: Readonly<Record<string, Work>> = {
  'making anchors': within(({ anchored, mentions }) =>
    mentions.map((one) => [sameAnchor(one, makeAnchor(anchored, one.spans)), holds(anchored, one)]),
  ),
  'what was edited': within(({ anchored: { text } }) => editBetween(text, edited(text))),
  'following an edit': within(({ anchored: { text }, mentions }) => {
    const edit = { start: 4, end: 4, inserted: text };
    return mentions.flatMap(({ spans }) =>
      spans.map((span) => [mapSpan(span, edit), mapStretch(span, edit)]),
    );
  }),
  'following mentions through edits': within(({ anchored: { text }, mentions }) => {
    const edit = { start: 2, end: 60, inserted: text };
    return mentions.flatMap((mention) =>
      fragmentsOf(mention)
        .map((fragment) => follow(fragment, edit))
        .map((fragment) =>
          settled(fragment, mention.quote[0] ?? '', { before: '', after: '' }, () => text.slice(0, 100)),
        ),
    );
  }),
  'the skeleton': within(({ anchored: { text, points } }) => skeletonOf(text, points.length)),
  'proposing a place': within(({ anchored, mentions }) => {
    const proposer = new Proposer(anchored);
    const [first, , , , event] = mentions;
    const spans = [...(first?.spans ?? []), ...(event?.spans ?? [])];
    const quote = [...(first?.quote ?? []), 'x'];
    return (
      first && [
        proposer.propose(first),
        proposer.propose({ ...first, spans, quote }),
        proposer.propose({ ...first, quote: ['؟؟؟'] }),
      ]
    );
  }),
  'proposing what stands between': within(({ anchored, mentions: [first] }) => {
    const before = anchored.text.slice(0, 40);
    return (
      first && new Proposer(anchored).propose({ ...first, quote: ['؟؟؟'], before, after: 'xxxxxxxxxxxx' })
    );
  }),
  'whether texts read alike': within(({ anchored: { text } }) => readAlike(text, edited(text))),
  'the span of a quote': within(({ anchored }) =>
    spanOfQuote(anchored, { quote: anchored.text, after: '' }, 0, anchored.points.length - 1),
  ),
};

const sparse = (act: (tagged: TaggedText) => unknown): Work => within(act, 400);

/**
 * Finding mentions again. Where nothing else tells, words are looked for within a few thousand characters of their place,
 * so that only longer texts show how the work grows; few mentions are enough.
 */
export const reanchorWork: Readonly<Record<string, Work>> = {
  'finding mentions again': sparse(({ anchored, mentions }) => {
    const found = reanchor(mentions, edited(anchored.text), { oldLength: anchored.points.length });
    return reanchorEdits(article, found);
  }),
  'finding mentions again with the old text': sparse(({ anchored: { text }, mentions }) =>
    reanchor(mentions, edited(text), { oldText: text }),
  ),
  'finding orphans again': sparse(({ anchored: { text }, mentions }) =>
    reanchor(
      mentions.map((mention) => ({ ...mention, status: 'orphaned' })),
      edited(text),
    ),
  ),
  'whether a text is of an article': sparse(({ anchored: { text }, mentions }) =>
    resemblance(mentions, stampOf(''), edited(text)),
  ),
};
