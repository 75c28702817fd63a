import * as z from 'zod/mini';
import { ExchangedNote, ExchangedPublication } from '../domain/exchange/format.ts';
import { CalendarDate, PublicationKind } from '../domain/publication/record.ts';
import { STATE_NAMES } from '../domain/status/states.ts';
import { LIST_FIELDS, shapesOf } from '../domain/note/note-fields.ts';
import { MAX_REVISION } from '../domain/note/limits.ts';
import { Cursor, Next } from './cursor.ts';
import { ERROR_REQUESTS } from './error-log.ts';
import { Loss } from './loss.ts';
import { Meaning, Note, NoteTarget, Tag } from '../domain/note/note.ts';
import {
  AnchorState,
  PublicationFacts,
  REQUESTS,
  STORE_TIMEOUT_MS,
  StoreFailed,
  type RequestDefinition,
} from './requests.ts';
import { SERVICES_REQUESTS } from './services.ts';

/** The messages of the library: sent by extension pages alone. */

/** Choices out of a closed set: no list of them is longer than this. */
const few = z.maxLength(100);

/** Which notes. Conditions combine; an empty list or null asks nothing. */
export const LibraryFilter = z.object({
  /** Any of these. */
  meanings: z.array(Meaning).check(few),
  /** All of these. */
  tags: z.array(Tag).check(z.maxLength(20)),
  /** Any of these, as last seen. */
  states: z.array(z.enum(STATE_NAMES)).check(few),
  /** Part of a submitter's name; case and accents do not count. */
  submitter: z.nullable(z.string().check(z.maxLength(100))),
  /** Any of these. */
  kinds: z.array(PublicationKind).check(few),
  /** Date of the publication, both included. */
  from: z.nullable(CalendarDate),
  to: z.nullable(CalendarDate),
  /** Notes made in this publication. */
  publication: z.nullable(NoteTarget.shape.publication),
  /** Only notes whose passage was last found uncertain, ambiguous or lost in its own publication. */
  attention: z.boolean(),
});
export type LibraryFilter = z.infer<typeof LibraryFilter>;

/** A filter that lets every note through. */
export const EVERYTHING: LibraryFilter = {
  meanings: [],
  tags: [],
  states: [],
  submitter: null,
  kinds: [],
  from: null,
  to: null,
  publication: null,
  attention: false,
};

/** Notes by identifier, or by filter. Deleted ones only by identifier. */
export const Selection = z.discriminatedUnion('by', [
  z.object({ by: z.literal('ids'), ids: z.array(Note.shape.id).check(z.maxLength(500_000)) }),
  z.object({ by: z.literal('filter'), filter: LibraryFilter }),
]);
export type Selection = z.infer<typeof Selection>;

/** A note as lists show it. */
export const NoteHead = z.object({
  ...shapesOf(LIST_FIELDS),
  /** Beginning of the text, at most 300 characters. */
  excerpt: z.string(),
  /** Beginning of the marked words, at most 300 characters; null without a passage. */
  quote: z.nullable(z.string()),
  /** Where the passage began in the text of the document; null without a passage. */
  position: z.nullable(z.int()),
  /** How the passage was last found in its own publication; null when it was not looked for. */
  anchor: z.nullable(AnchorState),
});
export type NoteHead = z.infer<typeof NoteHead>;

/** A publication as lists show it. */
export const ListedPublication = z.extend(PublicationFacts, {
  /** When a page last told of it, ISO instant UTC; null when only its notes did. */
  lastSeen: z.nullable(z.string()),
  /** What a provisional identifier became, once that is known. */
  final: z.optional(z.nullable(z.string())),
});
export type ListedPublication = z.infer<typeof ListedPublication>;

/** A publication with its notes that the filter lets through. */
export const LibraryGroup = z.object({
  publication: ListedPublication,
  /** How many notes. */
  count: z.int(),
  /** The last changed of them. More: `library.notes`. */
  heads: z.array(NoteHead),
});
export type LibraryGroup = z.infer<typeof LibraryGroup>;

/** Of notes or entries. */
const count = z.int().check(z.minimum(0), z.maximum(10_000_000));
const portion = z.int().check(z.minimum(1), z.maximum(500));

/** A portion of notes to export; see `collectExport`. */
export const ExportPortion = z.object({
  outcome: z.literal('notes'),
  notes: z.array(ExchangedNote),
  /** Notes of earlier portions that do not belong to the selection any more. */
  removed: z.array(Note.shape.id),
  /** Publications of these notes, as far as remembered. */
  publications: z.array(ExchangedPublication),
  /** Notes of this portion that do not fit the file format and were left out; 0 unless something is broken. */
  left: z.int(),
  /** Where to go on; null at the end. */
  next: Next,
  /** True when every note was given and only those that changed meanwhile are left. */
  settling: z.boolean(),
  /** Number of the last change the portion knows of; the last portion's goes to `backup.done`. */
  seq: z.int(),
});
export type ExportPortion = z.infer<typeof ExportPortion>;

/** One line of an import: a note to put, or a publication to remember. */
export const ImportEntry = z.object({
  /** Place in the import, from 0; sent twice is sent once. */
  index: count,
  note: z.nullable(ExchangedNote),
  /** See `ImportWrites`. */
  replaces: z.nullable(z.int().check(z.minimum(0), z.maximum(MAX_REVISION))),
  publication: z.nullable(ExchangedPublication),
});
export type ImportEntry = z.infer<typeof ImportEntry>;

/** A step of an import. Nothing is written before `commit`, and then everything or nothing. */
const ImportStep = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('stage'),
    import: Note.shape.id,
    entries: z.array(ImportEntry).check(z.maxLength(1_000)),
  }),
  /** `entries`: how many were staged in all, so that a lost portion is noticed. */
  z.object({ step: z.literal('commit'), import: Note.shape.id, entries: count }),
  z.object({ step: z.literal('cancel'), import: Note.shape.id }),
]);
type ImportStep = z.infer<typeof ImportStep>;

/** What a step of an import came to. */
export const ImportResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('staged') }),
  /** `skipped`: already there as they are, or a copy that was kept before. */
  z.object({ outcome: z.literal('committed'), written: z.int(), skipped: z.int() }),
  /** Nothing was written: these notes (at most 100) changed after the preview. */
  z.object({ outcome: z.literal('moved'), ids: z.array(z.string()) }),
  /** Nothing was written: so many entries are staged. Send all again. */
  z.object({ outcome: z.literal('incomplete'), staged: z.int() }),
  z.object({ outcome: z.literal('cancelled') }),
  StoreFailed,
]);
export type ImportResult = z.infer<typeof ImportResult>;

/** What is done to many notes at once, in one transaction. Deleting and restoring undo each other. */
export const ManyChange = z.discriminatedUnion('does', [
  z.object({ does: z.literal('addTag'), tag: Tag }),
  z.object({ does: z.literal('removeTag'), tag: Tag }),
  z.object({ does: z.literal('setMeaning'), meaning: z.nullable(Meaning) }),
  z.object({ does: z.literal('delete') }),
  z.object({ does: z.literal('restore') }),
]);
export type ManyChange = z.infer<typeof ManyChange>;

/** What a change of many notes came to. */
export const ManyResult = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('updated'),
    /** Notes that changed; handing them to the opposite change undoes it. */
    ids: z.array(z.string()),
    /** Notes that could not be changed: unreadable, or with as many tags as a note can have. */
    left: z.int(),
  }),
  StoreFailed,
]);
export type ManyResult = z.infer<typeof ManyResult>;

/** How far the last backup lies behind. */
export const BackupState = z.object({
  outcome: z.literal('state'),
  /** Notes made, changed or deleted since the last backup. */
  changed: z.int(),
  /** ISO instant UTC; null when there was none. */
  last: z.nullable(z.string()),
  /** Reminds after so many changed notes; 0 never reminds. */
  threshold: z.int(),
  due: z.boolean(),
});
export type BackupState = z.infer<typeof BackupState>;

/** A stored row of a note that this version cannot read: what can be told of it, and the row itself as JSON. */
export const UnreadableNote = z.object({
  id: z.string(),
  publication: z.string(),
  title: z.string(),
  excerpt: z.string(),
  raw: z.string(),
});
export type UnreadableNote = z.infer<typeof UnreadableNote>;

/** The searched fields of a note. `parties` are those of `submitters`, in the same order. */
export const SEARCH_FIELDS = ['tags', 'numbers', 'title', 'submitters', 'parties', 'body', 'quote'] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** A stretch to highlight: which entry of the field (0 for a single text), and UTF-16 offsets in it, end exclusive. */
const SearchMark = z.object({ entry: z.int(), start: z.int(), end: z.int() });

/** Longest wait for what touches every note. */
const LONG_MS = 280_000;

/** Requests of the library; for the fields of the table see `REQUESTS`. */
export const LIBRARY_REQUESTS = {
  /** Publications with notes, in portions. */
  'library.list': {
    request: z.object({
      /** `newest`: last changed note first; `date`: newest publication first; the others by alphabet. */
      sort: z.enum(['newest', 'date', 'title', 'submitter']),
      filter: LibraryFilter,
      /** `next` of the portion before; null for the first. */
      cursor: Cursor,
      /** Most publications. A portion may hold fewer, also none, and still have a next one. */
      limit: portion,
      /** Most heads per publication. */
      heads: z.int().check(z.minimum(0), z.maximum(100)),
    }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('listed'), groups: z.array(LibraryGroup), next: Next }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: 60_000,
  },
  /** The notes of one publication, in portions. */
  'library.notes': {
    request: z.object({
      publication: NoteTarget.shape.publication,
      filter: LibraryFilter,
      /** `place`: as they stand in the document; `newest`: last changed first. */
      order: z.enum(['place', 'newest']),
      /** How many to pass over. */
      offset: count,
      limit: portion,
    }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('listed'), heads: z.array(NoteHead), count: z.int() }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /** Notes that fit words; best first. */
  'library.search': {
    request: z.object({ text: z.string().check(z.maxLength(500)), filter: LibraryFilter, limit: portion }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('found'),
        hits: z.array(
          z.object({
            note: Note,
            anchor: z.nullable(AnchorState),
            publication: ListedPublication,
            /** The numbers that were searched; marks in `numbers` count in them. */
            numbers: z.array(z.string()),
            /** What to mark, by field of `SearchDocument`. */
            marks: z.partialRecord(z.enum(SEARCH_FIELDS), z.array(SearchMark)),
          }),
        ),
        /** How many notes answer; at least, when `totalIsExact` is false. */
        total: z.int(),
        totalIsExact: z.boolean(),
        /** False when no note has all that was asked and these have part of it. */
        all: z.boolean(),
        /** Typing errors put right, because nothing was found otherwise. */
        corrections: z.array(z.object({ from: z.string(), to: z.array(z.string()) })),
        /** Changed notes the index does not know yet; 0 unless the disk is full. */
        pending: z.int(),
      }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: LONG_MS,
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
  /** One note by its identifier; null when there is none, when it is deleted, and when it cannot be read. */
  'notes.get': {
    request: z.object({ id: Note.shape.id }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('found'), note: z.nullable(Note) }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /** Stored notes that cannot be read, in portions. */
  'notes.unreadable': {
    request: z.object({ after: Next, most: portion }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('listed'), rows: z.array(UnreadableNote), next: Next }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: LONG_MS,
  },
  /** Removes stored notes that cannot be read, for good; `ids` in the answer are those that were removed. */
  'notes.discard': {
    request: z.object({ ids: z.array(z.string().check(z.maxLength(1_000))).check(z.maxLength(500)) }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('discarded'), ids: z.array(z.string()) }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: LONG_MS,
  },
  'notes.update': {
    request: z.object({ selection: Selection, change: ManyChange }),
    response: ManyResult,
    from: 'extension',
    timeoutMs: LONG_MS,
  },
  /** Another name for a tag on every note that has it; merges when the new name is in use. */
  'tags.rename': {
    request: z.object({ from: Tag, to: Tag }),
    response: ManyResult,
    from: 'extension',
    timeoutMs: LONG_MS,
  },
  'tags.delete': { request: z.object({ tag: Tag }), response: ManyResult, from: 'extension', timeoutMs: LONG_MS },
  /** Notes to export, in portions that together are the library of one moment; see `collectExport`. */
  'library.export': {
    request: z.object({ selection: Selection, cursor: Cursor, limit: portion }),
    response: z.discriminatedUnion('outcome', [ExportPortion, StoreFailed]),
    from: 'extension',
    timeoutMs: 60_000,
  },
  'library.import': { request: ImportStep, response: ImportResult, from: 'extension', timeoutMs: LONG_MS },
  /** Deletes everything Kantlijn has stored. Cannot be undone. */
  'library.wipe': {
    request: z.object({}),
    response: z.discriminatedUnion('outcome', [
      /** `left`: names of what could not be removed; empty when nothing is left. */
      z.object({ outcome: z.literal('wiped'), left: z.array(z.string()) }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: LONG_MS,
  },
  /** Whether anything is kept now, and what was lost and not yet seen by the reader. */
  'library.health': {
    request: z.object({}),
    response: z.object({
      outcome: z.literal('health'),
      trouble: z.nullable(z.enum(['quota', 'unavailable'])),
      loss: z.nullable(Loss),
      /** The database cannot be opened, and not for want of room or because another has it: see `library.copy`. */
      isLockedOut: z.boolean(),
    }),
    from: 'extension',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /** Notes of the second copy in portions, for a file; does not open the database. */
  'library.copy': {
    request: z.object({
      /** `next` of the portion before; null for the first. */
      after: z.nullable(Note.shape.id),
      /** Most notes; 0 gives the numbers alone. */
      limit: z.int().check(z.minimum(0), z.maximum(500)),
    }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('copy'),
        /** Notes that can be read. */
        total: count,
        /** Rows that cannot be read. */
        left: count,
        /** Whether nothing is known to be missing. */
        isWhole: z.boolean(),
        notes: z.array(ExchangedNote),
        publications: z.array(ExchangedPublication),
        next: z.nullable(Note.shape.id),
      }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: LONG_MS,
  },
  /** The reader has seen the loss. */
  'library.seen': {
    request: z.object({}),
    response: z.discriminatedUnion('outcome', [z.object({ outcome: z.literal('seen') }), StoreFailed]),
    from: 'extension',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  'backup.state': {
    request: z.object({}),
    response: z.discriminatedUnion('outcome', [BackupState, StoreFailed]),
    from: 'extension',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /** Tells that a backup was made that holds every change up to `seq` (from the last portion of the export). */
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
} as const satisfies Record<string, RequestDefinition>;

export type LibraryRequestName = keyof typeof LIBRARY_REQUESTS;

/** Every message of the protocol. */
export const ALL_REQUESTS = { ...REQUESTS, ...LIBRARY_REQUESTS, ...SERVICES_REQUESTS, ...ERROR_REQUESTS } as const;
export type AnyRequestName = keyof typeof ALL_REQUESTS;

export type AnyRequestOf<N extends AnyRequestName> = z.infer<(typeof ALL_REQUESTS)[N]['request']>;
export type AnyResponseOf<N extends AnyRequestName> = z.infer<(typeof ALL_REQUESTS)[N]['response']>;
