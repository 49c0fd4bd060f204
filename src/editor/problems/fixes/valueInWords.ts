import * as vscode from 'vscode';
import { isolate } from '../../../core/model/label.js';
import type { AnnotationSet } from '../../../core/set/annotationSet.js';
import { listOf } from '../../counts.js';
import { fullLabel, typeLabel, typesOf } from '../../labels.js';

/** A value of a file of the set as a person would say it, on one line. @param field the path of its key in the entry */
export function valueInWords(set: AnnotationSet, field: readonly string[], value: unknown): string {
  const key = field.findLast((part) => !/^\d+$/.test(part)) ?? '';
  if (value === undefined) return vscode.l10n.t('nothing');
  if (typeof value === 'string') return textInWords(set, key, value);
  if (Array.isArray(value)) return listOf(value.map((one) => valueInWords(set, field, one)));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  // Of a participant the role, of a label its texts, of anything else its keys and what they hold.
  const parts = Object.entries(value).map(([name, part]): [string, string] => [
    name,
    valueInWords(set, [name], part),
  ]);
  const names = parts.map(([name]) => name);
  if (names.every((name) => name === 'ar' || name === 'en')) return parts.map(([, part]) => part).join(' · ');
  if ('role' in value && 'actor' in value)
    return `${valueInWords(set, ['role'], value.role)}: ${valueInWords(set, ['actor'], value.actor)}`;
  return listOf(parts.map(([name, part]) => `${name}: ${part}`));
}

function textInWords(set: AnnotationSet, key: string, text: string): string {
  switch (key) {
    case 'actor':
    case 'attributedTo':
      return fullLabel(set, { kind: 'actor', id: text });
    case 'event':
    case 'subEventOf':
      return fullLabel(set, { kind: 'event', id: text });
    case 'role':
      return isolate(typeLabel(set.codebook.roles, text));
    case 'contexts':
      return isolate(typeLabel(set.codebook.contexts, text));
    case 'type':
      return isolate(typeLabel(typesOf(set, set.codebook.actorTypes.has(text) ? 'actor' : 'event'), text));
    default:
      return isolate(text);
  }
}
