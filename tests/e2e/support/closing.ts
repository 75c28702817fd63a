import { spawnSync } from 'node:child_process';

/** How long a page or a browser may take to close, in milliseconds; they need a tenth of it on a busy machine. */
const LONGEST = 20_000;

/** Whether `work` ends within {@link LONGEST}. One that fails has ended: what is to be closed is gone then. */
export async function ends(work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), LONGEST)));
  const ended = work.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([ended, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A page of either automation library. */
interface Closable {
  close(): Promise<void>;
}

/**
 * Closes the pages of a test. A page that is closed while it goes elsewhere is sometimes never reported as closed by the
 * library that drives the browser: it is left to itself, so that no later test waits for it.
 *
 * @returns a function that takes the pages of the browser, and never throws
 */
export function pageCloser(): (pages: readonly Closable[]) => Promise<void> {
  const left = new WeakSet<Closable>();
  return async (pages) => {
    for (const page of pages) if (!left.has(page) && !(await ends(page.close()))) left.add(page);
  };
}

/** Ends every process that has `profile` on its command line: the last means against a browser that does not close. */
export function killBrowser(profile: string): void {
  spawnSync('pkill', ['-KILL', '-f', profile]);
}
