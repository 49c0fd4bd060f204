import assert from 'node:assert/strict';
import fc from 'fast-check';
import { articleDate, describeDate, findDates, parseDate, readDate } from '../../../../core/dates/index.js';

/** A Thursday. */
const article = '2016-07-14';

function reads(cases: Readonly<Record<string, string | undefined>>, relativeTo?: string): void {
  for (const [typed, edtf] of Object.entries(cases)) assert.equal(readDate(typed, relativeTo), edtf, typed);
}

describe('reading dates', () => {
  it('reads days, months and years of both traditions', () => {
    reads({
      '14 تموز (يوليو) 2016': '2016-07-14',
      '14 تموز/يوليو 2016': '2016-07-14',
      '14 يوليو/ تموز 2016': '2016-07-14',
      '١٤ يوليو ٢٠١٦': '2016-07-14',
      '۱۴ یولیو ۲۰۱۶': '2016-07-14',
      'الثلاثاء، 14 تموز، 2016م': '2016-07-14',
      'يوم الخميس 14 من شهر تموز من عام 2016': '2016-07-14',
      'في 14 تَمُّوز 2016': '2016-07-14',
      'مارس 29, 2024': '2024-03-29',
      '15 تشرين الأول 2015': '2015-10-15',
      '15 أكتوبر (تشرين الأول) 2015': '2015-10-15',
      '3 كانون ثاني 2017': '2017-01-03',
      'كـانون الأول 2015': '2015-12',
      'شهر آب من العام 2016': '2016-08',
      'سبتمبر 2016': '2016-09',
      'الأول من أيلول 2016': '2016-09-01',
      'الحادي عشر من سبتمبر 2001': '2001-09-11',
      'الحادي والثلاثين من كانون الأول عام 2015': '2015-12-31',
      '3 فيفري 2016': '2016-02-03',
      '20 أوت 1955': '1955-08-20',
      '6 غشت 2016': '2016-08-06',
      '٢٠١٥': '2015',
      'عام 2015': '2015',
      'سنة ٢٠١٥ م': '2015',
      '14 July 2016': '2016-07-14',
      'July 14th, 2016': '2016-07-14',
      'the 3rd of March 2016': '2016-03-03',
      'Thursday, 14 Jul. 2016': '2016-07-14',
      'September 2016': '2016-09',
    });
  });

  it('reads numbers, the day first', () => {
    reads({
      '2016/7/14': '2016-07-14',
      '٢٠١٦/٠٧/١٤': '2016-07-14',
      '14-7-2016': '2016-07-14',
      '14/7/2016': '2016-07-14',
      '5/7/2016': '2016-07-05',
      '7/14/2016': '2016-07-14',
      '14.7.2016': '2016-07-14',
      '14/7/16': '2016-07-14',
      '7/2016': '2016-07',
      '31/2/2016': undefined,
      '45/13/2016': undefined,
    });
  });

  it('reads EDTF', () => {
    reads({
      '2016-07-14': '2016-07-14',
      '٢٠١٦-٠٧': '2016-07',
      ' 2021-06~ ': '2021-06~',
      '2016-07/..': '2016-07/..',
      '2016-22': '2016-22',
    });
  });

  it('reads parts of months and years, and seasons', () => {
    reads({
      'منتصف سبتمبر 2016': '2016-09-11/2016-09-20',
      'مطلع أيلول 2016': '2016-09-01/2016-09-10',
      'أوائل شهر أيلول 2016': '2016-09-01/2016-09-10',
      'أواخر شباط 2016': '2016-02-21/2016-02-29',
      'نهاية أيلول/سبتمبر 2016': '2016-09-21/2016-09-30',
      'بداية 2016': '2016-01/2016-04',
      'منتصف عام 2016': '2016-05/2016-08',
      'آخر العام 2015': '2015-09/2015-12',
      'صيف 2016': '2016-22',
      'خريف عام 2015': '2015-23',
      'mid-September 2016': '2016-09-11/2016-09-20',
      'late 2015': '2015-09/2015-12',
      'the beginning of March 2016': '2016-03-01/2016-03-10',
      'summer of 2016': '2016-22',
    });
  });

  it('reads intervals, whose ends share what one of them tells', () => {
    reads({
      'بين 10 و12 أيلول 2016': '2016-09-10/2016-09-12',
      'من 3 إلى 5 تموز 2016': '2016-07-03/2016-07-05',
      'من 28 أيلول إلى 3 تشرين الأول 2016': '2016-09-28/2016-10-03',
      'بين أيلول وتشرين الأول 2016': '2016-09/2016-10',
      'من كانون الأول 2015 إلى شباط 2016': '2015-12/2016-02',
      '10-12 أيلول 2016': '2016-09-10/2016-09-12',
      'بين عامي 2011 و2013': '2011/2013',
      'من 2011 حتى 2013': '2011/2013',
      'between 10 and 12 September 2016': '2016-09-10/2016-09-12',
      'from 3 to 5 July 2016': '2016-07-03/2016-07-05',
      'منذ 2015': '2015/..',
      'حتى أيلول 2016': '../2016-09',
      'من 5 إلى 3 تموز 2016': undefined,
    });
  });

  it('reads how sure the date is', () => {
    reads({
      'نحو 14 تموز 2016': '2016-07-14~',
      'حوالي عام 2015': '2015~',
      'ربما أيلول 2016': '2016-09?',
      'ربما نحو 2016': '2016%',
      'حزيران 2021 تقريبا': '2021-06~',
      'نحو منتصف أيلول 2016': '2016-09-11~/2016-09-20~',
      'about June 2021': '2021-06~',
      'perhaps 2016': '2016?',
    });
  });

  it("reads what counts from the article's date", () => {
    reads(
      {
        'أيلول الماضي': '2015-09',
        'يونيو الماضي': '2016-06',
        'تموز الماضي': '2015-07',
        'تموز الجاري': '2016-07',
        'سبتمبر المقبل': '2016-09',
        'منتصف سبتمبر': '2016-09-11/2016-09-20',
        'منتصف سبتمبر الماضي': '2015-09-11/2015-09-20',
        '12 تموز': '2016-07-12',
        'كانون الثاني': '2016-01',
        '12 تموز الماضي': '2016-07-12',
        '20 تموز الماضي': '2015-07-20',
        '3 الجاري': '2016-07-03',
        'الثالث من الشهر الجاري': '2016-07-03',
        '28 من الشهر الماضي': '2016-06-28',
        أمس: '2016-07-13',
        'مساء أمس الأربعاء': '2016-07-13',
        'أول أمس': '2016-07-12',
        'أمس الأول': '2016-07-12',
        اليوم: '2016-07-14',
        غدا: '2016-07-15',
        'قبل يومين': '2016-07-12',
        'قبل ثلاثة أيام': '2016-07-11',
        'قبل 10 أيام': '2016-07-04',
        'قبل أسبوعين': '2016-06-30~',
        'قبل شهرين': '2016-05',
        'منذ عامين': '2014',
        'بعد يوم': '2016-07-15',
        'قبل أيام': undefined,
        'الأسبوع الماضي': '2016-07-04/2016-07-10',
        'هذا الأسبوع': '2016-07-11/2016-07-17',
        'الشهر الماضي': '2016-06',
        'العام الماضي': '2015',
        'هذا العام': '2016',
        'السنة المقبلة': '2017',
        'مطلع العام الجاري': '2016-01/2016-04',
        'أواخر الشهر الماضي': '2016-06-21/2016-06-30',
        'أيلول من العام الماضي': '2015-09',
        'صيف العام الماضي': '2015-22',
        'الصيف الماضي': '2015-22',
        'الثلاثاء الماضي': '2016-07-12',
        'يوم الخميس الماضي': '2016-07-07',
        'يوم الاثنين': '2016-07-11',
        'الأحد المقبل': '2016-07-17',
        'last September': '2015-09',
        'last Tuesday': '2016-07-12',
        yesterday: '2016-07-13',
        'two days ago': '2016-07-12',
        'a month ago': '2016-06',
        'last week': '2016-07-04/2016-07-10',
        'next month': '2016-08',
      },
      article,
    );
  });

  it('takes as much from the date of the article as that tells', () => {
    reads({ أمس: undefined, 'أيلول الماضي': undefined, '14 تموز': undefined });
    reads(
      { أمس: undefined, 'أيلول الماضي': '2015-09', 'العام الماضي': '2015', '3 الجاري': '2016-07-03' },
      '2016-07',
    );
    reads({ 'أيلول الماضي': undefined, '14 تموز': '2016-07-14', 'العام الماضي': '2015' }, '2016');
    reads({ 'العام الماضي': undefined }, '2015/2016');
  });

  it('does not read what is no date, or of another calendar', () => {
    reads(
      {
        '': undefined,
        سوريا: undefined,
        'تموز وآب': undefined,
        '14': undefined,
        '14 تموز 2016 في موسكو': undefined,
        'عام 1437 هـ': undefined,
        'شباط 30 2016': undefined,
        '30 شباط 2016': undefined,
        منتصف: undefined,
      },
      article,
    );
  });

  it('finds dates in running text', () => {
    const text =
      'التقى الوزيران في 14 تموز (يوليو) 2016 بعد لقاء يونيو الماضي، ووقعا المذكرة منتصف أيلول. ' +
      'وشارك 2000 جندي منذ عام 2015، وقال المتحدث أمس إن 3 قتلى سقطوا.\nمارس الضغوط على 5 دول\nوفي 2011 بدأت';
    assert.deepEqual(
      findDates(text, '2016-10-02').map(({ start, end, edtf }) => [text.slice(start, end), edtf]),
      [
        ['14 تموز (يوليو) 2016', '2016-07-14'],
        ['يونيو الماضي', '2016-06'],
        ['منتصف أيلول', '2016-09-11/2016-09-20'],
        ['منذ عام 2015', '2015/..'],
        ['أمس', '2016-10-01'],
      ],
    );
    assert.deepEqual(
      findDates('اندلعت في 2011، و«توقفت» عام 2012.').map(({ edtf }) => edtf),
      ['2011', '2012'],
    );
  });

  it('finds dates after marks and characters beyond UTF-16, without the preposition', () => {
    const text = '😀 بُعِيدَ اللقاءِ بتشرين الأول 2015';
    assert.deepEqual(
      findDates(text).map(({ start, end }) => text.slice(start, end)),
      ['تشرين الأول 2015'],
    );
  });

  it('takes no day for today that is another', () => {
    for (const text of ['وفي اليوم التالي', 'في ذلك اليوم', 'اليوم الأول للمؤتمر', 'في اليوم نفسه']) {
      assert.deepEqual(findDates(text, article), [], text);
    }
  });

  it('comes to an end with long texts of what dates are made of', () => {
    // In time quadratic to the text this would go on for minutes, and run into the runner's timeout.
    for (const word of ['من ', 'نحو ', 'في ', 'بين ', '14 ', '14/', 'أيلول ', '('])
      assert.ok(findDates(word.repeat(20_000), article).every(({ end }) => end <= word.length * 20_000));
  });

  it('finds the date of an article at its head, not in its prose', () => {
    assert.equal(articleDate('مارس 29, 2024\n\nعنوان\n\nنص في 14 تموز 2016'), '2024-03-29');
    assert.equal(articleDate('عنوان الخبر\nموسكو – وكالات – الخميس 14/7/2016 10:30\nنص'), '2016-07-14');
    assert.equal(
      articleDate('عنوان\nأعلنت الوزارة في بيان لها يوم 14 تموز 2016 أن المحادثات مع الجانب الآخر انتهت أمس'),
      undefined,
    );
    assert.equal(articleDate(''), undefined);
  });

  it('reads back what dates are described as, in both languages', () => {
    const plain = fc
      .record({
        year: fc.integer({ min: 0, max: 9999 }),
        month: fc.option(fc.integer({ min: 1, max: 12 })),
        day: fc.option(fc.integer({ min: 1, max: 31 })),
      })
      .map(({ year, month, day }) =>
        [
          String(year).padStart(4, '0'),
          ...(month === null
            ? []
            : [month, ...(day === null ? [] : [day])].map((one) => String(one).padStart(2, '0'))),
        ].join('-'),
      );
    const dates = fc.oneof(
      plain,
      fc.tuple(plain, fc.constantFrom('~', '?', '%')).map((parts) => parts.join('')),
      fc.tuple(plain, plain).map((ends) => ends.join('/')),
    );
    fc.assert(
      fc.property(dates, fc.constantFrom('ar' as const, 'en' as const), (edtf, language) => {
        fc.pre(parseDate(edtf).ok);
        assert.equal(readDate(describeDate(edtf, language)), edtf, describeDate(edtf, language));
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws, and finds only what it can read', () => {
    const words = [
      '14',
      '2016',
      'تموز',
      'أيلول',
      'الماضي',
      'من',
      'إلى',
      'بين',
      'و12',
      'منتصف',
      '/',
      '-',
      '(',
      ')',
      'قبل',
    ];
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 12 })
        .map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(hostile, fc.oneof(fc.constant(article), hostile), (text, relativeTo) => {
        readDate(text, relativeTo);
        articleDate(text);
        let last = 0;
        for (const { start, end, edtf } of findDates(text, relativeTo)) {
          assert.ok(last <= start && start < end && end <= text.length);
          assert.ok(parseDate(edtf).ok, edtf);
          last = end;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
