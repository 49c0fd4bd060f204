import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchoredText, makeAnchor } from '../../../core/anchor/anchor.js';
import { reanchor } from '../../../core/anchor/reanchor.js';
import { annotatedArticle, sentence, type Random } from '../../bench/editedArticles.js';
import { respelled, spellings } from '../../bench/respelledArticles.js';
import { numbers } from '../../bench/syntheticSet.js';

const settings = { seed: 20_261_201, numRuns: 60 };
const seeds = fc.nat();
/** Of all mentions, as many as may be uncertain though only the spelling changed. */
const mostUncertain = 0.01;

function article(random: Random) {
  return annotatedArticle(1200 + Math.floor(5000 * random()), 3 + Math.floor(60 * random()), random, 0);
}

function isSure({ outcome }: { readonly outcome: string }): boolean {
  return outcome === 'kept' || outcome === 'moved';
}

describe('re-anchoring without the old text', () => {
  for (const spelling of spellings) {
    for (const knowsLength of [true, false]) {
      const title = `finds nearly all where a text came back ${spelling}, and where that was taken out again`;
      it(`${title}${knowsLength ? '' : ', of unknown length'}`, () => {
        let all = 0;
        let uncertain = 0;
        fc.assert(
          fc.property(seeds, (seed) => {
            const random = numbers(seed);
            const plain = article(random);
            const other = respelled(plain, spelling, random);
            const target = anchoredText(other.text);
            const there = reanchor(
              plain.mentions,
              other.text,
              knowsLength ? { oldLength: plain.text.length } : {},
            );
            const otherMentions = plain.mentions.map((mention, i) => ({
              ...mention,
              ...makeAnchor(target, other.truth[i] ?? []),
            }));
            const back = reanchor(
              otherMentions,
              plain.text,
              knowsLength ? { oldLength: other.text.length } : {},
            );
            const truths = [...other.truth, ...plain.mentions.map(({ spans }) => spans)];
            [...there.mentions, ...back.mentions].forEach((one, i) => {
              all++;
              assert.notEqual(one.outcome, 'orphaned');
              if (isSure(one)) assert.deepEqual(one.after.spans, truths[i]);
              else uncertain++;
            });
          }),
          settings,
        );
        assert.ok(uncertain <= mostUncertain * all, `${String(uncertain)} of ${String(all)} uncertain`);
      });
    }
  }

  it('confirms no name in a near-identical phrase of another article', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = numbers(seed);
        const { text, mentions } = article(random);
        const lines = article(random).text.split('\n');
        for (const { quote, before = '', after = '' } of mentions.slice(0, Math.ceil(mentions.length / 4))) {
          const phrase = `${before.slice(8)}${quote.join(' ')}${after.slice(0, 22)}`;
          const line = Math.floor(random() * lines.length);
          lines[line] = `${lines[line] ?? ''} ${sentence(random)}${phrase} ${sentence(random).trim()}`;
        }
        const result = reanchor(mentions, lines.join('\n'), { oldLength: text.length });
        assert.deepEqual(result.mentions.filter(isSure), []);
      }),
      settings,
    );
  });

  it('does not confirm a mention whose fragments came far apart', () => {
    let seen = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = numbers(seed);
        const { text, mentions } = annotatedArticle(4000, 60, random, 0);
        const torn = mentions.find(({ spans }) => spans.length > 1);
        const end = torn?.spans[0]?.[1];
        if (!torn || end === undefined) return;
        seen++;
        let inserted = '';
        while (inserted.length < text.length / 2) inserted += sentence(random);
        const now = `${text.slice(0, end + 1)}${inserted}${text.slice(end + 1)}`;
        const { mentions: found } = reanchor(mentions, now, { oldLength: text.length });
        const outcome = found.find(({ before }) => before === torn)?.outcome;
        assert.ok(outcome === 'uncertain' || outcome === 'orphaned', outcome);
      }),
      settings,
    );
    assert.ok(seen > 10);
  });
});
