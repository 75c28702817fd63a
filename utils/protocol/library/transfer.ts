import * as z from 'zod/mini';
import { ExchangedCollection } from '../../domain/collection/collection.ts';
import { ExchangedNote, ExchangedPublication } from '../../domain/exchange/format.ts';
import { MAX_REVISION } from '../../domain/note/limits.ts';
import { Cursor, Next } from '../cursor.ts';
import { Note } from '../../domain/note/note.ts';
import { StoreFailed, type RequestDefinition } from '../definition.ts';
import { PartlyDone } from './many.ts';
import { Count, BatchSize, LIBRARY_TIMEOUT_MS } from './limits.ts';
import { Selection } from './selection.ts';

/** Notes on their way to a file, and from one. */

/** A batch of notes to export; see `collectExport`. */
export const ExportBatch = z.object({
  outcome: z.literal('notes'),
  notes: z.array(ExchangedNote),
  /** Notes of earlier batches that no longer match the selection. */
  removed: z.array(Note.shape.id),
  /** Publications of these notes, where known. */
  publications: z.array(ExchangedPublication),
  /** How many notes of this batch do not fit the file format and were left out; 0 unless something is broken. */
  omitted: z.int(),
  /** Cursor of the next batch; null at the end. */
  next: Next,
  /** True once every note was sent and only those that changed meanwhile follow. */
  settling: z.boolean(),
  /** Number of the last change this batch includes. Pass that of the last batch to `backup.done`. */
  seq: z.int(),
});
export type ExportBatch = z.infer<typeof ExportBatch>;

/** One entry of an import: a note to store, or a publication to remember. */
export const ImportEntry = z.object({
  /** Position in the import, from 0. Sending an entry twice has no further effect. */
  index: Count,
  note: z.nullable(ExchangedNote),
  /** See `ImportWrites`. */
  replaces: z.nullable(z.int().check(z.minimum(0), z.maximum(MAX_REVISION))),
  publication: z.nullable(ExchangedPublication),
});
export type ImportEntry = z.infer<typeof ImportEntry>;

/** A step of an import. Nothing is written before `commit`, which then writes everything or nothing. */
const ImportStep = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('stage'),
    import: Note.shape.id,
    entries: z.array(ImportEntry).check(z.maxLength(1_000)),
  }),
  /** `entries`: how many were staged in all, so that a lost batch is noticed. */
  z.object({ step: z.literal('commit'), import: Note.shape.id, entries: Count }),
  z.object({ step: z.literal('cancel'), import: Note.shape.id }),
]);
type ImportStep = z.infer<typeof ImportStep>;

/** Outcome of an import step. */
export const ImportResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('staged') }),
  z.object({
    outcome: z.literal('committed'),
    written: z.int(),
    /** Already stored unchanged, or a copy that an earlier import kept. */
    skipped: z.int(),
    /** How many of the written are copies beside a note that changed while the import was being written; absent for none. */
    both: z.optional(z.int()),
  }),
  /** Nothing was written: these notes (at most 100) changed since the preview. */
  z.object({ outcome: z.literal('moved'), ids: z.array(z.string()) }),
  /** Nothing was written: only this many entries are staged. Send all of them again. */
  z.object({ outcome: z.literal('incomplete'), staged: z.int() }),
  z.object({ outcome: z.literal('cancelled') }),
  PartlyDone,
  StoreFailed,
]);
export type ImportResult = z.infer<typeof ImportResult>;

/** Requests for export and import. */
export const TRANSFER_REQUESTS = {
  /** Notes to export, in batches that together are a snapshot of the library; see `collectExport`. */
  'library.export': {
    request: z.object({ selection: Selection, cursor: Cursor, limit: BatchSize }),
    response: z.discriminatedUnion('outcome', [ExportBatch, StoreFailed]),
    from: 'extension',
    timeoutMs: 60_000,
  },
  'library.import': { request: ImportStep, response: ImportResult, from: 'extension', timeoutMs: LIBRARY_TIMEOUT_MS },
  /** Notes of the second copy in batches, to write to a file. Does not open the database. */
  'library.copy': {
    request: z.object({
      /** `next` of the previous batch; null for the first. */
      after: z.nullable(Note.shape.id),
      /** At most this many notes and dossiers; 0 returns only the counts. */
      limit: z.int().check(z.minimum(0), z.maximum(500)),
    }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('copy'),
        /** Notes that can be read. */
        total: Count,
        /** Dossiers that can be read. */
        dossiers: Count,
        /** Rows that cannot be read. */
        omitted: Count,
        /** True when nothing is known to be missing. */
        isWhole: z.boolean(),
        notes: z.array(ExchangedNote),
        publications: z.array(ExchangedPublication),
        next: z.nullable(Note.shape.id),
        collections: z.array(ExchangedCollection),
      }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: LIBRARY_TIMEOUT_MS,
  },
} as const satisfies Record<string, RequestDefinition>;
