/** Receives events of the databases of our origin. */
export interface Watched {
  /** A database could not be opened, or a write transaction was aborted by an error. */
  failed(error: unknown): void;
  /** Chromium reports that it deleted databases. @param detail the reason it gives */
  lost(detail: string): void;
}

/** The event in Chromium when it recreated a database because the old one was damaged. */
interface VersionChange extends IDBVersionChangeEvent {
  readonly dataLoss?: string;
  readonly dataLossMessage?: string;
}

/**
 * Listens to every database that is opened from now on, by any code. In Chromium they share one log, and a failed write
 * to any of them corrupts it for all (decision 170).
 *
 * @param factory the browser's IndexedDB; its `open` is wrapped
 */
export function watchDatabases(factory: IDBFactory, watched: Watched): void {
  const open = factory.open.bind(factory);
  const listening = (name: string, version?: number): IDBOpenDBRequest => {
    const request = version === undefined ? open(name) : open(name, version);
    request.addEventListener('upgradeneeded', (event) => {
      const { dataLoss, dataLossMessage } = event as VersionChange;
      if (dataLoss !== undefined && dataLoss !== 'none') watched.lost(dataLossMessage ?? dataLoss);
    });
    request.addEventListener('error', () => watched.failed(request.error));
    request.addEventListener('success', () => {
      // The event bubbles up from the transaction. One aborted on purpose has no error.
      request.result.addEventListener('abort', (event) => {
        const { error, mode } = event.target as IDBTransaction;
        if (mode !== 'readonly' && error !== null) watched.failed(error);
      });
    });
    return request;
  };
  Object.defineProperty(factory, 'open', { value: listening, configurable: true, writable: true });
}
