import type { Problem } from '../../model/problem.js';
import type { Losses } from '../losses.js';
import { say, type Message } from '../../text/message.js';

/** Where an annotation stands in its file, for problems. */
export interface Line {
  readonly path: string;
  /** One-based. */
  readonly number: number;
}

export interface Textbound {
  readonly line: Line;
  readonly id: string;
  readonly type: string;
  /** In the unit that the file counts in. */
  readonly fragments: readonly (readonly [start: number, end: number])[];
  readonly text: string;
}

export interface BratEvent {
  readonly line: Line;
  readonly id: string;
  readonly trigger: string;
  readonly args: readonly (readonly [name: string, target: string])[];
}

export interface Attribute {
  readonly line: Line;
  readonly name: string;
  readonly target: string;
  /** Absent for one that only is there or not. */
  readonly value: string | undefined;
}

export interface Reference {
  readonly line: Line;
  readonly target: string;
  readonly base: string;
  readonly entry: string;
  readonly text: string;
}

export interface Note {
  readonly line: Line;
  readonly type: string;
  readonly target: string;
  readonly text: string;
}

/** What the annotation files of one text say. */
export class Annotations {
  readonly textbounds = new Map<string, Textbound>();
  readonly events = new Map<string, BratEvent>();
  readonly attributes: Attribute[] = [];
  readonly references: Reference[] = [];
  readonly notes: Note[] = [];
  /** Groups of annotations that name the same. */
  readonly same: { readonly line: Line; readonly ids: readonly string[] }[] = [];
  /** The ids of all annotations. */
  readonly ids = new Set<string>();
  readonly problems: Problem[] = [];
  /** Lines that a set has no place for, by kind; they count when nothing is wrong with the file. */
  readonly unheld: string[] = [];

  refuse({ path, number }: Line, message: Message): void {
    this.problems.push({ path, line: number, column: 1, severity: 'error', message });
  }

  /** Adds the lines of a file. */
  read(path: string, content: string): void {
    for (const [index, row] of content.split('\n').entries()) {
      const text = row.endsWith('\r') ? row.slice(0, -1) : row;
      if (text.trim() !== '') this.readLine({ path, number: index + 1 }, text);
    }
  }

  /** Checks that what annotations refer to is there. */
  check(): void {
    for (const { line, id, trigger, args } of this.events.values()) {
      if (!this.textbounds.has(trigger))
        this.refuse(line, say`${id} has the trigger ${trigger}, which is not there.`);
      for (const [name, target] of args)
        this.expect(line, target, say`There is no ${target} that the argument ${name} refers to.`);
    }
    for (const { line, target, name } of this.attributes)
      this.expect(line, target, say`There is no ${target} that the attribute ${name} refers to.`);
    for (const { line, target } of this.references)
      this.expect(line, target, say`There is no ${target} that the reference refers to.`);
    for (const { line, target } of this.notes)
      this.expect(line, target, say`There is no ${target} that the note refers to.`);
    for (const { line, ids } of this.same)
      for (const id of ids) this.expect(line, id, say`There is no ${id} that the equivalence refers to.`);
  }

  addLosses(losses: Losses): void {
    for (const kind of this.unheld) losses.add(kind);
  }

  private expect(line: Line, target: string, message: Message): void {
    if (!this.ids.has(target)) this.refuse(line, message);
  }

  private readLine(line: Line, row: string): void {
    const kind = row.charAt(0);
    const tab = row.indexOf('\t');
    if (!'TERAMN#*'.includes(kind)) {
      this.unheld.push('lines of kinds that brat does not have');
      return;
    }
    const id = row.slice(0, tab);
    if (tab < 0) {
      this.malformed(line, row);
      return;
    }
    if (kind !== '*' && kind !== '#') {
      if (this.ids.has(id)) this.refuse(line, say`${id} is the id of an annotation above too.`);
      this.ids.add(id);
    }
    const rest = row.slice(tab + 1);
    const end = rest.indexOf('\t');
    const words = (end < 0 ? rest : rest.slice(0, end)).trimEnd().split(' ');
    const text = end < 0 ? '' : rest.slice(end + 1);
    if (!this.add(line, kind, id, words, end < 0 ? undefined : text)) this.malformed(line, row);
  }

  private malformed(line: Line, row: string): void {
    this.refuse(line, say`Not a line of the brat format: ${Array.from(row).slice(0, 60).join('')}`);
  }

  /** @returns whether the columns are as their kind asks */
  private add(line: Line, kind: string, id: string, words: string[], text: string | undefined): boolean {
    const [first = '', second = '', third] = words;
    switch (kind) {
      case 'T':
        return text !== undefined && this.addTextbound(line, id, words, text);
      case 'E': {
        const [head, ...args] = words.map(splitAtColon);
        if (!head || args.some((arg) => !arg)) return false;
        this.events.set(id, { line, id, trigger: head[1], args: args.flatMap((arg) => (arg ? [arg] : [])) });
        return true;
      }
      case 'A':
      case 'M':
        if (first === '' || second === '') return false;
        this.attributes.push({ line, name: first, target: second, value: third });
        return true;
      case 'N': {
        const entry = splitAtColon(third ?? '');
        if (!entry) return false;
        this.references.push({ line, target: second, base: entry[0], entry: entry[1], text: text ?? '' });
        return true;
      }
      case '#':
        if (first === '' || second === '') return false;
        this.notes.push({ line, type: first, target: second, text: text ?? '' });
        return true;
      case 'R':
        return this.addRelation(line, words);
      default:
        if (first !== 'Equiv' || words.length < 2) return false;
        this.same.push({ line, ids: words.slice(1) });
        return true;
    }
  }

  private addTextbound(line: Line, id: string, [type = '', ...places]: string[], text: string): boolean {
    const parts = places.join(' ').split(';');
    const fragments = parts.map((part) => /^(\d{1,15}) (\d{1,15})$/.exec(part));
    const spans = fragments.flatMap((found) =>
      found ? [[Number(found[1]), Number(found[2])] as const] : [],
    );
    if (type === '' || spans.length < parts.length) return false;
    if (spans.some(([start, end]) => start >= end)) {
      this.refuse(line, say`A span of ${id} does not end after it starts.`);
    }
    this.textbounds.set(id, { line, id, type, fragments: spans, text });
    return true;
  }

  private addRelation(line: Line, [type = '', ...words]: string[]): boolean {
    const args = words.map(splitAtColon);
    const ids = args.flatMap((arg) => (arg ? [arg[1]] : []));
    if (type === '' || ids.length < 2 || ids.length < words.length) return false;
    if (/^coref(?:erence)?$/i.test(type)) this.same.push({ line, ids });
    else this.unheld.push('relations');
    return true;
  }
}

function splitAtColon(word: string): [string, string] | undefined {
  const colon = word.indexOf(':');
  return colon <= 0 || colon === word.length - 1 ? undefined : [word.slice(0, colon), word.slice(colon + 1)];
}
