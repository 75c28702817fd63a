/** A browser with the extension, on a profile of its own, as the runs with full disks and damage use it. */
export interface LibraryBrowser {
  start(): Promise<void>;
  /** Ends it the ordinary way. */
  close(): Promise<void>;
  /** Sends one message of the protocol; null when no answer came. */
  ask(request: string, payload: unknown, patience?: number): Promise<Record<string, unknown> | null>;
  /** As `ask`, but what must be answered. */
  surely(request: string, payload: unknown, patience?: number): Promise<Record<string, unknown>>;
  /** Waits until IndexedDB has moved to a new log, at most `ms`; where there is none, at once. */
  settled(ms: number): Promise<boolean>;
  /** Waits until the second copy was looked through, at most `ms`. */
  checked(ms: number): Promise<boolean>;
  /** Ends the worker, where there is one. */
  killWorker(): Promise<void>;
}
