import * as vscode from 'vscode';
import { makeAnchor } from '../../core/anchor/anchor.js';
import { formsOf } from '../../core/find/aliasIndex.js';
import { likelyForm } from '../../core/find/rank.js';
import type { Suggestion } from '../../core/find/suggestion.js';
import { isolate } from '../../core/model/label.js';
import type { Referent } from '../../core/model/types.js';
import { editActor } from '../../core/set/actorChanges.js';
import { tag } from '../../core/set/mentionChanges.js';
import {
  acceptSuggestions,
  rejectNewNames,
  rejectSuggestions,
  type NewNameAt,
  type SuggestionsIn,
} from '../../core/set/suggestionChanges.js';
import { fold } from '../../core/text/fold.js';
import { carryOut, provenance } from '../carryOut.js';
import { articleCount } from '../counts.js';
import { mainLabel } from '../labels.js';
import { counted } from '../plural.js';
import type { OpenSet } from '../sets.js';
import { pickActor } from '../tagging/pick.js';
import type { Session } from '../tagging/session.js';
import { isCertain } from './actorIndex.js';
import { suggestionCount } from './counts.js';
import { countIn, type Present } from './present.js';
import type { Suggester } from './suggester.js';
import { observe } from '../log.js';

/** Makes mentions of suggestions, or remembers that they are none; each time in one change that undo takes back. */
export class Settler {
  constructor(
    private readonly suggester: Suggester,
    private readonly session: Session,
  ) {}

  /** Accepts one suggestion, asking whom it means when that is not certain. @returns whether it was settled */
  async acceptOne(open: OpenSet, place: SuggestionsIn): Promise<boolean> {
    const [suggestion] = place.suggestions;
    if (!suggestion) return false;
    return isCertain(suggestion)
      ? this.accept(open, place, suggestion)
      : this.acceptPicked(open, place, suggestion);
  }

  /** Accepts all suggestions that are certain, and says how many and what is left. */
  async acceptAll(open: OpenSet, places: readonly SuggestionsIn[]): Promise<boolean> {
    const writable = places.filter(({ article }) => open.set.blockedBy(article) === undefined);
    const wanted = certainOf(writable);
    const present = await this.suggester.present(open, wanted);
    const sure = certainOf(present.places);
    const total = countIn(sure);
    const left = [
      ...leftText(countIn(writable) - present.gone - total),
      ...blockedText(countIn(places) - countIn(writable)),
      ...goneText(present.gone),
    ];
    if (total === 0) {
      say(left.length === 0 ? vscode.l10n.t('There is nothing to accept here.') : left.join(' '));
      return false;
    }
    if (!carryOut(open, acceptSuggestions(open.set, sure, provenance()))) return false;
    const done = vscode.l10n.t('{0} accepted in {1}.', suggestionCount(total), articleCount(sure.length));
    say([done, ...left].join(' '));
    return true;
  }

  /** Rejects suggestions, and says how many. */
  rejectAll(open: OpenSet, places: readonly SuggestionsIn[]): boolean {
    const total = countIn(places);
    if (total === 0) say(vscode.l10n.t('There is nothing to reject here.'));
    if (total === 0 || !carryOut(open, rejectSuggestions(open.set, places))) return false;
    if (total > 1) {
      say(vscode.l10n.t('{0} rejected in {1}.', suggestionCount(total), articleCount(places.length)));
    }
    return true;
  }

  /** Rejects places that were proposed as new names, and says how many. */
  rejectNewNames(open: OpenSet, places: readonly NewNameAt[]): boolean {
    if (places.length === 0 || !carryOut(open, rejectNewNames(open.set, places))) return false;
    if (places.length > 1) {
      const articles = new Set(places.map(({ article }) => article)).size;
      say(vscode.l10n.t('{0} rejected in {1}.', suggestionCount(places.length), articleCount(articles)));
    }
    return true;
  }

  private async accept(open: OpenSet, place: SuggestionsIn, suggestion: Suggestion): Promise<boolean> {
    const { places } = await this.presentOne(open, place, suggestion);
    if (places.length === 0 || !carryOut(open, acceptSuggestions(open.set, places, provenance())))
      return false;
    this.noteTagged(open, { kind: 'actor', id: suggestion.actor });
    return true;
  }

  /** One suggestion where its words stand now; says so when they are not found any more. */
  private async presentOne(open: OpenSet, place: SuggestionsIn, suggestion: Suggestion): Promise<Present> {
    const present = await this.suggester.present(open, [{ ...place, suggestions: [suggestion] }]);
    if (present.gone > 0) say(goneText(present.gone).join(' '));
    return present;
  }

  private async acceptPicked(open: OpenSet, place: SuggestionsIn, suggestion: Suggestion): Promise<boolean> {
    const { start, end, quote, candidates } = suggestion;
    const { article, text } = place;
    const likeliest = candidates.map(({ actor }) => actor);
    const { before } = makeAnchor(text, [[start, end]]);
    const where = { article, quote, offset: start, before };
    const picked = await pickActor(open, this.session, where, likeliest);
    if (!picked) return false;
    const { referent, created } = picked;
    const candidate = candidates.find(({ actor }) => actor === referent.id);
    if (candidate) {
      if (!(await this.accept(open, place, { ...suggestion, ...candidate }))) return false;
      if (suggestion.reason === 'variant') observe(this.offerAlias(open, referent.id, quote));
      return true;
    }
    const { places: present } = await this.presentOne(open, place, suggestion);
    const spans = present.flatMap(({ suggestions }) =>
      suggestions.map((one) => [one.start, one.end] as const),
    );
    const [at] = present;
    if (!at) return false;
    const places = { article, text: at.text, mentions: spans.map((span) => [span]) };
    const made = created?.of === 'actor' ? created.after : undefined;
    const options = {
      form: likelyForm(open.set, referent.id, quote, made),
      ...(created ? { created } : {}),
    };
    const { change } = tag(open.set, places, referent, provenance(), options);
    if (!carryOut(open, change)) return false;
    this.noteTagged(open, referent);
    return true;
  }

  /** Asks, without holding anybody up, whether a misspelt name is a way to write the actor's name. */
  private async offerAlias(open: OpenSet, id: string, quote: string): Promise<void> {
    const isAlias = (): boolean => {
      const actor = open.set.actors.get(id);
      return !actor || formsOf(actor).some((form) => fold(form) === fold(quote));
    };
    if (isAlias()) return;
    const add = vscode.l10n.t('Add Alias');
    const name = isolate(mainLabel(open.set, { kind: 'actor', id }));
    const message = vscode.l10n.t('Is {0} another way to write {1}?', isolate(quote), name);
    if ((await vscode.window.showInformationMessage(message, add)) !== add || isAlias()) return;
    const aliases = [...(open.set.actors.get(id)?.aliases ?? []), quote.replace(/\s+/gu, ' ')];
    carryOut(open, editActor(open.set, id, { aliases }));
  }

  private noteTagged(open: OpenSet, referent: Referent): void {
    this.session.of(open).used(referent);
    this.session.tagged(open, referent);
  }
}

/** The suggestions that need no choice. */
function certainOf(places: readonly SuggestionsIn[]): SuggestionsIn[] {
  return places.flatMap((place) => {
    const suggestions = place.suggestions.filter(isCertain);
    return suggestions.length === 0 ? [] : [{ ...place, suggestions }];
  });
}

function leftText(count: number): string[] {
  if (count === 0) return [];
  return [counted(count, '1 is left that needs a choice.', '{0} are left that need a choice.')];
}

function blockedText(count: number): string[] {
  if (count === 0) return [];
  return [
    counted(
      count,
      '1 is in an article whose annotations cannot be read; see Problems.',
      '{0} are in articles whose annotations cannot be read; see Problems.',
    ),
  ];
}

function goneText(count: number): string[] {
  if (count === 0) return [];
  return [
    counted(
      count,
      '1 was not accepted: the text of its article was changed.',
      '{0} were not accepted: the texts of their articles were changed.',
    ),
  ];
}

function say(message: string): void {
  vscode.window.setStatusBarMessage(`$(lightbulb) ${message}`, 8000);
}
