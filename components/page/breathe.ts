/** What of the browser's scheduler is used; missing in older browsers and in tests. */
const { scheduler } = globalThis as {
  scheduler?: { postTask?: (run: () => void, options: { priority: 'user-visible' }) => Promise<void> };
};

/**
 * Lets the page live: gives way to whatever waits. A task among the page's own, in its turn: `scheduler.yield` would put
 * us before them, a timer would wait four milliseconds for nothing.
 */
export const breathe = (): Promise<void> =>
  scheduler?.postTask === undefined
    ? new Promise((resolve) => setTimeout(resolve))
    : scheduler.postTask(() => undefined, { priority: 'user-visible' });
