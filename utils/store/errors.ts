/** Why the database cannot be used at all. `detail` of a failed answer starts with this code. */
export type UnavailableReason = 'refused' | 'newerSchema' | 'blocked' | 'closed' | 'broken';

/** Thrown when one of our databases cannot be opened. `classifyStoreError` sorts everything else IndexedDB throws. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  constructor(
    readonly reason: UnavailableReason,
    message: string,
  ) {
    super(message);
  }
}

/** Thrown when work on many notes failed after it had begun: some of it may be done. `cause` is why. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
  constructor(
    /** Whether the rest is done later automatically, or never, because its record was lost with the database. */
    readonly rest: 'follows' | 'lost',
    cause: unknown,
  ) {
    super(`begun, and the rest ${rest === 'follows' ? 'follows' : 'is lost'}`, { cause });
  }
}

/** Result of a repository when the store failed. */
export interface StoreFailure {
  readonly code: 'quota' | 'unavailable';
  /** `quota`, or `{reason}: {message of the browser}`; never note text. */
  readonly detail: string;
}

const REASONS: Readonly<Record<string, UnavailableReason>> = {
  MissingAPIError: 'refused',
  OpenFailedError: 'refused',
  SecurityError: 'refused',
  InvalidStateError: 'refused',
  DatabaseClosedError: 'closed',
  VersionError: 'newerSchema',
};

/**
 * Sorts errors of Dexie and IndexedDB by what a reader can do: free disk space, or the store is unavailable.
 *
 * @param error anything thrown by a database operation
 */
export function classifyStoreError(error: unknown): StoreFailure {
  const chain = errorChain(error);
  if (chain.some((link) => link.name === 'QuotaExceededError')) return { code: 'quota', detail: 'quota' };
  const own = chain.find((link) => link instanceof StoreUnavailable);
  if (own instanceof StoreUnavailable) return { code: 'unavailable', detail: `${own.reason}: ${own.message}` };
  const [first] = chain;
  if (!first) return { code: 'unavailable', detail: 'broken: not an error' };
  const reason = chain.map((link) => REASONS[link.name]).find((found) => found !== undefined) ?? 'broken';
  return { code: 'unavailable', detail: `${reason}: ${first.name} ${first.message}`.slice(0, 300) };
}

/**
 * Whether a database that failed to open may never open again. Not when the disk is full, or when a newer Kantlijn or
 * another window uses it: then nothing is wrong with the notes.
 */
export function isBeyondReach(error: unknown): boolean {
  const { code, detail } = classifyStoreError(error);
  return code === 'unavailable' && !/^(newerSchema|blocked):/.test(detail);
}

/** The browser has no Cache storage for us at all (Firefox that never remembers anything): then there is one copy. */
export function isRefused(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'SecurityError';
}

/** Dexie hides the cause in `inner`, browsers in `cause`. */
function errorChain(error: unknown): Error[] {
  const chain: Error[] = [];
  let link: unknown = error;
  while (isErrorLike(link) && chain.length < 8) {
    chain.push(link);
    link = (link as { inner?: unknown }).inner ?? link.cause;
  }
  return chain;
}

/** DOMException is not an Error in every realm. */
function isErrorLike(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}
