import * as vscode from 'vscode';
import { namesSame, referentOf } from '../../core/model/mention.js';
import type { Mention, Referent } from '../../core/model/types.js';
import type { PlacedMention } from '../../core/set/annotationSet.js';
import type { Target, Targets } from '../commands/target.js';
import { follow, followedIn, mentionMeant } from '../mentionAtCursor.js';
import type { Services } from '../services.js';
import type { OpenSet } from '../sets.js';
import { stepInArticle, stepInSet, type Direction, type From } from './stops.js';
import { registerCommand } from '../log.js';

/** Goes from mention to mention of the same actor or event; goes on with it when the cursor has left its mentions. */
export class Stepper implements vscode.Disposable {
  private readonly commands: vscode.Disposable;
  /** A key that is held down must not step twice from the same place. */
  private steps: Promise<void> = Promise.resolve();

  constructor(
    private readonly services: Services,
    private readonly targets: Targets,
  ) {
    const command = (id: string, direction: Direction, isWide: boolean): vscode.Disposable =>
      registerCommand(id, (argument?: unknown) => {
        const step = this.steps.then(() => this.step(direction, isWide, argument));
        this.steps = step.catch(() => undefined);
        return step;
      });
    this.commands = vscode.Disposable.from(
      command('hashiya.nextMention', 'next', false),
      command('hashiya.previousMention', 'previous', false),
      command('hashiya.nextMentionInSet', 'next', true),
      command('hashiya.previousMentionInSet', 'previous', true),
    );
  }

  dispose(): void {
    this.commands.dispose();
  }

  private async step(direction: Direction, isWide: boolean, argument: unknown): Promise<void> {
    const start = argument === undefined ? this.atCursor() : this.ofTarget(this.targets.of(argument));
    if (!start) return;
    const { open, from } = start;
    const withNisba = includesNisba(open.root);
    const go = (referent: Referent | undefined): PlacedMention | undefined => {
      if (isWide) return stepInSet(open.set, from, referent, direction, withNisba);
      const mention = stepInArticle(open.set, from, referent, direction, withNisba);
      return mention && { article: from.article, mention };
    };
    const next = go(start.referent) ?? (start.isFixed ? undefined : go(undefined));
    if (!next) {
      const message = isWide
        ? vscode.l10n.t('This set has no mentions to go to.')
        : vscode.l10n.t('This article has no mentions to go to.');
      vscode.window.setStatusBarMessage(message, 4000);
      return;
    }
    follow(open, referentOf(next.mention));
    await this.services.locations.reveal(open, next);
  }

  private atCursor(): Start | undefined {
    const active = this.services.articles.active;
    if (!active) return undefined;
    const { article, editor } = active;
    const mention = mentionMeant(article, editor.selection);
    const referent = mention ? referentOf(mention) : followedIn(article.open);
    const at = mention ?? article.offsetAt(editor.selection.active);
    return {
      open: article.open,
      from: { article: article.path, at },
      ...(referent ? { referent } : {}),
      isFixed: mention !== undefined,
    };
  }

  /** From the mention that was meant; else, for an actor or event, from the cursor. */
  private ofTarget(target: Target | undefined): Start | undefined {
    if (!target) return undefined;
    const { open, referent, placed } = target;
    const fixed = { open, referent, isFixed: true };
    if (placed) return { ...fixed, from: { article: placed.article, at: placed.mention } };
    const cursor = this.atCursor();
    if (cursor?.open !== open) return { ...fixed, from: { article: '', at: 0 } };
    const { at } = cursor.from;
    const isOn = typeof at !== 'number' && namesSame(referentOf(at), referent);
    return { ...fixed, from: isOn ? cursor.from : { ...cursor.from, at: offsetOf(at) } };
  }
}

interface Start {
  readonly open: OpenSet;
  readonly from: From;
  readonly referent?: Referent;
  /** Whether only mentions of the referent will do. */
  readonly isFixed: boolean;
}

function offsetOf(at: Mention | number): number {
  return typeof at === 'number' ? at : (at.spans[0]?.[0] ?? 0);
}

/** Whether nisba mentions are wanted when going from mention to mention. */
export function includesNisba(scope: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('hashiya', scope).get<boolean>('includeNisba', false);
}
