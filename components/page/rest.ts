/** Longest wait for a page that never becomes idle, in milliseconds. */
const RESTLESS_MS = 500;

/** Waits until the page is idle, so that work nobody is waiting for delays neither drawing nor loading. */
export const rest = (): Promise<unknown> =>
  new Promise((resolve) => requestIdleCallback(resolve, { timeout: RESTLESS_MS }));
