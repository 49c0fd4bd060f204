export { compareDates, conflict, near } from './compare.js';
export { day } from './days.js';
export { describeDate } from './describe.js';
export { parseDate, rangeOf, type DateProblem, type DateReading } from './edtf.js';
export type { DateRange, Precision } from './range.js';
export { articleDate, findDates, readDate, type FoundDate } from './arabicDates.js';
