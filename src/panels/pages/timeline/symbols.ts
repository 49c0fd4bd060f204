import type { EventKind } from '../../../core/timeline/filter.js';
import { svg } from '../elements.js';

/** A shape for each kind of events, so that colour is not all that tells them apart. */
const shapes: Readonly<Record<EventKind, string>> = {
  'verbal-cooperation': 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z',
  'material-cooperation': 'M-4.5 -4.5h9v9h-9z',
  'verbal-conflict': 'M0 -5.5L5.5 4.5H-5.5z',
  'material-conflict': 'M0 -6L6 0L0 6L-6 0z',
  none: 'M-5 -1.5h3.5v-3.5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5z',
};

export function symbolOf(kind: EventKind): SVGPathElement {
  return svg('path', { class: 'symbol', d: shapes[kind] });
}

/** The symbol as a picture of its own. */
export function symbolPicture(kind: EventKind): SVGSVGElement {
  return svg(
    'svg',
    { class: 'picture', 'data-kind': kind, viewBox: '-8 -8 16 16', 'aria-hidden': 'true' },
    symbolOf(kind),
  );
}
