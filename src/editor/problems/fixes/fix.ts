import type { Finding } from '../../../core/check/finding.js';
import type { Change } from '../../../core/set/change.js';
import { tellingsOf, type PlacedEventMention } from '../../../core/set/claimChanges.js';
import type { Mention } from '../../../core/model/types.js';
import { articleOf } from '../../../core/set/files.js';
import { carryOut } from '../../carryOut.js';
import type { Services } from '../../services.js';
import type { OpenSet } from '../../sets.js';

/** What is to be mended, and where. */
export interface Broken {
  readonly services: Services;
  readonly open: OpenSet;
  readonly finding: Finding;
}

/** One way to mend it. */
export interface Fix {
  readonly title: string;
  act(): unknown;
}

/** A fix that is one change, which undo takes back. */
export function changing({ open }: Broken, title: string, change: () => Change | undefined): Fix {
  return {
    title,
    act: () => {
      const made = change();
      if (made && made.edits.length > 0) carryOut(open, made);
    },
  };
}

/** The mention that a finding is about, with its article. */
export function placedMention({ open, finding }: Broken): { article: string; mention: Mention } | undefined {
  const article = articleOf(finding.file);
  const [list, id] = finding.at;
  if (article === undefined || list !== 'mentions' || id === undefined) return undefined;
  const mention = open.set.mentionsIn(article).get(id);
  return mention && { article, mention };
}

/** The event mention that a finding is about. */
export function placedEvent(broken: Broken): PlacedEventMention | undefined {
  const placed = placedMention(broken);
  const event = placed?.mention.event;
  if (!placed || event === undefined) return undefined;
  return tellingsOf(broken.open.set, event).find(
    ({ article, mention }) => article === placed.article && mention.id === placed.mention.id,
  );
}

/** The entry of a registry that a finding is about. */
export function entryId({ finding: { at } }: Broken, registry: 'actors' | 'events'): string | undefined {
  return at[0] === registry ? at[1] : undefined;
}
