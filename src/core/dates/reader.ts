import { parseDate, rangeOf } from './edtf.js';
import { lexicon, longestPhrase, type Sense } from './lexicon.js';
import { completed, resolve, units, type CalendarDate, type Point } from './point.js';
import type { Reference } from './reference.js';
import type { Token } from './tokens.js';

/** A date expression that was read. */
export interface Expression {
  readonly edtf: string;
  /** The index of its first token, prepositions left out, and of the one after its last. */
  readonly first: number;
  readonly end: number;
  /** Whether amid prose the words may well mean something else: a bare number, the name of a month alone. */
  readonly isWeak: boolean;
}

/** Words by which about the same is told, in reading order. */
interface Told {
  readonly point: Point;
  readonly isWeak?: boolean;
}

/** Reads date expressions by recursive descent: each method reads from where the reader stands, or leaves it there. */
export class DateReader {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly reference: Reference | undefined,
  ) {}

  /** The date expression that begins with the token at `index`. */
  expressionAt(index: number): Expression | undefined {
    this.at = index;
    const isIntroduced = this.introduction();
    const first = this.at;
    let [approximate, uncertain] = [false, false];
    for (let words = 0; words < 2; words++) {
      approximate = this.has('about') || approximate;
      uncertain = this.has('perhaps') || uncertain;
    }
    const isQualified = this.at > first;
    const read = this.span();
    if (!read) return undefined;
    if (this.has('aboutAfter')) approximate = true;
    const edtf = qualified(read.edtf, approximate, uncertain);
    if (edtf === undefined) return undefined;
    const isClear =
      isIntroduced && !isQualified && (this.tokens[this.at - 1]?.is === 'word' || this.isNumberAlone);
    const isWeak = read.isWeak && !isClear;
    return { edtf, first, end: this.at, isWeak };
  }

  /** Whether no word follows that the number before may be a count of, as in `في 2000 موقع`. */
  private get isNumberAlone(): boolean {
    const next = this.tokens[this.at];
    return (
      next?.is !== 'word' ||
      lexicon.get('in')?.has(next.key) === true ||
      lexicon.get('and')?.has(next.key) === true
    );
  }

  private introduction(): boolean {
    // No more than make sense: `وفي مساء يوم`.
    let words = 0;
    while (words < 4 && (this.has('in') || this.has('dayWord') || this.has('the'))) words++;
    return words > 0;
  }

  /** An interval, or one point. */
  private span(): { readonly edtf: string; readonly isWeak: boolean } | undefined {
    return (
      this.attempt(() => this.between()) ??
      this.attempt(() => this.fromTo()) ??
      this.attempt(() => this.dashed()) ??
      this.attempt(() => this.single()) ??
      this.attempt(() => this.openEnded())
    );
  }

  private between(): { edtf: string; isWeak: boolean } | undefined {
    if (!this.has('between')) return undefined;
    const from = this.end();
    return from && this.has('and') ? this.interval(from, this.end()) : undefined;
  }

  private fromTo(): { edtf: string; isWeak: boolean } | undefined {
    if (!this.has('from')) return undefined;
    const from = this.end();
    return from && (this.has('to') || this.isMark('-')) ? this.interval(from, this.end()) : undefined;
  }

  private dashed(): { edtf: string; isWeak: boolean } | undefined {
    const from = this.end();
    if (!from || !(this.has('to') || this.isMark('-'))) return undefined;
    const to = this.point();
    return to?.isWeak === true ? undefined : this.interval(from, to?.point);
  }

  private interval(from: Point, to: Point | undefined): { edtf: string; isWeak: boolean } | undefined {
    if (!to) return undefined;
    const [start, end] = completed(from, to).map((point) => resolve(point, this.reference));
    if (start === undefined || end === undefined) return undefined;
    const edtf = `${start.split('/')[0] ?? ''}/${end.split('/').at(-1) ?? ''}`;
    return parseDate(edtf).ok ? { edtf, isWeak: false } : undefined;
  }

  /** One end of an interval, of which there may be no more than the day. */
  private end(): Point | undefined {
    return this.attempt(() => this.point())?.point ?? this.attempt(() => this.bareDay());
  }

  private bareDay(): Point | undefined {
    const day = this.dayNumber();
    return day === undefined ? undefined : { is: 'calendar', day };
  }

  private single(): { edtf: string; isWeak: boolean } | undefined {
    const told = this.point();
    const edtf = told && resolve(told.point, this.reference);
    return edtf === undefined ? undefined : { edtf, isWeak: told?.isWeak ?? false };
  }

  /** `منذ 2015`, `حتى 2016`. */
  private openEnded(): { edtf: string; isWeak: boolean } | undefined {
    const isStart = this.has('since');
    if (!isStart && !this.has('until')) return undefined;
    this.introduction();
    const read = this.single();
    if (!read) return undefined;
    const edtf = isStart ? `${read.edtf.split('/')[0] ?? ''}/..` : `../${read.edtf.split('/').at(-1) ?? ''}`;
    return { edtf, isWeak: read.isWeak };
  }

  private point(): Told | undefined {
    return (
      this.attempt(() => this.numeric()) ??
      this.attempt(() => this.elapsed()) ??
      this.attempt(() => this.away()) ??
      this.attempt(() => this.third()) ??
      this.attempt(() => this.unit()) ??
      this.attempt(() => this.weekday()) ??
      this.calendar()
    );
  }

  /** A date that names its month, season or year. */
  private calendar(): Told | undefined {
    return (
      this.attempt(() => this.dayAndMonth()) ??
      this.attempt(() => this.month()) ??
      this.attempt(() => this.season()) ??
      this.attempt(() => this.dayOfThatMonth()) ??
      this.attempt(() => this.bareYear())
    );
  }

  /** `2016-07-14`, `14/7/2016` (the day first), `7/2016`. */
  private numeric(): Told | undefined {
    const first = this.number();
    const separator = ['/', '-', '.'].find((mark) => this.isMark(mark));
    const second = separator === undefined ? undefined : this.number();
    if (!first || !second || separator === undefined) return undefined;
    const third = this.attempt(() => (this.isMark(separator) ? this.number() : undefined));
    if (!third) {
      // With a full stop between them they are a decimal number.
      const [month, year] = first.length === 4 ? [second, first] : [first, second];
      if (separator === '.' || year.length !== 4 || month.length > 2) return undefined;
      return calendar({ month: Number(month) - 1, year: Number(year) });
    }
    const [day, month, year] = first.length === 4 ? [third, second, first] : [first, second, third];
    if (day.length > 2 || month.length > 2 || (year.length !== 4 && year.length !== 2)) return undefined;
    const whole = year.length === 4 ? Number(year) : inCentury(Number(year));
    // The month first, as Americans have it, when it cannot be otherwise.
    const isSwapped = Number(month) > 12 && Number(day) <= 12;
    const [date, ofYear] = isSwapped ? [month, day] : [day, month];
    this.era();
    return calendar({ day: Number(date), month: Number(ofYear) - 1, year: whole });
  }

  /** `قبل يومين`, `three weeks ago`. */
  private elapsed(): Told | undefined {
    const sign = this.has('before') ? -1 : this.has('after') ? 1 : 0;
    const amount = this.amount();
    if (!amount || (sign === 0 && !this.has('ago'))) return undefined;
    return { point: { is: 'elapsed', unit: amount.unit, count: (sign || -1) * amount.count } };
  }

  private amount(): { unit: (typeof units)[number]; count: number } | undefined {
    const dual = this.take('dual');
    if (dual !== undefined) return { unit: units[dual] ?? 'day', count: 2 };
    const count = this.take('count') ?? (this.next?.is === 'number' ? Number(this.number()) : undefined);
    const unit = this.take(count === undefined ? 'single' : 'unit');
    // `قبل عام 2015` is before that year, not a year ago.
    if (unit === undefined || this.next?.is === 'number') return undefined;
    return { unit: units[unit] ?? 'day', count: count ?? 1 };
  }

  /** `أمس`, `اليوم الثلاثاء`, and the date itself when it follows. */
  private away(): Told | undefined {
    const isThatDay = this.tokens[this.at - 1]?.key === 'ذلك';
    const count = this.take('away');
    if (count === undefined || isThatDay || this.has('otherDay') || this.has('ordinal')) return undefined;
    const told = this.attempt(() => this.optionallyInBrackets(() => this.weekday()));
    if (told?.point.is === 'calendar') return told;
    const date = this.attempt(() => this.fullDateAfter());
    return date ?? { point: { is: 'away', unit: 'day', count } };
  }

  /** `الثلاثاء الماضي`, and the date itself when it follows. */
  private weekday(): Told | undefined {
    let which = this.take('which');
    const weekday = this.take('weekday');
    if (weekday === undefined) return undefined;
    which ??= this.take('which');
    this.isMark('.');
    const date = this.attempt(() => this.fullDateAfter());
    return date ?? { point: { is: 'weekday', weekday, which }, isWeak: which === undefined };
  }

  private fullDateAfter(): Told | undefined {
    this.isMark(',');
    return this.optionallyInBrackets(() => {
      this.has('in');
      return this.attempt(() => this.numeric()) ?? this.attempt(() => this.dayAndMonth());
    });
  }

  /** `منتصف سبتمبر`, `مطلع العام الماضي`, `mid-September 2016`. */
  private third(): Told | undefined {
    const third = this.take('third');
    if (third === undefined) return undefined;
    this.isMark('-');
    this.has('of');
    this.has('the');
    const { point } =
      this.unit() ?? this.attempt(() => this.month()) ?? this.attempt(() => this.yearAlone()) ?? {};
    if (point?.is === 'calendar') return { point: { ...point, third } };
    if (point?.is === 'away' && (point.unit === 'month' || point.unit === 'year'))
      return { point: { ...point, third } };
    return undefined;
  }

  /** `الأسبوع الماضي`, `هذا العام`, `last month`. */
  private unit(): Told | undefined {
    return this.attempt(() => {
      let count = this.take('which');
      const unit = this.take('unit');
      count ??= this.take('which');
      const name = unit === undefined ? undefined : units[unit];
      return name === undefined || count === undefined
        ? undefined
        : { point: { is: 'away', unit: name, count } };
    });
  }

  /** `14 تموز (يوليو) 2016`, `الأول من أيلول`, `July 14, 2016`. */
  private dayAndMonth(): Told | undefined {
    const dayFirst = this.attempt(() => {
      const day = this.dayNumber();
      if (day === undefined) return undefined;
      this.has('of');
      const month = this.monthName();
      return month === undefined ? undefined : { day, month };
    });
    if (dayFirst) return calendar({ ...dayFirst, ...this.yearOrWhich() });
    const month = this.monthName();
    const day = month === undefined ? undefined : this.attempt(() => this.shortNumber());
    if (day === undefined) return undefined;
    return calendar({ day, month, ...this.yearOrWhich() });
  }

  private month(): Told | undefined {
    const which = this.take('which');
    const month = this.monthName();
    if (month === undefined) return undefined;
    const told = which === undefined ? this.yearOrWhich() : { which };
    return calendar({ month, ...told }, Object.keys(told).length === 0);
  }

  private season(): Told | undefined {
    const which = this.take('which');
    const season = this.take('season');
    if (season === undefined) return undefined;
    const told = which === undefined ? this.yearOrWhich() : { which };
    return calendar({ season, ...told }, Object.keys(told).length === 0);
  }

  /** `14 الجاري`, `14 من الشهر الماضي`. */
  private dayOfThatMonth(): Told | undefined {
    const day = this.dayNumber();
    if (day === undefined) return undefined;
    const unit = this.attempt(() => {
      this.has('of');
      return this.unit();
    })?.point;
    if (unit?.is === 'away' && unit.unit === 'month') return calendar({ day, which: unit.count });
    const which = this.take('which');
    return which === undefined ? undefined : calendar({ day, which });
  }

  /** A year by itself is as often a number of something else. */
  private bareYear(): Told | undefined {
    const start = this.at;
    const told = this.yearAlone();
    return told && this.at - start === 1 ? { ...told, isWeak: true } : told;
  }

  private yearAlone(): Told | undefined {
    this.has('yearWord');
    const year = this.year();
    return year === undefined ? undefined : calendar({ year });
  }

  /** What follows a month or season: its year, or which one it is. */
  private yearOrWhich(): Pick<CalendarDate, 'year' | 'which' | 'yearsAway'> {
    return (
      this.attempt(() => {
        const which = this.take('which');
        return which === undefined ? undefined : { which };
      }) ??
      this.attempt(() => {
        this.has('of');
        const unit = this.unit()?.point;
        return unit?.is === 'away' && unit.unit === 'year' ? { yearsAway: unit.count } : undefined;
      }) ??
      this.attempt(() => {
        this.isMark(',');
        this.has('of');
        this.has('yearWord');
        const year = this.year();
        return year === undefined ? undefined : { year };
      }) ??
      {}
    );
  }

  /** The name of a month, or both of its names: `تموز (يوليو)`, `أيلول/سبتمبر`. From 0. */
  private monthName(): number | undefined {
    this.has('monthWord');
    const month = this.take('month');
    if (month === undefined) return undefined;
    this.attempt(() => (this.isMark('.') && this.next?.is === 'number' ? true : undefined));
    this.attempt(() => this.sameMonth(month));
    return month;
  }

  /** The other name of a month, in brackets or after a mark. */
  private sameMonth(month: number): true | undefined {
    const mark = ['(', '/', '-', ','].find((one) => this.isMark(one));
    return this.take('month') === month && (mark !== '(' || this.isMark(')')) ? true : undefined;
  }

  /** The day of a month, in digits or words. */
  private dayNumber(): number | undefined {
    this.has('the');
    const ordinal = this.take('ordinal');
    if (ordinal !== undefined) return ordinal;
    return this.shortNumber();
  }

  private shortNumber(): number | undefined {
    const digits = this.next?.is === 'number' && this.next.key.length < 3 ? this.number() : undefined;
    const value = Number(digits);
    if (digits === undefined || value < 1 || value > 31) return undefined;
    this.has('ordinalEnding');
    return value;
  }

  /** A year of four digits, of the common era. */
  private year(): number | undefined {
    const digits = this.number();
    return digits?.length === 4 && this.era() ? Number(digits) : undefined;
  }

  private era(): boolean {
    this.has('commonEra');
    const next = this.tokens[this.at];
    return next?.is !== 'word' || lexicon.get('otherEra')?.has(next.key) !== true;
  }

  private number(): string | undefined {
    const { next } = this;
    if (next?.is !== 'number') return undefined;
    this.at++;
    return next.key;
  }

  private get next(): Token | undefined {
    return this.tokens[this.at];
  }

  private isMark(mark: string): boolean {
    const is = this.next?.is === 'mark' && this.next.key === mark;
    if (is) this.at++;
    return is;
  }

  private has(sense: Sense): boolean {
    return this.take(sense) !== undefined;
  }

  /** The longest phrase of a sense that stands here. */
  private take(sense: Sense): number | undefined {
    const phrases = lexicon.get(sense);
    let phrase = '';
    let found: { value: number; length: number } | undefined;
    for (let length = 1; length <= longestPhrase; length++) {
      const token = this.tokens[this.at + length - 1];
      if (token?.is !== 'word') break;
      phrase += length === 1 ? token.key : ` ${token.key}`;
      const value = phrases?.get(phrase);
      if (value !== undefined) found = { value, length };
    }
    if (!found) return undefined;
    this.at += found.length;
    return found.value;
  }

  private optionallyInBrackets<T>(read: () => T | undefined): T | undefined {
    const isOpen = this.isMark('(');
    const found = read();
    return isOpen && !this.isMark(')') ? undefined : found;
  }

  /** What `read` reads; when it reads nothing, the reader stands where it stood. */
  private attempt<T>(read: () => T | undefined): T | undefined {
    const before = this.at;
    const found = read();
    if (found === undefined) this.at = before;
    return found;
  }
}

function calendar(date: Omit<CalendarDate, 'is'>, isWeak = false): Told {
  return { point: { is: 'calendar', ...date }, isWeak };
}

/** A year of two digits, of this century or the last. */
function inCentury(year: number): number {
  return year < 70 ? 2000 + year : 1900 + year;
}

/** A date with what is said of its certainty at each of its ends. */
function qualified(edtf: string, approximate: boolean, uncertain: boolean): string | undefined {
  const isApproximate = approximate || rangeOf(edtf)?.approximate === true;
  const mark = isApproximate && uncertain ? '%' : isApproximate ? '~' : uncertain ? '?' : '';
  if (mark === '') return edtf;
  const text = edtf
    .split('/')
    .map((end) => (end === '..' ? end : end.replace(/[~?%]$/, '') + mark))
    .join('/');
  return parseDate(text).ok ? text : undefined;
}
