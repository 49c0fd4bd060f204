import { scaleUtc } from 'd3-scale';
import { select } from 'd3-selection';
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomTransform } from 'd3-zoom';
import { day } from '../../../core/dates/days.js';
import type { TimelineEvent } from '../../../core/timeline/event.js';
import { eventKinds } from '../../../core/timeline/filter.js';
import { html, svg } from '../elements.js';
import { perFrame } from '../perFrame.js';
import { Axis } from './axis.js';
import { layOut, type Layout, type Placed } from './layout.js';
import { fades, labelText, makeMark, placeMark } from './mark.js';
import type { Model } from './model.js';
import { TextWidth } from './textWidth.js';
import { eventWords } from './words.js';

/** The height of a lane, in pixels. */
const laneHeight = 22;
/** How many times as high as what is in sight the events may be before their labels are left out. */
const mostScreens = 4;
/** The days that are in sight at the closest. */
const closest = 14;
const nothing: Layout = { placed: [], lanes: 0 };

/** From and to, in milliseconds since 1970. */
export type Extent = readonly [from: number, to: number];

/** What a person does in the chart. */
export interface ChartListener {
  /** Wants to read about an event. */
  open(event: TimelineEvent): void;
  /** Points at an event, or at none any more. */
  point(event: TimelineEvent | undefined, at?: DOMRect): void;
  /** Looks at another time. */
  look(inSight: Extent | undefined): void;
}

/** The dated events on an axis of time. Only those in sight are in the document. */
export class Chart {
  readonly element: HTMLElement;
  private readonly axis = new Axis();
  private readonly plot: SVGSVGElement;
  private readonly marks: SVGGElement;
  private readonly sizer: HTMLElement;
  private readonly rows: HTMLElement;
  private readonly zoom = zoom<SVGSVGElement, unknown>();
  private readonly redraw = perFrame(() => {
    this.draw();
  });

  private model: Model | undefined;
  private events: readonly TimelineEvent[] = [];
  private order = new Map<string, number>();
  /** The one that the keys start from. */
  private current: string | undefined;
  private base = scaleUtc();
  private transform: ZoomTransform = zoomIdentity;
  private layout: Layout = nothing;
  /** The zoom that the layout is for. */
  private layoutScale = 0;
  private textWidth: TextWidth | undefined;
  private size = { width: 0, height: 0 };

  /** @param inSight the time that a person chose to look at; absent: all there is */
  constructor(
    private readonly listener: ChartListener,
    private inSight: Extent | undefined,
  ) {
    this.marks = svg('g');
    this.plot = svg(
      'svg',
      { class: 'plot', role: 'listbox', 'aria-orientation': 'horizontal', tabindex: -1 },
      fades(eventKinds),
      this.marks,
    );
    this.sizer = html('div', { class: 'sizer' }, this.plot);
    // Its events are what keys go to; it is not.
    this.rows = html('div', { class: 'rows', tabindex: -1 }, this.sizer);
    this.element = html('div', { class: 'chart', dir: 'ltr' }, this.axis.element, this.rows);
    this.rows.addEventListener('scroll', this.redraw);
    new ResizeObserver(() => {
      this.resize();
    }).observe(this.rows);
    this.followPointer();
    this.followKeys();
    this.followZoom();
  }

  /** @param events from the earliest to the latest; those without a date are left out */
  show(model: Model, events: readonly TimelineEvent[]): void {
    this.model = model;
    this.events = events.filter(({ date }) => date);
    this.order = new Map(this.events.map(({ id }, index) => [id, index]));
    this.plot.setAttribute('aria-label', model.strings.chart);
    this.plot.setAttribute('aria-description', model.strings.chartKeys);
    if (this.current === undefined || !this.order.has(this.current)) this.current = this.events[0]?.id;
    const hadFocus = this.marks.contains(document.activeElement);
    this.marks.replaceChildren();
    this.useDomain(extentOf(model.events));
    this.draw();
    if (hadFocus) this.markOf(this.current)?.focus({ preventScroll: true });
  }

  /** Looks at a time; without one, at all there is. */
  lookAt(inSight: Extent | undefined): void {
    this.inSight = inSight;
    this.applyInSight();
    this.listener.look(inSight);
  }

  zoomBy(factor: number): void {
    const centre = this.centreOfCurrent();
    this.zoom.scaleBy(select(this.plot), factor, [centre ?? this.size.width / 2, 0]);
  }

  /** Shows all events that pass the filters, as large as they fit. */
  showAll(): void {
    const extent = extentOf(this.events);
    const isEverything = this.events.length === this.model?.events.filter(({ date }) => date).length;
    this.lookAt(isEverything ? undefined : extent);
  }

  private useDomain(extent: Extent): void {
    this.base = scaleUtc(extent, [0, this.size.width]);
    this.layoutScale = 0;
    const { width, height } = this.size;
    const most = Math.max(1, (extent[1] - extent[0]) / (closest * day));
    this.zoom
      .extent([
        [0, 0],
        [width, height],
      ])
      .translateExtent([
        [0, -Infinity],
        [width, Infinity],
      ])
      .scaleExtent([1, most]);
    this.applyInSight();
  }

  private applyInSight(): void {
    const { inSight, base } = this;
    let transform = zoomIdentity;
    if (inSight && this.size.width > 0) {
      const [from, to] = inSight.map((time) => base(time));
      const scale = this.size.width / Math.max(1e-9, (to ?? 1) - (from ?? 0));
      transform = zoomIdentity.scale(scale).translate(-(from ?? 0), 0);
    }
    this.zoom.transform(select(this.plot), transform);
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.rows;
    if (width === 0 || (width === this.size.width && height === this.size.height)) return;
    this.size = { width, height };
    this.plot.setAttribute('width', String(width));
    this.plot.setAttribute('height', String(height));
    if (this.model) this.useDomain(extentOf(this.model.events));
    this.redraw();
  }

  private draw(): void {
    const { model, base, transform, size } = this;
    if (!model || size.width === 0) return;
    this.axis.draw(transform.rescaleX(base), size.width, size.height);
    if (this.layoutScale !== transform.k) this.layOut(model);
    const { placed, lanes } = this.layout;
    this.sizer.style.height = `${lanes * laneHeight}px`;
    const { scrollTop } = this.rows;
    const isInSight = ({ lane, start, end }: Placed): boolean => {
      const top = lane * laneHeight - scrollTop;
      return (
        top > -laneHeight && top < size.height && end + transform.x > 0 && start + transform.x < size.width
      );
    };
    const drawn = placed.filter((one) => one.event.id === this.current || isInSight(one));
    select(this.marks)
      .selectChildren<SVGGElement, Placed>()
      .data(drawn, ({ event }) => event.id)
      .join((enter) => enter.append((one) => this.make(model, one)))
      .attr('tabindex', ({ event }) => (event.id === this.current ? 0 : -1))
      .attr('aria-selected', ({ event }) => event.id === this.current)
      .each(function (one) {
        placeMark(this, one, transform.x, one.lane * laneHeight - scrollTop, size.width);
      });
  }

  private make(model: Model, placed: Placed): SVGGElement {
    const { event } = placed;
    const mark = makeMark(placed, model.nameOf(event));
    mark.setAttribute('role', 'option');
    mark.setAttribute('aria-label', eventWords(event, model));
    mark.setAttribute('aria-describedby', 'card');
    mark.setAttribute('aria-posinset', String((this.order.get(event.id) ?? 0) + 1));
    mark.setAttribute('aria-setsize', String(this.events.length));
    return mark;
  }

  private layOut(model: Model): void {
    const { base, transform, size } = this;
    this.textWidth ??= new TextWidth(this.plot);
    const { textWidth } = this;
    this.layout = layOut(
      this.events,
      (time) => base(time) * transform.k,
      [0, size.width * transform.k],
      (event) => textWidth.of(labelText(model.nameOf(event))),
      Math.max(40, (mostScreens * size.height) / laneHeight),
    );
    this.layoutScale = transform.k;
  }

  private followZoom(): void {
    let last: ZoomTransform = zoomIdentity;
    this.zoom
      .filter((event: WheelEvent) =>
        event.type === 'wheel' ? event.ctrlKey || event.metaKey : event.button === 0,
      )
      .on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<SVGSVGElement, unknown>) => {
        if (sourceEvent && transform.k === last.k) this.rows.scrollTop -= transform.y - last.y;
        this.transform = last = transform;
        this.redraw();
        if (!sourceEvent) return;
        this.noteInSight();
      });
    select(this.plot).call(this.zoom).on('dblclick.zoom', null);
    this.plot.addEventListener(
      'wheel',
      (event) => {
        if (event.ctrlKey || event.metaKey) return;
        const sideways = event.shiftKey ? event.deltaY : event.deltaX;
        if (sideways === 0) return;
        event.preventDefault();
        this.panBy(-sideways);
      },
      { passive: false },
    );
  }

  private panBy(pixels: number): void {
    this.zoom.translateBy(select(this.plot), pixels / this.transform.k, 0);
    this.noteInSight();
  }

  private noteInSight(): void {
    const [from, to] = this.transform.rescaleX(this.base).domain();
    this.inSight = this.transform.k > 1 && from && to ? [from.getTime(), to.getTime()] : undefined;
    this.listener.look(this.inSight);
  }

  private followPointer(): void {
    const eventAt = (target: EventTarget | null): { event: TimelineEvent; mark: Element } | undefined => {
      const mark = target instanceof Element ? target.closest('.mark') : null;
      const event = this.model?.get(mark?.getAttribute('data-event') ?? '');
      return mark && event ? { event, mark } : undefined;
    };
    this.plot.addEventListener('click', ({ target }) => {
      const found = eventAt(target);
      if (found) this.listener.open(found.event);
    });
    for (const type of ['pointerover', 'focusin'] as const) {
      this.plot.addEventListener(type, ({ target }) => {
        const found = eventAt(target);
        if (!found) return;
        if (type === 'focusin') this.current = found.event.id;
        this.listener.point(found.event, found.mark.querySelector('.symbol')?.getBoundingClientRect());
      });
    }
    for (const type of ['pointerout', 'focusout'] as const) {
      this.plot.addEventListener(type, () => {
        this.listener.point(undefined);
      });
    }
  }

  private followKeys(): void {
    this.plot.addEventListener('keydown', (pressed) => {
      if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return;
      const at = this.order.get(this.current ?? '') ?? 0;
      const last = this.events.length - 1;
      const actions: Record<string, () => void> = {
        ArrowRight: () => {
          this.goTo(at + 1);
        },
        ArrowDown: () => {
          this.goTo(at + 1);
        },
        ArrowLeft: () => {
          this.goTo(at - 1);
        },
        ArrowUp: () => {
          this.goTo(at - 1);
        },
        PageDown: () => {
          this.goTo(Math.min(last, at + 10));
        },
        PageUp: () => {
          this.goTo(Math.max(0, at - 10));
        },
        Home: () => {
          this.goTo(0);
        },
        End: () => {
          this.goTo(last);
        },
        '+': () => {
          this.zoomBy(1.5);
        },
        '=': () => {
          this.zoomBy(1.5);
        },
        '-': () => {
          this.zoomBy(1 / 1.5);
        },
        '0': () => {
          this.showAll();
        },
        Enter: () => {
          this.openCurrent();
        },
        ' ': () => {
          this.openCurrent();
        },
      };
      const action = actions[pressed.key];
      if (!action) return;
      pressed.preventDefault();
      action();
    });
  }

  private openCurrent(): void {
    const event = this.model?.get(this.current ?? '');
    if (event) this.listener.open(event);
  }

  /** Gives an event the focus, and brings it in sight. */
  private goTo(index: number): void {
    const event = this.events[index];
    if (!event) return;
    this.current = event.id;
    this.bringInSight(event.id);
    this.draw();
    this.markOf(event.id)?.focus({ preventScroll: true });
  }

  private bringInSight(id: string): void {
    const placed = this.layout.placed.find(({ event }) => event.id === id);
    if (!placed) return;
    const { rows, size, transform } = this;
    const top = placed.lane * laneHeight;
    if (top < rows.scrollTop) rows.scrollTop = top;
    else if (top + laneHeight > rows.scrollTop + size.height) rows.scrollTop = top + laneHeight - size.height;
    const [from, to] = [
      placed.from + transform.x,
      Math.min(placed.to, placed.from + size.width / 2) + transform.x,
    ];
    if (from < 0) this.panBy(size.width / 4 - from);
    else if (to > size.width) this.panBy((3 * size.width) / 4 - to);
  }

  private centreOfCurrent(): number | undefined {
    const placed = this.layout.placed.find(({ event }) => event.id === this.current);
    const centre = placed && (placed.from + placed.to) / 2 + this.transform.x;
    return centre !== undefined && centre >= 0 && centre <= this.size.width ? centre : undefined;
  }

  private markOf(id: string | undefined): SVGGElement | undefined {
    return [...this.marks.querySelectorAll<SVGGElement>('.mark')].find(
      (mark) => mark.dataset['event'] === id,
    );
  }
}

/** From the first to the last day of the events, with some room at each end. */
function extentOf(events: readonly TimelineEvent[]): Extent {
  const times = events.flatMap(({ date }) =>
    [date?.earliest ?? date?.latest, date?.latest ?? date?.earliest].filter((time) => time !== undefined),
  );
  const first = times.reduce((least, time) => Math.min(least, time), Infinity);
  const last = times.reduce((most, time) => Math.max(most, time), -Infinity) + day;
  if (first >= last) return [Date.UTC(2000), Date.UTC(2001)];
  const room = Math.max(closest * day - (last - first), (last - first) * 0.03);
  return [first - room, last + room];
}
