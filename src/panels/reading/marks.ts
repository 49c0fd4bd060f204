import { referentKey, referentOf } from '../../core/model/mention.js';
import type { Mention } from '../../core/model/types.js';
import type { Article } from '../../editor/article.js';
import { typeLabel } from '../../editor/labels.js';
import { colourOf, lookOf } from '../../editor/look.js';
import type { Mark } from './messages.js';

/**
 * A mention as the page draws it.
 * @param spans where it is drawn, in code points: the place that is proposed for an orphan, else its own
 */
export function markOf(article: Article, mention: Mention, spans: Mention['spans']): Mark {
  const { set } = article.open;
  const colour = colourOf(set, mention);
  const { id, status, by } = mention;
  const participants = mention.event === undefined ? undefined : mention.participants;
  return {
    id,
    referent: referentKey(referentOf(mention)),
    look: lookOf(set, mention),
    ...(colour === undefined ? {} : { colour }),
    spans: spans.map((span) => article.utf16Span(span)),
    ...(status === undefined ? {} : { status }),
    ...(by === undefined ? {} : { by }),
    ...(participants === undefined
      ? {}
      : {
          participants: participants.map(({ actor, role }) => ({
            referent: referentKey({ kind: 'actor', id: actor }),
            role: typeLabel(set.codebook.roles, role),
          })),
        }),
  };
}

export function isSameMark(a: Mark | undefined, b: Mark | undefined): boolean {
  if (!a || !b) return a === b;
  // Of thousands most are the same, with one span: what is cheap to compare comes first.
  return (
    a.id === b.id &&
    a.referent === b.referent &&
    a.look === b.look &&
    a.colour === b.colour &&
    a.status === b.status &&
    a.by === b.by &&
    a.spans.length === b.spans.length &&
    a.spans.every(([start, end], i) => start === b.spans[i]?.[0] && end === b.spans[i][1]) &&
    (a.participants === b.participants || JSON.stringify(a.participants) === JSON.stringify(b.participants))
  );
}
