import * as vscode from 'vscode';
import { Acknowledged } from '../../core/check/acknowledged.js';
import { checkArticleFile } from '../../core/check/articleFile.js';
import { Checker } from '../../core/check/checker.js';
import { atLevel, type Finding } from '../../core/check/finding.js';
import { checkText } from '../../core/check/text.js';
import type { Problem } from '../../core/model/problem.js';
import { actorsFile, articleOf, eventsFile, settingsFile, sidecarOf } from '../../core/set/files.js';
import type { Touched } from '../../core/set/touched.js';
import { decodeArticle } from '../../core/text/normalise.js';
import type { Services } from '../services.js';
import type { OpenSet } from '../sets.js';
import { mentionOf, ofProblem, onLines, onWords } from './diagnostics.js';
import { levelsFor } from './levels.js';
import { observe } from '../log.js';

/** Milliseconds in which a person goes on typing, or another program writing. */
const settlingTakes = 250;
/** Milliseconds of work after which the extension host may do something else. */
const slice = 12;
/** Milliseconds between two articles that nobody has open, so that they are read when there is time for it. */
const betweenArticles = 20;

/** What of an article its text tells. */
interface OfText {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/**
 * Shows what is wrong with one set: about mentions on their words, about all else at its line of the set's files. Works
 * in slices in the background; texts that nobody has open are read last, one at a time.
 */
export class SetProblems implements vscode.Disposable {
  private readonly checker: Checker;
  private readonly ofText = new Map<string, OfText>();
  private readonly staleTexts = new Set<string>();
  /** Files of the set, not articles, that may have to be shown anew. */
  private readonly staleFiles = new Set<string>();
  private readonly shown = new Map<string, vscode.Uri>();
  private readonly watcher: vscode.FileSystemWatcher;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private again = false;
  private disposed = false;

  constructor(
    private readonly open: OpenSet,
    private readonly services: Services,
    private readonly diagnostics: vscode.DiagnosticCollection,
  ) {
    this.checker = new Checker(open.set);
    this.noteFiles();
    this.noteTexts();
    this.watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(open.root, '**/*'));
    const noteChange = (uri: vscode.Uri): void => {
      const found = services.sets.find(uri);
      if (found?.open === open && open.set.hasArticle(found.path)) this.noteText(found.path);
    };
    this.watcher.onDidChange(noteChange);
    this.watcher.onDidCreate(noteChange);
    this.watcher.onDidDelete(noteChange);
    this.schedule();
  }

  /** Takes up what a change of the set touched. */
  note(touched: Touched): void {
    this.checker.note(touched);
    if (touched.everything) {
      this.noteFiles();
      this.noteTexts();
    }
    if (touched.actors.size > 0) this.staleFiles.add(actorsFile);
    if (touched.events.size > 0) this.staleFiles.add(eventsFile);
    for (const article of touched.articles) this.noteText(article);
    this.schedule();
  }

  /** Takes up that the text of an article changed, or that it was opened or closed. */
  noteText(article: string): void {
    this.checker.noteText(article);
    this.staleTexts.add(article);
    this.staleFiles.add(sidecarOf(article));
    this.schedule();
  }

  /** Shows everything anew: the levels of rules may be others. */
  showAll(): void {
    this.noteFiles();
    this.schedule();
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.timer);
    this.watcher.dispose();
    for (const uri of this.shown.values()) this.diagnostics.delete(uri);
  }

  private noteFiles(): void {
    const { problems, articles } = this.open.set;
    const files = [settingsFile, actorsFile, eventsFile, ...problems.keys(), ...articles.map(sidecarOf)];
    for (const file of [...files, ...this.shown.keys()]) {
      this.staleFiles.add(
        articleOf(file) === undefined && this.open.set.hasArticle(file) ? sidecarOf(file) : file,
      );
    }
  }

  private noteTexts(): void {
    for (const article of new Set([...this.open.set.articles, ...this.ofText.keys()]))
      this.staleTexts.add(article);
  }

  private schedule(): void {
    if (this.running) {
      this.again = true;
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      observe(this.run());
    }, settlingTakes);
  }

  private async run(): Promise<void> {
    this.running = true;
    try {
      await this.checkEntries();
      await this.checkTexts((article) => this.articleOpen(article) !== undefined);
      await this.showStale();
      await this.checkTexts(() => true);
      await this.showStale();
    } finally {
      this.running = false;
      if (this.again && !this.disposed) {
        this.again = false;
        this.schedule();
      }
    }
  }

  private async checkEntries(): Promise<void> {
    let end = performance.now() + slice;
    const steps = this.checker.update();
    while (!steps.next().done) {
      if (performance.now() < end) continue;
      await pause(0);
      end = performance.now() + slice;
    }
    for (const file of this.checker.findings.takeChanged()) this.staleFiles.add(file);
  }

  private async checkTexts(wanted: (article: string) => boolean): Promise<void> {
    for (const article of [...this.staleTexts].filter(wanted)) {
      // Something that a person waits for goes first.
      if (this.disposed || this.again) return;
      this.staleTexts.delete(article);
      const before = this.ofText.get(article);
      const found = await this.checkText(article);
      if (found) this.ofText.set(article, found);
      else this.ofText.delete(article);
      if (before || found) this.staleFiles.add(sidecarOf(article));
      if (!this.articleOpen(article)) await pause(betweenArticles);
    }
  }

  private async checkText(path: string): Promise<OfText | undefined> {
    const { set } = this.open;
    if (set.mentionsIn(path).size === 0) return undefined;
    const article = this.articleOpen(path);
    if (article) {
      // Quotes are brought up to what a person wrote when it is saved.
      if (!article.isInStep || article.isChanged) return undefined;
      return ofText([...checkText(set, path, article.text.text)]);
    }
    try {
      const bytes = await this.open.store.folder.read(path);
      const text = bytes && decodeArticle(bytes);
      return ofText(
        text === undefined ? [] : [...checkText(set, path, text)],
        checkArticleFile(path, bytes, true),
      );
    } catch {
      // No file, or none that can be read at all: whoever opens it is told why.
      return undefined;
    }
  }

  private async showStale(): Promise<void> {
    for (const file of this.staleFiles) {
      this.staleFiles.delete(file);
      if (this.disposed) return;
      const article = articleOf(file);
      if (article === undefined) await this.showFile(file);
      else await this.showArticle(article, file);
    }
  }

  private async showFile(file: string): Promise<void> {
    const unreadable = this.open.set.problems.get(file);
    const found = unreadable ? [] : this.unacknowledged(this.checker.findings.in(file));
    this.show(file, [
      ...(unreadable ?? []).map((one) => ofProblem(one)),
      ...(await onLines(this.open, file, found)),
    ]);
  }

  private async showArticle(article: string, sidecar: string): Promise<void> {
    const { open } = this;
    const { findings = [], problems = [] } = this.ofText.get(article) ?? {};
    const unreadable = open.set.problems.get(sidecar);
    const found = unreadable ? [] : this.unacknowledged([...findings, ...this.checker.findings.in(sidecar)]);
    const level = levelsFor(open);
    const ofFiles = problems.flatMap((problem) => atLevel(problem, level));
    const onFile = (file: string): vscode.Diagnostic[] =>
      [...ofFiles.filter(({ path }) => path === file), ...(file === sidecar ? (unreadable ?? []) : [])].map(
        (one) => ofProblem(one),
      );
    const inText = found.filter((finding) => mentionOf(open, article, finding));
    const words = inText.length === 0 ? [] : await onWords(open, this.services.locations, article, inText);
    const isInText = new Set(inText);
    const others = words ? found.filter((finding) => !isInText.has(finding)) : found;
    const lines = await onLines(open, sidecar, others);
    this.show(article, [...onFile(article), ...(words ?? [])]);
    this.show(sidecar, [...onFile(sidecar), ...lines]);
  }

  private unacknowledged(found: readonly Finding[]): Finding[] {
    const acknowledged = new Acknowledged(this.open.set.settings);
    const level = levelsFor(this.open);
    return found.filter((finding) => !acknowledged.covers(finding, level(finding.rule)));
  }

  private show(file: string, found: readonly vscode.Diagnostic[]): void {
    if (this.disposed) return;
    const uri = this.open.uri(file);
    if (found.length > 0) {
      this.shown.set(file, uri);
      this.diagnostics.set(uri, found);
    } else if (this.shown.delete(file)) this.diagnostics.delete(uri);
  }

  private articleOpen(path: string): ReturnType<Services['articles']['getByUri']> {
    return this.services.articles.getByUri(this.open.uri(path));
  }
}

function ofText(findings: readonly Finding[], problems: readonly Problem[] = []): OfText | undefined {
  return findings.length + problems.length > 0 ? { findings, problems } : undefined;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
