import * as vscode from 'vscode';
import type { Severity } from '../../core/model/problem.js';
import { levelOf, type Level, type Rule } from '../../core/model/rules.js';
import type { OpenSet } from '../sets.js';

/** The levels of rules for a set: as the person set them, else as the set's own settings do. */
export function levelsFor({ root, set }: OpenSet): (rule: Rule) => Level {
  const own = vscode.workspace.getConfiguration('hashiya', root).get<Record<string, unknown>>('problems', {});
  return (rule) => levelOf(rule, own, set.settings.problems ?? {});
}

export const severities: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};
