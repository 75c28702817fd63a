/** The part of the worker scope we use; the page's DOM types do not include it. */
const scope = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;
/** Says something to the page that made this worker. */
// A worker's messages go to the page that made it and nowhere else: there is no origin to name.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
export const tell = (said: object): void => scope.postMessage(said);

/**
 * Answers requests of the page in this worker. Reports failures in the form that `ask` (files.ts) expects.
 *
 * @param explain an error as something to tell; null for one it does not know
 */
export function answering<T>(
  answer: (request: T) => Promise<void>,
  explain: (error: unknown) => object | null = () => null,
): void {
  scope.addEventListener('message', ({ data }: MessageEvent<T>) => {
    answer(data).catch((error: unknown) => {
      const { name = '', message = String(error) } =
        error instanceof Error || error instanceof DOMException ? error : {};
      tell(explain(error) ?? { is: 'failed', name, detail: message.slice(0, 300) });
    });
  });
}
