import * as vscode from 'vscode';
import { anchoredText, makeAnchor, type AnchoredText } from '../../../core/anchor/anchor.js';
import { Proposer } from '../../../core/anchor/propose.js';
import { formsOf } from '../../../core/find/aliasIndex.js';
import { isolate } from '../../../core/model/label.js';
import { quoteOf, referentOf } from '../../../core/model/mention.js';
import type { Span } from '../../../core/model/types.js';
import { editClaim } from '../../../core/set/claimChanges.js';
import { attach } from '../../../core/set/doubt.js';
import { removeMentions, retarget, tag } from '../../../core/set/mentionChanges.js';
import { carryOut, provenance } from '../../carryOut.js';
import { pickReferent } from '../../commands/pickReferent.js';
import { fullLabel } from '../../labels.js';
import { textOnDisk } from '../../textOnDisk.js';
import { changing, placedEvent, placedMention, type Broken, type Fix } from './fix.js';

export function removeMention(broken: Broken): Fix[] {
  const placed = placedMention(broken);
  if (!placed) return [];
  const { article, mention } = placed;
  return [
    changing(broken, vscode.l10n.t('Remove the mention {0}', isolate(quoteOf(mention))), () =>
      removeMentions(broken.open.set, article, [mention]),
    ),
  ];
}

/** Removes the mention that this one shares words with. */
export function removeOther(broken: Broken): Fix[] {
  const placed = placedMention(broken);
  const [id] = broken.finding.others ?? [];
  const other = placed && id !== undefined ? broken.open.set.mentionsIn(placed.article).get(id) : undefined;
  if (!placed || !other) return [];
  return [
    changing(broken, vscode.l10n.t('Remove the mention {0}', isolate(quoteOf(other))), () =>
      removeMentions(broken.open.set, placed.article, [other]),
    ),
  ];
}

/** Asks for another actor or event that the mention names. */
export function chooseReferent(broken: Broken): Fix[] {
  const placed = placedMention(broken);
  if (!placed) return [];
  const { open } = broken;
  const { article, mention } = placed;
  const { kind, id } = referentOf(mention);
  const title =
    kind === 'actor' ? vscode.l10n.t('Choose another actor…') : vscode.l10n.t('Choose another event…');
  return [
    {
      title,
      act: async () => {
        const picked = await pickReferent([open], kind, title, id);
        if (picked) carryOut(open, retarget(open.set, article, [mention], picked.referent));
      },
    },
  ];
}

/** Puts the mention where its words stand, or takes over the words that stand where it is. */
export async function attachAgain(broken: Broken): Promise<Fix[]> {
  const placed = placedMention(broken);
  const text = placed && (await textOf(broken, placed.article));
  if (!placed || !text) return [];
  const { article, mention } = placed;
  const { set } = broken.open;
  const title = (words: string): string => vscode.l10n.t('Attach it to the words {0}', isolate(words));
  const at = (spans: readonly Span[]): Fix =>
    changing(broken, title(makeAnchor(text, spans).quote.join(' … ')), () =>
      attach(set, article, text, [{ mention, spans }]),
    );
  const proposed = new Proposer(text).propose(mention);
  const isInText = mention.spans.every(([start, end]) => start < end && end <= text.points.length);
  const present = isInText && mention.status === undefined ? mention.spans : undefined;
  const isSame = present && proposed && JSON.stringify(present) === JSON.stringify(proposed);
  return [...(proposed ? [at(proposed)] : []), ...(present && !isSame ? [at(present)] : [])];
}

/** Says that an uncertain mention stands where it is guessed to. */
export async function confirmPlace(broken: Broken): Promise<Fix[]> {
  const placed = placedMention(broken);
  const text = placed && (await textOf(broken, placed.article));
  if (!placed || !text) return [];
  const { article, mention } = placed;
  return [
    changing(broken, vscode.l10n.t('Confirm that these words are meant'), () =>
      attach(broken.open.set, article, text, [{ mention, spans: mention.spans }]),
    ),
  ];
}

/** Tags where the article first says a name of the participant, and lets the claim point there. */
export async function tagParticipant(broken: Broken): Promise<Fix[]> {
  const placed = placedEvent(broken);
  const index = Number(broken.finding.at[3] ?? -1);
  const one = placed?.mention.participants?.[index];
  const { set } = broken.open;
  const actor = one && set.actors.get(one.actor);
  const text = placed && (await textOf(broken, placed.article));
  if (!actor || !text) return [];
  const { article, mention } = placed;
  const referent = { kind: 'actor', id: one.actor } as const;
  const found = firstPlace(text, formsOf(actor));
  if (!found) return [];
  const name = isolate(makeAnchor(text, [found]).quote.join(''));
  return [
    changing(broken, vscode.l10n.t('Tag {0} as {1}', name, fullLabel(set, referent)), () => {
      const places = { article, text, mentions: [[found]] };
      const { change, tagged } = tag(set, places, referent, provenance(), { form: 'name' });
      const [named] = tagged;
      const participants = (mention.participants ?? []).map((other) =>
        other.actor === one.actor && named ? { ...other, mention: named.id } : other,
      );
      return {
        name: 'tag',
        edits: [...change.edits, ...editClaim(set, { article, mention }, { participants }).edits],
      };
    }),
  ];
}

/** Leaves open according to whom it is told. */
export function removeAttribution(broken: Broken): Fix[] {
  const placed = placedEvent(broken);
  if (!placed) return [];
  return [
    changing(broken, vscode.l10n.t('Leave open according to whom'), () =>
      editClaim(broken.open.set, placed, { attributedTo: undefined }),
    ),
  ];
}

const wordCharacter = /[\p{L}\p{M}\p{N}_\u0640]/u;

/** Where the text first has one of the forms as words by themselves. */
function firstPlace({ text, points }: AnchoredText, forms: readonly string[]): Span | undefined {
  for (const form of forms) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      const end = at + form.length;
      if (wordCharacter.test(text.charAt(at - 1)) || wordCharacter.test(text.charAt(end))) continue;
      return [points.fromUtf16(at), points.fromUtf16(end)];
    }
  }
  return undefined;
}

/** The text that the offsets of an article's mentions count in. */
async function textOf({ open, services }: Broken, path: string): Promise<AnchoredText | undefined> {
  const uri = open.uri(path);
  const article = services.articles.getByUri(uri);
  if (article) return article.text;
  const text = await textOnDisk(uri);
  return text === undefined ? undefined : anchoredText(text);
}
