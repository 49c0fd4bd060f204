import { dropped, gap, space, special, type Alphabet } from './alphabet.js';

/** The state in which nothing can begin before the word ends. */
const dead = 0;
/** The state at the start of a word, or after letters that may be clitics. */
const root = 1;
const firstChildOfRoot = 2;

/**
 * Room for dense rows, in table entries of four bytes: enough for all states of some 15,000 names. States beyond are
 * walked by their children and failures, at a third of the speed.
 */
export const denseRoom = 1 << 24;

/** In a dense row: the character is no class of its own and must be folded first. */
const unfolded = -1;

/**
 * The automaton of Aho and Corasick (Efficient string matching, CACM 18, 1975) over classes of folded characters, with
 * two changes.
 *
 * A match can only begin at the start of a word or after clitics, so of a state's suffixes only those that begin so
 * count as failures; without one the state is dead until the word ends. Most letters of a text are then read in one or
 * two states, whatever the number of keys.
 *
 * The states are numbered breadth first. Those near the root, where a text keeps the automaton nearly always, have
 * dense rows of a transition table; the many deep ones keep only their children and their failure.
 */
export class Automaton {
  /**
   * Transitions of the dense states: the row of the next state or, negative, that there is more to do than go there:
   * the next state completes a key or has no row, or the character must be folded first.
   */
  readonly rows: Int32Array;
  /** Entries per row. */
  readonly width: number;
  /** How many states there are. */
  readonly states: number;
  /** How many of them have a row: those with the smallest numbers. */
  readonly denseStates: number;

  /** The children of a state are the states from its entry to the next one's. */
  private readonly firstChild: Int32Array;
  /** The class by which a state is reached from its parent. */
  private readonly label: Uint16Array;
  /** The longest suffix of a state that is one too and may begin a match. */
  private readonly failure: Int32Array;
  /** The key that a state completes, or -1. */
  private readonly key: Int32Array;
  /** The nearest state along the failures, itself included, that completes a key, or -1. */
  private readonly output: Int32Array;

  /** @param keys folded, without space at their ends, none empty, sorted by UTF-16 units, each once */
  constructor(
    keys: readonly string[],
    private readonly alphabet: Alphabet,
    cliticLetters: string,
    room: number,
  ) {
    this.width = alphabet.size;
    const trie = layOut(keys, alphabet);
    this.states = trie.states;
    this.firstChild = trie.firstChild;
    this.label = trie.label;
    this.key = trie.key;
    this.failure = new Int32Array(this.states);
    this.output = new Int32Array(this.states);
    this.denseStates = Math.min(this.states, Math.max(2, Math.floor(room / this.width)));
    this.rows = new Int32Array(this.denseStates * this.width);
    this.link(new Set(Array.from(cliticLetters, (one) => alphabet.ofFolded(one))));
  }

  /** Bytes held by the tables. */
  get bytes(): number {
    const tables = [this.rows, this.firstChild, this.label, this.failure, this.key, this.output];
    return tables.reduce((sum, { byteLength }) => sum + byteLength, this.alphabet.ofUnit.byteLength);
  }

  /** The state at the start of a text. */
  get start(): number {
    return root;
  }

  /** The state after reading one character of a class other than `special`. */
  next(state: number, of: number): number {
    if (of === dropped || (of === space && this.label[state] === space)) return state;
    if (state < this.filled) {
      const entry = this.rows[state * this.width + of] ?? 0;
      return entry >= 0 ? (entry / this.width) | 0 : ~entry;
    }
    for (let from = state; ; from = this.failure[from] ?? dead) {
      const child = this.child(from, of);
      if (child >= 0) return child;
      if (from === root || from === dead) return this.isOpen(from, of) ? root : dead;
    }
  }

  /** Whether a key ends at a state. */
  completes(state: number): boolean {
    return (this.output[state] ?? -1) >= 0;
  }

  /** The keys that end at a state, longest first. */
  keysAt(state: number): number[] {
    const keys: number[] = [];
    for (let at = this.output[state] ?? -1; at >= 0; at = this.output[this.failure[at] ?? dead] ?? -1) {
      keys.push(this.key[at] ?? -1);
    }
    return keys;
  }

  private child(state: number, of: number): number {
    // A word is over in the dead state, so that what follows begins as from the root.
    const parent = state === dead && !this.isLetter(of) ? root : state;
    const end = this.firstChild[parent + 1] ?? 0;
    for (let child = this.firstChild[parent] ?? 0; child < end; child++) {
      if (this.label[child] === of) return child;
    }
    return -1;
  }

  private openers: ReadonlySet<number> = new Set();
  /** How many states have their row filled. */
  private filled = 0;

  /** Whether a match may begin after a character that is itself in none. */
  private isOpen(state: number, of: number): boolean {
    return !this.isLetter(of) || (state === root && this.openers.has(of));
  }

  private isLetter(of: number): boolean {
    return this.alphabet.isLetter[of] ?? false;
  }

  /** Finds failures and outputs, and fills the dense rows, parents before children. */
  private link(openers: ReadonlySet<number>): void {
    this.openers = openers;
    this.failure[root] = dead;
    this.output.fill(-1, 0, firstChildOfRoot);
    for (let state = 0; state < this.states; state++) {
      const end = this.firstChild[state + 1] ?? 0;
      for (let child = this.firstChild[state] ?? 0; child < end; child++) {
        const of = this.label[child] ?? gap;
        const failure =
          state === root ? (this.isOpen(root, of) ? root : dead) : this.next(this.failure[state] ?? dead, of);
        this.failure[child] = failure;
        this.output[child] = (this.key[child] ?? -1) >= 0 ? child : (this.output[failure] ?? -1);
      }
      if (state < this.denseStates) {
        this.fillRow(state);
        this.filled = state + 1;
      }
    }
  }

  private fillRow(state: number): void {
    const row = state * this.width;
    if (state > root) {
      // What no child takes goes where the failure goes.
      const failure = (this.failure[state] ?? dead) * this.width;
      this.rows.copyWithin(row, failure, failure + this.width);
      const end = this.firstChild[state + 1] ?? 0;
      for (let child = this.firstChild[state] ?? 0; child < end; child++) {
        this.rows[row + (this.label[child] ?? gap)] = this.entry(child);
      }
    } else {
      for (let of = 0; of < this.width; of++) this.rows[row + of] = this.entry(this.next(state, of));
    }
    this.rows[row + dropped] = row;
    if (this.label[state] === space) this.rows[row + space] = row;
    this.rows[row + special] = unfolded;
  }

  private entry(state: number): number {
    const plain = state < this.denseStates && (this.output[state] ?? -1) < 0;
    return plain ? state * this.width : ~state;
  }
}

interface Trie {
  readonly states: number;
  readonly firstChild: Int32Array;
  readonly label: Uint16Array;
  readonly key: Int32Array;
}

/**
 * The trie of sorted keys, level by level: a state is the range of the keys that begin with it, and its children are
 * the ranges into which the next character divides that.
 */
function layOut(keys: readonly string[], alphabet: Alphabet): Trie {
  const offsets = new Int32Array(keys.length + 1);
  const symbols: number[] = [];
  keys.forEach((key, index) => {
    for (const character of key) symbols.push(alphabet.ofFolded(character));
    offsets[index + 1] = symbols.length;
  });
  const most = symbols.length + firstChildOfRoot;
  const firstChild = new Int32Array(most + 1);
  const label = new Uint16Array(most);
  const key = new Int32Array(most).fill(-1);
  const from = new Int32Array(most);
  const to = new Int32Array(most);
  const depth = new Int32Array(most);
  to[root] = keys.length;
  let states = firstChildOfRoot;
  for (let state = 0; state < states; state++) {
    firstChild[state] = states;
    const level = depth[state] ?? 0;
    const end = to[state] ?? 0;
    for (let index = from[state] ?? 0; index < end; index++) {
      const at = (offsets[index] ?? 0) + level;
      if (at === offsets[index + 1]) {
        key[state] = index;
        continue;
      }
      const of = symbols[at] ?? gap;
      const last = states - 1;
      if (last >= (firstChild[state] ?? 0) && label[last] === of) {
        to[last] = index + 1;
        continue;
      }
      label[states] = of;
      from[states] = index;
      to[states] = index + 1;
      depth[states] = level + 1;
      states++;
    }
  }
  firstChild[states] = states;
  return {
    states,
    firstChild: firstChild.slice(0, states + 1),
    label: label.slice(0, states),
    key: key.slice(0, states),
  };
}
