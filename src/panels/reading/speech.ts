import * as vscode from 'vscode';
import { isolate, labelIn } from '../../core/model/label.js';
import { referentOf } from '../../core/model/mention.js';
import type { Mention } from '../../core/model/types.js';
import type { Article } from '../../editor/article.js';
import { statusText } from '../../editor/forms.js';
import { displayLanguage, labelOf } from '../../editor/labels.js';
import { placeAmong } from '../../editor/navigation/place.js';
import { number } from '../../editor/plural.js';

/** What a screen reader says of a mention: “Actor, Sergey Lavrov, 3 of 31”. */
export function inWords(article: Article, mention: Mention): string {
  const { set } = article.open;
  const referent = referentOf(mention);
  const kind = referent.kind === 'actor' ? vscode.l10n.t('Actor') : vscode.l10n.t('Event');
  const label = isolate(labelIn(displayLanguage(), labelOf(set, referent), referent.id));
  const { place, of } = placeAmong(article, mention);
  const where = place === undefined ? [] : [vscode.l10n.t('{0} of {1}', number(place), number(of))];
  const doubt = mention.status === undefined ? [] : [statusText(mention.status)];
  return [kind, label, ...where, ...doubt].join(vscode.l10n.t(', '));
}
