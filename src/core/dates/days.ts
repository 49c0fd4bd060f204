/** Milliseconds of a day; days are the unit of dates here, each as its midnight in UTC. */
export const day = 86_400_000;

/** The farthest midnights from 1970 that a JavaScript date can be. */
const farthest = 100_000_000 * day;

/** The midnight of a day; month from 0, and out of range as in `Date`. A day that is too far off is the farthest. */
export function dayOf(year: number, month = 0, date = 1): number {
  const time = new Date(0).setUTCFullYear(year, month, date);
  return Number.isNaN(time) ? Math.sign(year) * farthest : time;
}

/** How many days a month has; month from 0. */
export function daysIn(year: number, month: number): number {
  return new Date(dayOf(year, month + 1, 0)).getUTCDate();
}
