import * as z from 'zod/mini';
import { LIST_FIELDS, shapesOf } from '../../domain/note/note-fields.ts';
import { Cursor, Next } from '../cursor.ts';
import { Note, NoteTarget, AnswerVerdict } from '../../domain/note/note.ts';
import { STORE_TIMEOUT_MS, StoreFailed, type RequestDefinition } from '../definition.ts';
import { AnchorState, PublicationFacts } from '../notes.ts';
import { Count, BatchSize, LIBRARY_TIMEOUT_MS } from './limits.ts';
import { LibraryFilter, Selection } from './selection.ts';

/** Lists of notes, and searching them. */

/** A note as lists show it. */
export const NoteHead = z.object({
  ...shapesOf(LIST_FIELDS),
  /** Start of the text, at most 300 characters. */
  excerpt: z.string(),
  /** Start of the marked words, at most 300 characters; null without a passage. */
  quote: z.nullable(z.string()),
  /** Offset of the passage in the text of the document; null without a passage. */
  position: z.nullable(z.int()),
  /** How the passage was last found in its own publication; null when it was never looked for. */
  anchor: z.nullable(AnchorState),
});
export type NoteHead = z.infer<typeof NoteHead>;

/** A publication as lists show it. */
export const ListedPublication = z.extend(PublicationFacts, {
  /** When its page was last read, ISO instant UTC; null when it is known only from its notes. */
  lastSeen: z.nullable(z.string()),
  /** The final identifier that replaced a provisional one, once known. */
  final: z.optional(z.nullable(z.string())),
});
export type ListedPublication = z.infer<typeof ListedPublication>;

/** A publication with those of its notes that pass the filter. */
export const LibraryGroup = z.object({
  publication: ListedPublication,
  /** How many notes. */
  count: z.int(),
  /** The most recently changed of them. `library.notes` returns the rest. */
  heads: z.array(NoteHead),
});
export type LibraryGroup = z.infer<typeof LibraryGroup>;

/** The searched fields of a note. `parties` are those of `submitters`, in the same order. */
export const SEARCH_FIELDS = ['tags', 'numbers', 'title', 'submitters', 'parties', 'body', 'quote'] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** A range to highlight: the entry of the field (0 for a single text), and UTF-16 offsets in it, end exclusive. */
const SearchMark = z.object({ entry: z.int(), start: z.int(), end: z.int() });

/** The number of questions for each verdict. */
const VerdictCounts = z.record(AnswerVerdict, Count);

/** Requests for lists of notes; for the fields of the table see `REQUESTS`. */
export const LIST_REQUESTS = {
  /** Publications with notes, in batches. */
  'library.list': {
    request: z.object({
      /** `newest`: last changed note first; `date`: newest publication first; the others by alphabet. */
      sort: z.enum(['newest', 'date', 'title', 'submitter']),
      filter: LibraryFilter,
      /** `next` of the previous batch; null for the first. */
      cursor: Cursor,
      /** At most this many publications. A batch may hold fewer, even none, and still have a next one. */
      limit: BatchSize,
      /** At most this many heads per publication. */
      heads: z.int().check(z.minimum(0), z.maximum(100)),
    }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('listed'), groups: z.array(LibraryGroup), next: Next }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: 60_000,
  },
  /** The notes of one publication, in batches. */
  'library.notes': {
    request: z.object({
      publication: NoteTarget.shape.publication,
      filter: LibraryFilter,
      /** `place`: in the order of the document; `newest`: last changed first. */
      order: z.enum(['place', 'newest']),
      /** How many to skip. */
      offset: Count,
      limit: BatchSize,
    }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('listed'), heads: z.array(NoteHead), count: z.int() }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /** Notes that match a query; best first. */
  'library.search': {
    request: z.object({ text: z.string().check(z.maxLength(500)), filter: LibraryFilter, limit: BatchSize }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('found'),
        hits: z.array(
          z.object({
            note: Note,
            anchor: z.nullable(AnchorState),
            publication: ListedPublication,
            /** The numbers that were searched; marks in `numbers` index into this list. */
            numbers: z.array(z.string()),
            /** What to mark, by field of `SearchDocument`. */
            marks: z.partialRecord(z.enum(SEARCH_FIELDS), z.array(SearchMark)),
          }),
        ),
        /** How many notes match; a lower bound when `totalIsExact` is false. */
        total: z.int(),
        totalIsExact: z.boolean(),
        /** False when no note matches the whole query and these match part of it. */
        all: z.boolean(),
        /** Typing errors that were corrected because nothing was found without it. */
        corrections: z.array(z.object({ from: z.string(), to: z.array(z.string()) })),
        /** Changed notes that are not indexed yet; 0 unless the disk is full. */
        pending: z.int(),
      }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: LIBRARY_TIMEOUT_MS,
  },
  /** Identifiers of all notes of a selection, for "select all". */
  'library.ids': {
    request: z.object({ selection: Selection }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('ids'), ids: z.array(z.string()) }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: 60_000,
  },
  /** Counts the questions of a selection by the reader's verdict; see `countVerdicts`. */
  'library.verdicts': {
    request: z.object({ selection: Selection }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('counted'),
        all: VerdictCounts,
        dossiers: z.array(z.object({ dossier: z.string(), counts: VerdictCounts })),
      }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: 60_000,
  },
  /** One note by its identifier; null when it does not exist, is deleted or cannot be read. */
  'notes.get': {
    request: z.object({ id: Note.shape.id }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('found'), note: z.nullable(Note) }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: STORE_TIMEOUT_MS,
  },
} as const satisfies Record<string, RequestDefinition>;
