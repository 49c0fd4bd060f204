import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  compareDates,
  conflict,
  describeDate,
  near,
  parseDate,
  rangeOf,
} from '../../../../core/dates/index.js';

/** The range of a date as ISO days, `..` where it is open. */
function range(edtf: string): string | undefined {
  const found = rangeOf(edtf);
  const iso = (time: number): string =>
    Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : '..';
  return found && `${iso(found.earliest)} ${iso(found.latest)} ${found.precision}`;
}

describe('dates in EDTF', () => {
  it('accepts what EDTF has, with Arabic digits too', () => {
    for (const text of [
      ...['2016-07-14', '2015-10', '2016', '2021-06~', '2016-07-14?', '2016%', '2016-02-29', '0000', '-0044'],
      ...[
        '2016-22',
        '2016-21~',
        '2016-33',
        '201X',
        '2016-XX',
        '2016-07-1X',
        'Y17000',
        '2016-07-14T10:00:00Z',
      ],
      ...[
        '2016-07/2016-09',
        '2016/..',
        '../2016',
        '2016-07/2016',
        '[2016,2018]',
        '{2016-01..2016-03}',
        '?2016-07',
      ],
    ]) {
      assert.deepEqual(parseDate(text), { ok: true, text });
    }
    assert.deepEqual(parseDate(' ٢٠١٦-٠٧-14\u200F'), { ok: true, text: '2016-07-14' });
    assert.deepEqual(parseDate('201x'), { ok: true, text: '201X' });
  });

  it('says why a text is no date', () => {
    const problems = {
      unreadable: [
        '',
        'يوليو',
        '14/7/2016',
        '2016-7-14',
        '20',
        '201',
        '2016/2017/2018',
        '/',
        '2016--07',
        '20160714',
      ],
      'no-such-day': [
        '2015-02-29',
        '2016-13',
        '2016-04-31',
        '2016-00',
        '2016-07-00',
        '2015-01/2015-02-29',
        '2015-02-29~',
      ],
      reversed: ['2017/2016', '[2016-07..2016-01]'],
    };
    for (const [problem, texts] of Object.entries(problems)) {
      for (const text of texts) assert.deepEqual(parseDate(text), { ok: false, problem }, text);
    }
  });

  it('gives the days that a date may be', () => {
    const cases = {
      '2016-07-14': '2016-07-14 2016-07-14 day',
      '2016-02': '2016-02-01 2016-02-29 month',
      '2016': '2016-01-01 2016-12-31 year',
      '0033': '0033-01-01 0033-12-31 year',
      '2016-22': '2016-06-01 2016-08-31 season',
      '2016-24': '2016-12-01 2017-02-28 season',
      '2016-36': '2016-10-01 2016-12-31 season',
      '201X': '2010-01-01 2019-12-31 years',
      '2016-XX': '2016-01-01 2016-12-31 year',
      '2016-1X': '2016-10-01 2016-12-31 year',
      '2016-02-XX': '2016-02-01 2016-02-29 month',
      '2016-07-1X': '2016-07-10 2016-07-19 month',
      '1900S2': '1900-01-01 1999-12-31 years',
      '2016-07/2016-09-10': '2016-07-01 2016-09-10 interval',
      '2016-07/..': '2016-07-01 .. interval',
      '/2016': '.. 2016-12-31 interval',
      '20XX/2030': '2000-01-01 2030-12-31 interval',
      '[2016,2018-03]': '2016-01-01 2018-03-31 set',
      '[..2016]': '.. 2016-12-31 set',
      '2016-07-14T23:00:00-10:00': '2016-07-14 2016-07-14 day',
    };
    for (const [edtf, days] of Object.entries(cases)) assert.equal(range(edtf), days, edtf);
    assert.equal(range('أمس'), undefined);
  });

  it('tells what is doubted and what is about right, also of a part', () => {
    const said = (edtf: string): unknown => {
      const found = rangeOf(edtf);
      return [found?.uncertain, found?.approximate, found?.openStart, found?.openEnd];
    };
    assert.deepEqual(said('2016'), [false, false, false, false]);
    assert.deepEqual(said('2016?'), [true, false, false, false]);
    assert.deepEqual(said('2016~-07'), [false, true, false, false]);
    assert.deepEqual(said('2016-07%/..'), [true, true, false, true]);
    assert.deepEqual(said('../2016-09~'), [false, true, true, false]);
  });

  it('sorts by time, the closer told first, and what is no date last', () => {
    const sorted = [
      '../2010',
      '-0044',
      '2015-10',
      '2016-01-01',
      '2016-01',
      '2016',
      '2016-07-14~',
      '2017',
      undefined,
    ];
    for (let i = 0; i < sorted.length; i++) {
      for (let j = 0; j < sorted.length; j++) {
        assert.equal(
          Math.sign(compareDates(sorted[i], sorted[j])),
          Math.sign(i - j),
          `${sorted[i]} ${sorted[j]}`,
        );
      }
    }
    assert.equal(compareDates('soon', undefined), 0);
  });

  it('tells which dates are near', () => {
    assert.ok(near('2016-07-14', '2016-07-17', 3));
    assert.ok(!near('2016-07-14', '2016-07-18', 3));
    assert.ok(near('2016-07', '2016-07-30', 0));
    assert.ok(near('2016-06/..', '2030', 0));
    assert.ok(!near('2016', 'soon', 10_000));
  });

  it('tells which dates cannot both be true', () => {
    for (const [a, b] of [
      ['2016-07-14', '2016-07-15'],
      ['2016-07', '2016-08-01'],
      ['2015', '2016-07/..'],
      ['2016-07-14~', '2016-07-16'],
    ] as const) {
      assert.ok(conflict(a, b) && conflict(b, a), `${a} ${b}`);
    }
    for (const [a, b] of [
      ['2016-07-14', '2016-07'],
      ['2016-07-14', '2016-07-14?'],
      ['2016-07-14~', '2016-07-15'],
      ['2016-06~', '2016-07'],
      ['[2015,2017]', '2016'],
      ['soon', '2016'],
    ] as const) {
      assert.ok(!conflict(a, b) && !conflict(b, a), `${a} ${b}`);
    }
  });

  it('puts dates in words', () => {
    const cases: Readonly<Record<string, readonly [ar: string, en: string]>> = {
      '2016-07-14': ['14 تموز (يوليو) 2016', '14 July 2016'],
      '2015-10': ['تشرين الأول (أكتوبر) 2015', 'October 2015'],
      '2016': ['2016', '2016'],
      '2016-22': ['صيف 2016', 'summer 2016'],
      '2021-06~': ['نحو حزيران (يونيو) 2021', 'about June 2021'],
      '2016-07-14%': ['ربما نحو 14 تموز (يوليو) 2016', 'perhaps about 14 July 2016'],
      '2016-09-11/2016-09-20': ['منتصف أيلول (سبتمبر) 2016', 'mid-September 2016'],
      '2016-02-21/2016-02-29': ['أواخر شباط (فبراير) 2016', 'late February 2016'],
      '2016-01/2016-04': ['مطلع 2016', 'early 2016'],
      '2016-09-10/2016-09-12': [
        'من 10 أيلول (سبتمبر) 2016 إلى 12 أيلول (سبتمبر) 2016',
        'from 10 September 2016 to 12 September 2016',
      ],
      '2016/..': ['منذ 2016', 'since 2016'],
      '../2016': ['حتى 2016', 'until 2016'],
      '[2015,2016]': ['2015 أو 2016', '2015 or 2016'],
      '201X': ['بين 2010 و2019', 'between 2010 and 2019'],
      '2016-07-XX': ['يوم من تموز (يوليو) 2016', 'a day of July 2016'],
      '2016-40': ['النصف الأول من 2016', 'the first half of 2016'],
      '-0043': ['44 ق.م', '44 BC'],
      قريبا: ['قريبا', 'قريبا'],
    };
    for (const [edtf, [ar, en]] of Object.entries(cases)) {
      assert.equal(describeDate(edtf, 'ar'), ar);
      assert.equal(describeDate(edtf, 'en'), en);
    }
  });

  it('never throws, whatever it is given', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789-/.XY~?%[]{},SET:+') }),
    );
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        parseDate(a);
        const found = rangeOf(a);
        if (found) assert.ok(found.earliest <= found.latest, a);
        compareDates(a, b);
        conflict(a, b);
        near(a, b, 3);
        describeDate(a, 'ar');
        describeDate(a, 'en');
      }),
      { numRuns: 2000 },
    );
    assert.deepEqual(parseDate('['.repeat(100_000)), { ok: false, problem: 'unreadable' });
  });
});
