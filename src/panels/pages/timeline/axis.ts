import { axisTop } from 'd3-axis';
import type { ScaleTime } from 'd3-scale';
import { select } from 'd3-selection';
import { day } from '../../../core/dates/days.js';
import { svg } from '../elements.js';
import { tickText } from './words.js';

const axisHeight = 28;
const perTick = 90;

/** The axis of time above the events, with lines down through them. */
export class Axis {
  readonly element = svg('svg', { class: 'axis', 'aria-hidden': 'true' });
  private readonly group = this.element.appendChild(svg('g', { transform: `translate(0,${axisHeight})` }));

  /** @param scale from times to pixels, over what is in sight */
  draw(scale: ScaleTime<number, number>, width: number, height: number): void {
    const [first, last] = scale.domain();
    const days = first && last ? (last.getTime() - first.getTime()) / day : 0;
    // Events have days and no hours.
    const count = Math.max(1, Math.min(width / perTick, days / 2));
    const axis = axisTop<Date>(scale)
      .ticks(Math.floor(count))
      .tickFormat(tickText)
      .tickSizeOuter(0)
      .tickSizeInner(6);
    select(this.group)
      .call(axis)
      .selectAll('.tick')
      .selectAll('.line')
      .data([0])
      .join('line')
      .attr('class', 'line')
      .attr('y2', height);
  }
}
