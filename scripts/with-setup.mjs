/**
 * `node scripts/with-setup.mjs <task> [arguments]`: sets up what is missing, then runs the task.
 * The only list of tasks; package.json refers to it.
 */
import { join } from 'node:path';
import { installPackages, main, ROOT, runTool, setup, SetupError } from './setup.mjs';
import { ensureBrowser } from './setup-browser.mjs';

/** Runs steps one after the other until one fails. Out: the exit code. */
async function inTurn(...steps) {
  for (const step of steps) {
    const { code } = await step();
    if (code !== 0) return code;
  }
  return 0;
}
const wxt =
  (...args) =>
  () =>
    runTool('wxt', args);
const script = (path, args) => () => runTool('tsx', [path, ...args]);
const tool =
  (name, ...fixed) =>
  (args) =>
    inTurn(() => runTool(name, [...fixed, ...args]));

/** Installs what only a release needs, then runs the work. */
async function withReleaseTools(work) {
  await installPackages(join(ROOT, 'scripts', 'release'), 'what only a release needs');
  return work();
}

const TASKS = {
  wxt: (args) => inTurn(wxt(...args)),
  build: (args) =>
    inTurn(
      wxt('build', '-b', 'chrome', ...args),
      wxt('build', '-b', 'edge', ...args),
      wxt('build', '-b', 'firefox', ...args),
    ),
  zip: (args) =>
    inTurn(
      wxt('zip', '-b', 'chrome', ...args),
      wxt('zip', '-b', 'edge', ...args),
      wxt('zip', '-b', 'firefox', ...args),
    ),
  lint: tool('oxlint'),
  format: tool('prettier', '--write', '--log-level', 'warn', '.'),
  types: tool('tsc', '--noEmit'),
  unit: tool('vitest', 'run', '--project', 'unit*'),
  bench: async (args) => {
    await installPackages(join(ROOT, 'bench'), 'the peers of the benchmarks');
    return inTurn(script('bench/run.ts', args));
  },
  probe: (args) => inTurn(script('scripts/probe.ts', args)),
  record: (args) => inTurn(script('scripts/record/index.ts', args)),
  read: (args) => inTurn(script('scripts/read.ts', args)),
  corpus: (args) => inTurn(script('scripts/corpus.ts', args)),
  schema: () => inTurn(script('scripts/schema.ts', [])),
  new: (args) => inTurn(script('scripts/new.ts', args)),
  replica: (args) => inTurn(script('scripts/replica.ts', args)),
  soak: async (args) => {
    process.env.CHROMIUM = await ensureBrowser('chromium');
    return inTurn(script('tests/soak/soak.ts', args));
  },
  locks: () => withReleaseTools(() => inTurn(script('scripts/release/locks.ts', []))),
  release: (args) =>
    withReleaseTools(async () => {
      process.env.CHROMIUM = await ensureBrowser('chromium');
      return inTurn(script('scripts/release/index.ts', args));
    }),
  site: async (args) => {
    await installPackages(join(ROOT, 'site'), 'the generator of the site');
    return inTurn(script('scripts/site.ts', args));
  },
  store: async (args) => {
    process.env.CHROMIUM = await ensureBrowser('chromium');
    return inTurn(script('scripts/store/index.ts', args));
  },
  look: async (args) => {
    process.env.CHROMIUM = await ensureBrowser('chromium');
    const [first, ...rest] = args;
    if (rest.some((look) => look.startsWith('firefox-'))) process.env.FIREFOX = await ensureBrowser('firefox');
    if (first === 'states') return inTurn(script('scripts/look-states.ts', rest));
    if (first === 'parts') return inTurn(script('scripts/look-parts.ts', rest));
    return inTurn(first === 'own' ? script('scripts/look-own.ts', rest) : script('scripts/look.ts', args));
  },
};

await main(async () => {
  const [name, ...args] = process.argv.slice(2);
  const task = TASKS[name];
  if (!task) throw new SetupError(`Unknown task "${name}". Tasks: ${Object.keys(TASKS).join(', ')}.`);
  await setup();
  return task(args);
});
