/**
 * What every command needs before it can start: the packages, Node 24 and WXT's generated types. Plain JavaScript, so
 * that it runs on Node 20 or newer with nothing installed, on Linux, macOS and Windows.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the project's folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, 'node_modules');
const BIN = join(MODULES, '.bin');

/** A failure that is printed as one sentence, without a stack. */
export class SetupError extends Error {}

/** The oldest Node the tools of the project run on. */
const NODE_MAJOR = 24;
/**
 * Node itself (some 190 MB) has its own folder. It is only installed when the machine's Node is older than {@link
 * NODE_MAJOR}.
 */
const NODE_FOLDER = join(ROOT, 'scripts', 'node');
const NODE_PROGRAM = join(
  NODE_FOLDER,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

const machineNodeIsNewEnough = () => Number(process.versions.node.split('.')[0]) >= NODE_MAJOR;

/** Whether the machine's Node builds and opens Kantlijn, though it may not run its tests: what Vite asks for. */
const machineNodeBuilds = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
};

/**
 * Path of the Node that runs the tools: the machine's own if it is new enough, otherwise the one {@link setup}
 * installs. With `onlyToRun`, an older one that builds will do where none is installed.
 */
function projectNode(onlyToRun) {
  if (machineNodeIsNewEnough()) return process.execPath;
  if (existsSync(NODE_PROGRAM)) return NODE_PROGRAM;
  if (onlyToRun && machineNodeBuilds()) return process.execPath;
  throw new SetupError(
    `Node ${NODE_MAJOR} could not be installed in scripts/node. ` +
      `Allow install scripts and run this again, or run it with Node ${NODE_MAJOR} or newer.`,
  );
}

/** Environment of everything we start, with the project's programs and Node first in PATH. */
function projectEnv(extra = {}) {
  const pathName = Object.keys(process.env).find((name) => name.toLowerCase() === 'path') ?? 'PATH';
  const node = machineNodeIsNewEnough() ? process.execPath : NODE_PROGRAM;
  return {
    ...process.env,
    WXT_TELEMETRY: '0',
    [pathName]: [BIN, dirname(node), process.env[pathName] ?? ''].join(delimiter),
    ...extra,
  };
}

/**
 * Runs a program in the project's folder (or in `cwd`) and waits for it.
 * In: program, arguments, `{ cwd, env, quiet, gently }`; with `quiet`, the output is captured instead of shown; with
 * `gently`, it and what it starts give way to others when the processors are busy.
 * Out: `{ code, output }`; a program killed by a signal has code 1. Throws when it cannot be started.
 */
export function run(program, args, { cwd = ROOT, env = {}, quiet = false, gently = false, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: projectEnv(env),
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell,
    });
    if (gently && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    let output = '';
    const collect = (chunk) => (output += chunk);
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Path of the script behind a package's command, so that no shell is needed (for Windows). */
function toolPath(command) {
  const owner = { tsc: 'typescript' }[command] ?? command;
  const folder = join(MODULES, owner);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/**
 * Runs a JavaScript file with the project's Node. In and out as {@link run}, and `onlyToRun` as in {@link setup}: then an older Node that builds
 * will do.
 */
export function runNode([file, ...args], { onlyToRun = false, ...options } = {}) {
  return run(projectNode(onlyToRun), [file, ...args], options);
}

/** Runs a package's command (`wxt`, `vitest`, `tsx` …). In and out as {@link runNode}. */
export function runTool(command, args, options) {
  return runNode([toolPath(command), ...args], options);
}

/** Runs npm: the one that started us, else the one in PATH. In and out as {@link run}. */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  return npm?.endsWith('js')
    ? run(process.execPath, [npm, ...args], options)
    : run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/**
 * Whether every package in a folder's lock file is installed in that version, except those for other systems, and with
 * `onlyToRun` those that only tests and checks need.
 */
export function packagesAreInstalled(folder = ROOT, { onlyToRun = false } = {}) {
  const hidden = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      entry.optional ||
      entry.peer ||
      (onlyToRun && (entry.dev || entry.devOptional)) ||
      present[path]?.version === entry.version,
  );
}

/**
 * Installs the packages in a folder's lock file, unless they are installed.
 * In: the folder, a short description to print, and `onlyToRun` as in {@link packagesAreInstalled}. Throws a
 * {@link SetupError} when npm fails.
 */
export async function installPackages(folder = ROOT, purpose = 'packages', { onlyToRun = false } = {}) {
  if (packagesAreInstalled(folder, { onlyToRun })) return;
  console.log(`Installing ${purpose} (npm ci) …`);
  const install = ['ci', '--prefix', folder, ...(onlyToRun ? ['--omit=dev'] : [])];
  // The lock file says which versions: what npm has kept of them need not be asked for again.
  let { code } = await runNpm([...install, '--prefer-offline']);
  if (code !== 0) ({ code } = await runNpm(install));
  if (code !== 0) throw new SetupError(`Installing ${purpose} failed: npm ci ended with an error, see above.`);
}

/**
 * Installs everything the tools need; with `onlyToRun`, what builds and opens Kantlijn in Chromium, which is half of it.
 * Throws a {@link SetupError} when it cannot.
 */
export async function setup({ onlyToRun = false } = {}) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new SetupError(`Node 20 or newer is needed; this is ${process.version}.`);
  }
  await installPackages(ROOT, 'packages', { onlyToRun });
  if (onlyToRun ? !machineNodeBuilds() : !machineNodeIsNewEnough())
    await installPackages(NODE_FOLDER, `Node ${NODE_MAJOR}`);
  // A build makes the types too.
  if (onlyToRun) return;
  const { code, output } = await runTool('wxt', ['prepare'], { quiet: true });
  if (code !== 0) throw new SetupError(`WXT could not prepare the project:\n${output}`);
}

/** Runs the main function of a command. Prints a {@link SetupError} as one sentence and sets the exit code. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(setup);
