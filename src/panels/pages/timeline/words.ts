import { day } from '../../../core/dates/days.js';
import { articlesOf, type EventDate, type TimelineEvent } from '../../../core/timeline/event.js';
import type { Strings } from '../../timeline/messages.js';
import { comma, counted, phrase } from '../phrase.js';
import type { Model } from './model.js';

// What is said of events, in the language of the user interface.

const locale = `${document.documentElement.lang}-u-ca-gregory`;
const utc = { timeZone: 'UTC' } as const;
const years = new Intl.DateTimeFormat(locale, { ...utc, year: 'numeric' });
const months = new Intl.DateTimeFormat(locale, { ...utc, year: 'numeric', month: 'long' });
const days = new Intl.DateTimeFormat(locale, { ...utc, year: 'numeric', month: 'long', day: 'numeric' });
const shortMonths = new Intl.DateTimeFormat(locale, { ...utc, month: 'short' });
const shortDays = new Intl.DateTimeFormat(locale, { ...utc, month: 'short', day: 'numeric' });

/** A time at the axis: the year where one begins, the month where one begins, else the day. */
export function tickText(time: Date): string {
  const isFirst = time.getUTCDate() === 1;
  return (isFirst && time.getUTCMonth() === 0 ? years : isFirst ? shortMonths : shortDays).format(time);
}

/** A date as it is read: `about June 2021`. */
export function dateWords(date: EventDate, strings: Strings): string {
  const { earliest, latest, approximate, uncertain } = date;
  let words = rangeWords(earliest, latest, strings) ?? date.text;
  if (approximate) words = phrase(strings.about, words);
  if (uncertain) words = phrase(strings.uncertain, words);
  return words;
}

function rangeWords(
  earliest: number | undefined,
  latest: number | undefined,
  strings: Strings,
): string | undefined {
  if (earliest !== undefined && latest !== undefined) {
    return formatFor(earliest, latest).formatRange(earliest, latest);
  }
  if (earliest !== undefined) return phrase(strings.from, formatFor(earliest, earliest).format(earliest));
  if (latest !== undefined) return phrase(strings.until, formatFor(latest, latest).format(latest));
  return undefined;
}

/** As closely as the days tell: whole years and whole months are called so. */
function formatFor(earliest: number, latest: number): Intl.DateTimeFormat {
  const [first, next] = [new Date(earliest), new Date(latest + day)];
  if (first.getUTCDate() !== 1 || next.getUTCDate() !== 1) return days;
  return first.getUTCMonth() === 0 && next.getUTCMonth() === 0 ? years : months;
}

/** `Agree: مذكرة…, about June 2021, in 2 articles` */
export function eventWords(event: TimelineEvent, model: Model): string {
  const { strings } = model;
  const articles = articlesOf(event).length;
  return [
    `${model.typeName(event.type)}: ${model.nameOf(event)}`,
    event.date ? dateWords(event.date, strings) : strings.noDate,
    ...(event.isDisputed ? [strings.disputed] : []),
    counted(strings.articles, articles),
  ].join(comma);
}
