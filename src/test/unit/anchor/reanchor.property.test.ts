import assert from 'node:assert/strict';
import fc from 'fast-check';
import { reanchor, type ReanchorOptions } from '../../../core/anchor/reanchor.js';
import { readAlike, sliceOf } from '../../../core/anchor/spans.js';
import { anchoredText } from '../../../core/anchor/anchor.js';
import { annotatedArticle, moveParagraphs, scatterEdits, score } from '../../bench/editedArticles.js';
import { numbers } from '../../bench/syntheticSet.js';

// Articles made of one random number: the edits are of a text, so that shrinking them would say nothing.

interface Case {
  readonly seed: number;
  readonly length: number;
  readonly mentions: number;
  readonly edits: number;
  readonly moves: boolean;
  readonly knows: 'text' | 'length' | 'nothing';
}

const cases: fc.Arbitrary<Case> = fc.record({
  seed: fc.nat(),
  length: fc.integer({ min: 1200, max: 6000 }),
  mentions: fc.integer({ min: 1, max: 100 }),
  edits: fc.integer({ min: 0, max: 12 }),
  moves: fc.boolean(),
  knows: fc.constantFrom('text', 'length', 'nothing'),
});

/** The same cases in every run: that a guess is never wrong is as likely as a proof can make it, not certain. */
const settings = { seed: 20_261_121, numRuns: 250 };

function edited({ seed, length, mentions, edits, moves, knows }: Case) {
  const random = numbers(seed);
  const article = annotatedArticle(length, mentions, random, moves ? 0 : undefined);
  const canMove = moves && article.text.split('\n').length > 12;
  const after = canMove
    ? moveParagraphs(article, Math.min(edits, 3), random)
    : scatterEdits(article, edits, random);
  const options: ReanchorOptions =
    knows === 'text'
      ? { oldText: article.text }
      : knows === 'length'
        ? { oldLength: article.text.length }
        : {};
  return { article, after, result: reanchor(article.mentions, after.text, options) };
}

describe('re-anchoring after any edits', () => {
  it('is never wrong, and finds what survived', () => {
    const total = { survived: 0, right: 0 };
    fc.assert(
      fc.property(cases, (one) => {
        const { article, after, result } = edited(one);
        const found = result.mentions.map(({ outcome, after: mention }) =>
          outcome === 'orphaned' ? undefined : { spans: mention.spans, sure: outcome !== 'uncertain' },
        );
        const { survived, right, wrong } = score(article, after, found);
        total.survived += survived;
        total.right += right;
        assert.equal(wrong, 0);
      }),
      settings,
    );
    assert.ok(total.right >= 0.9 * total.survived, `${String(total.right)} of ${String(total.survived)}`);
  });

  it('gives as certain only what reads like the quote', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { after, result } = edited(one);
        const target = anchoredText(after.text);
        for (const { outcome, before, after: mention } of result.mentions) {
          if (outcome === 'uncertain' || outcome === 'orphaned') continue;
          mention.spans.forEach((span, i) => {
            assert.ok(readAlike(before.quote[i] ?? '', sliceOf(target, span)));
            assert.equal(mention.quote[i], sliceOf(target, span));
          });
        }
      }),
      settings,
    );
  });

  it('loses and adds none, counts all, and keeps the words of what it is not sure of', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { article, result } = edited(one);
        assert.deepEqual(
          result.mentions.map(({ after }) => after.id),
          article.mentions.map(({ id }) => id),
        );
        const { kept, moved, uncertain, orphaned } = result.counts;
        assert.equal(kept + moved + uncertain + orphaned, article.mentions.length);
        for (const { outcome, before, after } of result.mentions) {
          if (outcome === 'orphaned') assert.deepEqual(after, { ...before, status: 'orphaned' });
          if (outcome !== 'uncertain') continue;
          assert.deepEqual(after, { ...before, status: 'uncertain', spans: after.spans });
        }
      }),
      settings,
    );
  });

  it('changes nothing when done again', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { after, result } = edited(given);
        const mentions = result.mentions.map(({ after: mention }) => mention);
        const again = reanchor(mentions, after.text, { oldLength: after.text.length });
        for (const one of again.mentions) assert.equal(one.after, one.before);
      }),
      settings,
    );
  });
});
