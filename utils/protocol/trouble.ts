import { MessageError } from './errors.ts';

/**
 * What went wrong, as far as a reader can do something about it.
 *
 * - `quota`: the disk is full
 * - `newer`: a newer Kantlijn stored the notes; this one may not touch them
 * - `blocked`: another window holds the store
 * - `refused`: the browser lets nothing be stored
 * - `store`: the store cannot be reached, for another reason
 * - `outdated`: this window is of a Kantlijn that was updated or restarted
 * - `noAnswer`: the background does not answer
 * - `fileGone`, `fileDenied`: a file or folder is not there any more, or may not be used
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

/** What browsers call it; see the Web IDL names of DOMException. */
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

/** A failed answer, whoever passes it on. */
function ofStore(code: unknown, detail: unknown): Trouble | null {
  if (code === 'quota') return code;
  if (code !== 'unavailable') return null;
  return (typeof detail === 'string' ? REASONS.get(detail.split(':')[0] ?? '') : undefined) ?? 'store';
}

/**
 * Sorts whatever was thrown or answered. The one place from which a failure gets its words: what browsers and libraries say
 * is English and meant for a programmer, so it is never shown.
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
