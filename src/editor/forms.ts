import * as vscode from 'vscode';
import type { Form, Status } from '../core/model/types.js';

/** How a mention refers to its actor, in a word. */
export function formText(form: Form): string {
  const texts: Readonly<Record<Form, string>> = {
    name: vscode.l10n.t('Name'),
    nisba: vscode.l10n.t('Nisba'),
    metonym: vscode.l10n.t('Metonym'),
    nominal: vscode.l10n.t('Nominal'),
    pronoun: vscode.l10n.t('Pronoun'),
  };
  return texts[form];
}

/** The form explained, with an example. */
export function formExplanation(form: Form): string {
  const texts: Readonly<Record<Form, string>> = {
    name: vscode.l10n.t('The actor is called by its name'),
    nisba: vscode.l10n.t('An adjective made of the name, such as الروسي'),
    metonym: vscode.l10n.t('Another name stands for the actor, such as الكرملين'),
    nominal: vscode.l10n.t('A description, such as الرئيس'),
    pronoun: vscode.l10n.t('A pronoun, such as هو'),
  };
  return texts[form];
}

/** What keeps a mention from being certain. */
export function statusText(status: Status): string {
  const texts: Readonly<Record<Status, string>> = {
    suggested: vscode.l10n.t('Suggested; nobody has confirmed it'),
    uncertain: vscode.l10n.t('Uncertain: the text changed around it'),
    orphaned: vscode.l10n.t('Orphaned: its text can no longer be found'),
  };
  return texts[status];
}
