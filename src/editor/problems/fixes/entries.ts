import * as vscode from 'vscode';
import { parseDate } from '../../../core/dates/index.js';
import { kindsOf } from '../../../core/model/kinds.js';
import { isolate, labelIn } from '../../../core/model/label.js';
import { quoteOf } from '../../../core/model/mention.js';
import { editActor, labelFrom } from '../../../core/set/actorChanges.js';
import type { Change, Edit } from '../../../core/set/change.js';
import { editClaim } from '../../../core/set/claimChanges.js';
import { editEvent, mergeEvents, nestEvent } from '../../../core/set/eventChanges.js';
import { fold } from '../../../core/text/fold.js';
import { carryOut } from '../../carryOut.js';
import { askForType } from '../../commands/fields.js';
import { confirmMerge } from '../../commands/merge.js';
import { displayLanguage, fullLabel } from '../../labels.js';
import { changing, entryId, placedEvent, placedMention, type Broken, type Fix } from './fix.js';

/** More would not be read. */
const fewChoices = 8;

/** Creates the actor or event that is named and missing, under the very id. */
export function createMissing(broken: Broken): Fix[] {
  const { open, finding } = broken;
  const { set } = open;
  const missing = missingId(broken);
  if (!missing) return [];
  const { kind, id } = missing;
  const placed = placedMention(broken);
  const isOwnWords = finding.at.length === 3;
  const label = isOwnWords && placed ? labelFrom(quoteOf(placed.mention)) : labelFrom(id);
  const types = kind === 'actor' ? set.codebook.actorTypes : set.codebook.eventTypes;
  const title =
    kind === 'actor'
      ? vscode.l10n.t('Create the actor {0}…', isolate(id))
      : vscode.l10n.t('Create the event {0}…', isolate(id));
  return [
    {
      title,
      act: async () => {
        const type = await askForType(title, types, '');
        if (type === undefined) return;
        const edit: Edit = { of: kind, id, before: undefined, after: { type, label } };
        carryOut(open, { name: 'create', edits: [edit] });
      },
    },
  ];
}

function missingId(broken: Broken): { kind: 'actor' | 'event'; id: string } | undefined {
  const { at } = broken.finding;
  const key = at.at(-1);
  const placed = placedMention(broken);
  const claim = placedEvent(broken)?.mention;
  const event = broken.open.set.events.get(entryId(broken, 'events') ?? '');
  const participants = claim ? claim.participants : event?.participants;
  const actor =
    at[2] === 'participants' ? participants?.[Number(at[3])]?.actor : key === 'attributedTo' ? claim?.attributedTo : placed?.mention.actor; // prettier-ignore
  const eventId =
    key === 'subEventOf' ? event?.subEventOf : key === 'event' ? placed?.mention.event : undefined;
  if (eventId !== undefined) return { kind: 'event', id: eventId };
  return actor === undefined ? undefined : { kind: 'actor', id: actor };
}

/** Asks for another type of the actor or event. */
export function changeType(broken: Broken): Fix[] {
  const { open } = broken;
  const { set } = open;
  const title = vscode.l10n.t('Change the type…');
  const [actor, event] = [entryId(broken, 'actors'), entryId(broken, 'events')];
  const types = actor === undefined ? set.codebook.eventTypes : set.codebook.actorTypes;
  return [
    {
      title,
      act: async () => {
        const type = await askForType(title, types, '');
        if (type === undefined) return;
        if (actor !== undefined) carryOut(open, editActor(set, actor, { type }));
        else if (event !== undefined) carryOut(open, editEvent(set, event, { type }));
      },
    },
  ];
}

/** Gives the event another mode of its type, or none. */
export function changeMode(broken: Broken): Fix[] {
  const { set } = broken.open;
  const id = entryId(broken, 'events');
  const event = id === undefined ? undefined : set.events.get(id);
  if (id === undefined || !event) return [];
  const modes = [...kindsOf(set.codebook, event.type)].flatMap((type) => [...(type.modes ?? [])]);
  return [
    ...modes
      .slice(0, fewChoices)
      .map(([mode, { label }]) =>
        changing(
          broken,
          vscode.l10n.t('Change the mode to {0}', isolate(labelIn(displayLanguage(), label, mode))),
          () => editEvent(set, id, { mode }),
        ),
      ),
    changing(broken, vscode.l10n.t('Remove the mode'), () => editEvent(set, id, { mode: undefined })),
  ];
}

export function removeContext(broken: Broken): Fix[] {
  const { set } = broken.open;
  const id = entryId(broken, 'events');
  const contexts = set.events.get(id ?? '')?.contexts ?? [];
  const context = contexts[Number(broken.finding.at[3] ?? -1)];
  if (id === undefined || context === undefined) return [];
  const left = contexts.filter((other) => other !== context);
  return [
    changing(broken, vscode.l10n.t('Remove the context {0}', isolate(context)), () =>
      editEvent(set, id, { contexts: left.length > 0 ? left : undefined }),
    ),
  ];
}

/** Gives the attribute another value of the codebook, or removes it. */
export function changeAttribute(broken: Broken): Fix[] {
  const placed = placedEvent(broken);
  const attribute = broken.finding.at[3];
  if (!placed || attribute === undefined) return [];
  const { set } = broken.open;
  const { [attribute]: _, ...rest } = placed.mention.attributes ?? {};
  const values = [...(set.codebook.attributes.get(attribute)?.values ?? [])];
  return [
    ...values
      .slice(0, fewChoices)
      .map(([value, { label }]) =>
        changing(
          broken,
          vscode.l10n.t('Change it to {0}', isolate(labelIn(displayLanguage(), label, value))),
          () => editClaim(set, placed, { attributes: { ...rest, [attribute]: value } }),
        ),
      ),
    changing(broken, vscode.l10n.t('Remove the attribute {0}', isolate(attribute)), () =>
      editClaim(set, placed, { attributes: rest }),
    ),
  ];
}

/** Writes the date in EDTF if it can be read, or removes it. */
export function correctDate(broken: Broken): Fix[] {
  const { set } = broken.open;
  const placed = placedEvent(broken);
  const id = entryId(broken, 'events');
  const date = placed ? placed.mention.date : set.events.get(id ?? '')?.date;
  const change = (to: string | undefined): Change =>
    placed ? editClaim(set, placed, { date: to }) : editEvent(set, id ?? '', { date: to });
  if (date === undefined) return [];
  const reading = parseDate(date);
  return [
    ...(reading.ok
      ? [
          changing(broken, vscode.l10n.t('Correct the date to {0}', isolate(reading.text)), () =>
            change(reading.text),
          ),
        ]
      : []),
    changing(broken, vscode.l10n.t('Remove the date'), () => change(undefined)),
  ];
}

/** Makes one of two actors, or of two events. */
export function merge(broken: Broken): Fix[] {
  const { open, finding } = broken;
  const { set } = open;
  const [actor, event] = [entryId(broken, 'actors'), entryId(broken, 'events')];
  const kind = actor === undefined ? 'event' : 'actor';
  const id = actor ?? event;
  if (id === undefined) return [];
  return (finding.others ?? []).flatMap((other) =>
    [
      [id, other],
      [other, id],
    ].flatMap(([from, into]) => {
      if (from === undefined || into === undefined) return [];
      const [gone, kept] = [fullLabel(set, { kind, id: from }), fullLabel(set, { kind, id: into })];
      const title = vscode.l10n.t('Merge {0} ({1}) into {2} ({3})', gone, from, kept, into);
      if (kind === 'actor') return [{ title, act: () => confirmMerge(open, 'actor', from, into) }];
      return [changing(broken, title, () => mergeEvents(set, from, into))];
    }),
  );
}

/** Takes the name that several actors share from the aliases of one of them. */
export function removeSharedAlias(broken: Broken): Fix[] {
  const { set } = broken.open;
  const first = entryId(broken, 'actors');
  if (first === undefined) return [];
  const sharing = [first, ...(broken.finding.others ?? [])];
  const isShared = (alias: string): boolean => {
    const named = set.aliases.actorsNamed(fold(alias));
    return sharing.every((one) => named.has(one));
  };
  return sharing.slice(0, fewChoices).flatMap((id) => {
    const aliases = set.actors.get(id)?.aliases ?? [];
    const label = fullLabel(set, { kind: 'actor', id });
    return aliases.filter(isShared).map((alias) =>
      changing(broken, vscode.l10n.t('Remove the alias {0} of {1}', isolate(alias), label), () => {
        const left = aliases.filter((other) => other !== alias);
        return editActor(set, id, { aliases: left.length > 0 ? left : undefined });
      }),
    );
  });
}

export function removeCode(broken: Broken): Fix[] {
  const id = entryId(broken, 'actors');
  if (id === undefined) return [];
  return [
    changing(broken, vscode.l10n.t('Remove the code'), () =>
      editActor(broken.open.set, id, { code: undefined }),
    ),
  ];
}

/** Takes the event out of what it is a part of. */
export function removeFromWhole(broken: Broken): Fix[] {
  const { set } = broken.open;
  const id = entryId(broken, 'events');
  const whole = set.events.get(id ?? '')?.subEventOf;
  if (id === undefined || whole === undefined) return [];
  const label = fullLabel(set, { kind: 'event', id: whole });
  return [changing(broken, vscode.l10n.t('Take it out of {0}', label), () => nestEvent(set, id, undefined))];
}
