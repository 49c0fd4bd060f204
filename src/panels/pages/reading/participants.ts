import { rangeOf } from './caret.js';
import type { Link } from './links.js';
import type { Drawn, Marks } from './marks.js';
import type { Sheet } from './sheet.js';

/** Where the words of an event are, and those of its participants: of each the mention that is nearest. */
export function linksOf(
  sheet: Sheet,
  marks: Marks,
  event: Drawn,
): { readonly from: DOMRect | undefined; readonly links: readonly Link[] } {
  const from = rectOf(sheet, event);
  const roles = new Map<string, string[]>();
  for (const { referent, role } of event.participants ?? []) {
    roles.set(referent, [...(roles.get(referent) ?? []), role]);
  }
  const nearest = new Map<string, Drawn>();
  for (const mark of marks.all) {
    if (!roles.has(mark.referent)) continue;
    const best = nearest.get(mark.referent);
    if (!best || distance(mark, event) < distance(best, event)) nearest.set(mark.referent, mark);
  }
  const links = [...nearest].flatMap(([referent, mark]) => {
    const to = rectOf(sheet, mark);
    return to ? [{ to, role: (roles.get(referent) ?? []).join(' · ') }] : [];
  });
  return { from, links };
}

function rectOf(sheet: Sheet, { spans: [first] }: Drawn): DOMRect | undefined {
  return first && rangeOf(sheet, ...first).getClientRects()[0];
}

/** How many letters are between two marks. */
function distance(a: Drawn, b: Drawn): number {
  const [startA = 0, endA = 0] = [a.spans[0]?.[0], a.spans.at(-1)?.[1]];
  const [startB = 0, endB = 0] = [b.spans[0]?.[0], b.spans.at(-1)?.[1]];
  return Math.max(0, startA - endB, startB - endA);
}
