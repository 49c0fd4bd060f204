import * as vscode from 'vscode';
import { readDate } from '../../core/dates/index.js';
import { isolate, languageOf } from '../../core/model/label.js';
import type { CodebookType } from '../../core/model/codebook.js';
import type { Label } from '../../core/model/types.js';
import { withKeys } from '../../core/set/actorChanges.js';
import type { Change } from '../../core/set/change.js';
import { carryOut } from '../carryOut.js';
import { displayLanguage, typeLabel } from '../labels.js';
import { parseUrl } from '../markdown.js';
import type { OpenSet } from '../sets.js';

/** One key of an actor or event that a person can edit. */
export interface Field {
  readonly label: string;
  readonly value: string | undefined;
  /** @returns undefined when the person changed their mind, or nothing */
  edit(): Promise<Change | undefined>;
}

/**
 * Lists the fields; each that is chosen is edited, and then the list is there again until the person leaves it.
 * @param fieldsNow the fields as they are now; none when there is nothing left to edit
 */
export async function editFields(
  open: OpenSet,
  title: () => string,
  fieldsNow: () => readonly Field[],
): Promise<void> {
  for (;;) {
    const fields = fieldsNow();
    if (fields.length === 0) return;
    const items = fields.map((field) => ({
      field,
      label: field.label,
      description: field.value === undefined ? '' : isolate(field.value.replace(/\s+/gu, ' ')),
    }));
    const chosen = await vscode.window.showQuickPick(items, {
      title: title(),
      placeHolder: vscode.l10n.t('What do you want to change? Escape when you are done.'),
      matchOnDescription: true,
    });
    if (!chosen) return;
    const change = await chosen.field.edit();
    if (change && change.edits.length > 0) carryOut(open, change);
  }
}

/**
 * A field that is edited as text.
 * @param change what the text that a person typed makes of it
 */
export function textField(
  label: string,
  value: string | undefined,
  change: (typed: string) => Change,
  options: TextOptions = {},
): Field {
  return {
    label,
    value,
    edit: async () => {
      const typed = await askForText(label, value, options);
      return typed === undefined ? undefined : change(typed);
    },
  };
}

/**
 * The fields of a label, one for each script.
 * @param change what `typed` in one of the scripts makes of it; `after` is the label with it
 */
export function labelFields(label: Label, change: (after: Label, typed: string) => Change): Field[] {
  const field = (language: keyof Label, title: string): Field =>
    textField(title, label[language], (typed) => change(labelWith(label, language, typed), typed), {
      check: (typed) => checkLabel(typed, language, label),
    });
  return [
    field('ar', vscode.l10n.t('Label in Arabic')),
    field('en', vscode.l10n.t('Label in Latin letters')),
  ];
}

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
export function askForType(
  title: string,
  types: ReadonlyMap<string, CodebookType>,
  current: string | undefined,
  ...first: readonly (string | undefined)[]
): Promise<string | undefined> {
  const place = (id: string): number => (first.includes(id) ? first.indexOf(id) : first.length);
  const ids = [...types.keys()].sort((a, b) => place(a) - place(b));
  const pick = vscode.window.createQuickPick<TypeItem>();
  pick.title = title;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = ids.map((id) => typeItem(types, id, id === current));
  return new Promise((resolve) => {
    const choose = (id: string | undefined): void => {
      resolve(id === current ? undefined : id);
      pick.hide();
    };
    pick.onDidChangeValue((typed) => {
      const [id] = [...types].find(([, { key }]) => key !== undefined && key === typed) ?? [];
      if (id !== undefined) choose(id);
    });
    pick.onDidAccept(() => {
      choose(pick.activeItems[0]?.id);
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
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

/** What is wrong with a label for one language, if anything; it may be empty when there is another. */
function checkLabel(text: string, language: keyof Label, label: Label): string | undefined {
  const other = language === 'ar' ? label.en : label.ar;
  if (text === '') return other === undefined ? vscode.l10n.t('A label must not be empty.') : undefined;
  if (language === 'ar' && languageOf(text) !== 'ar') return vscode.l10n.t('Write it in Arabic letters.');
  if (language === 'en' && languageOf(text) !== 'en') return vscode.l10n.t('Write it in Latin letters.');
  return undefined;
}

/** The label with another text in one language, or without it when the text is empty. */
function labelWith(label: Label, language: keyof Label, text: string): Label {
  return withKeys(label, { [language]: orAbsent(text) });
}

/** What is wrong with a list of addresses, if anything. */
export function checkAddresses(text: string): string | undefined {
  const wrong = listOf(text).find((address) => parseUrl(address) === undefined);
  return wrong === undefined ? undefined : vscode.l10n.t('{0} is no http or https address.', wrong);
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

/** Several values in one line, divided by semicolons of either script; each once. */
export function listOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[;؛]/u)
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    ),
  ];
}

/** The text, or undefined when it is empty: what `withKeys` removes. */
export function orAbsent(text: string): string | undefined {
  return text === '' ? undefined : text;
}
