import { join } from 'node:path';
import { anchoredText } from '../../core/anchor/anchor.js';
import { Finder } from '../../core/find/finder.js';
import { suggest } from '../../core/find/suggest.js';
import type { Suggestion } from '../../core/find/suggestion.js';
import { VariantFinder } from '../../core/find/variants.js';
import type { Actor, ActorMention, Form, Sidecar } from '../../core/model/types.js';
import { AnnotationSet } from '../../core/set/annotationSet.js';
import { fold } from '../../core/text/fold.js';
import { readArticleText } from '../../storage/folder.js';
import { NodeFolder } from '../../storage/nodeFolder.js';
import { SetStore } from '../../storage/setStore.js';
import { root } from '../host/paths.js';

const forms: readonly Form[] = ['name', 'nisba', 'metonym'];

/** How many of something there are, and how many of them are right. */
interface Tally {
  right: number;
  all: number;
}

interface Result {
  /** Suggestions of one actor only, by form. */
  readonly sure: Map<Form, Tally>;
  /** Suggestions that list several actors: right when the first one is. */
  readonly ambiguous: Map<Form, Tally>;
  /** Misspellings. */
  readonly variants: Tally;
  /** Mentions whose words are a known form of their actor: found when they are proposed for it, first or not. */
  readonly recall: Map<Form, Tally>;
}

/**
 * What suggestions are worth: each article of the sample set is left out in turn, the written forms that the others
 * use for each actor (and its labels) are what is known, and the suggestions for the one left out are held against its
 * annotation. `HASHIYA_SET` is the folder of another set to do it with; `HASHIYA_MISSES=1` lists what was wrong or missed.
 */
export async function benchSuggestions(): Promise<void> {
  const folder = new NodeFolder(process.env['HASHIYA_SET'] ?? join(root, 'test-fixtures', 'sample'));
  const store = new SetStore(folder, { mayWrite: () => false, onWriteFailed: () => undefined });
  await store.load();
  const whole = store.set;
  const result: Result = {
    sure: new Map(),
    ambiguous: new Map(),
    variants: { right: 0, all: 0 },
    recall: new Map(),
  };
  for (const article of whole.articles) {
    const text = await readArticleText(folder, article);
    if (text !== undefined) judge(whole, article, text, result);
  }
  console.log(`  ${String(whole.articles.length)} articles, each left out in turn`);
  for (const form of forms) {
    console.log(
      `  ${form}: precision ${ratio(result.sure.get(form))}, recall of known forms ${ratio(result.recall.get(form))}, ` +
        `ambiguous places ${ratio(result.ambiguous.get(form))} right at first`,
    );
  }
  console.log(`  misspellings: precision ${ratio(result.variants)}`);
}

function judge(whole: AnnotationSet, article: string, text: string, result: Result): void {
  const set = without(whole, article);
  const finder = new Finder(set);
  const suggestions = suggest(set, {
    article,
    text: anchoredText(text),
    matches: finder.find(text),
    variants: new VariantFinder(finder.names()),
  });
  const gold = actorMentions(whole, article);
  const at = new Map<string, ActorMention[]>();
  for (const mention of gold) {
    const [span] = mention.spans;
    if (!span || mention.spans.length > 1) continue;
    const key = span.join(' ');
    at.set(key, [...(at.get(key) ?? []), mention]);
  }
  const proposed = new Map<string, Suggestion>();
  for (const suggestion of suggestions) {
    const key = `${String(suggestion.start)} ${String(suggestion.end)}`;
    proposed.set(key, suggestion);
    const isRight = at.get(key)?.some(({ actor }) => actor === suggestion.actor) ?? false;
    const by = suggestion.candidates.length > 1 ? result.ambiguous : result.sure;
    count(suggestion.reason === 'variant' ? result.variants : tally(by, suggestion.form), isRight);
    if (!isRight)
      tell('wrong', article, suggestion.quote, suggestion.actor, suggestion.reason, suggestion.score);
  }
  for (const [key, mentions] of at) {
    for (const { actor, form = 'name', quote } of mentions) {
      if (!isKnown(set, actor, form, quote[0] ?? '')) continue;
      const isFound = proposed.get(key)?.candidates.some((one) => one.actor === actor) ?? false;
      count(tally(result.recall, form), isFound);
      if (!isFound) tell('missed', article, quote[0] ?? '', actor, form);
    }
  }
}

/** The set as it would be without the annotation of one article: its forms are not known either. */
function without(whole: AnnotationSet, left: string): AnnotationSet {
  const set = new AnnotationSet();
  const aliases = new Map<string, Set<string>>();
  for (const article of whole.articles) {
    if (article === left) continue;
    for (const { actor, form, quote, spans } of actorMentions(whole, article)) {
      if (spans.length > 1 || (form !== 'name' && form !== 'metonym')) continue;
      const alias = quote[0] ?? '';
      // What a contraction left of a name is no form of it.
      if (alias === '' || isContracted(whole, actor, alias)) continue;
      aliases.set(actor, (aliases.get(actor) ?? new Set<string>()).add(alias));
    }
  }
  const actors: Record<string, Actor> = {};
  for (const [id, actor] of whole.actors) {
    const known = [...(aliases.get(id) ?? [])];
    actors[id] = { type: actor.type, label: actor.label, ...(known.length > 0 ? { aliases: known } : {}) };
  }
  set.useActors(actors);
  for (const article of whole.articles) {
    const mentions = [...whole.mentionsIn(article).sorted()];
    const sidecar: Sidecar = { version: 1, text: { sha256: '0'.repeat(64), length: 0 }, mentions };
    if (article === left) set.useArticle(article);
    else set.useArticle(article, sidecar);
  }
  return set;
}

function isContracted(set: AnnotationSet, actor: string, alias: string): boolean {
  return set.aliases.actorsNamed(fold(`ا${alias}`)).has(actor);
}

function actorMentions(set: AnnotationSet, article: string): ActorMention[] {
  return set
    .mentionsIn(article)
    .sorted()
    .flatMap((mention) => (mention.actor === undefined ? [] : [mention]));
}

function isKnown(set: AnnotationSet, actor: string, form: Form, quote: string): boolean {
  const key = fold(quote);
  const named = [key, `ا${key}`].some((one) => set.aliases.actorsNamed(one).has(actor));
  const tagged = set.quotes
    .precedents(key)
    .some((precedent) => precedent.referent.id === actor && precedent.form === form);
  return form === 'nisba' ? tagged : named;
}

function tally(by: Map<Form, Tally>, form: Form): Tally {
  let one = by.get(form);
  if (!one) by.set(form, (one = { right: 0, all: 0 }));
  return one;
}

function count(of: Tally, isRight: boolean): void {
  of.all++;
  if (isRight) of.right++;
}

function ratio(of: Tally = { right: 0, all: 0 }): string {
  return of.all === 0 ? '–' : `${(of.right / of.all).toFixed(3)} (${String(of.right)} of ${String(of.all)})`;
}

function tell(...what: readonly (string | number)[]): void {
  if (process.env['HASHIYA_MISSES'] === '1') console.log('   ', ...what);
}
