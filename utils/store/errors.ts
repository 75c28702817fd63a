/** Why the database cannot be used at all; the code stands in `detail` of a failed answer. */
export type UnavailableReason = 'refused' | 'newerSchema' | 'blocked' | 'closed' | 'broken';

/** Thrown by `open` of a database of ours; everything else IndexedDB throws is classified by `classifyStoreError`. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  constructor(
    readonly reason: UnavailableReason,
    message: string,
  ) {
    super(message);
  }
}

/** What a repository answers when the store failed. */
export interface StoreFailure {
  readonly code: 'quota' | 'unavailable';
  /** `quota` or `{reason}: {what the browser said}`; never the text of a note. */
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
 * Sorts what Dexie and IndexedDB throw into what a reader can act on: make room, or the store is not there.
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
 * Whether a database that did not open may never open again. Not on a full disk, where room helps, nor where a newer
 * Kantlijn or another window has it: nothing is wrong with the notes then.
 */
export function isBeyondReach(error: unknown): boolean {
  const { code, detail } = classifyStoreError(error);
  return code === 'unavailable' && !/^(newerSchema|blocked):/.test(detail);
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
