import * as vscode from 'vscode';
import type { Referent } from '../../core/model/types.js';
import type { OpenSet } from '../sets.js';

const remembered = 20;

/** What a person did lately in one set, for better guesses and for "again". */
class SetMemory {
  readonly recent: { actor: string[]; event: string[] } = { actor: [], event: [] };
  /** Types chosen for new actors and events, latest first. */
  readonly recentTypes: { actor: string[]; event: string[] } = { actor: [], event: [] };
  last: Referent | undefined;
  lastMention: { readonly article: string; readonly id: string } | undefined;

  used(referent: Referent): void {
    this.last = referent;
    moveToFront(this.recent[referent.kind], referent.id);
  }

  typeUsed(kind: Referent['kind'], type: string): void {
    moveToFront(this.recentTypes[kind], type);
  }
}

/** Somebody tagged something as an actor or event. */
export interface Tagged {
  readonly open: OpenSet;
  readonly referent: Referent;
}

/** The memories of this session, one per set; nothing of it is stored. */
export class Session {
  private readonly memories = new WeakMap<OpenSet, SetMemory>();
  private readonly tags = new vscode.EventEmitter<Tagged>();

  /** A person tagged something; told after the change. */
  readonly onDidTag = this.tags.event;

  of(open: OpenSet): SetMemory {
    let memory = this.memories.get(open);
    if (!memory) this.memories.set(open, (memory = new SetMemory()));
    return memory;
  }

  /** Tells that a person tagged something. */
  tagged(open: OpenSet, referent: Referent): void {
    this.tags.fire({ open, referent });
  }
}

function moveToFront(list: string[], item: string): void {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
  list.unshift(item);
  list.length = Math.min(list.length, remembered);
}
