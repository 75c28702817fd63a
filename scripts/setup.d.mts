/** Absolute path of the project's folder. */
export const ROOT: string;
/** A failure that is printed as one sentence, without a stack. */
export class SetupError extends Error {}
/** Options of {@link run}. */
export interface RunOptions {
  /** Folder to run in; the project's by default. */
  cwd?: string;
  /** Variables on top of the environment. */
  env?: Record<string, string>;
  /** Collect the output instead of showing it. */
  quiet?: boolean;
  /** Let it give way to others when the processors are busy. */
  gently?: boolean;
  /** Let an older Node do that builds, though it may not run the tests. */
  onlyToRun?: boolean;
  shell?: boolean;
}
/** Runs a program in the project's folder and waits for it. */
export function run(program: string, args: string[], options?: RunOptions): Promise<{ code: number; output: string }>;
/** Runs a JavaScript file with the project's Node. */
export function runNode(args: string[], options?: RunOptions): Promise<{ code: number; output: string }>;
/** Runs a package's command with the project's Node. */
export function runTool(
  command: string,
  args: string[],
  options?: RunOptions,
): Promise<{ code: number; output: string }>;
/** Runs npm: the one that started us, else the one in PATH. */
export function runNpm(args: string[], options?: RunOptions): Promise<{ code: number; output: string }>;
/**
 * Installs what a folder's lock file names (the project's own by default), unless it is there already; with `onlyToRun`
 * without what only tests and checks need.
 */
export function installPackages(folder?: string, purpose?: string, options?: { onlyToRun?: boolean }): Promise<void>;
/** Installs packages, with `onlyToRun` as above, and prepares WXT when needed. */
export function setup(options?: { onlyToRun?: boolean }): Promise<void>;
