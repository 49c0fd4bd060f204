import * as vscode from 'vscode';
import { likelyForm } from '../../core/find/rank.js';
import { quoteOf } from '../../core/model/mention.js';
import { isolate } from '../../core/model/label.js';
import type { Kind, Mention, Referent, Span } from '../../core/model/types.js';
import { tag } from '../../core/set/mentionChanges.js';
import { makeAnchor } from '../../core/anchor/anchor.js';
import type { Article } from '../article.js';
import type { ArticleEditor } from '../articleEditor.js';
import { isBlocked } from '../blocked.js';
import { carryOut, provenance } from '../carryOut.js';
import { clearOfList } from '../clearOfList.js';
import { askForClaim, tellingAt } from '../events/claimPick.js';
import { pickEvent } from '../events/pickEvent.js';
import { fullLabel } from '../labels.js';
import { articleForTagging } from './firstTag.js';
import { certainGuess, pickActor, type Picked, type PickPlace } from './pick.js';
import { placesToTag } from './places.js';
import type { Session } from './session.js';
import type { Services } from '../services.js';
import { registerCommand } from '../log.js';

interface Target {
  readonly article: Article;
  readonly editor: ArticleEditor;
  readonly spans: readonly [Span, ...Span[]];
  readonly quote: string;
  /** The text before the first of them. */
  readonly before: string;
}

/** The commands that make mentions. */
export function registerTagging(services: Services, session: Session): vscode.Disposable {
  const { sets } = services;
  const target = async (kind: Kind): Promise<Target | undefined> => {
    const found = await articleForTagging(services);
    return found && targetOf(found.article, found.editor, kind);
  };

  const tagActor = async (): Promise<void> => {
    const at = await target('actor');
    if (!at || isBlocked(at.article)) return;
    const { article, editor, spans } = at;
    const picked = await clearOfList(editor, article, spans[0], () =>
      pickActor(article.open, session, placeOf(at)),
    );
    if (picked) tagPlaces(at, session, picked);
    else await sets.abandon(at.article.open);
  };

  const tagEvent = async (): Promise<void> => {
    const at = await target('event');
    if (!at || isBlocked(at.article)) return;
    const { article, editor, spans, quote } = at;
    const telling = tellingAt(article, spans[0]);
    const picked = await clearOfList(editor, article, spans[0], async () => {
      const chosen = await pickEvent(article.open, session, telling, quote);
      const mention = chosen && tagPlaces(at, session, chosen);
      if (mention?.event !== undefined) await askForClaim(article, { article: article.path, mention });
      return chosen;
    });
    if (!picked) await sets.abandon(article.open);
  };

  const tagKnownName = async (): Promise<void> => {
    const at = await target('actor');
    if (!at || isBlocked(at.article)) return;
    const guess = certainGuess(at.article.open, session, placeOf(at));
    if (guess === undefined) await tagActor();
    else tagPlaces(at, session, { referent: { kind: 'actor', id: guess } });
  };

  const tagAgain = async (): Promise<void> => {
    const at = await target('actor');
    if (!at || isBlocked(at.article)) return;
    const last = session.of(at.article.open).last;
    const isThere =
      last && (last.kind === 'actor' ? at.article.open.set.actors : at.article.open.set.events).has(last.id);
    if (isThere) tagPlaces(at, session, { referent: last });
    else await tagActor();
  };

  return vscode.Disposable.from(
    registerCommand('hashiya.tagActor', tagActor),
    registerCommand('hashiya.tagEvent', tagEvent),
    registerCommand('hashiya.tagKnownName', tagKnownName),
    registerCommand('hashiya.tagAgain', tagAgain),
  );
}

function targetOf(article: Article, editor: ArticleEditor, kind: Kind): Target | undefined {
  const [first, ...others] = placesToTag(article, editor, kind);
  if (!first) {
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('Put the cursor on a word, or select what to tag.'),
      4000,
    );
    return undefined;
  }
  const { quote, before } = makeAnchor(article.text, [first]);
  return { article, editor, spans: [first, ...others], quote: quote.join(''), before };
}

function placeOf({ article, spans, quote, before }: Target): PickPlace {
  return { article: article.path, quote, offset: spans[0][0], before };
}

/** Tags the places and says so. @returns the last mention that was made; undefined when there is none */
function tagPlaces(
  { article, editor, spans, quote }: Target,
  session: Session,
  picked: Picked,
): Mention | undefined {
  const { open, path, text } = article;
  const { referent, created } = picked;
  const made = created?.of === 'actor' ? created.after : undefined;
  const form = referent.kind === 'actor' ? likelyForm(open.set, referent.id, quote, made) : undefined;
  const places = { article: path, text, mentions: spans.map((span) => [span]) };
  const { change, tagged } = tag(open.set, places, referent, provenance(), {
    ...(form ? { form } : {}),
    ...(created ? { created } : {}),
  });
  if (change.edits.length > 0 && !carryOut(open, change)) return undefined;
  const memory = session.of(open);
  memory.used(referent);
  const last = tagged.at(-1);
  if (last) memory.lastMention = { article: path, id: last.id };
  moveCursorsToEnds(editor, article, spans);
  announce(open.set, referent, last ? quoteOf(last) : quote);
  session.tagged(open, referent);
  return last;
}

/** The words are done: the cursors stand behind them, ready to go on. */
function moveCursorsToEnds(editor: ArticleEditor, article: Article, spans: readonly Span[]): void {
  editor.selections = spans.map(([, end]) => {
    const position = article.positionAt(end);
    return new vscode.Selection(position, position);
  });
}

function announce(set: Article['open']['set'], referent: Referent, quote: string): void {
  const message = vscode.l10n.t('{0} → {1}', isolate(quote), fullLabel(set, referent));
  vscode.window.setStatusBarMessage(`$(check) ${message}`, 4000);
}
