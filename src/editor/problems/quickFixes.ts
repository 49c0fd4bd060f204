import * as vscode from 'vscode';
import { articleLanguage } from '../articles.js';
import type { Services } from '../services.js';
import { acknowledge } from './acknowledge.js';
import { findingOf } from './diagnostics.js';
import type { Fix } from './fixes/fix.js';
import { fixesFor } from './fixes/index.js';
import { registerCommand } from '../log.js';

/** What carries a fix out; not for people, so it is in no menu. */
const command = 'hashiya.mend';

const selector: vscode.DocumentSelector = [
  { language: articleLanguage },
  { pattern: '**/*hashiya.json' },
  { pattern: '**/hashiya.*.json' },
];

/** Offers at each problem the ways to mend it. */
export function registerQuickFixes(services: Services): vscode.Disposable {
  const provideCodeActions = async (
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> => {
    const open = services.sets.find(document.uri)?.open;
    if (!open) return [];
    const actions: vscode.CodeAction[] = [];
    for (const diagnostic of diagnostics) {
      const finding = findingOf(diagnostic);
      if (!finding) continue;
      const broken = { services, open, finding };
      for (const fix of [...(await fixesFor(broken)), ...acknowledge(broken)]) {
        const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
        action.diagnostics = [diagnostic];
        action.command = { command, title: fix.title, arguments: [fix] };
        actions.push(action);
      }
    }
    return actions;
  };
  return vscode.Disposable.from(
    registerCommand(command, (fix: Fix) => fix.act()),
    vscode.languages.registerCodeActionsProvider(
      selector,
      { provideCodeActions },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}
