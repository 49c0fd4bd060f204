import assert from 'node:assert/strict';
import { anchoredText, makeAnchor } from '../../../core/anchor/anchor.js';
import { isSameText, reanchor, reanchorEdits, type Outcome } from '../../../core/anchor/reanchor.js';
import type { Mention, Span } from '../../../core/model/types.js';
import { AnnotationSet } from '../../../core/set/annotationSet.js';
import { inverseOf } from '../../../core/set/change.js';
import { normaliseText } from '../../../core/text/normalise.js';
import { stampOf } from '../../../core/text/stamp.js';

const text = [
  'قال وزير الخارجية الروسي سيرغي لافروف إن موسكو لن تغير موقفها من الأزمة في سوريا.',
  'ووصل جون كيري إلى موسكو مساء الخميس، والتقى الرئيس بوتين في الكرملين قبل أن يغادر.',
  'وأعلنت واشنطن أن المحادثات مع روسيا ستستأنف الأسبوع المقبل في جنيف بحضور الأمم المتحدة.',
  'وكانت موسكو قد نفت أن تكون طائراتها قصفت القاعدة، بينما اتهمتها دمشق بالتقصير في حماية المدنيين.',
].join('\n');

/** The mention of the `number`-th place (from 0) where the words stand; several words are its fragments. */
function tag(source: string, words: string | readonly string[], number = 0, keys: object = {}): Mention {
  const parts = typeof words === 'string' ? [words] : words;
  let from = 0;
  for (let left = number; left > 0; left--) from = source.indexOf(parts[0] ?? '', from) + 1;
  const spans = parts.map((part): Span => {
    const start = source.indexOf(part, from);
    assert.ok(start >= 0, part);
    from = start + part.length;
    return [Array.from(source.slice(0, start)).length, Array.from(source.slice(0, from)).length];
  });
  const anchor = makeAnchor(anchoredText(source), spans);
  return { id: `${parts.join('-')}-${String(number)}`, actor: parts[0] ?? '', ...anchor, ...keys };
}

function one(mention: Mention, others: readonly Mention[], now: string, options = {}) {
  const result = reanchor([mention, ...others], now, options).mentions[0];
  assert.ok(result);
  return result;
}

/** Re-anchors a mention and tells its outcome and the words at its spans, at once. */
function told(
  mention: Mention,
  now: string,
  others: readonly Mention[] = [],
  options = {},
): [Outcome, ...string[]] {
  const { outcome, after } = one(mention, others, now, options);
  const points = Array.from(now);
  return [outcome, ...after.spans.map(([start, end]) => points.slice(start, end).join(''))];
}

describe('re-anchoring', () => {
  const lavrov = tag(text, 'سيرغي لافروف');
  const putin = tag(text, 'بوتين');
  const [moscow, moscowAgain, moscowLast] = [0, 1, 2].map((number) => tag(text, 'موسكو', number));
  assert.ok(moscow && moscowAgain && moscowLast);
  const all = [lavrov, putin, moscow, moscowAgain, moscowLast];

  it('tells a text with the same stamp', () => {
    assert.ok(isSameText(stampOf(text), text));
    assert.ok(!isSameText(stampOf(text), `${text} `));
    assert.ok(!isSameText(stampOf(text), text.replace('كيري', 'كيرى')));
  });

  it('changes nothing in the same text', () => {
    const { mentions, counts } = reanchor(all, text);
    assert.deepEqual(counts, { kept: 5, moved: 0, uncertain: 0, orphaned: 0 });
    for (const { before, after } of mentions) assert.equal(after, before);
  });

  it('keeps what stands where it stood and moves what comes after an edit', () => {
    const now = text.replace('إلى موسكو مساء', 'يوم أمس إلى موسكو مساء');
    const { mentions, counts } = reanchor(all, now);
    assert.deepEqual(counts, { kept: 2, moved: 3, uncertain: 0, orphaned: 0 });
    const shift = 'يوم أمس '.length;
    assert.deepEqual(mentions[4]?.after.spans, [
      [(moscowLast.spans[0]?.[0] ?? 0) + shift, (moscowLast.spans[0]?.[1] ?? 0) + shift],
    ]);
  });

  it('gives a mention the context that it has now', () => {
    const now = text.replace('الرئيس بوتين', 'الرئيس الروسي بوتين');
    assert.match(one(putin, all, now).after.before ?? '', /الرئيس الروسي $/u);
  });

  it('does not change the mentions given', () => {
    const copy = structuredClone(all);
    reanchor(all, `مقدمة جديدة.\n${text}`);
    assert.deepEqual(all, copy);
  });

  it('does not let a frequent name drift to another place', () => {
    const lines = text.split('\n');
    const now = [lines[0], lines[2], lines[3]].join('\n');
    const { mentions } = reanchor([moscow, moscowAgain, moscowLast], now);
    assert.deepEqual(
      mentions.map(({ outcome }) => outcome),
      ['kept', 'orphaned', 'moved'],
    );
    assert.deepEqual(mentions[1]?.after, { ...moscowAgain, status: 'orphaned' });
  });

  it('follows a moved paragraph', () => {
    const lines = text.split('\n');
    const now = [lines[3], lines[0], lines[1], lines[2], ''].join('\n');
    assert.deepEqual(told(moscowLast, now, [lavrov, putin], { oldLength: text.length }), ['moved', 'موسكو']);
    assert.deepEqual(told(lavrov, now, [moscowLast, putin]), ['moved', 'سيرغي لافروف']);
  });

  it('tells the places of a doubled passage by their order', () => {
    const passage = `${text}\n`;
    const doubled = passage + passage;
    const [first, second] = [tag(doubled, 'بوتين', 0), tag(doubled, 'بوتين', 1)];
    const now = `مقدمة.\n${doubled}`;
    const shift = 'مقدمة.\n'.length;
    for (const mention of [first, second]) {
      const { outcome, after } = one(mention, [mention === first ? second : first], now);
      assert.equal(outcome, 'moved');
      assert.equal(after.spans[0]?.[0], (mention.spans[0]?.[0] ?? 0) + shift);
    }
  });

  it('does not decide which of two like passages beside each other was removed', () => {
    const passage = `${text}\n`;
    const doubled = passage + passage;
    const mentions = [tag(doubled, 'بوتين', 0), tag(doubled, 'بوتين', 1)];
    for (const { outcome } of reanchor(mentions, passage, { oldText: doubled }).mentions) {
      assert.notEqual(outcome, 'kept');
      assert.notEqual(outcome, 'moved');
    }
  });

  it('finds a mention by an old text that its context alone would not tell', () => {
    const bare: Mention = { id: 'b', actor: 'x', spans: moscowAgain.spans, quote: moscowAgain.quote };
    const now = text.replace('قال وزير', 'وفي موسكو قال وزير');
    assert.deepEqual(one(bare, [], now, { oldText: text }).after.spans, [
      [(bare.spans[0]?.[0] ?? 0) + 10, (bare.spans[0]?.[1] ?? 0) + 10],
    ]);
  });

  it('orphans a mention that was removed with its sentence, as it last was', () => {
    const now = text.split('\n').slice(1).join('\n');
    assert.deepEqual(one(lavrov, all.slice(1), now).after, { ...lavrov, status: 'orphaned' });
    assert.deepEqual(one(lavrov, [], '').after, { ...lavrov, status: 'orphaned' });
  });

  it('guesses at words that were altered, and keeps quote and context', () => {
    const now = text.replace('سيرغي لافروف', 'سيرغي فيكتوروفيتش لافروف');
    const { outcome, after } = one(lavrov, all.slice(1), now);
    assert.equal(outcome, 'uncertain');
    assert.deepEqual([after.status, after.quote, after.before], ['uncertain', lavrov.quote, lavrov.before]);
    assert.deepEqual(told(lavrov, now, all.slice(1)), ['uncertain', 'سيرغي فيكتوروفيتش لافروف']);
  });

  it('doubts a name that got another ending, and trusts one that got a conjunction', () => {
    assert.equal(told(putin, text.replace('بوتين', 'بوتينية'))[0], 'uncertain');
    assert.deepEqual(told(putin, text.replace('بوتين', 'وبوتين')), ['moved', 'بوتين']);
  });

  it('keeps nested mentions together', () => {
    const outer = tag(text, 'الرئيس بوتين في الكرملين');
    const now = `مقدمة طويلة جدا قبل النص.\n${text}`;
    assert.deepEqual(told(outer, now, [putin]), ['moved', 'الرئيس بوتين في الكرملين']);
    assert.deepEqual(told(putin, now, [outer]), ['moved', 'بوتين']);
  });

  describe('of a discontinuous mention', () => {
    const meeting = tag(text, ['جون كيري', 'والتقى', 'بوتين']);

    it('keeps all fragments together', () => {
      const now = `مقدمة.\n${text}`;
      assert.deepEqual(told(meeting, now, [lavrov]), ['moved', 'جون كيري', 'والتقى', 'بوتين']);
    });

    it('orphans it when one fragment is gone', () => {
      const now = text.replace('، والتقى الرئيس بوتين في الكرملين قبل أن يغادر', '');
      assert.deepEqual(one(meeting, [lavrov, moscowLast], now, { oldText: text }).after, {
        ...meeting,
        status: 'orphaned',
      });
    });
  });

  describe('over another spelling', () => {
    it('finds mentions in text without or with vowel signs', () => {
      assert.deepEqual(told(putin, text.replace('بوتين', 'بُوتِين')), ['moved', 'بُوتِين']);
    });

    it('finds mentions over NFC and NFD', () => {
      const accented = `${text}\nرئيس الوزراء أحمد يؤكد أن الأمم المتحدة مسؤولة عن ذلك كله.`;
      const ahmad = tag(accented, 'مسؤولة');
      for (const [from, to] of [
        ['NFC', 'NFD'],
        ['NFD', 'NFC'],
      ] as const) {
        const before = tag(accented.normalize(from), 'مسؤولة'.normalize(from));
        assert.equal(told(before, accented.normalize(to), [])[1], 'مسؤولة'.normalize(to));
        assert.notEqual(told(before, accented.normalize(to), [])[0], 'uncertain');
      }
      assert.equal(told(ahmad, accented)[0], 'kept');
    });

    it('finds mentions over other white space and line breaks', () => {
      const now = text.replaceAll('\n', ' \n\n').replaceAll(' إلى ', '  إلى\u00A0');
      for (const mention of all) assert.equal(told(mention, now, all)[1], mention.quote[0]);
    });

    it('finds all for certain in a text that came back in another form', () => {
      const forms = {
        'byte order mark and CRLF': `\uFEFF${text.replaceAll('\n', '\r\n')}`,
        'trailing white space': text.replaceAll('\n', ' \t\n').concat('  \n\n'),
        decomposed: text.normalize('NFD'),
        'all of it': `\uFEFF${text.normalize('NFD').replaceAll('\n', '  \r\n')} `,
      };
      for (const [form, raw] of Object.entries(forms)) {
        const now = normaliseText(raw);
        const { mentions } = reanchor(all, now, { oldLength: Array.from(text).length });
        const points = Array.from(now);
        for (const { before, after, outcome } of mentions) {
          assert.ok(outcome === 'kept' || outcome === 'moved', `${form}: ${before.id} is ${outcome}`);
          const words = after.spans.map(([start, end]) => points.slice(start, end).join(''));
          assert.deepEqual(words.join(' ').normalize('NFC'), before.quote.join(' ').normalize('NFC'));
        }
      }
      assert.ok(isSameText(stampOf(text), normaliseText(forms['byte order mark and CRLF'])));
    });

    it('counts in code points', () => {
      const now = `😀😀 ${text}`;
      assert.deepEqual(one(lavrov, all.slice(1), now).after.spans, [
        [(lavrov.spans[0]?.[0] ?? 0) + 3, (lavrov.spans[0]?.[1] ?? 0) + 3],
      ]);
    });
  });

  describe('of what was in doubt', () => {
    it('confirms an orphan that is found again', () => {
      const orphan: Mention = { ...lavrov, status: 'orphaned' };
      assert.deepEqual(one(orphan, [moscowLast], text).after, lavrov);
    });

    it('leaves an orphan that is not', () => {
      const orphan: Mention = { ...lavrov, status: 'orphaned' };
      const now = text.replace('سيرغي لافروف', 'ماريا زاخاروفا');
      assert.equal(one(orphan, [moscowLast], now).after, orphan);
    });

    it('does not put an orphan where another mention of the same stands', () => {
      const orphan: Mention = { ...lavrov, id: 'orphan', status: 'orphaned' };
      assert.equal(one(orphan, [lavrov], text).after, orphan);
    });

    it('moves an uncertain mention with the text around it and leaves it uncertain', () => {
      const doubted: Mention = { ...putin, quote: ['فلاديمير'], status: 'uncertain' };
      const { outcome, after } = one(doubted, all, `مقدمة.\n${text}`);
      assert.equal(outcome, 'uncertain');
      assert.deepEqual(after, { ...doubted, spans: putin.spans.map(([start, end]) => [start + 7, end + 7]) });
      assert.equal(one(doubted, all, text).after, doubted);
    });

    it('leaves a suggestion one, though it is orphaned and comes back', () => {
      const suggestion: Mention = { ...lavrov, status: 'suggested' };
      assert.equal(one(suggestion, all.slice(1), `مقدمة.\n${text}`).after.status, 'suggested');
      const orphan = one(suggestion, [moscowLast], text.split('\n').slice(1).join('\n')).after;
      assert.equal(orphan.status, 'orphaned');
      assert.deepEqual(one(orphan, [], text).after, suggestion);
    });
  });

  it('gives edits that a set can carry out and take back', () => {
    const set = new AnnotationSet();
    set.useArticle('a.txt', { version: 1, text: stampOf(text), mentions: [...all] });
    const now = text.split('\n').slice(1).join('\n');
    const edits = reanchorEdits('a.txt', reanchor(set.mentionsIn('a.txt').sorted(), now));
    const change = { name: 'edit', edits } as const;
    set.apply(change);
    assert.equal(set.mentionsIn('a.txt').get(lavrov.id)?.status, 'orphaned');
    set.apply(inverseOf(change));
    assert.deepEqual(new Set(set.mentionsIn('a.txt').sorted()), new Set(all));
  });

  it('survives broken anchors', () => {
    const broken: Mention[] = [
      { id: 'far', actor: 'x', spans: [[9e15, 9e15 + 5]], quote: ['روسيا'] },
      { id: 'reversed', actor: 'x', spans: [[9, 3]], quote: ['قال'] },
      { id: 'fewer', actor: 'x', spans: [[0, 3]], quote: ['قال', 'وزير'] },
      { id: 'mark', actor: 'x', spans: [[3, 4]], quote: ['ـ'], before: 'قال', after: ' ' },
      { id: 'drift', actor: 'x', spans: [[1e9, 1e9 + 4]], quote: ['موسكو'], status: 'uncertain' },
    ];
    assert.equal(reanchor(broken, text).mentions.length, broken.length);
    assert.equal(reanchor([...broken, ...all], '').counts.orphaned, broken.length + all.length);
  });
});
