import * as vscode from 'vscode';
import type { Services } from '../services.js';
import type { OpenSet } from '../sets.js';
import { showAcknowledged } from './acknowledge.js';
import { registerQuickFixes } from './quickFixes.js';
import { settleConflicts } from './settleConflicts.js';
import { SetProblems } from './setProblems.js';
import { registerCommand } from '../log.js';

/** Shows in Problems what is wrong with the sets, and follows them. */
export function registerProblems(services: Services): vscode.Disposable {
  const { sets, articles } = services;
  const diagnostics = vscode.languages.createDiagnosticCollection('hashiya');
  const bySet = new Map<OpenSet, SetProblems>();
  const noteDocument = ({ uri }: vscode.TextDocument): void => {
    const found = sets.findArticle(uri);
    if (found) bySet.get(found.open)?.noteText(found.path);
  };
  return vscode.Disposable.from(
    registerQuickFixes(services),
    registerCommand('hashiya.settleConflicts', () => settleConflicts(services)),
    registerCommand('hashiya.showAcknowledged', () => showAcknowledged(services)),
    sets.each((open) => {
      const problems = new SetProblems(open, services, diagnostics);
      bySet.set(open, problems);
      return new vscode.Disposable(() => {
        bySet.delete(open);
        problems.dispose();
      });
    }),
    sets.onDidChange(({ open, touched }) => bySet.get(open)?.note(touched)),
    articles.onDidEdit(({ open, path }) => bySet.get(open)?.noteText(path)),
    vscode.workspace.onDidOpenTextDocument(noteDocument),
    vscode.workspace.onDidCloseTextDocument(noteDocument),
    vscode.workspace.onDidSaveTextDocument(noteDocument),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('hashiya.problems')) return;
      for (const problems of bySet.values()) problems.showAll();
    }),
    diagnostics,
  );
}
