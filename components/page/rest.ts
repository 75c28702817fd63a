/** Longest wait for a page that is never at rest, milliseconds. */
const RESTLESS_MS = 500;

/** Waits until the browser has nothing to do for the page: what nobody waits for then delays neither its drawing nor its loading. */
export const rest = (): Promise<unknown> =>
  new Promise((resolve) => requestIdleCallback(resolve, { timeout: RESTLESS_MS }));
