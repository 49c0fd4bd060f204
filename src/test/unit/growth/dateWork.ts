import {
  articleDate,
  compareDates,
  conflict,
  describeDate,
  findDates,
  near,
  parseDate,
  rangeOf,
  readDate,
} from '../../../core/dates/index.js';
import { of, type Work } from './work.js';

/** Each function of `core/dates` that takes a text. */
export const dateWork: Readonly<Record<string, Work>> = {
  'reading a date': of((text) => readDate(text, '2016-07-14')),
  'finding dates': of((text) => findDates(text, '2016-07-14')),
  'finding dates of no year': of((text) => findDates(text)),
  'the date of an article': of(articleDate),
  'a date in EDTF': of((text) => [parseDate(text), rangeOf(text)]),
  'comparing dates': of((text) => [
    compareDates(text, '2016'),
    near(text, '2016', 3),
    conflict(text, '2016'),
  ]),
  'saying a date': of((text) => [describeDate(text, 'ar'), describeDate(text, 'en')]),
};
