/** What of the browser's scheduler is used; missing in older browsers and in tests. */
const { scheduler } = globalThis as {
  scheduler?: { postTask?: (run: () => void, options: { priority: 'user-visible' }) => Promise<void> };
};

/**
 * Yields to the page. Queues a task behind the page's own: `scheduler.yield` would put us before them, and a timer would
 * waste four milliseconds.
 */
export const yieldToPage = (): Promise<void> =>
  scheduler?.postTask === undefined
    ? new Promise((resolve) => setTimeout(resolve))
    : scheduler.postTask(() => undefined, { priority: 'user-visible' });
