import { anchoredText, makeAnchor, type AnchoredText } from '../../../core/anchor/anchor.js';
import type { TextEdit } from '../../../core/anchor/edits.js';
import { serialiseActors, serialiseEvents, serialiseSidecar } from '../../../core/model/serialise.js';
import type { Actor, ActorMention, EventMention, Mention, Span } from '../../../core/model/types.js';
import { AnnotationSet } from '../../../core/set/annotationSet.js';
import { stampOf } from '../../../core/text/stamp.js';

// Small things that tests of the core are written with.

export const article = '2020/envoy.txt';

/** Where `words` stand in `text` for the `count`th time, in code points. */
export function spanOf(text: string, words: string, count = 1): Span {
  let at = -1;
  for (let i = 0; i < count; i++) {
    at = text.indexOf(words, at + 1);
    if (at < 0) throw new Error(`"${words}" does not stand there ${String(count)} times`);
  }
  const start = Array.from(text.slice(0, at)).length;
  return [start, start + Array.from(words).length];
}

/** A mention of an actor at the given spans of a text. */
export function actorMention(
  text: string,
  id: string,
  actor: string,
  ...spans: readonly Span[]
): ActorMention {
  return { id, actor, ...makeAnchor(anchoredText(text), spans) };
}

/** A mention of an event at the given spans of a text. */
export function eventMention(
  text: string,
  id: string,
  event: string,
  ...spans: readonly Span[]
): EventMention {
  return { id, event, ...makeAnchor(anchoredText(text), spans) };
}

/** An article whose text is edited while a set holds its mentions. */
export class LiveText {
  constructor(
    readonly set: AnnotationSet,
    public text: string,
    readonly path = article,
  ) {
    if (!set.hasArticle(path)) set.useArticle(path);
  }

  get anchored(): AnchoredText {
    return anchoredText(this.text);
  }

  /** Makes simultaneous edits as an editor does: listed from the last to the first. @returns what undoes them */
  edit(...edits: readonly TextEdit[]): TextEdit[] {
    const undo: TextEdit[] = [];
    for (const edit of edits) {
      const points = Array.from(this.text);
      const inserted = Array.from(edit.inserted).length;
      undo.unshift({
        start: edit.start,
        end: edit.start + inserted,
        inserted: points.slice(edit.start, edit.end).join(''),
      });
      this.text = withEdit(this.text, edit);
    }
    this.set.moveText(this.path, edits, (start, end) => Array.from(this.text).slice(start, end).join(''));
    return undo;
  }

  /** Replaces the first occurrence of some words. @returns what undoes it */
  replace(words: string, by: string): TextEdit[] {
    const [start, end] = spanOf(this.text, words);
    return this.edit({ start, end, inserted: by });
  }

  /** What the article's mentions now hold on to, by id. */
  words(id: string): string[] {
    const points = Array.from(this.text);
    return (this.get(id)?.spans ?? []).map(([start, end]) => points.slice(start, end).join(''));
  }

  get(id: string): Mention | undefined {
    return this.set.mentionsIn(this.path).get(id);
  }

  /** As saving the article does. */
  save(): void {
    this.set.refreshAnchors(this.path, this.anchored, stampOf(this.text));
  }
}

export function withEdit(text: string, { start, end, inserted }: TextEdit): string {
  const points = Array.from(text);
  return points.slice(0, start).join('') + inserted + points.slice(end).join('');
}

/** A set with actors whose id is given before their names; the first name is the label. */
export function setWith(
  names: Readonly<Record<string, readonly [string, ...string[]]>>,
  type = 'person',
): AnnotationSet {
  const set = new AnnotationSet();
  set.useActors(
    Object.fromEntries(
      Object.entries(names).map(([id, [ar, ...aliases]]): [string, Actor] => [
        id,
        { type, label: { ar }, ...(aliases.length > 0 ? { aliases } : {}) },
      ]),
    ),
  );
  return set;
}

/** Everything that a set would write, as one text. */
export function snapshot(set: AnnotationSet): string {
  return [
    serialiseActors({ version: 1, actors: Object.fromEntries(set.actors) }),
    serialiseEvents({ version: 1, events: Object.fromEntries(set.events) }),
    ...set.articles.map((path) =>
      serialiseSidecar({ version: 1, text: stampOf(''), mentions: [...set.mentionsIn(path).sorted()] }),
    ),
  ].join('');
}
