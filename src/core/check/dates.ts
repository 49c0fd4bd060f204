import { parseDate, type DateReading } from '../dates/index.js';
import type { Finding } from './finding.js';
import type { Place } from './unknown.js';
import { say, type Message } from '../text/message.js';

/** Finds a date that is not written in EDTF. */
export function* checkDate(date: string, place: Place): Generator<Finding> {
  const reading = parseDate(date);
  if (reading.ok && reading.text === date) return;
  yield { rule: 'malformed-date', ...place, message: whatToDo(date, reading) };
}

function whatToDo(date: string, reading: DateReading): Message {
  if (reading.ok) return say`"${date}" is written "${reading.text}" in EDTF; write it so.`;
  switch (reading.problem) {
    case 'no-such-day':
      return say`"${date}" is no day of the calendar; correct it.`;
    case 'reversed':
      return say`"${date}" ends before it begins; turn it round.`;
    case 'unreadable':
      return say`"${date}" is no date in EDTF; write one as 2016-07-14, 2015-10, 2021-06~ or 2016-07-14/2016-07-15.`;
  }
}
