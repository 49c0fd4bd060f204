import { day } from '../../../core/dates/days.js';
import type { TimelineEvent } from '../../../core/timeline/event.js';
import { pack } from '../../../core/timeline/lanes.js';

/** Where an event stands: pixels from the beginning of time, whatever of it is in sight. */
export interface Placed {
  readonly event: TimelineEvent;
  /** Of its bar, or of the room of its symbol when it is too short for a bar. */
  readonly from: number;
  readonly to: number;
  readonly isBar: boolean;
  readonly lane: number;
  /** Where its label goes; absent: nowhere, since there are too many. */
  readonly label?: 'inside' | 'after' | 'before';
  /** Of all that is drawn of it. */
  readonly start: number;
  readonly end: number;
}

export interface Layout {
  readonly placed: readonly Placed[];
  readonly lanes: number;
}

/** The room of a symbol, in pixels. */
export const symbolRoom = 16;
/** The room on the two sides of a label, in pixels. */
export const labelGap = 4;
const labelEnd = 10;

/**
 * Puts events into lanes.
 * @param events dated, from the earliest to the latest
 * @param x the pixel of a time
 * @param ends the first and the last pixel, which also stand for an open start and an open end
 * @param labelWidth of an event, in pixels
 * @param mostLanes beyond which labels are left out
 */
export function layOut(
  events: readonly TimelineEvent[],
  x: (time: number) => number,
  ends: readonly [number, number],
  labelWidth: (event: TimelineEvent) => number,
  mostLanes: number,
): Layout {
  const marks = events.map((event) => markOf(event, x, ends));
  const labelled = marks.map((mark) => withLabel(mark, labelWidth(mark.event), ends[1]));
  const lanes = inLanes(labelled);
  return lanes.lanes > mostLanes ? inLanes(marks) : lanes;
}

type Mark = Omit<Placed, 'lane'>;

function markOf(event: TimelineEvent, x: (time: number) => number, ends: readonly [number, number]): Mark {
  const { earliest, latest } = event.date ?? {};
  const from = earliest === undefined ? ends[0] : x(earliest);
  const to = latest === undefined ? ends[1] : x(latest + day);
  if (to - from > symbolRoom) return { event, from, to, isBar: true, start: from, end: to };
  const [start, end] = [(from + to - symbolRoom) / 2, (from + to + symbolRoom) / 2];
  return { event, from: start, to: end, isBar: false, start, end };
}

function withLabel(mark: Mark, width: number, last: number): Mark {
  if (mark.to - mark.from >= symbolRoom + width + labelEnd) return { ...mark, label: 'inside' };
  const room = labelGap + width + labelEnd;
  return mark.to + room > last && mark.from > room
    ? { ...mark, label: 'before', start: mark.from - room }
    : { ...mark, label: 'after', end: mark.to + room };
}

function inLanes(marks: readonly Mark[]): Layout {
  const inOrder = [...marks].sort((a, b) => a.start - b.start);
  const lanes = pack(inOrder);
  const placed = inOrder.map((mark, i) => ({ ...mark, lane: lanes[i] ?? 0 }));
  return { placed, lanes: lanes.reduce((most, lane) => Math.max(most, lane + 1), 0) };
}
