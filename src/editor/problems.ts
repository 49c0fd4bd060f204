import * as vscode from 'vscode';
import type { Problem, Severity } from '../core/model/problem.js';
import type { OpenSet, Sets } from './sets.js';

const severities: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** Shows what is wrong with the sets' files in Problems, each at its line. */
export function registerProblems(sets: Sets): vscode.Disposable {
  const diagnostics = vscode.languages.createDiagnosticCollection('hashiya');
  const showAll = (): void => {
    diagnostics.clear();
    for (const open of sets.all) show(open, diagnostics);
  };
  showAll();
  return vscode.Disposable.from(
    diagnostics,
    sets.onDidChangeSets(showAll),
    sets.onDidChange(({ touched }) => {
      if (touched.everything) showAll();
    }),
  );
}

function show(open: OpenSet, diagnostics: vscode.DiagnosticCollection): void {
  for (const [file, problems] of open.set.problems) {
    diagnostics.set(open.uri(file), problems.map(diagnosticOf));
  }
}

function diagnosticOf({ line, column, message, severity }: Problem): vscode.Diagnostic {
  const start = new vscode.Position(line - 1, column - 1);
  // To the end of the line: VS Code cuts what is beyond.
  const range = new vscode.Range(start, new vscode.Position(line, 0));
  const diagnostic = new vscode.Diagnostic(range, message, severities[severity]);
  diagnostic.source = 'Hashiya';
  return diagnostic;
}
