import * as vscode from 'vscode';
import { messageOf } from '../core/model/problem.js';
import { Message, ToldError, type Value } from '../core/text/message.js';
import { number } from './plural.js';

// What core says, in the language of the texts on the screen: its English texts are keys of the bundles too.

export function inWords({ text, values }: Message): string {
  return vscode.l10n.t(text, ...values.map(valueInWords));
}

function valueInWords(value: Value): string {
  if (value instanceof Message) return inWords(value);
  return typeof value === 'number' ? number(value) : value;
}

/** What went wrong: in the reader's language where it is ours to say, else in the words of what was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof ToldError ? inWords(error.told) : messageOf(error);
}
