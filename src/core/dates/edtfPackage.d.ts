// What is used of the package `edtf`, which brings no types: its parser, which gives plain data.
declare module 'edtf' {
  /** Which of the eight digits YYYYMMDD it is said of, as bits, the first digit the lowest; `true` is all. */
  type Digits = number | boolean;

  interface Qualities {
    readonly uncertain?: Digits;
    readonly approximate?: Digits;
    readonly unspecified?: number;
  }

  export interface ParsedDate extends Qualities {
    /** Absent for one with unspecified digits at the end of an interval. */
    readonly type?: 'Date';
    /** Year, month from 0, day and so on, as far as they are given; what is unspecified is the least it can be. */
    readonly values: readonly number[];
  }

  export interface ParsedYear extends Qualities {
    readonly type: 'Year';
    readonly values: readonly [year: number];
    readonly significant?: number;
  }

  export interface ParsedSeason extends Qualities {
    readonly type: 'Season';
    readonly values: readonly [year: number, code: number];
  }

  export type ParsedPoint = ParsedDate | ParsedYear | ParsedSeason;

  export interface ParsedInterval {
    readonly type: 'Interval';
    /** An end that is unknown is null, one that is open infinite. */
    readonly values: readonly [from: ParsedPoint | number | null, to: ParsedPoint | number | null];
  }

  export interface ParsedSet {
    /** One of the dates, or all of them. */
    readonly type: 'Set' | 'List';
    readonly values: readonly (ParsedPoint | readonly [ParsedPoint, ParsedPoint])[];
    readonly earlier?: boolean;
    readonly later?: boolean;
  }

  export type Parsed = ParsedPoint | ParsedInterval | ParsedSet;

  /** @throws when `text` is no EDTF of the given types */
  export function parse(
    text: string,
    constraints: {
      readonly level: number;
      readonly types: readonly NonNullable<Parsed['type']>[];
      readonly seasonIntervals: boolean;
      readonly seasonUncertainty: boolean;
    },
  ): Parsed;
}
