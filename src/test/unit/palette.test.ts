import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as z from 'zod';

const manifest = z
  .object({
    contributes: z.object({
      menus: z.object({ commandPalette: z.array(z.object({ command: z.string() })) }),
    }),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

describe('The command palette', () => {
  it('shows each command once', () => {
    const commands = manifest.contributes.menus.commandPalette.map(({ command }) => command);
    const twice = commands.filter((command, i) => commands.indexOf(command) !== i);
    assert.deepEqual(twice, []);
  });
});
