import { fold } from '../text/fold.js';
import { months, otherMonthNames, seasons } from './names.js';

/** The words that dates are told in, Arabic and English, by what they do in them; each with a number that says which. */
export type Sense = keyof typeof words;

/** Numbered from 0 in the order given. */
function inOrder(groups: readonly (readonly string[])[]): [string, number][] {
  return groups.flatMap((group, number) => group.map((one): [string, number] => [one, number]));
}

const firstTen = [
  ...['الأول', 'الثاني', 'الثالث', 'الرابع', 'الخامس'],
  ...['السادس', 'السابع', 'الثامن', 'التاسع', 'العاشر'],
];

const compound = ['الحادي', ...firstTen.slice(1, 9)];

/** The first to the thirty-first, in words. */
const ordinals: [string, number][] = [
  ...firstTen.map((one, index): [string, number] => [one, index + 1]),
  ...compound.map((one, index): [string, number] => [`${one} عشر`, index + 11]),
  ...['العشرين', 'العشرون'].flatMap((twenty) => [
    [twenty, 20] as [string, number],
    ...compound.map((one, index): [string, number] => [`${one} و${twenty}`, index + 21]),
  ]),
  ...['الثلاثين', 'الثلاثون'].flatMap((thirty): [string, number][] => [
    [thirty, 30],
    [`الحادي و${thirty}`, 31],
  ]),
];

const words = {
  month: inOrder(
    months.map(({ levant, egypt, en }, month) => [levant, egypt, en, ...(otherMonthNames[month] ?? [])]),
  ),
  season: inOrder(
    seasons.ar.map((season, index) => [
      season,
      `ال${season}`,
      seasons.en[index] ?? '',
      ...(seasons.en[index] === 'autumn' ? ['fall'] : []),
    ]),
  ),
  /** From Sunday on. */
  weekday: inOrder([
    ['الأحد', 'sunday', 'sun'],
    ['الاثنين', 'monday', 'mon'],
    ['الثلاثاء', 'الثلثاء', 'tuesday', 'tue', 'tues'],
    ['الأربعاء', 'wednesday', 'wed'],
    ['الخميس', 'thursday', 'thu', 'thurs'],
    ['الجمعة', 'friday', 'fri'],
    ['السبت', 'saturday', 'sat'],
  ]),
  /** As in `thirds`. */
  third: inOrder([
    ['مطلع', 'بداية', 'بدايات', 'أوائل', 'مستهل', 'أول', 'early', 'beginning of', 'start of'],
    ['منتصف', 'أواسط', 'وسط', 'mid', 'middle of'],
    ['أواخر', 'نهاية', 'نهايات', 'آخر', 'ختام', 'late', 'end of'],
  ]),
  /** -1 the one before, 0 the present one, 1 the next. */
  which: [
    ...[
      'الماضي',
      'الماضية',
      'المنصرم',
      'المنصرمة',
      'الفائت',
      'الفائتة',
      'المنقضي',
      'last',
      'past',
      'previous',
    ].map((one): [string, number] => [one, -1]),
    ...['الجاري', 'الجارية', 'الحالي', 'الحالية', 'هذا', 'هذه', 'this', 'current'].map(
      (one): [string, number] => [one, 0],
    ),
    ...['المقبل', 'المقبلة', 'القادم', 'القادمة', 'الآتي', 'الآتية', 'next', 'coming'].map(
      (one): [string, number] => [one, 1],
    ),
  ],
  /** Days from the day at hand. */
  away: [
    ['اليوم', 0],
    ['أمس', -1],
    ['البارحة', -1],
    ['أول أمس', -2],
    ['أول من أمس', -2],
    ['أمس الأول', -2],
    ['غدا', 1],
    ['غد', 1],
    ['الغد', 1],
    ['بعد غد', 2],
    ['today', 0],
    ['yesterday', -1],
    ['day before yesterday', -2],
    ['tomorrow', 1],
    ['day after tomorrow', 2],
  ] as [string, number][],
  /** After `اليوم`, which is then not today. */
  otherDay: inOrder([['التالي', 'نفسه', 'ذاته', 'عينه', 'السابق', 'الأخير']]),
  /** Days, weeks, months and years. */
  unit: inOrder([
    ['يوم', 'أيام', 'يوما', 'day', 'days'],
    ['أسبوع', 'الأسبوع', 'أسابيع', 'أسبوعا', 'week', 'weeks'],
    ['شهر', 'الشهر', 'أشهر', 'شهور', 'شهرا', 'month', 'months'],
    ['عام', 'العام', 'سنة', 'السنة', 'سنوات', 'أعوام', 'عاما', 'سنين', 'year', 'years'],
  ]),
  /** One of them. */
  single: inOrder([['يوم'], ['أسبوع'], ['شهر'], ['عام', 'سنة']]),
  /** Two of them. */
  dual: inOrder([['يومين'], ['أسبوعين'], ['شهرين'], ['عامين', 'سنتين']]),
  count: [
    ...inOrder([
      [],
      ['a', 'an', 'one'],
      ['two'],
      ['ثلاثة', 'ثلاث', 'three'],
      ['أربعة', 'أربع', 'four'],
      ['خمسة', 'خمس', 'five'],
      ['ستة', 'ست', 'six'],
      ['سبعة', 'سبع', 'seven'],
      ['ثمانية', 'ثماني', 'ثمان', 'eight'],
      ['تسعة', 'تسع', 'nine'],
      ['عشرة', 'عشر', 'ten'],
    ]),
  ],
  ordinal: ordinals,
  ordinalEnding: inOrder([['st', 'nd', 'rd', 'th']]),
  before: inOrder([['قبل', 'منذ']]),
  after: inOrder([['بعد']]),
  ago: inOrder([['ago']]),
  about: inOrder([
    ['نحو', 'حوالي', 'حوالى', 'قرابة', 'زهاء', 'قرب', 'about', 'around', 'circa', 'ca', 'approximately'],
  ]),
  aboutAfter: inOrder([['تقريبا', 'على وجه التقريب', 'or so']]),
  perhaps: inOrder([['ربما', 'لعله', 'قد يكون', 'perhaps', 'maybe', 'possibly', 'probably']]),
  between: inOrder([['بين', 'ما بين', 'between']]),
  and: inOrder([['و', 'and']]),
  from: inOrder([['من', 'from']]),
  to: inOrder([['إلى', 'الى', 'حتى', 'لغاية', 'to', 'until', 'till', 'through']]),
  since: inOrder([['منذ', 'since']]),
  until: inOrder([['حتى', 'لغاية', 'until', 'till']]),
  of: inOrder([['من', 'في', 'of', 'in']]),
  /** What stands before a date and tells that one comes, without being a part of it. */
  in: inOrder([
    ['في', 'ب', 'ل', 'ف', 'خلال', 'بتاريخ', 'تاريخ', 'بحلول', 'on', 'in', 'during', 'by', 'dated'],
  ]),
  dayWord: inOrder([['يوم', 'نهار', 'مساء', 'صباح', 'ليل', 'ليلة', 'فجر', 'ظهر', 'عصر']]),
  monthWord: inOrder([['شهر']]),
  yearWord: inOrder([['عام', 'العام', 'عامي', 'سنة', 'السنة', 'سنتي', 'year']]),
  the: inOrder([['the']]),
  commonEra: inOrder([['م', 'ميلادي', 'ميلادية', 'للميلاد', 'ad', 'ce']]),
  otherEra: inOrder([['ه', 'هجري', 'هجرية', 'للهجرة', 'ق', 'bc', 'bce', 'ah']]),
} satisfies Readonly<Record<string, [string, number][]>>;

/** Phrases, folded, of each sense. */
export const lexicon: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(words).map(([sense, phrases]) => [
    sense,
    new Map(phrases.map(([phrase, value]) => [fold(phrase), value])),
  ]),
);

/** How many words the longest phrase has. */
export const longestPhrase = 4;

/** Every word of every phrase, folded. */
export const vocabulary: ReadonlySet<string> = new Set(
  [...lexicon.values()].flatMap((phrases) => [...phrases.keys()]).flatMap((phrase) => phrase.split(' ')),
);
