import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextEdit } from '../../../../core/anchor/edits.js';
import { compareMentions, isAnchored } from '../../../../core/model/mention.js';
import type { Mention, Span } from '../../../../core/model/types.js';
import { ArticleMentions } from '../../../../core/set/articleMentions.js';
import { AnnotationSet } from '../../../../core/set/annotationSet.js';
import { actorMention, article, LiveText, spanOf } from '../samples.js';

const text = 'وصل المبعوث سالم الحمدان إلى جنيف، ثم غادر سالم الحمدان جنيف مساء الخميس.';

/** A live text whose given words are mentions, with the ids a, b, c… */
function live(content: string, ...spans: readonly Span[]): LiveText {
  const set = new AnnotationSet();
  const mentions = spans.map((span, i) => actorMention(content, String.fromCharCode(97 + i), 'salem', span));
  set.useArticle(article, { version: 1, text: { sha256: '0'.repeat(64), length: 0 }, mentions });
  return new LiveText(set, content);
}

const spanIn = (length: number): fc.Arbitrary<Span> =>
  fc
    .tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 12 }))
    .map(([start, size]) => [start, Math.min(length, start + size)] as const);

const placed = fc
  .array(
    fc.record({
      spans: fc.array(spanIn(60), { minLength: 1, maxLength: 3 }),
      orphaned: fc.boolean(),
    }),
    { maxLength: 25 },
  )
  .map((items) =>
    items.map(({ spans, orphaned }, i): Mention => ({
      id: `m${String(i)}`,
      actor: 'salem',
      spans: spans.map(([start, end]) => [start, end]),
      quote: spans.map(() => 'x'),
      ...(orphaned ? { status: 'orphaned' } : {}),
    })),
  );

function holding(mentions: readonly Mention[]): ArticleMentions {
  const all = new ArticleMentions();
  for (const mention of mentions) all.put(mention);
  return all;
}

const ids = (mentions: readonly Mention[]): string[] => mentions.map(({ id }) => id).sort();
const size = (mention: Mention): number => mention.spans.reduce((sum, [from, to]) => sum + to - from, 0);

describe('the mentions of an article', () => {
  describe('found by place', () => {
    it('share text with the range asked for, and are anchored', () => {
      fc.assert(
        fc.property(placed, spanIn(60), (mentions, [start, end]) => {
          const expected = mentions.filter(
            (mention) => isAnchored(mention) && mention.spans.some(([from, to]) => from < end && to > start),
          );
          assert.deepEqual(ids(holding(mentions).overlapping(start, end)), ids(expected));
        }),
      );
    });

    it('hold the offset asked for or end there', () => {
      fc.assert(
        fc.property(placed, fc.nat(61), (mentions, offset) => {
          const expected = mentions.filter(
            (mention) =>
              isAnchored(mention) && mention.spans.some(([from, to]) => from <= offset && offset <= to),
          );
          assert.deepEqual(ids(holding(mentions).at(offset)), ids(expected));
        }),
      );
    });

    it('come innermost first', () => {
      fc.assert(
        fc.property(placed, fc.nat(60), (mentions, offset) => {
          const sizes = holding(mentions).at(offset).map(size);
          assert.deepEqual(
            sizes,
            [...sizes].sort((a, b) => a - b),
          );
        }),
      );
    });

    it('are not found in the gap of a discontinuous mention', () => {
      const mentions = holding([{ id: 'a', actor: 'x', spans: [[0, 3], [10, 13]], quote: ['وفد', 'ليبي'] }]); // prettier-ignore
      assert.equal(mentions.at(6).length, 0);
      assert.equal(mentions.at(11).length, 1);
    });

    it('are found where they are after edits, not where they were', () => {
      const { set } = live(text, spanOf(text, 'جنيف'));
      const [start] = spanOf(text, 'جنيف');
      set.moveText(article, [{ start: 0, end: 0, inserted: 'أمس ' }], () => '');
      assert.deepEqual(ids(set.mentionsIn(article).at(start + 4)), ['a']);
      assert.deepEqual(ids(set.mentionsIn(article).overlapping(start, start + 4)), []);
    });
  });

  it('are listed in reading order, whatever was added, replaced or removed', () => {
    fc.assert(
      fc.property(placed, fc.nat(24), fc.nat(24), (mentions, replaced, removed) => {
        const all = holding(mentions);
        all.sorted();
        const byId = new Map(mentions.map((mention) => [mention.id, mention]));
        const moved = mentions[replaced];
        if (moved) {
          const after: Mention = { ...moved, spans: [[30, 31]], quote: ['x'] };
          all.put(after);
          byId.set(moved.id, after);
        }
        all.remove(`m${String(removed)}`);
        byId.delete(`m${String(removed)}`);
        assert.deepEqual(all.sorted(), [...byId.values()].sort(compareMentions));
        assert.equal(all.size, byId.size);
      }),
    );
  });

  it('put an enclosing mention before what it encloses', () => {
    const [outer, inner] = [spanOf(text, 'المبعوث سالم الحمدان'), spanOf(text, 'المبعوث')];
    const { set } = live(text, inner, outer);
    assert.deepEqual(
      set.mentionsIn(article).sorted().map(({ id }) => id), // prettier-ignore
      ['b', 'a'],
    );
  });

  describe('when their text is removed', () => {
    it('become orphans that keep spans, quote and context', () => {
      const [start, end] = spanOf(text, 'سالم الحمدان');
      const story = live(text, [start, end]);
      const before = story.get('a');
      story.edit({ start: start - 3, end: end + 2, inserted: '' });
      assert.deepEqual(story.get('a'), { ...before, status: 'orphaned' });
    });

    it('keep as orphans the place where they last stood, however many edits came first', () => {
      const [start, end] = spanOf(text, 'سالم الحمدان');
      const edits: TextEdit[] = [
        { start: 0, end: 0, inserted: 'ثم ' },
        { start: start + 3, end: end + 3, inserted: '' },
        { start: 0, end: 0, inserted: 'قيل ' },
      ];
      const [atOnce, oneByOne] = [live(text, [start, end]), live(text, [start, end])];
      atOnce.edit(...edits);
      for (const edit of edits) oneByOne.edit(edit);
      assert.deepEqual(atOnce.get('a')?.spans, [[start + 3, end + 3]]);
      assert.deepEqual(oneByOne.get('a'), atOnce.get('a'));
    });

    it('stand whole again when the edit is undone', () => {
      const story = live(text, spanOf(text, 'سالم الحمدان'));
      const before = story.get('a');
      const undo = story.replace('سالم الحمدان إلى', '');
      assert.equal(story.get('a')?.status, 'orphaned');
      story.edit(...undo);
      assert.deepEqual(story.get('a'), before);
    });

    it('stand each at its own place again when a text that repeats a name is cut and pasted back', () => {
      const spans = [1, 2].map((count) => spanOf(text, 'سالم الحمدان', count));
      const story = live(text, ...spans);
      const undo = story.edit({ start: 0, end: Array.from(text).length, inserted: '' });
      assert.deepEqual(
        ['a', 'b'].map((id) => story.get(id)?.status),
        ['orphaned', 'orphaned'],
      );
      story.edit(...undo);
      assert.deepEqual([story.get('a')?.spans, story.get('b')?.spans], spans.map((span) => [span])); // prettier-ignore
    });

    it('do not return on the same name beside them that was cut later and is back first', () => {
      const tripled = 'قال سالم سالم سالم كلمته';
      const story = live(tripled, [4, 8]);
      const first = story.edit({ start: 4, end: 9, inserted: '' });
      const second = story.edit({ start: 4, end: 9, inserted: '' });
      story.edit(...second);
      assert.equal(story.get('a')?.status, 'orphaned');
      story.edit(...first);
      assert.deepEqual(story.get('a')?.spans, [[4, 8]]);
      assert.equal(story.get('a')?.status, undefined);
    });

    it('do not pass to the same word that followed them', () => {
      const doubled = 'رأى سالم سالم أمس';
      const story = live(doubled, [4, 8]);
      story.edit({ start: 4, end: 9, inserted: '' });
      assert.equal(story.get('a')?.status, 'orphaned');
    });

    it('do not pass to a passage that stands twice', () => {
      const passage = 'وقف الشاعر أنيس منصور عند باب المقهى ينتظر صاحبه في المساء، ';
      const story = live(passage.repeat(3), spanOf(passage, 'أنيس منصور'));
      story.edit({ start: 11, end: 22, inserted: '' });
      assert.equal(story.get('a')?.status, 'orphaned');
    });

    it('do not return on other words of the same length', () => {
      const story = live(text, spanOf(text, 'جنيف'));
      const [start, end] = spanOf(text, 'جنيف');
      story.edit({ start, end, inserted: '' });
      story.edit({ start, end: start, inserted: 'دمشق' });
      assert.equal(story.get('a')?.status, 'orphaned');
    });

    it('return where they are now when others were removed and put back after them and the text moved', () => {
      const story = live(text, spanOf(text, 'المبعوث'));
      const first = story.replace('المبعوث ', '');
      const second = story.replace('سالم ', '');
      const moved = (edits: readonly TextEdit[]): TextEdit[] =>
        edits.map(({ start, end, inserted }) => ({ start: start + 4, end: end + 4, inserted }));
      story.edit({ start: 0, end: 0, inserted: 'أمس ' });
      story.edit(...moved(second));
      story.edit(...moved(first));
      assert.deepEqual(story.words('a'), ['المبعوث']);
      assert.equal(story.get('a')?.status, undefined);
    });

    it('return with the letters that were written at their end', () => {
      const story = live(text, spanOf(text, 'المبعوث'));
      const [, end] = spanOf(text, 'المبعوث');
      story.edit({ start: end, end, inserted: 'ة' });
      const undo = story.replace('المبعوثة سالم', '');
      story.edit(...undo);
      assert.deepEqual(story.words('a'), ['المبعوثة']);
    });

    it('do not grow when the suffix after them is removed and put back', () => {
      const story = live('قرأ كتابه أمس', [4, 8]);
      const undo = story.edit({ start: 8, end: 9, inserted: '' });
      story.edit(...undo);
      assert.deepEqual(story.words('a'), ['كتاب']);
    });

    it('return as the part of them that an earlier edit had left', () => {
      const story = live(text, spanOf(text, 'سالم الحمدان'));
      story.replace('ث سالم ', 'ث القديم ');
      assert.deepEqual(story.words('a'), ['الحمدان']);
      const undo = story.replace('الحمدان إلى', '');
      assert.equal(story.get('a')?.status, 'orphaned');
      story.edit(...undo);
      assert.deepEqual(story.words('a'), ['الحمدان']);
      assert.equal(story.get('a')?.status, undefined);
    });

    it('stay where they are in text that replaced theirs, and follow its edits', () => {
      const story = live(text, spanOf(text, 'سالم الحمدان'));
      story.replace('سالم الحمدان إلى', 'سالم الحمدان نحو مدينة');
      assert.deepEqual(story.words('a'), ['سالم الحمدان']);
      const [, end] = spanOf(story.text, 'سالم الحمدان');
      story.edit({ start: end, end, inserted: 'ي' });
      assert.deepEqual(story.words('a'), ['سالم الحمداني']);
      story.replace('الحمداني ', '');
      assert.deepEqual(story.words('a'), ['سالم ']);
    });

    it('follow edits of text that replaced theirs, also when nobody looked in between', () => {
      const story = live(text, spanOf(text, 'سالم الحمدان'));
      story.replace('سالم الحمدان إلى', 'سالم الحمدان نحو مدينة');
      story.replace(' الحمدان نحو', ' نحو');
      assert.deepEqual(story.words('a'), ['سالم']);
      assert.equal(story.get('a')?.status, undefined);
    });

    it('do not return on another occurrence of their name', () => {
      const story = live(text, spanOf(text, 'سالم الحمدان'));
      story.edit({ start: 0, end: Array.from(text).length, inserted: 'صرح ناطق بأن سالم الحمدان غائب وأن سالم الحمدان مريض' }); // prettier-ignore
      assert.equal(story.get('a')?.status, 'orphaned');
    });

    it('are found amid the same context when the text around them changed at both ends', () => {
      const long = `مقدمة أولى طويلة جداً لا شأن لها بما يليها. ${text} خاتمة طويلة لا شأن لها بما سبق ولا بما لحق.`;
      const story = live(long, spanOf(long, 'سالم الحمدان', 2));
      const rewritten = long.replace('مقدمة', 'توطئة ثانية').replace('ولا بما لحق', 'قط');
      story.edit({ start: 0, end: Array.from(long).length, inserted: rewritten });
      assert.deepEqual(story.get('a')?.spans, [spanOf(rewritten, 'سالم الحمدان', 2)]);
      assert.equal(story.get('a')?.status, undefined);
    });

    it('return when the words are typed again letter by letter', () => {
      const story = live(text, spanOf(text, 'جنيف'));
      const [start, end] = spanOf(text, 'جنيف');
      story.edit({ start, end, inserted: '' });
      Array.from('جنيف').forEach((letter, i) => {
        story.edit({ start: start + i, end: start + i, inserted: letter });
      });
      assert.deepEqual(story.get('a')?.spans, [[start, end]]);
      assert.equal(story.get('a')?.status, undefined);
    });

    it('return with all their fragments', () => {
      const set = new AnnotationSet();
      const mention = actorMention(text, 'a', 'salem', spanOf(text, 'وصل'), spanOf(text, 'جنيف'));
      set.useArticle(article, { version: 1, text: { sha256: '0'.repeat(64), length: 0 }, mentions: [mention] }); // prettier-ignore
      const story = new LiveText(set, text);
      const undo = story.replace('إلى جنيف', '');
      assert.equal(story.get('a')?.status, 'orphaned');
      story.edit(...undo);
      assert.deepEqual(story.get('a'), mention);
    });

    it('return from an undo also after the article was saved without them', () => {
      const story = live(text, spanOf(text, 'سالم الحمدان'));
      const undo = story.replace('الحمدان', '');
      story.save();
      assert.deepEqual(story.get('a')?.quote, ['سالم ']);
      story.edit(...undo);
      assert.deepEqual(story.get('a')?.quote, ['سالم الحمدان']);
      assert.deepEqual(story.words('a'), ['سالم الحمدان']);
    });

    it('return when two edits that cut them are undone by removals alone', () => {
      const story = live(text, spanOf(text, 'سالم الحمدان'));
      const [start, end] = spanOf(text, 'سالم الحمدان');
      const before = story.get('a');
      const first = story.edit({ start: start + 2, end: start + 2, inserted: 'ـــ' });
      const second = story.edit({ start: start - 4, end: end - 4, inserted: '' });
      story.edit(...second);
      story.edit(...first);
      assert.deepEqual(story.get('a'), before);
    });
  });

  describe('after any edits', () => {
    // No letter stands twice, so that nothing can be found in a wrong place by chance.
    const letters = Array.from({ length: 60 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');
    const spans = fc.array(spanIn(60), { minLength: 1, maxLength: 6 });
    const step = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      removed: fc.oneof(fc.constant(0), fc.nat(12)),
      inserted: fc.string({ unit: fc.constantFrom('ن', 'ه', ' ', '،'), maxLength: 4 }),
      undo: fc.boolean(),
    });
    const script = fc.array(step, { maxLength: 12 });

    /** Plays a script of edits and undos on a live text; `look` is called after each. */
    function play(
      story: LiveText,
      steps: readonly { at: number; removed: number; inserted: string; undo: boolean }[],
      look: () => void = () => undefined,
    ): TextEdit[][] {
      const undoable: TextEdit[][] = [];
      for (const { at, removed, inserted, undo } of steps) {
        const last = undo ? undoable.pop() : undefined;
        if (last) story.edit(...last);
        else {
          const length = Array.from(story.text).length;
          const start = Math.floor(at * length);
          undoable.push(story.edit({ start, end: Math.min(length, start + removed), inserted }));
        }
        look();
      }
      return undoable;
    }

    it('are the same whether each edit is looked at or all are queued', () => {
      fc.assert(
        fc.property(spans, script, (places, steps) => {
          const [queued, looked] = [live(letters, ...places), live(letters, ...places)];
          play(queued, steps);
          play(looked, steps, () => looked.set.mentionsIn(article).sorted());
          assert.deepEqual(queued.set.mentionsIn(article).sorted(), looked.set.mentionsIn(article).sorted());
        }),
      );
    });

    it('are as they were once all edits are undone', () => {
      fc.assert(
        fc.property(spans, script, (places, steps) => {
          const story = live(letters, ...places);
          const before = [...story.set.mentionsIn(article).sorted()];
          const undoable = play(story, steps);
          for (const undo of undoable.reverse()) story.edit(...undo);
          assert.equal(story.text, letters);
          assert.deepEqual(story.set.mentionsIn(article).sorted(), before);
        }),
      );
    });

    it('are as they were once all removals are undone, also where words repeat', () => {
      const repeated = 'دال_دال_حاء_دال_حاء_'.repeat(3);
      fc.assert(
        fc.property(spans, script, (places, steps) => {
          const story = live(repeated, ...places);
          const before = [...story.set.mentionsIn(article).sorted()];
          const undoable = play(story, steps.map((one) => ({ ...one, inserted: '' }))); // prettier-ignore
          for (const undo of undoable.reverse()) story.edit(...undo);
          assert.deepEqual(story.set.mentionsIn(article).sorted(), before);
        }),
      );
    });

    it('hold on to text that exists, and never to nothing', () => {
      fc.assert(
        fc.property(spans, script, (places, steps) => {
          const story = live(letters, ...places);
          play(story, steps);
          for (const mention of story.set.mentionsIn(article).sorted().filter(isAnchored)) {
            for (const [start, end] of mention.spans) {
              assert.ok(start < end && end <= Array.from(story.text).length);
            }
          }
        }),
      );
    });

    it('lose none', () => {
      fc.assert(
        fc.property(spans, script, (places, steps) => {
          const story = live(letters, ...places);
          play(story, steps);
          assert.equal(story.set.mentionsIn(article).sorted().length, places.length);
        }),
      );
    });
  });
});
