import { livingRejections, rejectionKey } from '../find/rejection.js';
import { AliasIndex } from '../find/aliasIndex.js';
import { makeAnchor, sameAnchor, type AnchoredText } from '../anchor/anchor.js';
import type { TextEdit } from '../anchor/edits.js';
import type { TextReader } from '../anchor/trace.js';
import { codebookOf, type Codebook } from '../model/codebook.js';
import { isAnchored } from '../model/mention.js';
import type { Problem } from '../model/problem.js';
import { aboutShape } from '../model/shapes.js';
import type { About, Actor, Event, Mention, Referent, Settings, Sidecar, TextStamp } from '../model/types.js';
import { ArticleMentions } from './articleMentions.js';
import type { Change, Edit } from './change.js';
import { QuoteIndex } from './quoteIndex.js';
import { isSameContent } from './sameContent.js';
import { TextLog } from './textLog.js';
import { Touched } from './touched.js';
import { UsageIndex, type Uses } from './usage.js';
import { actorsFile, compareArticles, eventsFile, settingsFile, sidecarOf } from './files.js';
import { say, ToldError, type Message } from '../text/message.js';

/** A mention with the article it is in. */
export interface PlacedMention {
  readonly article: string;
  readonly mention: Mention;
}

/** The edits of an article's text since the one in which a change's offsets count; undefined when they are not known. */
type Since = (article: string) => readonly TextEdit[] | undefined;

/** Thrown by `AnnotationSet.apply`, which has then changed nothing. */
export class ChangeRefused extends ToldError {
  constructor(
    told: Message,
    /** The file that must be mended first, if that is why. */
    readonly file?: string,
  ) {
    super(told);
    this.name = 'ChangeRefused';
  }
}

/**
 * An annotation set in memory. `apply` is the only way to change annotations; everything else reads, or tells the set
 * what its files and texts are. Paths are relative to the set's folder, with `/`; offsets are code points.
 */
export class AnnotationSet {
  private readonly actorEntries = new Map<string, Actor>();
  private readonly eventEntries = new Map<string, Event>();
  private readonly mentionsByArticle = new Map<string, ArticleMentions>();
  private readonly missing = new Set<string>();
  private readonly problemsByFile = new Map<string, readonly Problem[]>();
  private readonly heads = new Map<string, object>();
  private readonly listeners = new Set<(touched: Touched) => void>();
  private readonly usage = new UsageIndex();
  /** What happened to each article's text since it was opened: changes made before are undone through it. */
  private readonly textLogs = new Map<string, TextLog>();
  private currentSettings: Settings = { version: 1 };
  private currentCodebook: Codebook | undefined;

  private quoteIndex: QuoteIndex | undefined;
  private order: readonly string[] | undefined;

  readonly aliases = new AliasIndex();

  // Reading

  get settings(): Settings {
    return this.currentSettings;
  }

  get codebook(): Codebook {
    this.currentCodebook ??= codebookOf(this.currentSettings);
    return this.currentCodebook;
  }

  get actors(): ReadonlyMap<string, Actor> {
    return this.actorEntries;
  }

  get events(): ReadonlyMap<string, Event> {
    return this.eventEntries;
  }

  /** The articles, annotated or not, in reading order; the same list while they are the same. */
  get articles(): readonly string[] {
    return (this.order ??= [...this.mentionsByArticle.keys()].sort(compareArticles));
  }

  get articleCount(): number {
    return this.mentionsByArticle.size;
  }

  /** The articles of which there is a sidecar but no file, in reading order. */
  get missingArticles(): string[] {
    return [...this.missing].sort(compareArticles);
  }

  /** Whether there is a sidecar of an article but no file. */
  isMissing(article: string): boolean {
    return this.missing.has(article);
  }

  hasArticle(article: string): boolean {
    return this.mentionsByArticle.has(article);
  }

  /** The mentions of an article; none for one that the set does not know. */
  mentionsIn(article: string): ArticleMentions {
    return this.mentionsByArticle.get(article) ?? new ArticleMentions();
  }

  /** How often, and in which articles, an actor or event is mentioned. */
  usesOf(referent: Referent): Uses {
    return this.usage.mentionsOf(referent);
  }

  /** All mentions of an actor or event in reading order, article by article. */
  mentionsOf(referent: Referent): PlacedMention[] {
    const articles = [...this.usesOf(referent).articles.keys()].sort(compareArticles);
    return articles.flatMap((article) =>
      this.mentionsIn(article)
        .of(referent)
        .map((mention) => ({ article, mention })),
    );
  }

  /** The articles with an event mention in which an actor takes part or is cited. */
  articlesInvolving(actor: string): Iterable<string> {
    return this.usage.participationsOf(actor).articles.keys();
  }

  /** The event mentions in which an actor takes part or is cited. */
  participationsOf(actor: string): PlacedMention[] {
    const articles = [...this.usage.participationsOf(actor).articles.keys()].sort(compareArticles);
    return articles.flatMap((article) =>
      this.mentionsIn(article)
        .sorted()
        .filter(
          (mention) =>
            mention.event !== undefined &&
            (mention.attributedTo === actor || mention.participants?.some((one) => one.actor === actor)),
        )
        .map((mention) => ({ article, mention })),
    );
  }

  /** What written forms were tagged as; made when first asked for, since reading alone does not need it. */
  get quotes(): QuoteIndex {
    if (this.quoteIndex) return this.quoteIndex;
    const index = new QuoteIndex();
    for (const mentions of this.mentionsByArticle.values()) {
      for (const mention of mentions.sorted()) index.add(mention);
    }
    return (this.quoteIndex = index);
  }

  /** What is wrong with the set's files, by file; a file with an error cannot be written until it is mended. */
  get problems(): ReadonlyMap<string, readonly Problem[]> {
    return this.problemsByFile;
  }

  /** What a registry or sidecar holds beside its entries: keys that this version does not know, and conflicts in them. */
  headOf(file: string): object {
    return this.heads.get(file) ?? {};
  }

  /** What is known of an article beside its text. */
  aboutOf(article: string): About | undefined {
    const entries = new Map<string, unknown>(Object.entries(this.headOf(sidecarOf(article))));
    return aboutShape.safeParse(entries.get('about')).data;
  }

  /** The unreadable file that keeps an article from being annotated, if any. */
  blockedBy(article: string): string | undefined {
    return [settingsFile, actorsFile, eventsFile, sidecarOf(article)].find((file) =>
      this.problemsByFile.has(file),
    );
  }

  /** Calls `listener` after each change; the returned function ends that. */
  onDidChange(listener: (touched: Touched) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  // Changing

  /**
   * Carries a change out as a whole. Where it says that an article's mentions count in another text, that text takes the
   * place of the one before.
   * @param revisions for each article, the revision of its text in which the change's offsets count; now when absent. A
   *   mention of which that cannot be told any more is in doubt
   * @throws ChangeRefused when a file it concerns cannot be read, or an entry is no longer what the change expects
   */
  apply(change: Change, revisions: ReadonlyMap<string, number> = new Map()): Touched {
    for (const edit of change.edits) this.check(edit);
    for (const edit of change.edits) {
      if (edit.of === 'text') this.replaceText(edit.article, revisions.get(edit.article));
    }
    const since: Since = (article) => {
      const revision = revisions.get(article);
      return revision === undefined ? [] : this.textLog(article).since(revision);
    };
    const touched = new Touched();
    for (const edit of change.edits) this.carryOut(edit, touched, since);
    this.tell(touched);
    return touched;
  }

  /** Tells the set that an article's text was edited, in the order of the edits. */
  moveText(article: string, edits: readonly TextEdit[], readText: TextReader): void {
    this.mentionsByArticle.get(article)?.move(edits, readText);
    this.textLog(article).add(edits);
  }

  /** Says which text an article's mentions count in: the one of now. */
  stampText(article: string, stamp: TextStamp): void {
    this.mentionsIn(article).stamp = stamp;
    this.textLog(article).stamp();
  }

  /** Brings an article's anchored mentions up to its current text, and forgets rejections whose words are gone. */
  refreshAnchors(article: string, text: AnchoredText, stamp: TextStamp): void {
    const mentions = this.mentionsByArticle.get(article);
    if (!mentions) return;
    this.stampText(article, stamp);
    const living = new Set(livingRejections(text.text, [...mentions.rejections.values()]));
    for (const [key, rejection] of mentions.rejections) {
      if (!living.has(rejection)) mentions.rejections.delete(key);
    }
    for (const mention of mentions.sorted().filter(isAnchored)) {
      // What is in doubt keeps the words that it was about.
      if (mention.status === 'uncertain') continue;
      const anchor = makeAnchor(text, mention.spans);
      if (sameAnchor(mention, anchor)) continue;
      this.quoteIndex?.remove(mention);
      mentions.refresh({ ...mention, ...anchor });
      this.quoteIndex?.add({ ...mention, ...anchor });
    }
  }

  /** A mark in the history of an article's text, for `apply`. */
  textRevision(article: string): number {
    return this.textLog(article).mark();
  }

  /** The mark of the text that the article's stamp is of. */
  stampedRevision(article: string): number {
    return this.textLog(article).stampedRevision;
  }

  // What the files say

  useSettings(settings: Settings): void {
    this.currentSettings = settings;
    this.currentCodebook = undefined;
    this.tellEverything();
  }

  useActors(actors: Readonly<Record<string, Actor>>): void {
    for (const [id, actor] of this.actorEntries) this.aliases.remove(id, actor);
    this.actorEntries.clear();
    for (const [id, actor] of Object.entries(actors)) this.setActor(id, actor);
    this.tellEverything();
  }

  useEvents(events: Readonly<Record<string, Event>>): void {
    this.eventEntries.clear();
    for (const [id, event] of Object.entries(events)) this.eventEntries.set(id, event);
    this.tellEverything();
  }

  /** Makes an article known, with the mentions of its sidecar or, without one, with none. */
  useArticle(article: string, sidecar?: Sidecar): void {
    const { stamp } = this.mentionsIn(article);
    const log = this.textLogs.get(article);
    const isSameText = stamp !== undefined && stamp.sha256 === sidecar?.text.sha256;
    log?.goTo(isSameText ? log.stampedRevision : log.mark() + 1);
    if (!this.hasArticle(article)) this.order = undefined;
    this.dropArticle(article);
    const mentions = this.newMentions(sidecar?.mentions);
    mentions.stamp = sidecar?.text;
    this.mentionsByArticle.set(article, mentions);
    for (const rejection of sidecar?.rejected ?? [])
      mentions.rejections.set(rejectionKey(rejection), rejection);
    for (const mention of sidecar?.mentions ?? []) {
      this.usage.add(article, mention);
      this.quoteIndex?.add(mention);
    }
    this.tellEverything();
  }

  /** Forgets articles with all that is known of them. */
  forgetArticles(articles: readonly string[]): void {
    if (articles.length === 0) return;
    this.order = undefined;
    for (const article of articles) {
      this.dropArticle(article);
      this.textLogs.delete(article);
      this.missing.delete(article);
      this.heads.delete(sidecarOf(article));
      this.problemsByFile.delete(sidecarOf(article));
    }
    this.tellEverything();
  }

  /** Keeps what a file holds beside its entries, to be written back; told of with the entries. */
  useHead(file: string, head: object): void {
    if (Object.keys(head).length > 0) this.heads.set(file, head);
    else this.heads.delete(file);
  }

  /** Records whether an article's own file is gone while its sidecar is there. */
  useMissing(article: string, isMissing: boolean): void {
    if (isMissing === this.missing.has(article)) return;
    if (isMissing) this.missing.add(article);
    else this.missing.delete(article);
    this.tellEverything();
  }

  /** Records what is wrong with a file, or that nothing is. */
  useProblems(file: string, problems: readonly Problem[]): void {
    if (problems.length === 0) this.problemsByFile.delete(file);
    else this.problemsByFile.set(file, problems);
    this.tellEverything();
  }

  /** Tells once, at the end, what all `use…` calls made meanwhile would have told one by one. */
  async loading(load: () => Promise<void>): Promise<void> {
    const loaded = load();
    this.loads.add(loaded);
    try {
      await loaded;
    } finally {
      this.loads.delete(loaded);
      this.tellEverything();
    }
  }

  /** Resolves when nothing is being loaded that listeners are yet to be told of. */
  async loaded(): Promise<void> {
    while (this.loads.size > 0) await Promise.allSettled(this.loads);
  }

  private readonly loads = new Set<Promise<void>>();

  private tellEverything(): void {
    if (this.loads.size > 0) return;
    const touched = new Touched();
    touched.everything = true;
    this.tell(touched);
  }

  private tell(touched: Touched): void {
    for (const listener of this.listeners) listener(touched);
  }

  private check(edit: Edit): void {
    const file = [settingsFile, fileOf(edit)].find((name) => this.problemsByFile.has(name));
    if (file !== undefined)
      throw new ChangeRefused(say`${file} cannot be read and must be mended first.`, file);
    if ('article' in edit && !this.mentionsByArticle.has(edit.article)) {
      throw new ChangeRefused(say`${edit.article} is not an article of this set.`);
    }
    // The text goes on being saved after a change.
    if (edit.of !== 'text' && !isSameEntry(this.current(edit), edit.before)) {
      throw new ChangeRefused(say`${edit.id} was changed in the meantime.`);
    }
  }

  private current(edit: Exclude<Edit, { of: 'text' }>): object | undefined {
    switch (edit.of) {
      case 'actor':
        return this.actorEntries.get(edit.id);
      case 'event':
        return this.eventEntries.get(edit.id);
      case 'mention':
        return this.mentionsIn(edit.article).get(edit.id);
      case 'rejection':
        return this.mentionsIn(edit.article).rejections.get(edit.id);
      case 'about':
        return this.aboutOf(edit.article);
    }
  }

  private carryOut(edit: Edit, touched: Touched, since: Since): void {
    switch (edit.of) {
      case 'actor':
        this.setActor(edit.id, edit.after);
        touched.addActor(edit.id);
        break;
      case 'event':
        if (edit.after) this.eventEntries.set(edit.id, edit.after);
        else this.eventEntries.delete(edit.id);
        touched.addEvent(edit.id);
        break;
      case 'mention': {
        const before = this.setMention(edit.article, edit.id, edit.after, since(edit.article));
        if (before) touched.addMention(edit.article, before);
        if (edit.after) touched.addMention(edit.article, edit.after);
        break;
      }
      case 'rejection': {
        const { rejections } = this.mentionsIn(edit.article);
        if (edit.after) rejections.set(edit.id, edit.after);
        else rejections.delete(edit.id);
        touched.articles.add(edit.article);
        break;
      }
      case 'about': {
        const file = sidecarOf(edit.article);
        const others = Object.entries(this.headOf(file)).filter(([key]) => key !== 'about');
        const about = edit.after ? [['about', edit.after] as const] : [];
        this.useHead(file, Object.fromEntries([...others, ...about]));
        touched.articles.add(edit.article);
        break;
      }
      case 'text':
        this.mentionsIn(edit.article).stamp = edit.after;
        touched.articles.add(edit.article);
    }
  }

  /** Another text takes the place of the one that an article's mentions counted in: what edits did to them is over. */
  private replaceText(article: string, revision: number | undefined): void {
    const log = this.textLog(article);
    const next = log.mark() + 1;
    if (revision === undefined) log.goTo(log.stampedRevision);
    log.goTo(revision ?? next);
    const before = this.mentionsIn(article);
    const mentions = this.newMentions(before.sorted());
    for (const [key, rejection] of before.rejections) mentions.rejections.set(key, rejection);
    this.mentionsByArticle.set(article, mentions);
  }

  private newMentions(entries?: readonly Mention[]): ArticleMentions {
    return new ArticleMentions((before, after) => {
      this.quoteIndex?.remove(before);
      this.quoteIndex?.add(after);
    }, entries);
  }

  private textLog(article: string): TextLog {
    let log = this.textLogs.get(article);
    if (!log) this.textLogs.set(article, (log = new TextLog()));
    return log;
  }

  private setActor(id: string, actor: Actor | undefined): void {
    const before = this.actorEntries.get(id);
    if (before) this.aliases.remove(id, before);
    if (actor) {
      this.actorEntries.set(id, actor);
      this.aliases.add(id, actor);
    } else this.actorEntries.delete(id);
  }

  private setMention(
    article: string,
    id: string,
    after: Mention | undefined,
    since: readonly TextEdit[] | undefined,
  ): Mention | undefined {
    const mentions = this.mentionsByArticle.get(article);
    const before = mentions?.get(id);
    if (before) this.unindex(article, before);
    if (after) {
      if (since) mentions?.put(after, since);
      else mentions?.put(after.status === undefined ? { ...after, status: 'uncertain' } : after);
      const stored = mentions?.get(id) ?? after;
      this.usage.add(article, stored);
      this.quoteIndex?.add(stored);
    } else mentions?.remove(id);
    return before;
  }

  private unindex(article: string, mention: Mention): void {
    this.usage.remove(article, mention);
    this.quoteIndex?.remove(mention);
  }

  private dropArticle(article: string): void {
    for (const mention of this.mentionsByArticle.get(article)?.sorted() ?? []) {
      this.unindex(article, mention);
    }
    this.mentionsByArticle.delete(article);
  }
}

function fileOf(edit: Edit): string {
  switch (edit.of) {
    case 'actor':
      return actorsFile;
    case 'event':
      return eventsFile;
    case 'mention':
    case 'rejection':
    case 'about':
    case 'text':
      return sidecarOf(edit.article);
  }
}

/** Whether two entries say the same; where a mention stands may differ, since its text goes on being edited. */
function isSameEntry(a: object | undefined, b: object | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && isSameContent(a, b, anchorKeys));
}

const anchorKeys = new Set(['spans', 'quote', 'before', 'after', 'status', 'was']);
