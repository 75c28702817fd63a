import * as z from 'zod/mini';
import { Next } from '../cursor.ts';
import { Loss } from '../loss.ts';
import { STORE_TIMEOUT_MS, StoreFailed, type RequestDefinition } from '../definition.ts';
import { BatchSize, Count, LIBRARY_TIMEOUT_MS } from './limits.ts';

/** Are the notes safe: backups, damaged rows, losses, and deleting everything. */

/** How much has changed since the last backup. */
export const BackupState = z.object({
  outcome: z.literal('state'),
  /** Notes created, changed or deleted since the last backup. */
  changed: z.int(),
  /** ISO instant UTC; null when there was none. */
  last: z.nullable(z.string()),
  /** Remind after this many changed notes; 0 means never. */
  threshold: z.int(),
  due: z.boolean(),
});
export type BackupState = z.infer<typeof BackupState>;

/** A stored note that this version cannot read: what is known of it, and the raw row as JSON. */
export const UnreadableNote = z.object({
  id: z.string(),
  publication: z.string(),
  title: z.string(),
  excerpt: z.string(),
  raw: z.string(),
});
export type UnreadableNote = z.infer<typeof UnreadableNote>;

/** Requests about backups, damaged rows and losses. */
export const SAFEKEEPING_REQUESTS = {
  'backup.state': {
    request: z.object({}),
    response: z.discriminatedUnion('outcome', [BackupState, StoreFailed]),
    from: 'extension',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /** Records that a backup was made with every change up to `seq` (from the last batch of the export). */
  'backup.done': {
    request: z.object({ seq: z.int().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER)) }),
    response: z.discriminatedUnion('outcome', [BackupState, StoreFailed]),
    from: 'extension',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  'backup.threshold': {
    request: z.object({ threshold: z.int().check(z.minimum(0), z.maximum(1_000_000)) }),
    response: z.discriminatedUnion('outcome', [BackupState, StoreFailed]),
    from: 'extension',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /** Whether notes can be saved now, and any loss the reader has not acknowledged yet. */
  'library.health': {
    request: z.object({}),
    response: z.object({
      outcome: z.literal('health'),
      trouble: z.nullable(z.enum(['quota', 'unavailable'])),
      loss: z.nullable(Loss),
      /** The database cannot be opened, although there is room and nothing else blocks it; see `library.copy`. */
      isLockedOut: z.boolean(),
      /** Notes that are kept once as yet, and being copied; null when every note is kept twice. */
      copying: z.nullable(z.int().check(z.minimum(0))),
      /** Not every note can be read, and the second copy is not whole either; see `library.copy`. */
      isDamaged: z.boolean(),
    }),
    from: 'extension',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /** Acknowledges the loss. */
  'library.seen': {
    request: z.object({}),
    response: z.discriminatedUnion('outcome', [z.object({ outcome: z.literal('seen') }), StoreFailed]),
    from: 'extension',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /**
   * Removes a damaged database and goes on with the notes that can be read of it and of the second copy. The others are
   * gone for good.
   */
  'library.continue': {
    /** `promised`: `total` of `library.copy`, as the reader saw it. */
    request: z.object({ promised: Count }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('continued') }),
      /** Nothing was removed: nothing is damaged, or nothing can be written now. */
      z.object({ outcome: z.literal('unchanged') }),
      /** Nothing was removed: only this many notes can be read now. Ask the reader again. */
      z.object({ outcome: z.literal('fewer'), count: Count }),
    ]),
    from: 'extension',
    timeoutMs: LIBRARY_TIMEOUT_MS,
  },
  /** Stored notes that cannot be read, in batches. */
  'notes.unreadable': {
    request: z.object({ after: Next, most: BatchSize }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('listed'), rows: z.array(UnreadableNote), next: Next }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: LIBRARY_TIMEOUT_MS,
  },
  /** Deletes stored notes that cannot be read, for good. The answer lists the ids that were deleted. */
  'notes.discard': {
    request: z.object({ ids: z.array(z.string().check(z.maxLength(1_000))).check(z.maxLength(500)) }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('discarded'), ids: z.array(z.string()) }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: LIBRARY_TIMEOUT_MS,
  },
  /** Deletes everything Kantlijn has stored. Cannot be undone. */
  'library.wipe': {
    request: z.object({}),
    response: z.discriminatedUnion('outcome', [
      /** `left`: names of what could not be removed; empty when nothing is left. */
      z.object({ outcome: z.literal('wiped'), left: z.array(z.string()) }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: LIBRARY_TIMEOUT_MS,
  },
} as const satisfies Record<string, RequestDefinition>;
