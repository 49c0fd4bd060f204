import * as vscode from 'vscode';
import {
  articlesWithin,
  defaultOptions,
  type ExportOptions,
  type Format,
  type Selection,
} from '../../core/formats/index.js';
import type { OpenSet } from '../sets.js';

/** What a workspace remembers of its exports. */
interface Remembered {
  readonly format?: string;
  readonly options?: Partial<ExportOptions>;
  readonly annotator?: string;
  /** Where each export went, by what it was of. */
  readonly targets?: Readonly<Record<string, string>>;
}

const key = 'hashiya.export';

/** The format that was exported to last. */
export function lastFormat(state: vscode.Memento): string | undefined {
  return state.get<Remembered>(key)?.format;
}

/** What is exported, how and where to, while a person decides it. It begins with what was chosen last. */
export class ExportDraft {
  options: ExportOptions;
  /** Whose mentions alone. */
  annotator: string | undefined;
  /** Those who recorded mentions in the set. */
  readonly annotators: readonly string[];
  private chosenTarget: { readonly uri: vscode.Uri; readonly mayReplace: boolean } | undefined;

  constructor(
    readonly open: OpenSet,
    readonly format: Format,
    /** The one article or folder that is exported. It is not remembered: the next time another one is meant. */
    public only: string | undefined,
    private readonly state: vscode.Memento,
  ) {
    const { options, annotator } = this.remembered;
    this.options = { ...defaultOptions, ...options };
    this.annotators = format.isWhole === true ? [] : annotatorsOf(open);
    this.annotator = this.annotators.find((one) => one === annotator);
  }

  get selection(): Selection {
    const { only, annotator } = this;
    return { ...(only !== undefined && { only }), ...(annotator !== undefined && { annotator }) };
  }

  get articles(): number {
    const { only, open } = this;
    return only === undefined ? open.set.articles.length : articlesWithin(open.set, only).length;
  }

  /** The file or folder to write: where it went the last time, else one beside the set. */
  get target(): vscode.Uri {
    if (this.chosenTarget) return this.chosenTarget.uri;
    const last = this.remembered.targets?.[this.subject];
    return last === undefined
      ? vscode.Uri.joinPath(this.open.root, '..', this.targetName)
      : vscode.Uri.parse(last);
  }

  goTo(uri: vscode.Uri, { mayReplace }: { readonly mayReplace: boolean }): void {
    this.chosenTarget = { uri, mayReplace };
  }

  /** Whether the person has agreed to replace what is there. */
  get mayReplace(): boolean {
    return this.chosenTarget?.mayReplace ?? false;
  }

  /** What the file or folder is called unless the person says otherwise. */
  get targetName(): string {
    const { only, open, format } = this;
    const subject = only?.replace(/\.txt$/i, '') ?? open.root.path;
    return `${subject.split('/').pop() ?? ''}-${format.id}${format.extension ?? ''}`;
  }

  async remember(): Promise<void> {
    const { options, annotator, format, subject, target, remembered } = this;
    const targets = { ...remembered.targets, [subject]: target.toString() };
    const next: Remembered = {
      format: format.id,
      options,
      targets,
      ...(annotator !== undefined && { annotator }),
    };
    await this.state.update(key, next);
  }

  private get remembered(): Remembered {
    return this.state.get<Remembered>(key, {});
  }

  /** One string for the set, or the part of it, in this format. */
  private get subject(): string {
    return [this.format.id, this.open.root.toString(), this.only ?? ''].join(' ');
  }
}

function annotatorsOf({ set }: OpenSet): string[] {
  const names = new Set<string>();
  for (const article of set.articles) {
    for (const { by } of set.mentionsIn(article).sorted()) if (by !== undefined) names.add(by);
  }
  return [...names].sort();
}
