import * as vscode from 'vscode';
import { isSameText } from '../core/anchor/reanchor.js';
import type { TextStamp } from '../core/model/types.js';
import { stampOf } from '../core/text/stamp.js';
import type { Article } from './article.js';
import type { Articles } from './articles.js';
import type { Sets } from './sets.js';
import { observe } from './log.js';

/** The texts that are kept at most, and their bytes in all. */
const mostTexts = 2000;
const mostBytes = 50_000_000;
/** After so many new ones the oldest are thrown away. */
const untilPruned = 50;
/** Texts are kept when nothing more is done for so many milliseconds. */
const pause = 500;

/**
 * Keeps the texts that mentions were recorded in, by their hash, in VS Code's own storage: with the old text at hand it is
 * certain where mentions stand after another program changed the article. They are a cache and may be deleted.
 */
export class OldTexts {
  private readonly kept = new Set<string>();
  private sincePruned = untilPruned;

  /** @param folder which may not exist yet */
  constructor(private readonly folder: vscode.Uri) {}

  /** The text with a stamp, if it is kept and still has that hash. */
  async find(stamp: TextStamp | undefined): Promise<string | undefined> {
    if (!stamp) return undefined;
    try {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(this.uri(stamp)));
      return isSameText(stamp, text) ? text : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps the texts of articles from now on, as their mentions are saved. */
  follow(sets: Sets, articles: Articles): vscode.Disposable {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        observe(Promise.all(articles.all.map((article) => this.keep(article))));
      }, pause);
    };
    return vscode.Disposable.from(
      articles.onDidChangeArticles(soon),
      vscode.workspace.onDidSaveTextDocument(soon),
      sets.onDidChange(soon),
      new vscode.Disposable(() => {
        clearTimeout(timer);
      }),
    );
  }

  private async keep(article: Article): Promise<void> {
    if (article.mentions.size === 0 || article.isChanged || !article.isInStep) return;
    const { text } = article.text;
    // The first sidecar of an article may not be written yet, and with it the stamp.
    const stamp = article.mentions.stamp ?? stampOf(text);
    if (this.kept.has(stamp.sha256) || !isSameText(stamp, text)) return;
    this.kept.add(stamp.sha256);
    try {
      await vscode.workspace.fs.createDirectory(this.folder);
      await vscode.workspace.fs.writeFile(this.uri(stamp), new TextEncoder().encode(text));
      if (++this.sincePruned > untilPruned) await this.prune();
    } catch {
      // Without it mentions are found by their quotes and contexts.
      this.kept.delete(stamp.sha256);
    }
  }

  /** Throws away what was kept longest ago, beyond what may be kept. */
  private async prune(): Promise<void> {
    this.sincePruned = 0;
    const names = (await vscode.workspace.fs.readDirectory(this.folder)).map(([name]) => name);
    const files = await Promise.all(
      names.map(async (name) => {
        const uri = vscode.Uri.joinPath(this.folder, name);
        const { mtime, size } = await vscode.workspace.fs.stat(uri);
        return { uri, mtime, size };
      }),
    );
    files.sort((a, b) => b.mtime - a.mtime);
    let bytes = 0;
    for (const [i, { uri, size }] of files.entries()) {
      bytes += size;
      if (i >= mostTexts || bytes > mostBytes) await vscode.workspace.fs.delete(uri);
    }
  }

  private uri({ sha256 }: TextStamp): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, sha256);
  }
}
