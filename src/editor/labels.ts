import { isolate, labelIn, type Language } from '../core/model/label.js';
import type { Kind, Label, Mention, Referent } from '../core/model/types.js';
import { quoteOf } from '../core/model/mention.js';
import { readActorCode } from '../core/model/actorCode.js';
import type { Codebook, CodebookType } from '../core/model/codebook.js';
import type { AnnotationSet } from '../core/set/annotationSet.js';
import { textLanguage } from './plural.js';

// How actors, events and types are called on the screen. Isolates keep labels of both scripts in order; they are for
// display alone and never reach a file, a filter or the clipboard.

/** The language of the texts on the screen, as far as labels have it. */
export function displayLanguage(): Language {
  return textLanguage.startsWith('ar') ? 'ar' : 'en';
}

export function labelOf(set: AnnotationSet, { kind, id }: Referent): Label | undefined {
  return kind === 'actor' ? set.actors.get(id)?.label : set.events.get(id)?.label;
}

/** The Arabic label, which is what stands in the text, else another. */
export function mainLabel(set: AnnotationSet, referent: Referent): string {
  return labelIn('ar', labelOf(set, referent), referent.id);
}

/** The label in the other language, if there is one. */
export function otherLabel(set: AnnotationSet, referent: Referent): string | undefined {
  const label = labelOf(set, referent);
  return label?.ar === undefined ? undefined : label.en;
}

/** Both labels, isolated, on one line. */
export function fullLabel(set: AnnotationSet, referent: Referent): string {
  const other = otherLabel(set, referent);
  const main = isolate(mainLabel(set, referent));
  return other === undefined ? main : `${main} · ${isolate(other)}`;
}

/** The types of actors or of events. */
export function typesOf({ codebook }: AnnotationSet, kind: Kind): ReadonlyMap<string, CodebookType> {
  return kind === 'actor' ? codebook.actorTypes : codebook.eventTypes;
}

/** What a codebook type is called in the language of the user interface. */
export function typeLabel(types: ReadonlyMap<string, CodebookType>, id: string): string {
  return labelIn(displayLanguage(), types.get(id)?.label, id);
}

/** What an actor code stands for (`Russia · Military`), or undefined when nothing is known of it. */
export function codeInWords({ sectors }: Codebook, code: string): string | undefined {
  const { parts, fault } = readActorCode(code, sectors);
  if (fault || parts.length === 0) return undefined;
  return parts.map((part) => labelIn(displayLanguage(), part.label, part.code)).join(' · ');
}

/** A mention with its context on one line, for lists. */
export function mentionLine(mention: Mention): string {
  const before = (mention.before ?? '').replace(/\s+/gu, ' ');
  const after = (mention.after ?? '').replace(/\s+/gu, ' ');
  return isolate(`${before}${quoteOf(mention)}${after}`.trim());
}
