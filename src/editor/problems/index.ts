import * as vscode from 'vscode';
import type { Services } from '../services.js';
import type { OpenSet } from '../sets.js';
import { registerQuickFixes } from './quickFixes.js';
import { settleConflicts } from './settleConflicts.js';
import { SetProblems } from './setProblems.js';

/** Shows in Problems what is wrong with the sets, and follows them. */
export function registerProblems(services: Services): vscode.Disposable {
  const { sets, articles } = services;
  const diagnostics = vscode.languages.createDiagnosticCollection('hashiya');
  const bySet = new Map<OpenSet, SetProblems>();
  const noteSets = (): void => {
    for (const [open, problems] of bySet) {
      if (sets.all.includes(open)) continue;
      problems.dispose();
      bySet.delete(open);
    }
    for (const open of sets.all) {
      if (!bySet.has(open)) bySet.set(open, new SetProblems(open, services, diagnostics));
    }
  };
  const noteDocument = ({ uri }: vscode.TextDocument): void => {
    const found = sets.findArticle(uri);
    if (found) bySet.get(found.open)?.noteText(found.path);
  };
  noteSets();
  return vscode.Disposable.from(
    diagnostics,
    registerQuickFixes(services),
    vscode.commands.registerCommand('hashiya.settleConflicts', () => settleConflicts(services)),
    sets.onDidChangeSets(noteSets),
    sets.onDidChange(({ open, touched }) => bySet.get(open)?.note(touched)),
    articles.onDidEdit(({ open, path }) => bySet.get(open)?.noteText(path)),
    vscode.workspace.onDidOpenTextDocument(noteDocument),
    vscode.workspace.onDidCloseTextDocument(noteDocument),
    vscode.workspace.onDidSaveTextDocument(noteDocument),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('hashiya.problems')) return;
      for (const problems of bySet.values()) problems.showAll();
    }),
    {
      dispose: () => {
        for (const problems of bySet.values()) problems.dispose();
      },
    },
  );
}
