import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../../../package.json';
import { isOurs, type KeyPress } from '../../../panels/pages/reading/keys.js';
import { root } from '../../host/paths.js';

interface Binding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
  readonly when: string;
}

const bindings: readonly Binding[] = manifest.contributes.keybindings;
const inReadingView = bindings.filter(({ when }) => when.includes('activeCustomEditorId == hashiya.reading'));
const keysOf = ({ key, mac = key }: Binding): string[] => [...new Set([key, mac])];

const named: Readonly<Record<string, string>> = {
  '.': 'Period',
  ',': 'Comma',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  enter: 'Enter',
  backspace: 'Backspace',
  delete: 'Delete',
  up: 'ArrowUp',
  down: 'ArrowDown',
};

/** The press that VS Code calls `ctrl+alt+a`. */
function press(chord: string): KeyPress {
  const [key = '', ...modifiers] = chord.split('+').reverse();
  const code = named[key] ?? (/^f\d+$/.test(key) ? key.toUpperCase() : `Key${key.toUpperCase()}`);
  const has = (modifier: string): boolean => modifiers.includes(modifier);
  return { code, altKey: has('alt'), ctrlKey: has('ctrl'), metaKey: has('cmd') };
}

describe('The default keys', () => {
  it('are kept from the browser in the reading view', () => {
    assert.ok(inReadingView.length > 30);
    for (const chord of inReadingView.flatMap(keysOf).flatMap((keys) => keys.split(' '))) {
      // The browser has no use for it in a page.
      if (chord !== 'escape') assert.ok(isOurs(press(chord)), chord);
    }
  });

  it('leave the browser all others: moving, selecting, copying, and its own', () => {
    const others = [
      'a',
      'left',
      'ctrl+c',
      'cmd+c',
      'ctrl+a',
      'ctrl+t',
      'ctrl+l',
      'ctrl+r',
      'f5',
      'f11',
      'alt+x',
    ];
    for (const chord of others) assert.equal(isOurs(press(chord)), false, chord);
    for (const code of ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Tab', 'Space']) {
      for (const altKey of [false, true]) {
        assert.equal(isOurs({ code, altKey, ctrlKey: !altKey, metaKey: false }), false, code);
      }
    }
  });

  it('are none that type a letter on a Mac, where Option does', () => {
    for (const { command, key, mac = key } of bindings) {
      assert.doesNotMatch(mac, /^(shift\+)?alt\+(shift\+)?.$/, command);
    }
  });

  it('are none that open a menu of VS Code or of a browser, which also hear of what is pressed in a page', () => {
    for (const { command, key } of inReadingView) {
      assert.doesNotMatch(key, /^alt\+[fesvgrthb]$/, command);
    }
  });

  it('stand in the table of those that were checked', () => {
    const text = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8');
    const cells = new Set(
      text.split('\n').flatMap((line) =>
        line
          .split('|')
          .slice(1, 3)
          .map((cell) => cell.trim()),
      ),
    );
    for (const chord of bindings.flatMap(keysOf)) assert.ok(cells.has(`\`${chord}\``), chord);
  });
});
