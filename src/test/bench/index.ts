/**
 * Measures what must stay fast: `npm run bench`, or `npm run bench -- load` for some of it. Figures are ratios within
 * one run, or the same work at several sizes; never a limit in milliseconds, which would measure the machine.
 */
import { benchActivation } from './activation.js';
import { benchBundle } from './bundle.js';
import { benchChange } from './change.js';
import { benchEvents } from './events.js';
import { benchFind } from './find.js';
import { benchFormats } from './formats.js';
import { benchLoad } from './load.js';
import { benchReading } from './reading.js';
import { benchReanchor } from './reanchor.js';
import { benchSuggestions } from './suggestions.js';
import { benchTyping } from './typing.js';

const benches: Readonly<Record<string, () => Promise<void> | void>> = {
  load: benchLoad,
  change: benchChange,
  typing: benchTyping,
  bundle: benchBundle,
  find: benchFind,
  suggestions: benchSuggestions,
  events: benchEvents,
  activation: benchActivation,
  reading: benchReading,
  reanchor: benchReanchor,
  formats: benchFormats,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Benches: ${Object.keys(benches).join(', ')}`);
  process.exitCode = 2;
} else {
  for (const [name, bench] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(name);
    await bench();
  }
}
