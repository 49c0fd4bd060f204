import * as vscode from 'vscode';
import { conflictsOf } from '../../core/check/conflicts.js';
import { isolate } from '../../core/model/label.js';
import { inWords } from '../inWords.js';
import type { Services } from '../services.js';
import { settleConflict } from './fixes/conflicts.js';
import { chooseFrom } from '../list.js';

/** Lists all that merges left to settle, each with both ways to settle it, until nothing is left or the person leaves. */
export async function settleConflicts(services: Services): Promise<void> {
  for (;;) {
    const items = services.sets.all.flatMap((open) =>
      conflictsOf(open.set).flatMap((finding) => {
        const fixes = settleConflict({ services, open, finding });
        const place = [finding.file, ...finding.at.slice(0, -2)].map(isolate).join(' · ');
        return [
          { label: place, kind: vscode.QuickPickItemKind.Separator, detail: '', fix: undefined },
          ...fixes.map((fix) => ({ label: fix.title, detail: inWords(finding.message), fix })),
        ];
      }),
    );
    if (items.length === 0) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('Merges left nothing to settle.'), 4000);
      return;
    }
    const chosen = await chooseFrom(items, {
      title: vscode.l10n.t('What is right?'),
    });
    if (!chosen?.fix) return;
    await chosen.fix.act();
  }
}
