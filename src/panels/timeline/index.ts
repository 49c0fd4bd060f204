import * as vscode from 'vscode';
import type { Services } from '../../editor/services.js';
import type { PanelKind } from '../panelKind.js';
import { registerPanel } from '../register.js';
import { fromPageShape, type FromPage, type ToPage } from './messages.js';
import { openEvent } from './openEvent.js';
import { presentTimeline } from './presenter.js';

/** The panel that shows the events of a set on a time axis. */
export function registerTimeline(services: Services, extension: vscode.Uri): vscode.Disposable {
  const kind: PanelKind<ToPage, FromPage> = {
    name: 'timeline',
    title: () => vscode.l10n.t('Timeline'),
    fromPage: fromPageShape,
    present: (open, post) => ({
      ...presentTimeline(open.set, post),
      hear: ({ event }) => openEvent(open, event, services.locations),
    }),
  };
  return registerPanel('hashiya.showTimeline', kind, services, extension);
}
