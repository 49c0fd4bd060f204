import * as vscode from 'vscode';
import { articlesWithin, type ExportOptions, type OptionName } from '../../core/formats/index.js';
import { isolate } from '../../core/model/label.js';
import { articleCount } from '../counts.js';
import type { ExportDraft } from './exportDraft.js';
import type { ChoiceRow } from './listOfChoices.js';
import { chooseTarget, shortPath } from './target.js';
import { chooseFrom } from '../list.js';

/**
 * The rows in which an export is decided, each with what is chosen now: Enter on the first exports.
 * @param active path in the set of the article that the person has open
 */
export function exportRows(draft: ExportDraft, active: string | undefined): ChoiceRow[] {
  const { format, annotators } = draft;
  const place = isolate(shortPath(draft.target));
  return [
    {
      label: `$(export) ${vscode.l10n.t('Export')}`,
      description: vscode.l10n.t('{0} to {1}', articleCount(draft.articles), place),
    },
    { label: vscode.l10n.t('Choices'), kind: vscode.QuickPickItemKind.Separator },
    {
      label: vscode.l10n.t('Articles'),
      description: scopeName(draft),
      choose: () => chooseScope(draft, active),
    },
    ...(annotators.length === 0
      ? []
      : [
          {
            label: vscode.l10n.t('Recorded by'),
            description:
              draft.annotator === undefined ? vscode.l10n.t('everybody') : isolate(draft.annotator),
            choose: () => chooseAnnotator(draft),
          },
        ]),
    ...optionRows(draft).filter(({ option }) => format.options.includes(option)),
    {
      label: vscode.l10n.t('Place'),
      description: place,
      choose: () => chooseTarget(draft),
    },
  ];
}

/** A row for each option; choosing it gives the option its other value. */
function optionRows(draft: ExportDraft): (ChoiceRow & { readonly option: OptionName })[] {
  const { options } = draft;
  const row = (
    option: OptionName,
    label: string,
    description: string,
    other: Partial<ExportOptions>,
  ): ChoiceRow & { readonly option: OptionName } => ({
    option,
    label,
    description,
    choose: () => {
      draft.options = { ...draft.options, ...other };
    },
  });
  return [
    row(
      'suggested',
      vscode.l10n.t('Mentions'),
      options.suggested ? vscode.l10n.t('also suggested ones') : vscode.l10n.t('confirmed ones only'),
      { suggested: !options.suggested },
    ),
    row(
      'nisba',
      vscode.l10n.t('Nisba adjectives'),
      options.nisba ? vscode.l10n.t('with') : vscode.l10n.t('without'),
      { nisba: !options.nisba },
    ),
    row(
      'boundary',
      vscode.l10n.t('Boundaries'),
      options.boundary === 'stem'
        ? vscode.l10n.t('as tagged, without proclitics')
        : vscode.l10n.t('whole written words'),
      { boundary: options.boundary === 'stem' ? 'word' : 'stem' },
    ),
    row(
      'language',
      vscode.l10n.t('Labels'),
      options.language === 'ar' ? vscode.l10n.t('Arabic') : vscode.l10n.t('English'),
      { language: options.language === 'ar' ? 'en' : 'ar' },
    ),
    row(
      'bom',
      vscode.l10n.t('Byte order mark'),
      options.bom ? vscode.l10n.t('with, for Excel') : vscode.l10n.t('without'),
      { bom: !options.bom },
    ),
  ];
}

function scopeName({ only }: ExportDraft): string {
  return only === undefined ? vscode.l10n.t('the whole set') : isolate(only);
}

interface Scope extends vscode.QuickPickItem {
  readonly only: string | undefined;
}

async function chooseScope(draft: ExportDraft, active: string | undefined): Promise<void> {
  const { set } = draft.open;
  const whole: Scope = {
    label: vscode.l10n.t('The whole set'),
    description: articleCount(set.articles.length),
    only: undefined,
  };
  const near = active === undefined ? [] : [active, ...foldersAbove(active)];
  const folders = [...new Set(set.articles.flatMap(foldersAbove))].filter((folder) => !near.includes(folder));
  const articles = set.articles.filter((article) => !near.includes(article));
  const scopeOf = (only: string): Scope =>
    set.hasArticle(only)
      ? { label: `$(file) ${isolate(only)}`, only }
      : {
          label: `$(folder) ${isolate(only)}`,
          description: articleCount(articlesWithin(set, only).length),
          only,
        };
  const chosen = await chooseFrom([whole, ...[...near, ...folders, ...articles].map(scopeOf)], {
    title: vscode.l10n.t('Which articles?'),
    placeHolder: vscode.l10n.t('Type a part of the path of an article or folder'),
  });
  if (chosen) draft.only = chosen.only;
}

/** The folders that a path is in, the nearest first. */
function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

async function chooseAnnotator(draft: ExportDraft): Promise<void> {
  const everybody = { label: vscode.l10n.t('Everybody'), name: undefined };
  const one = draft.annotators.map((name) => ({ label: isolate(name), name }));
  const title = vscode.l10n.t('Recorded by whom?');
  const chosen = await chooseFrom([everybody, ...one], { title });
  if (chosen) draft.annotator = chosen.name;
}
