import * as vscode from 'vscode';
import { mayAcknowledge, withAcknowledged, withoutAcknowledged } from '../../core/check/acknowledged.js';
import { isolate } from '../../core/model/label.js';
import type { Acknowledgement } from '../../core/model/types.js';
import { settingsFile } from '../../core/set/files.js';
import { chooseFrom } from '../list.js';
import type { Services } from '../services.js';
import type { OpenSet } from '../sets.js';
import { editJson } from './fixes/editJson.js';
import type { Broken, Fix } from './fixes/fix.js';
import { levelsFor } from './levels.js';

/** Lets a problem be that a person has looked at, for everybody who works on the set, while it says the same. */
export function acknowledge({ open, finding }: Broken): Fix[] {
  if (!mayAcknowledge(finding.rule, levelsFor(open)(finding.rule))) return [];
  return [
    {
      title: vscode.l10n.t('Acknowledge: do not show this again while it says the same'),
      act: () => write(open, withAcknowledged(open.set.settings, finding)),
    },
  ];
}

/** Lists what was acknowledged, to take it back one by one, until nothing is left or the person leaves. */
export async function showAcknowledged({ sets }: Services): Promise<void> {
  for (;;) {
    const items = sets.all.flatMap((open) =>
      (open.set.settings.acknowledged ?? []).map((acknowledged) => ({
        label: acknowledged.says,
        detail: [acknowledged.file, ...acknowledged.at].map(isolate).join(' · '),
        open,
        acknowledged,
      })),
    );
    if (items.length === 0) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('Nothing is acknowledged.'), 4000);
      return;
    }
    const chosen = await chooseFrom(items, {
      title: vscode.l10n.t('Acknowledged problems: choose one to show it again'),
    });
    if (!chosen) return;
    await takeBack(chosen.open, chosen.acknowledged);
  }
}

function takeBack(open: OpenSet, acknowledged: Acknowledgement): Promise<void> {
  return write(open, withoutAcknowledged(open.set.settings, acknowledged));
}

/** Resolves when the set has taken it up, so that what comes next builds on it. */
async function write(open: OpenSet, acknowledged: readonly Acknowledgement[] | undefined): Promise<void> {
  await open.store.flush();
  await editJson(open.uri(settingsFile), [[['acknowledged'], acknowledged]]);
  await open.store.reload(settingsFile);
}
