import * as vscode from 'vscode';
import { languageOf } from '../../core/model/label.js';
import type { CodebookEntry } from '../../core/model/codebook.js';
import type { Label } from '../../core/model/types.js';
import { withKeys } from '../../core/set/actorChanges.js';
import type { Change } from '../../core/set/change.js';
import { displayLanguage, typeLabel } from '../../editor/labels.js';
import { parseUrl } from '../../editor/markdown.js';
import type { Option, ShownField } from './messages.js';

/** A key of an actor or event, as a person edits it. */
export interface Field {
  readonly shown: ShownField;
  /** What a value that was entered makes of it, or in a `string` why it cannot be. */
  enter(value: string | readonly string[]): Change | string;
  /** What a text that is being typed may become. */
  complete?(typed: string): readonly Option[];
}

interface Text {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string | undefined;
  readonly isLong?: boolean;
  /** What is wrong with a text, if anything. */
  readonly check?: (text: string) => string | undefined;
  readonly complete?: (typed: string) => readonly Option[];
}

/** A field for a text; `change` gets it trimmed. */
export function textField(text: Text, change: (typed: string) => Change): Field {
  const { key, label, hint = '', value = '', isLong = false, check, complete } = text;
  const control = { is: 'text', value, isLong, completes: complete !== undefined } as const;
  return {
    shown: { key, label, hint, control },
    enter: (entered) => {
      const typed = (typeof entered === 'string' ? entered : entered.join('\n')).trim();
      return check?.(typed) ?? change(typed);
    },
    ...(complete && { complete }),
  };
}

/** The fields of a label, one for each script. @param change gets the label with what was typed in it */
export function labelFields(label: Label, change: (after: Label, typed: string) => Change): Field[] {
  const field = (language: keyof Label, title: string): Field =>
    textField(
      {
        key: `label.${language}`,
        label: title,
        value: label[language],
        check: (typed) => checkLabel(typed, language, label),
      },
      (typed) => change(withKeys(label, { [language]: orAbsent(typed) }), typed),
    );
  return [
    field('ar', vscode.l10n.t('Label in Arabic')),
    field('en', vscode.l10n.t('Label in Latin letters')),
  ];
}

/** What is wrong with a label for one language, if anything; it may be empty when there is another. */
function checkLabel(text: string, language: keyof Label, label: Label): string | undefined {
  const other = language === 'ar' ? label.en : label.ar;
  if (text === '') return other === undefined ? vscode.l10n.t('A label must not be empty.') : undefined;
  if (language === 'ar' && languageOf(text) !== 'ar') return vscode.l10n.t('Write it in Arabic letters.');
  if (language === 'en' && languageOf(text) !== 'en') return vscode.l10n.t('Write it in Latin letters.');
  return undefined;
}

interface List {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly values: readonly string[] | undefined;
  readonly areLinks?: boolean;
}

/** A field for several texts; `change` gets them trimmed, each once, and undefined for none. */
export function listField(list: List, change: (values: string[] | undefined) => Change): Field {
  const { key, label, hint, values = [], areLinks = false } = list;
  return {
    shown: { key, label, hint, control: { is: 'list', values: [...values], areLinks } },
    enter: (entered) => {
      const all = [...new Set([entered].flat().map((one) => one.trim()))].filter((one) => one !== '');
      const wrong = areLinks ? all.find((one) => parseUrl(one) === undefined) : undefined;
      if (wrong !== undefined) return vscode.l10n.t('{0} is no http or https address.', wrong);
      return change(all.length > 0 ? all : undefined);
    },
  };
}

type Entries = ReadonlyMap<string, CodebookEntry>;

/** A field for one entry of the codebook; `change` gets its id, empty for none. */
export function choiceField(
  choice: { readonly key: string; readonly label: string; readonly value: string; readonly entries: Entries },
  change: (id: string) => Change,
): Field {
  const { key, label, value, entries } = choice;
  return {
    shown: { key, label, hint: '', control: { is: 'choice', value, options: optionsOf(entries, [value]) } },
    enter: (entered) => change([entered].flat()[0] ?? ''),
  };
}

/** A field for several entries of the codebook; `change` gets their ids, undefined for none. */
export function severalField(
  several: {
    readonly key: string;
    readonly label: string;
    readonly values: readonly string[];
    readonly entries: Entries;
  },
  change: (ids: string[] | undefined) => Change,
): Field {
  const { key, label, values, entries } = several;
  const options = optionsOf(entries, values);
  return {
    shown: { key, label, hint: '', control: { is: 'several', values: [...values], options } },
    enter: (entered) => {
      const ids = [entered].flat();
      return change(ids.length > 0 ? ids : undefined);
    },
  };
}

/** The entries of a codebook to choose from, and the present values that it lacks. */
function optionsOf(entries: Entries, values: readonly string[]): Option[] {
  const language = displayLanguage();
  return [...new Set([...entries.keys(), ...values])].map((id) => ({
    id,
    label: id === '' ? vscode.l10n.t('None') : typeLabel(entries, id),
    about: entries.get(id)?.definition?.[language] ?? '',
  }));
}

/** The text, or undefined when it is empty: what `withKeys` removes. */
export function orAbsent(text: string): string | undefined {
  return text === '' ? undefined : text;
}
