import * as vscode from 'vscode';
import type { Losses } from '../../core/formats/index.js';
import {
  likeliest,
  settleImport,
  type Decisions,
  type ImportCounts,
  type ImportPlan,
  type Match,
} from '../../core/import/index.js';
import { isolate, labelIn } from '../../core/model/label.js';
import { referentKey, referentOf } from '../../core/model/mention.js';
import type { Kind, Mention } from '../../core/model/types.js';
import { pickReferent } from '../commands/pickReferent.js';
import { mainLabel, mentionLine, typeLabel, typesOf } from '../labels.js';
import { counted, number } from '../plural.js';
import { referentItem } from '../referentItem.js';
import type { OpenSet } from '../sets.js';
import { askForChoices, type ChoiceRow } from './listOfChoices.js';
import { lossesText, showLosses } from './losses.js';
import { showProblems, type FindSource } from './problems.js';
import { listOf } from '../counts.js';
import { chooseFrom } from '../list.js';

/**
 * Shows what an import would bring, and lets the person decide on what is doubtful.
 * @returns what was decided, or undefined when nothing is to be imported
 */
export function reviewImport(
  open: OpenSet,
  plan: ImportPlan,
  losses: Losses,
  findSource: FindSource,
): Promise<Decisions | undefined> {
  return new ImportReview(open, plan, losses, findSource).ask();
}

class ImportReview {
  private readonly decisions = new Map<string, string | null>();
  /** A place where each imported actor and event is mentioned, by `referentKey`. */
  private readonly examples = new Map<string, Mention>();

  constructor(
    private readonly open: OpenSet,
    private readonly plan: ImportPlan,
    private readonly losses: Losses,
    private readonly findSource: FindSource,
  ) {
    for (const { mentions } of plan.articles) {
      for (const mention of mentions) {
        const key = referentKey(referentOf(mention));
        if (!this.examples.has(key)) this.examples.set(key, mention);
      }
    }
  }

  async ask(): Promise<Decisions | undefined> {
    const row = await askForChoices({
      title: vscode.l10n.t('What the import would bring'),
      placeholder: vscode.l10n.t('Enter imports; choose a row to see or decide more'),
      rows: () => this.rows(),
    });
    return row && this.decisions;
  }

  private rows(): ChoiceRow[] {
    const { counts } = settleImport(this.open.set, this.plan, this.decisions);
    const doubtful = this.plan.matches.filter(({ verdict }) => verdict === 'doubtful');
    const undecided = counts.actors.doubtful + counts.events.doubtful;
    return [
      {
        label: `$(check) ${vscode.l10n.t('Import')}`,
        description: counted(counts.mentions.new, '1 new mention', '{0} new mentions'),
        ...(undecided > 0 && {
          detail: counted(
            undecided,
            '1 doubtful one is taken as new unless you decide below',
            '{0} doubtful ones are taken as new unless you decide below',
          ),
        }),
      },
      ...this.warnings(),
      { label: vscode.l10n.t('What comes'), kind: vscode.QuickPickItemKind.Separator },
      ...this.parts(counts),
      ...(doubtful.length === 0
        ? []
        : [{ label: vscode.l10n.t('To decide'), kind: vscode.QuickPickItemKind.Separator }]),
      ...(doubtful.length > 1 ? [this.allAtOnce(undecided)] : []),
      ...doubtful.map((match) => this.matchRow(match)),
    ];
  }

  private warnings(): ChoiceRow[] {
    const { problems } = this.plan;
    const lost = lossesText(this.losses);
    return [
      ...(problems.length === 0
        ? []
        : [
            {
              label: `$(warning) ${counted(problems.length, '1 problem', '{0} problems')}`,
              description: vscode.l10n.t('what they concern is not imported'),
              choose: () => showProblems(problems, this.findSource),
            },
          ]),
      ...(lost === undefined ? [] : [{ label: `$(info) ${lost}`, choose: () => showLosses(this.losses) }]),
    ];
  }

  private parts({ articles, actors, events, mentions }: ImportCounts): ChoiceRow[] {
    const row = (label: string, texts: readonly string[], choose: () => Promise<void>): ChoiceRow => ({
      label,
      description: texts.length === 0 ? vscode.l10n.t('none') : listOf(texts),
      choose,
    });
    const fresh = (count: number): string[] => some(count, vscode.l10n.t('{0} new', number(count)));
    const doubtful = (count: number): string[] => some(count, vscode.l10n.t('{0} doubtful', number(count)));
    const known = (count: number): string[] => some(count, vscode.l10n.t('{0} there already', number(count)));
    const referents = (counts: ImportCounts['actors']): string[] => [
      ...fresh(counts.new),
      ...doubtful(counts.doubtful),
      ...known(counts.known),
    ];
    return [
      row(vscode.l10n.t('Articles'), [...fresh(articles.new), ...known(articles.known)], () =>
        this.showArticles(),
      ),
      row(vscode.l10n.t('Actors'), referents(actors), () => this.showMatches('actor')),
      row(vscode.l10n.t('Events'), referents(events), () => this.showMatches('event')),
      row(
        vscode.l10n.t('Mentions'),
        [
          ...fresh(mentions.new),
          ...some(mentions.uncertain, vscode.l10n.t('{0} of these uncertain', number(mentions.uncertain))),
          ...some(mentions.orphaned, vscode.l10n.t('{0} of these without place', number(mentions.orphaned))),
          ...known(mentions.known),
        ],
        () => this.showMentions(),
      ),
    ];
  }

  private allAtOnce(undecided: number): ChoiceRow {
    return undecided > 0
      ? {
          label: vscode.l10n.t('Take each doubtful one for the likeliest'),
          choose: () => {
            for (const [key, id] of likeliest(this.plan))
              if (!this.decisions.has(key)) this.decisions.set(key, id);
          },
        }
      : {
          label: vscode.l10n.t('Take all doubtful ones as new again'),
          choose: () => {
            this.decisions.clear();
          },
        };
  }

  /** An imported actor or event with what it is taken for; choosing it decides that. */
  private matchRow(match: Match): ChoiceRow {
    const key = referentKey(match.referent);
    const decided = this.decisions.get(key);
    const example = this.examples.get(key);
    return {
      label: `$(${iconOf(match, decided)}) ${isolate(this.importedName(match))}`,
      description: `${this.importedType(match)} · ${this.standing(match, decided)}`,
      ...(example && { detail: mentionLine(example) }),
      choose: () => this.decide(match),
    };
  }

  private standing(
    { referent: { kind }, verdict, candidates }: Match,
    decided: string | null | undefined,
  ): string {
    const names = candidates.map((id) => isolate(mainLabel(this.open.set, { kind, id })));
    if (typeof decided === 'string') {
      return vscode.l10n.t('is {0}', isolate(mainLabel(this.open.set, { kind, id: decided })));
    }
    if (decided === null || verdict === 'new') return vscode.l10n.t('is new');
    return verdict === 'known'
      ? vscode.l10n.t('is {0}', listOf(names))
      : vscode.l10n.t('is new; may be {0}', listOf(names));
  }

  private async decide(match: Match): Promise<void> {
    const { open } = this;
    const { kind } = match.referent;
    const known = match.candidates.map((id) => ({
      ...referentItem(open.set, { kind, id }),
      detail: this.detailOf(kind, id),
      decide: () => Promise.resolve<string | null | undefined>(id),
    }));
    const fresh = {
      label: `$(add) ${vscode.l10n.t('A new one')}`,
      description: this.importedType(match),
      decide: () => Promise.resolve(null),
    };
    const title = vscode.l10n.t('Who or what is {0}?', isolate(this.importedName(match)));
    const other = {
      label: `$(search) ${vscode.l10n.t('Another one in the set…')}`,
      decide: async () => (await pickReferent([open], kind, title))?.referent.id,
    };
    const chosen = await chooseFrom([...known, fresh, other], { title });
    const decided = await chosen?.decide();
    if (decided !== undefined) this.decisions.set(referentKey(match.referent), decided);
  }

  private async showMatches(kind: Kind): Promise<void> {
    const matches = this.plan.matches.filter(({ referent }) => referent.kind === kind);
    const back: ChoiceRow = { label: `$(arrow-left) ${vscode.l10n.t('Back')}` };
    await askForChoices({
      title: kind === 'actor' ? vscode.l10n.t('Actors in the import') : vscode.l10n.t('Events in the import'),
      placeholder: vscode.l10n.t('Choose one to say who or what it is'),
      rows: () => [back, ...matches.map((match) => this.matchRow(match))],
    });
  }

  private async showArticles(): Promise<void> {
    const rows = this.plan.articles.map(({ article, newFile, mentions, source }) => ({
      label: isolate(article),
      description: listOf([
        newFile === undefined ? vscode.l10n.t('there already') : vscode.l10n.t('new'),
        counted(mentions.length, '1 mention', '{0} mentions'),
      ]),
      detail: source.source === article ? '' : isolate(source.source),
    }));
    await chooseFrom(rows, { title: vscode.l10n.t('Articles in the import') });
  }

  private async showMentions(): Promise<void> {
    const rows = this.plan.articles.flatMap(({ article, mentions }) =>
      mentions.slice(0, shownOfArticle).map((mention) => ({
        label: mentionLine(mention),
        description: isolate(article),
      })),
    );
    await chooseFrom(rows, {
      title: vscode.l10n.t('Mentions in the import'),
    });
  }

  private importedName({ referent: { kind, id } }: Match): string {
    return labelIn('ar', this.entryOf(kind, id)?.label, id);
  }

  private importedType({ referent: { kind, id } }: Match): string {
    return typeLabel(typesOf(this.open.set, kind), this.entryOf(kind, id)?.type ?? '');
  }

  private entryOf(kind: Kind, id: string): { type: string; label: { ar?: string; en?: string } } | undefined {
    const { imported } = this.plan;
    return kind === 'actor' ? imported.actors.get(id) : imported.events.get(id);
  }

  /** What tells one of the set from another of the same name. */
  private detailOf(kind: Kind, id: string): string {
    const { set } = this.open;
    const actor = kind === 'actor' ? set.actors.get(id) : undefined;
    const date = kind === 'event' ? set.events.get(id)?.date : undefined;
    const details = [id, actor?.code, date, ...(actor?.sameAs ?? [])];
    return details.filter((text) => text !== undefined).join(' · ');
  }
}

/** Of each article as many mentions are listed. */
const shownOfArticle = 100;

/** A part of a line that is left out where there is nothing of it. */
function some(count: number, text: string): string[] {
  return count === 0 ? [] : [text];
}

function iconOf({ verdict }: Match, decided: string | null | undefined): string {
  if (decided === null) return 'add';
  if (decided !== undefined || verdict === 'known') return 'check';
  return verdict === 'new' ? 'add' : 'question';
}
