import * as vscode from 'vscode';
import type { Reason, Suggestion } from '../../core/find/suggestion.js';
import { isolate } from '../../core/model/label.js';
import type { AnnotationSet } from '../../core/set/annotationSet.js';
import { mainLabel } from '../labels.js';

/** Why a place is proposed, in a few words. */
export function reasonText(reason: Reason): string {
  const texts: Readonly<Record<Reason, string>> = {
    name: vscode.l10n.t('known name'),
    article: vscode.l10n.t('known name with the article'),
    nisba: vscode.l10n.t('nisba'),
    possessive: vscode.l10n.t('with a possessive'),
    namePart: vscode.l10n.t('part of the name'),
    variant: vscode.l10n.t('spelled differently'),
    recorded: vscode.l10n.t('recorded as a suggestion'),
  };
  return texts[reason];
}

/** Why a place is proposed, in a sentence that quotes the form by which it was found. */
export function reasonSentence({ reason, alias }: Suggestion): string {
  const form = isolate(alias);
  const texts: Readonly<Record<Reason, string>> = {
    name: vscode.l10n.t('The text says {0}, which is a known name.', form),
    article: vscode.l10n.t('The text says {0} with the article.', form),
    nisba: vscode.l10n.t('The text has the nisba of {0}.', form),
    possessive: vscode.l10n.t('The text says {0} with a possessive.', form),
    namePart: vscode.l10n.t('The text says a part of {0}, whom the article names in full.', form),
    variant: vscode.l10n.t('The text says {0} but for one letter.', form),
    recorded: vscode.l10n.t('{0} was recorded as a suggestion, and nobody has confirmed it.', form),
  };
  return texts[reason];
}

/** The others whom the words may name. */
export function othersText(set: AnnotationSet, { candidates }: Suggestion): string | undefined {
  const others = candidates
    .slice(1)
    .map(({ actor }) => isolate(mainLabel(set, { kind: 'actor', id: actor })));
  return others.length === 0 ? undefined : vscode.l10n.t('or {0}', others.join(vscode.l10n.t(' or ')));
}
