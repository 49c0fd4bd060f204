import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import { formShape } from '../../core/model/shapes.js';
import { quoteOf } from '../../core/model/mention.js';
import type { ActorMention, Form, Mention, Span } from '../../core/model/types.js';
import { removeMentions, reshape, retarget, setForm, setMentionNote } from '../../core/set/mentionChanges.js';
import {
  cycleProclitic,
  extendEnd,
  extendStart,
  shrinkEnd,
  shrinkStart,
  type Reshape,
} from '../../core/text/reshape.js';
import type { Article } from '../article.js';
import type { Articles } from '../articles.js';
import { isBlocked } from '../blocked.js';
import { carryOut } from '../carryOut.js';
import { tellingOf } from '../events/claimPick.js';
import { pickEvent } from '../events/pickEvent.js';
import { formExplanation, formText } from '../forms.js';
import { mainLabel } from '../labels.js';
import { mentionMeant } from '../mentionAtCursor.js';
import { findMention, type MentionAddress } from '../mentionAddress.js';
import type { Sets } from '../sets.js';
import { pickActor, type Picked } from './pick.js';
import { trimmed } from './places.js';
import type { Session } from './session.js';
import { registerCommand } from '../log.js';
import { chooseFrom } from '../list.js';

interface Found {
  readonly article: Article;
  readonly mention: Mention;
}

/** The commands that change the mention at the cursor, or the one that a card or a tree names. */
export function registerMentionCommands(sets: Sets, articles: Articles, session: Session): vscode.Disposable {
  /** Runs `act` on each mention that the command is about, unless the article is blocked. */
  const command = (
    id: string,
    act: (found: readonly [Found, ...Found[]]) => void | Promise<void>,
  ): vscode.Disposable =>
    registerCommand(id, async (address?: MentionAddress) => {
      const [first, ...others] = await mentionsMeant(sets, articles, address);
      if (!first) {
        vscode.window.setStatusBarMessage(vscode.l10n.t('There is no mention at the cursor.'), 4000);
      } else if (!isBlocked(first.article)) await act([first, ...others]);
    });

  const reshaping = (id: string, how: Reshape): vscode.Disposable =>
    command(id, ([found]) => {
      reshapeAtCursor(found, articles, how);
    });

  return vscode.Disposable.from(
    command('hashiya.retarget', (found) => changeReferent(found, session)),
    command('hashiya.setForm', chooseForm),
    command('hashiya.note', writeNote),
    command('hashiya.remove', removeFound),
    reshaping('hashiya.extendEnd', extendEnd),
    reshaping('hashiya.shrinkEnd', shrinkEnd),
    reshaping('hashiya.extendStart', extendStart),
    reshaping('hashiya.shrinkStart', shrinkStart),
    reshaping('hashiya.toggleProclitic', cycleProclitic),
    registerCommand('hashiya.addFragment', () => {
      addFragment(articles, session);
    }),
  );
}

/** The mention at each cursor, or the one that the address names. */
async function mentionsMeant(
  sets: Sets,
  articles: Articles,
  address: MentionAddress | undefined,
): Promise<Found[]> {
  if (address) {
    const found = await findMention(sets, articles, address);
    return found ? [found] : [];
  }
  const active = articles.active;
  if (!active) return [];
  const { article, editor } = active;
  const mentions = editor.selections.map((selection) => mentionMeant(article, selection));
  return [...new Set(mentions)]
    .filter((mention) => mention !== undefined)
    .map((mention) => ({ article, mention }));
}

function removeFound(found: readonly [Found, ...Found[]]): void {
  const [{ article }] = found;
  const { open, path } = article;
  const change = removeMentions(
    open.set,
    path,
    found.map(({ mention }) => mention),
  );
  const left = change.edits.find(({ of }) => of === 'event');
  const label = left && isolate(mainLabel(open.set, { kind: 'event', id: left.id }));
  if (!carryOut(open, change) || label === undefined) return;
  vscode.window.setStatusBarMessage(
    vscode.l10n.t('{0} is mentioned nowhere any more and was removed with it.', label),
    6000,
  );
}

async function changeReferent(found: readonly [Found, ...Found[]], session: Session): Promise<void> {
  const [{ article, mention }] = found;
  const { open, path } = article;
  const picked = await pickFor(article, mention, session);
  if (!picked) return;
  const { referent, created } = picked;
  const mentions = found.map((one) => one.mention);
  const change = retarget(open.set, path, mentions, referent, created ? { created } : {});
  if (carryOut(open, change)) {
    session.of(open).used(referent);
  }
}

function pickFor(article: Article, mention: Mention, session: Session): Promise<Picked | undefined> {
  const { open, path } = article;
  const quote = quoteOf(mention);
  if (mention.event !== undefined) {
    return pickEvent(open, session, tellingOf(article, { article: path, mention }), quote);
  }
  const offset = mention.spans[0]?.[0] ?? 0;
  return pickActor(open, session, { article: path, quote, offset, before: mention.before ?? '' });
}

async function chooseForm(found: readonly [Found, ...Found[]]): Promise<void> {
  const [{ article, mention }] = found;
  if (mention.actor === undefined) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Only mentions of actors have a form.'), 4000);
    return;
  }
  const items = formShape.options.map((form) => formItem(form, mention));
  const chosen = await chooseFrom(items, {
    title: vscode.l10n.t('How does {0} refer to its actor?', isolate(quoteOf(mention))),
  });
  if (!chosen) return;
  const mentions = found.map((one) => one.mention);
  carryOut(article.open, setForm(article.open.set, article.path, mentions, chosen.form));
}

function formItem(form: Form, mention: ActorMention): vscode.QuickPickItem & { readonly form: Form } {
  const isCurrent = mention.form === form;
  return {
    form,
    label: formText(form),
    detail: formExplanation(form),
    ...(isCurrent ? { description: vscode.l10n.t('now') } : {}),
  };
}

async function writeNote([{ article, mention }]: readonly [Found, ...Found[]]): Promise<void> {
  const note = await vscode.window.showInputBox({
    title: vscode.l10n.t('Note on {0}', isolate(quoteOf(mention))),
    value: mention.note ?? '',
    prompt: vscode.l10n.t('An empty note is removed.'),
  });
  if (note !== undefined) {
    carryOut(article.open, setMentionNote(article.open.set, article.path, mention, note.trim()));
  }
}

function reshapeAtCursor({ article, mention }: Found, articles: Articles, how: Reshape): void {
  const text = article.text;
  const cursor = articles.active?.editor.selection.active;
  const offset = cursor ? article.offsetAt(cursor) : -1;
  const atCursor = mention.spans.findIndex(([start, end]) => start <= offset && offset <= end);
  const index = Math.max(0, atCursor);
  const span = mention.spans[index];
  if (!span) return;
  const range = how(text.text, { start: text.points.toUtf16(span[0]), end: text.points.toUtf16(span[1]) });
  if (!range) return;
  const moved: Span = [text.points.fromUtf16(range.start), text.points.fromUtf16(range.end)];
  const spans = mention.spans.map((one, i) => (i === index ? moved : one));
  if (!inOrder(spans)) return;
  if (!carryOut(article.open, reshape(article.open.set, article.path, mention, text, spans))) return;
  keepCursorIn(article, articles, moved);
}

/** So that the same key can go on: a cursor left outside the span goes to its end. */
function keepCursorIn(article: Article, articles: Articles, [start, end]: Span): void {
  const active = articles.active;
  if (active?.article !== article) return;
  const offset = article.offsetAt(active.editor.selection.active);
  if (start <= offset && offset <= end) return;
  const position = article.positionAt(end);
  active.editor.selection = new vscode.Selection(position, position);
}

function addFragment(articles: Articles, session: Session): void {
  const active = articles.active;
  if (!active || isBlocked(active.article)) return;
  const { article, editor } = active;
  const last = session.of(article.open).lastMention;
  const mention = last?.article === article.path ? article.mentions.get(last.id) : undefined;
  const added = editor.selection.isEmpty ? undefined : trimmed(article, editor.selection);
  if (!mention || !added) {
    const message = vscode.l10n.t('Tag the first part of the mention, then select another part and add it.');
    vscode.window.setStatusBarMessage(message, 6000);
    return;
  }
  const spans = [...mention.spans, added].sort(([a], [b]) => a - b);
  if (!inOrder(spans)) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('The selection overlaps the mention.'), 4000);
    return;
  }
  carryOut(article.open, reshape(article.open.set, article.path, mention, article.text, spans));
}

function inOrder(spans: readonly Span[]): boolean {
  return spans.every(([start, end], i) => start < end && (i === 0 || (spans[i - 1]?.[1] ?? 0) <= start));
}
