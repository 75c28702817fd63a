import { MessageError } from './errors.ts';

/**
 * What went wrong, in categories the reader can act on.
 *
 * - `quota`: the disk is full
 * - `newer`: the notes were stored by a newer Kantlijn, and this version must not touch them
 * - `blocked`: another window blocks the store
 * - `refused`: the browser does not allow storage
 * - `store`: the store failed for another reason
 * - `outdated`: this window belongs to a Kantlijn that has since been updated or restarted
 * - `noAnswer`: the background does not answer
 * - `fileGone`, `fileDenied`: a file or folder no longer exists, or access is denied
 * - `unknown`: anything else
 */
export const TROUBLES = [
  'quota',
  'newer',
  'blocked',
  'refused',
  'store',
  'outdated',
  'noAnswer',
  'fileGone',
  'fileDenied',
  'unknown',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Names of DOMException in browsers; see Web IDL. */
const NAMES: ReadonlyMap<string, Trouble> = new Map(
  Object.entries<Trouble>({
    QuotaExceededError: 'quota',
    NotFoundError: 'fileGone',
    NotAllowedError: 'fileDenied',
    NotReadableError: 'fileDenied',
    NoModificationAllowedError: 'fileDenied',
    SecurityError: 'refused',
  }),
);

/** The reason before the colon in `detail`; see `StoreFailure`. */
const REASONS: ReadonlyMap<string, Trouble> = new Map([
  ['newerSchema', 'newer'],
  ['blocked', 'blocked'],
  ['refused', 'refused'],
]);

/** Sorts a failed answer of the store. */
function ofStore(code: unknown, detail: unknown): Trouble | null {
  if (code === 'quota') return code;
  if (code !== 'unavailable') return null;
  return (typeof detail === 'string' ? REASONS.get(detail.split(':')[0] ?? '') : undefined) ?? 'store';
}

/**
 * Sorts anything that was thrown or returned as a failure. Readers only ever see the words for these categories: error
 * messages of browsers and libraries are English and meant for programmers.
 *
 * @param error an error, a failed answer with `code` and `detail`, or its code alone
 */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof MessageError) {
    if (error.code === 'contextInvalidated') return 'outdated';
    return error.code === 'noReceiver' || error.code === 'timeout' ? 'noAnswer' : 'unknown';
  }
  if (typeof error === 'string') return ofStore(error, '') ?? 'unknown';
  if (typeof error !== 'object' || error === null) return 'unknown';
  const { code, detail, name } = error as { code?: unknown; detail?: unknown; name?: unknown };
  return ofStore(code, detail) ?? (typeof name === 'string' ? NAMES.get(name) : undefined) ?? 'unknown';
}
