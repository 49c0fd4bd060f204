import * as vscode from 'vscode';
import { mostResembling, resemblance, type Resemblance } from '../../core/anchor/resemblance.js';
import { isolate } from '../../core/model/label.js';
import { sidecarOf } from '../../core/set/files.js';
import { mentionCount } from '../counts.js';
import { number } from '../plural.js';
import type { Services } from '../services.js';
import type { OpenSet } from '../sets.js';
import { textOnDisk } from '../textOnDisk.js';
import type { MissingNode } from './nodes.js';
import { say } from './settle.js';
import type { DoubtView } from './view.js';
import { observe, registerCommand } from '../log.js';
import { chooseFrom } from '../list.js';

/** What is done with sidecars whose article is gone: find it, choose another one, delete the sidecar. */
export function registerMissing({ articles }: Services, view: DoubtView): vscode.Disposable {
  const command = (id: string, act: (node: MissingNode) => Promise<void>): vscode.Disposable =>
    registerCommand(id, async (argument: unknown) => {
      const node = view.nodeOf(argument);
      if (node?.is === 'missing') await act(node);
    });

  /** Gives the annotations to another article, whose mentions are then found again in it. */
  const moveTo = async ({ open, article }: MissingNode, target: string): Promise<void> => {
    await open.store.flush();
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(open.uri(sidecarOf(article)), open.uri(sidecarOf(target)), { overwrite: false });
    if (!(await vscode.workspace.applyEdit(edit))) {
      const message = vscode.l10n.t('The annotations could not be moved to {0}.', isolate(target));
      observe(vscode.window.showErrorMessage(message));
      return;
    }
    await open.store.reload(sidecarOf(article));
    await open.store.reload(sidecarOf(target));
    await vscode.window.showTextDocument(open.uri(target), { preview: true });
    await articles.addAll();
    say(vscode.l10n.t('{0} now in {1}.', mentionCount(open.set.mentionsIn(target).size), isolate(target)));
  };

  const find = async (node: MissingNode): Promise<void> => {
    const found = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Searching for the text of {0}', isolate(node.article)),
        cancellable: true,
      },
      (progress, token) => search(node, progress, token),
    );
    if (found === 'cancelled') return;
    const choose = vscode.l10n.t('Choose an Article…');
    if (!found) {
      const message = vscode.l10n.t(
        'No article of the set without annotations resembles {0}.',
        isolate(node.article),
      );
      if ((await vscode.window.showInformationMessage(message, choose)) === choose) await chooseFor(node);
      return;
    }
    const attach = vscode.l10n.t('Attach There');
    const { size } = node.open.set.mentionsIn(node.article);
    const message = found.isSame
      ? vscode.l10n.t('{0} has the very text of {1}.', isolate(found.article), isolate(node.article))
      : vscode.l10n.t(
          '{0} resembles {1} most: {2} of {3} are found in it.',
          isolate(found.article),
          isolate(node.article),
          number(found.found),
          mentionCount(size),
        );
    const chosen = await vscode.window.showInformationMessage(message, attach, choose);
    if (chosen === attach) await moveTo(node, found.article);
    else if (chosen === choose) await chooseFor(node);
  };

  const chooseFor = async (node: MissingNode): Promise<void> => {
    const items = candidates(node.open).map((article) => ({ label: isolate(article), article }));
    const title = vscode.l10n.t('Whose annotations are those of {0} to be?', isolate(node.article));
    const placeHolder = vscode.l10n.t('The articles of the set that have no annotations');
    const chosen = await chooseFrom(items, { title, placeHolder });
    if (chosen) await moveTo(node, chosen.article);
  };

  const remove = async ({ open, article }: MissingNode): Promise<void> => {
    const yes = vscode.l10n.t('Delete');
    const file = sidecarOf(article);
    const { size } = open.set.mentionsIn(article);
    const message = vscode.l10n.t(
      'Delete the annotations of {0}, {1}?',
      isolate(article),
      mentionCount(size),
    );
    const detail = vscode.l10n.t('{0} goes to the trash where there is one.', isolate(file));
    if ((await vscode.window.showWarningMessage(message, { modal: true, detail }, yes)) !== yes) return;
    await deleteToTrash(open.uri(file));
    await open.store.reload(file);
  };

  return vscode.Disposable.from(
    command('hashiya.findMissing', find),
    command('hashiya.chooseForMissing', chooseFor),
    command('hashiya.deleteMissing', remove),
  );
}

/** The articles that annotations can be given to: those that have none. */
function candidates({ set }: OpenSet): string[] {
  return set.articles.filter((article) => {
    const { size, stamp } = set.mentionsIn(article);
    return size === 0 && stamp === undefined;
  });
}

/** The article without annotations that resembles most the one that is gone. */
async function search(
  { open, article }: MissingNode,
  progress: vscode.Progress<{ increment: number }>,
  token: vscode.CancellationToken,
): Promise<(Resemblance & { readonly article: string }) | 'cancelled' | undefined> {
  const mentions = open.set.mentionsIn(article);
  const paths = candidates(open);
  const seen: (Resemblance & { readonly article: string })[] = [];
  for (const path of paths) {
    if (token.isCancellationRequested) return 'cancelled';
    const text = await textOnDisk(open.uri(path));
    if (text !== undefined) {
      const one = { ...resemblance(mentions.sorted(), mentions.stamp, text), article: path };
      if (one.isSame) return one;
      seen.push(one);
    }
    progress.report({ increment: 100 / paths.length });
  }
  return seen[mostResembling(seen) ?? seen.length];
}

/** Some file systems have no trash; there the file is deleted for good, as VS Code itself does. */
async function deleteToTrash(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: true });
  } catch {
    await vscode.workspace.fs.delete(uri);
  }
}
