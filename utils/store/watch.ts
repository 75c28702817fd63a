/** What is told of the databases of our origin. */
export interface Watched {
  /** A database could not be opened, or a transaction that writes ended without being asked to. */
  failed(error: unknown): void;
  /** Chromium says that it threw databases away. @param detail what it says of why */
  lost(detail: string): void;
}

/** What Chromium tells where it made a database anew because the old one was damaged. */
interface VersionChange extends IDBVersionChangeEvent {
  readonly dataLoss?: string;
  readonly dataLossMessage?: string;
}

/**
 * Listens to every database that is opened from now on, whoever opens it: in Chromium they lie in one log, and a write
 * that fails in any of them tears it for all (decision 170).
 *
 * @param factory the browser's IndexedDB; its `open` is replaced by one that listens
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
      // The event comes up from the transaction. One that was ended on purpose has no error.
      request.result.addEventListener('abort', (event) => {
        const { error, mode } = event.target as IDBTransaction;
        if (mode !== 'readonly' && error !== null) watched.failed(error);
      });
    });
    return request;
  };
  Object.defineProperty(factory, 'open', { value: listening, configurable: true, writable: true });
}
