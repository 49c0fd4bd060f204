import type { Parsed, ParsedDate, ParsedPoint, ParsedSeason, ParsedYear } from 'edtf';
import type { Language } from '../model/label.js';
import { parsedDate } from './edtf.js';
import { monthName, seasons } from './names.js';
import { rangeOfParsed } from './range.js';
import { asThird, type Third } from './thirds.js';

/** How dates are put in words, in one language. */
interface Wording {
  readonly perhaps: string;
  readonly about: string;
  readonly or: string;
  readonly and: string;
  readonly interval: (from: string, to: string) => string;
  readonly since: (from: string) => string;
  readonly until: (to: string) => string;
  readonly dayOfMonth: (month: string) => string;
  readonly monthOfYear: (year: string) => string;
  readonly years: (first: string, last: string) => string;
  readonly beforeChrist: (year: string) => string;
  readonly thirds: Readonly<Record<Third, (whole: string) => string>>;
  /** Quarters, thirds and halves of a year, as EDTF numbers them from 33 on. */
  readonly divisions: readonly string[];
  readonly south: string;
}

const wordings: Readonly<Record<Language, Wording>> = {
  ar: {
    perhaps: 'ربما',
    about: 'نحو',
    or: ' أو ',
    and: ' و',
    interval: (from, to) => `من ${from} إلى ${to}`,
    since: (from) => `منذ ${from}`,
    until: (to) => `حتى ${to}`,
    dayOfMonth: (month) => `يوم من ${month}`,
    monthOfYear: (year) => `شهر من ${year}`,
    years: (first, last) => `بين ${first} و${last}`,
    beforeChrist: (year) => `${year} ق.م`,
    thirds: {
      early: (whole) => `مطلع ${whole}`,
      mid: (whole) => `منتصف ${whole}`,
      late: (whole) => `أواخر ${whole}`,
    },
    divisions: [
      ...['الربع الأول من', 'الربع الثاني من', 'الربع الثالث من', 'الربع الأخير من'],
      ...['الثلث الأول من', 'الثلث الثاني من', 'الثلث الأخير من', 'النصف الأول من', 'النصف الثاني من'],
    ],
    south: 'في جنوب الأرض',
  },
  en: {
    perhaps: 'perhaps',
    about: 'about',
    or: ' or ',
    and: ' and ',
    interval: (from, to) => `from ${from} to ${to}`,
    since: (from) => `since ${from}`,
    until: (to) => `until ${to}`,
    dayOfMonth: (month) => `a day of ${month}`,
    monthOfYear: (year) => `a month of ${year}`,
    years: (first, last) => `between ${first} and ${last}`,
    beforeChrist: (year) => `${year} BC`,
    thirds: {
      early: (whole) => `early ${whole}`,
      mid: (whole) => `mid-${whole}`,
      late: (whole) => `late ${whole}`,
    },
    divisions: [
      ...['the first quarter of', 'the second quarter of', 'the third quarter of', 'the last quarter of'],
      ...[
        'the first third of',
        'the second third of',
        'the last third of',
        'the first half of',
        'the second half of',
      ],
    ],
    south: 'in the south',
  },
};

/**
 * A date in EDTF as a person would say it, without isolates: `14 تموز (يوليو) 2016`, `منتصف أيلول (سبتمبر) 2016`,
 * `about June 2021`. What is no date is given back as it is.
 */
export function describeDate(edtf: string, language: Language): string {
  const parsed = parsedDate(edtf);
  return typeof parsed === 'string' ? edtf : new Describer(language).describe(edtf, parsed);
}

class Describer {
  private readonly words: Wording;

  constructor(private readonly language: Language) {
    this.words = wordings[language];
  }

  describe(edtf: string, parsed: Parsed): string {
    switch (parsed.type) {
      case 'Interval': {
        const third = asThird(edtf);
        if (third) return this.words.thirds[third.third](this.date(Number(third.year), third.month));
        return this.interval(...parsed.values);
      }
      case 'Set':
      case 'List': {
        const all = parsed.values.map((value) =>
          'length' in value ? this.interval(...value) : this.point(value),
        );
        const [first = '', last = ''] = [all.at(0), all.at(-1)];
        if (parsed.earlier) all[0] = this.words.until(first);
        if (parsed.later) all[all.length - 1] = this.words.since(last);
        return all.join(parsed.type === 'Set' ? this.words.or : this.words.and);
      }
      case 'Date':
      case 'Year':
      case 'Season':
      case undefined:
      default:
        return this.point(parsed);
    }
  }

  private interval(from: ParsedPoint | number | null, to: ParsedPoint | number | null): string {
    const [start, end] = [from, to].map((one) =>
      typeof one === 'object' && one ? this.point(one) : undefined,
    );
    if (start !== undefined && end !== undefined) return this.words.interval(start, end);
    if (start !== undefined) return this.words.since(start);
    return this.words.until(end ?? '');
  }

  private point(point: ParsedPoint): string {
    const { words } = this;
    const said = point.type === 'Season' ? this.season(point) : this.calendar(point);
    return [point.uncertain ? words.perhaps : '', point.approximate ? words.about : '', said]
      .filter(Boolean)
      .join(' ');
  }

  private calendar(point: ParsedDate | ParsedYear): string {
    const [year = 0, month, date] = point.values;
    const { precision, earliest, latest } = rangeOfParsed(point);
    if (precision === 'years') {
      const [first, last] = [earliest, latest].map((time) => this.year(new Date(time).getUTCFullYear()));
      return this.words.years(first ?? '', last ?? '');
    }
    if (precision === 'year' && month !== undefined) return this.words.monthOfYear(this.year(year));
    if (precision === 'month' && date !== undefined) return this.words.dayOfMonth(this.date(year, month));
    return this.date(year, month, date);
  }

  private season({ values: [year, code], unspecified }: ParsedSeason): string {
    const whole = unspecified ? '' : this.year(year);
    if (code >= 33) return `${this.words.divisions[code - 33] ?? ''} ${whole}`.trim();
    const name = seasons[this.language][(code - 21) % 4] ?? '';
    const said = `${name} ${whole}`.trim();
    return code >= 29 ? `${said} ${this.words.south}` : said;
  }

  /** Month from 0. */
  private date(year: number, month?: number, date?: number): string {
    const parts = [
      date === undefined ? '' : String(date),
      month === undefined ? '' : monthName(month, this.language),
      this.year(year),
    ];
    return parts.filter(Boolean).join(' ');
  }

  /** Astronomical years have a year 0, which is 1 BC. */
  private year(year: number): string {
    if (year >= 0) return String(year).padStart(4, '0');
    return this.words.beforeChrist(String(1 - year));
  }
}
