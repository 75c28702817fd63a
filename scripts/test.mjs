/**
 * `npm test`: all checks, the cheapest first. Continues after a failure, and ends with the line `N passed, N failed`.
 * `npm test -- unit chromium` runs only the steps whose names are given. Why steps run beside each other:
 * docs/decisions/tests-and-bench.md (395).
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { installPackages, main, packagesAreInstalled, ROOT, runTool, setup } from './setup.mjs';
import { ensureBrowser } from './setup-browser.mjs';
import { ensureDav } from './setup-dav.mjs';

const REPORTS = join(ROOT, '.output', 'test');
const REPORTERS = ['--reporter=default', `--reporter=${join(ROOT, 'scripts', 'test-errors.mjs')}`];
const totals = { passed: 0, failed: 0, skipped: 0 };
/** Failures, repeated at the end for logs that keep only the last lines. */
const failures = [];
/** Tests that failed once and passed when repeated. */
const unsteady = [];

/** Adds a step to the totals and prints it. `ms`: how long it took. */
function count(name, { passed, failed, skipped }, ms) {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
  console.log(
    `── ${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${(ms / 1000).toFixed(1)} s)\n`,
  );
}

/** A tool that counts as one check. Skipped when `isReady` returns false. */
const check = (name, tool, args, env, isReady = () => true) => ({
  names: [name],
  async run() {
    const start = performance.now();
    if (!(await isReady())) return count(name, { passed: 0, failed: 0, skipped: 1 }, 0);
    const { code, output } = await runTool(tool, args, { env, quiet: true });
    if (code !== 0) {
      console.log(output);
      failures.push(name);
    }
    const failed = code === 0 ? 0 : 1;
    count(name, { passed: 1 - failed, failed, skipped: 0 }, performance.now() - start);
  },
});

/**
 * Runs test files. `files` has the result of each, empty when nothing was reported; `errors` the texts of errors that
 * belong to no test. With `gently`, they give way to others when the processors are busy.
 */
async function runTests(name, args, gently = false) {
  const report = join(REPORTS, `${name}.json`);
  const errors = join(REPORTS, `${name}-errors.json`);
  for (const path of [report, errors]) rmSync(path, { force: true });
  const { code } = await runTool(
    'vitest',
    ['run', ...args, ...REPORTERS, '--reporter=json', `--outputFile.json=${report}`],
    { gently, env: { KANTLIJN_TEST_ERRORS: errors } },
  );
  return { code, files: readJson(report)?.testResults ?? [], errors: readJson(errors) ?? [] };
}

/** Counts every test, and as failures also files that cannot run, errors outside tests, and runs that report nothing. */
function verdict(name, { code, files, errors }) {
  const each = files.flatMap(({ assertionResults }) => assertionResults);
  const passed = each.filter(({ status }) => status === 'passed').length;
  const told = [
    ...failedTests(files),
    ...files.filter(isBroken).map((file) => tell(file.name, file.message)),
    ...errors.map((error) => tell(`${name}: an error outside tests`, error)),
  ];
  if (told.length === 0 && (code !== 0 || passed === 0)) told.push(`${name}: ended with ${code}`);
  const skipped = each.filter(({ status }) => status !== 'passed' && status !== 'failed').length;
  return { passed, failed: told.length, skipped, told };
}

const isBroken = ({ status, assertionResults }) =>
  status === 'failed' && !assertionResults.some((each) => each.status === 'failed');

/** More failures than this are not due to a slow machine. */
const MAX_UNSTEADY = 2;

/**
 * Repeats the file of one or two failed browser tests by itself. Tests that pass then count as passed, and are listed
 * as unsteady at the end (docs/decisions/tests-and-bench.md, 063).
 */
async function triedAgain(name, first) {
  const { failed, told } = verdict(name, first);
  const [held, fell] = [true, false].map((well) => first.files.filter(({ status }) => (status !== 'failed') === well));
  if (failed === 0 || failed > MAX_UNSTEADY || fell.length === 0) return first;
  console.log(`── ${name}: ${failed} failed, tried once more`);
  const again = await runTests(`${name}-again`, [
    '--project',
    'e2e',
    '--maxWorkers=1',
    ...fell.map((file) => file.name),
  ]);
  if (verdict(name, again).failed > 0) return first;
  unsteady.push(...told);
  return { code: 0, files: [...held, ...again.files], errors: first.errors };
}

/** Adds what test files gave to the totals. `ms`: how long they took. */
function settle(name, ran, ms) {
  const { told, ...numbers } = verdict(name, ran);
  failures.push(...told);
  count(name, numbers, ms);
}

/** Test files run by Vitest. */
const tests = (name, args, { gently = false, again = (_name, ran) => ran } = {}) => ({
  names: [name],
  async run() {
    const start = performance.now();
    console.log(`── ${name}`);
    settle(name, await again(name, await runTests(name, args, gently)), performance.now() - start);
  },
});

/**
 * Several steps of browser tests in one run of Vitest, so that no processor waits at the end of each. Each is counted,
 * and tried again, as if it had run by itself; its time is that of all its files, one after the other.
 *
 * @param steps each with its name and whether a file, by its path in the project, belongs to it
 */
const browserTests = (steps) => ({
  names: steps.map(({ name }) => name),
  async run(isChosen) {
    const wanted = steps.filter(({ name }) => isChosen(name));
    const paths = E2E.filter((path) => wanted.some(({ owns }) => owns(path)));
    console.log(`── ${wanted.map(({ name }) => name).join(', ')}`);
    const { code, files, errors } = await runTests('browsers', ['--project', 'e2e', ...paths]);
    // What belongs to no file is told once.
    if (errors.length > 0) settle('browsers', { code, files: [], errors }, 0);
    const anyFailed = errors.length > 0 || files.some(({ status }) => status === 'failed');
    for (const { name, owns } of wanted) {
      const own = files.filter((file) => owns(relative(ROOT, file.name).replaceAll('\\', '/')));
      const ms = own.reduce((sum, { startTime, endTime }) => sum + endTime - startTime, 0);
      settle(name, await triedAgain(name, { code: anyFailed ? 0 : code, files: own, errors: [] }), ms);
    }
  },
});

function failedTests(files) {
  return files.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => tell(`${name} > ${fullName}`, failureMessages[0])),
  );
}

/** A failure: its path in the project, and the first lines of the reason. */
function tell(where, why) {
  const first = stripVTControlCharacters(why ?? '')
    .trim()
    .split('\n')
    .slice(0, 6);
  return [where.replace(`${ROOT}/`, ''), ...first].join('\n    ');
}

/** What a file holds; undefined when there is none, or it is cut short. */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

const BENCH = join(ROOT, 'bench');
/** The benchmarks are only type-checked where their peers are installed: in CI, and after `npm run bench`. */
async function benchIsReady() {
  if (process.env.CI) await installPackages(BENCH, 'the peers of the benchmarks');
  return packagesAreInstalled(BENCH);
}

const SITE = join(ROOT, 'site');
/** The site is only built where its generator is installed: in CI, and after `npm run site`. Its pages are tested without it. */
async function siteIsReady() {
  if (process.env.CI) await installPackages(SITE, 'the generator of the site');
  return packagesAreInstalled(SITE);
}

const OPEN = { KANTLIJN_OPEN_ROOT: '1' };
const E2E = readdirSync(join(ROOT, 'tests', 'e2e'), { recursive: true })
  .map((path) => `tests/e2e/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.test.ts'));
/** Tests that depend on timing, or stop and start browsers: they fail spuriously next to another browser. */
const ALONE = ['kill', 'lost-storage', 'chromium/durability', 'chromium/page', 'passages/many'].map(
  (name) => `tests/e2e/${name}.test.ts`,
);
/** Tests that hardly need a processor: they wait until a service that fails is given up. */
const WAITING = ['tests/e2e/chromium/services.test.ts'];
const FOLDERS = ['chromium', 'firefox', 'accessibility'];
const isElsewhere = (path) => ALONE.includes(path) || WAITING.includes(path);
const isIn = (folder) => (path) => path.startsWith(`tests/e2e/${folder}/`) && !isElsewhere(path);
const isFeature = (path) => !isElsewhere(path) && !FOLDERS.some((folder) => isIn(folder)(path));

/**
 * Steps that may run beside each other are in one group, `atOnce` at a time. A group starts when the one before it has
 * ended.
 */
const GROUPS = [
  {
    atOnce: 2,
    steps: [
      // First what may have to fetch something; the long ones before the short ones.
      check('types-bench', 'tsc', ['--noEmit', '-p', 'bench'], {}, benchIsReady),
      check('site', 'tsx', ['scripts/site.ts', '--check'], {}, siteIsReady),
      check('build-chrome', 'wxt', ['build', '-b', 'chrome']),
      check('build-firefox', 'wxt', ['build', '-b', 'firefox']),
      check('types', 'tsc', ['--noEmit']),
      check('build-edge', 'wxt', ['build', '-b', 'edge']),
      check('build-chrome-open', 'wxt', ['build', '-b', 'chrome'], OPEN),
      check('build-firefox-open', 'wxt', ['build', '-b', 'firefox'], OPEN),
      check('unused', 'knip', []),
      check('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
      check('floors', 'dependency-cruiser', ['--config', 'floors.config.ts', 'entrypoints', 'components', 'utils']),
      check('lint', 'oxlint', []),
    ],
  },
  {
    // The first waits for one thing after the other, the third for nothing but time.
    atOnce: 3,
    steps: [
      // A lone browser mostly waits. What it leaves of the processors is enough for tests without one.
      tests('alone', ['--project', 'e2e', '--maxWorkers=1', ...ALONE], { again: triedAgain }),
      tests('unit', ['--project', 'unit*'], { gently: true }),
      tests('waiting', ['--project', 'e2e', '--maxWorkers=1', ...WAITING], { again: triedAgain }),
      tests('dav', ['--project', 'dav'], { gently: true }),
      tests('built', ['--project', 'built'], { gently: true }),
    ],
  },
  {
    atOnce: 1,
    steps: [
      browserTests([
        ...FOLDERS.map((name) => ({ name, owns: isIn(name) })),
        // Everything that is not its own step, so that no file is left out.
        { name: 'features', owns: isFeature },
      ]),
    ],
  },
];

/** Runs the chosen steps of a group, in their order. */
async function runGroup({ steps, atOnce }, isChosen) {
  const waiting = steps.filter(({ names }) => names.some(isChosen));
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await step.run(isChosen);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

await main(async () => {
  const chosen = process.argv.slice(2);
  const start = performance.now();
  await setup();
  process.env.CHROMIUM = await ensureBrowser('chromium');
  process.env.FIREFOX = await ensureBrowser('firefox');
  await ensureDav();
  mkdirSync(REPORTS, { recursive: true });
  for (const group of GROUPS) await runGroup(group, (name) => chosen.length === 0 || chosen.includes(name));
  console.log(`${((performance.now() - start) / 60_000).toFixed(1)} minutes; ${totals.skipped} skipped.`);
  for (const failure of unsteady) console.log(`unsteady, held the second time: ${failure}`);
  for (const failure of failures) console.log(`failed: ${failure}`);
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  return totals.failed === 0 ? 0 : 1;
});
