import * as vscode from 'vscode';
import { readDate } from '../../core/dates/index.js';
import { isolate } from '../../core/model/label.js';
import type { CodebookType } from '../../core/model/codebook.js';
import { displayLanguage, typeLabel } from '../labels.js';
import { chooseFrom } from '../list.js';

interface TextOptions {
  readonly prompt?: string;
  /** What is wrong with a text, if anything. */
  readonly check?: (text: string) => string | undefined;
}

/**
 * Asks for a text.
 * @returns the trimmed text, or undefined when the person changed their mind or nothing
 */
export async function askForText(
  title: string,
  value: string | undefined,
  { prompt, check }: TextOptions = {},
): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({
    title,
    value: value ?? '',
    ...(prompt === undefined ? {} : { prompt }),
    validateInput: (typed) => check?.(typed.trim()),
  });
  return text === undefined || text.trim() === (value ?? '') ? undefined : text.trim();
}

/** Asks for another label for what is now called so. @returns undefined when the person changed their mind */
export function askForLabel(name: string, label: string): Promise<string | undefined> {
  return askForText(vscode.l10n.t('Rename {0}', name), label, {
    prompt: vscode.l10n.t('In Arabic letters it becomes the Arabic label, else the Latin one.'),
    check: (text) => (text === '' ? vscode.l10n.t('A label must not be empty.') : undefined),
  });
}

/**
 * Asks for one type of the codebook, with definitions. A type that has a key is picked by typing just that.
 * @param current the type that it is now; absent for something new
 * @param first the types to list first
 * @returns undefined when the person changed their mind or nothing
 */
export async function askForType(
  title: string,
  types: ReadonlyMap<string, CodebookType>,
  current: string | undefined,
  ...first: readonly (string | undefined)[]
): Promise<string | undefined> {
  const place = (id: string): number => (first.includes(id) ? first.indexOf(id) : first.length);
  const ids = [...types.keys()].sort((a, b) => place(a) - place(b));
  const rows = ids.map((id) => typeItem(types, id, id === current));
  const chosen = await chooseFrom(rows, {
    title,
    atOnce: (typed) => rows.find(({ id }) => types.get(id)?.key === typed && typed !== ''),
  });
  return chosen?.id === current ? undefined : chosen?.id;
}

interface TypeItem extends vscode.QuickPickItem {
  readonly id: string;
}

function typeItem(types: ReadonlyMap<string, CodebookType>, id: string, isCurrent: boolean): TypeItem {
  const { label, definition, key } = types.get(id) ?? { label: {} };
  const language = displayLanguage();
  const other = language === 'ar' ? label.en : label.ar;
  const detail = definition?.[language];
  const description = [
    ...(key === undefined ? [] : [isolate(`[${key}]`)]),
    ...(other === undefined ? [] : [isolate(other)]),
    ...(isCurrent ? ['✓'] : []),
  ].join(' ');
  return { id, label: typeLabel(types, id), description, ...(detail === undefined ? {} : { detail }) };
}

/** What is wrong with a date that a person typed, if anything; it may be empty. */
export function checkDate(text: string): string | undefined {
  return text === '' || readDate(text) !== undefined
    ? undefined
    : vscode.l10n.t(
        'Write a date as in {0}, 2016-07-14, 2015-10, 2021-06~ or 2016-07-14/2016-07-15.',
        isolate('14 تموز 2016'),
      );
}
