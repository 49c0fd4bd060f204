/**
 * Runs the tests: `node dist/test/host/test.mjs [unit] [integration] [e2e] [--grep TEXT]`. Without a part, all of
 * them. Ends with the plain line `N passed, N failed`.
 */
import { parseArgs } from 'node:util';
import { prepareBrowser } from './browser.js';
import { runMain } from './cleanup.js';
import { type Message, runAsGroup, runGroup } from './groups.js';
import { type Group, type Part, parts } from './parts.js';
import { keepTimes, lastTimes, Remaining, timeLeft } from './progress.js';
import { type Counts, executed, sum } from './results.js';
import { prepareServer } from './server.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  // `group` is for the processes that this one starts.
  options: { grep: { type: 'string', short: 'g' }, group: { type: 'string' } },
});
const { grep } = values;

/** What runs beside what: the end-to-end tests take about as long as all others, and wait more than they compute. */
const lanes: readonly (readonly Group[])[] = [['e2e'], ['unit', 'integration']];

/** Seconds between two lines about the same part. */
const quiet = 5;

/** A part that is run. */
interface Running extends Part {
  remaining: Remaining;
  start: number;
  lastLine: number;
  seconds: number;
  counts?: Counts;
}

async function main(): Promise<number> {
  const unknown = positionals.filter((name) => parts.every(({ group }) => group !== name));
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(', ')}. Parts: unit, integration, e2e`);
    return 2;
  }
  const times = grep === undefined ? lastTimes() : {};
  const running = parts
    .filter(({ group }) => positionals.length === 0 || positionals.includes(group))
    .map((part): Running => {
      const expected = grep === undefined ? (times[part.name] ?? part.typical) : 0;
      return { ...part, remaining: new Remaining(expected), start: 0, lastLine: 0, seconds: 0 };
    });
  const groups = new Set(running.map(({ group }) => group));
  if (groups.has('e2e') || groups.has('integration')) {
    // Before several processes want it at the same time.
    await prepareServer();
    await prepareBrowser();
  }
  const told = (message: Message): void => {
    tell(running, message);
  };
  await Promise.all(
    lanes.map(async (lane) => {
      for (const group of lane.filter((one) => groups.has(one))) {
        await runGroup(group, grep, told);
      }
    }),
  );
  return summarise(running);
}

/** Takes up what a part says, and says it on one line. */
function tell(running: Running[], message: Message): void {
  const part = running.find(({ name }) => name === message.part);
  if (!part) return;
  const now = Date.now();
  switch (message.is) {
    case 'start':
      part.start = now;
      part.remaining.start(now);
      console.log(`${part.name}: started · ${left(running, now)}`);
      break;
    case 'progress': {
      const { done, total, subject } = message;
      part.remaining.reached(done / total);
      if (now - part.lastLine < quiet * 1000 && done < total) break;
      part.lastLine = now;
      console.log(`${part.name}: ${done} of ${total} · ${left(running, now)} · ${subject}`);
      break;
    }
    case 'failure':
      console.log(`✗ ${part.name}: ${message.test}\n${message.error.replace(/^/gm, '      ')}`);
      break;
    case 'end':
      part.remaining.reached(1);
      part.counts = message.counts;
      part.seconds = (now - part.start) / 1000;
      console.log(lineOf(part, message.counts));
      break;
  }
}

/** How long all will take, which is as long as the lane with the most to do. */
function left(running: readonly Running[], now: number): string {
  const each = lanes.map((lane) =>
    running
      .filter(({ group }) => lane.includes(group))
      .reduce((total, { remaining }) => total + remaining.at(now), 0),
  );
  return timeLeft(Math.max(...each));
}

function lineOf({ name, seconds }: Running, counts: Counts): string {
  const mark = counts.failures.length === 0 ? '✓' : '✗';
  return `${mark} ${name}: ${counts.passed} of ${executed(counts)} in ${seconds.toFixed(1)} s`;
}

function summarise(running: readonly Running[]): number {
  console.log();
  for (const part of running) {
    if (!part.counts) continue;
    console.log(lineOf(part, part.counts));
    for (const { test, error } of part.counts.failures) {
      console.log(`    ${test}\n${error.replace(/^/gm, '      ')}`);
    }
  }
  const total = sum(running.flatMap(({ counts }) => counts ?? []));
  if (grep === undefined && total.failures.length === 0) {
    keepTimes(Object.fromEntries(running.map(({ name, seconds }) => [name, Math.round(seconds)])));
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`\n${total.passed} passed, ${total.failures.length} failed${skipped}`);
  return total.failures.length === 0 && total.passed > 0 ? 0 : 1;
}

process.setSourceMapsEnabled(true);
await runMain(() => (values.group === undefined ? main() : runAsGroup(values.group, grep)));
