import { parseDate, type DateReading } from '../dates/index.js';
import type { Finding } from './finding.js';
import type { Place } from './unknown.js';

/** Finds a date that is not written in EDTF. */
export function* checkDate(date: string, place: Place): Generator<Finding> {
  const reading = parseDate(date);
  if (reading.ok && reading.text === date) return;
  yield { rule: 'malformed-date', ...place, message: `"${date}" ${whatToDo(reading)}` };
}

function whatToDo(reading: DateReading): string {
  if (reading.ok) return `is written "${reading.text}" in EDTF; write it so.`;
  switch (reading.problem) {
    case 'no-such-day':
      return 'is no day of the calendar; correct it.';
    case 'reversed':
      return 'ends before it begins; turn it round.';
    case 'unreadable':
      return 'is no date in EDTF; write one as 2016-07-14, 2015-10, 2021-06~ or 2016-07-14/2016-07-15.';
  }
}
