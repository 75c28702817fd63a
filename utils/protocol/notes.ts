import * as z from 'zod/mini';
import { StoredPartName } from '../domain/anchor/selectors.ts';
import { ExchangedPublication } from '../domain/exchange/format.ts';
import { MAX_REVISION } from '../domain/note/limits.ts';
import { OPTIONAL_FIELDS, optionalShapesOf, shapesOf } from '../domain/note/note-fields.ts';
import { Note, NoteTarget } from '../domain/note/note.ts';
import { QuestionNumber } from '../domain/publication/identity.ts';
import { STATE_NAMES } from '../domain/status/states.ts';
import { type RequestDefinition, STORE_TIMEOUT_MS, StoreFailed } from './definition.ts';

/** Requests about the notes of one publication: reading, saving, and where their passages are. */

/**
 * Revision the writer has seen; 0 for none. Several saves may be pending at once, each assuming the one before it
 * succeeds.
 */
const Revision = z.int().check(z.minimum(0), z.maximum(MAX_REVISION + 1_000));

/** Question numbers whose notes to return. */
const questionNumbers = z.array(QuestionNumber).check(z.maxLength(100));

/** Facts of the publication of a note, as read from its page. Stored to list, filter and cite it. */
export const PublicationFacts = z.extend(ExchangedPublication, {
  /** State of its question, when the page knew one. */
  state: z.nullable(z.enum(STATE_NAMES)),
});
export type PublicationFacts = z.infer<typeof PublicationFacts>;

/** Omitted fields keep their value, or are empty in a new note. */
export const SaveNoteRequest = z.object({
  ...shapesOf(['id', 'target', 'body', 'publicationTitle']),
  ...optionalShapesOf(OPTIONAL_FIELDS),
  /** Revision the writer has seen; 0 for a new note. */
  expectedRevision: Revision,
  /** Publication of the note, when the page knows it. */
  publication: z.optional(PublicationFacts),
});
export type SaveNoteRequest = z.infer<typeof SaveNoteRequest>;

/** Outcome of saving a note. `conflict` includes the stored note, so that both texts can be kept. */
export const SaveNoteResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), note: Note }),
  z.object({ outcome: z.literal('conflict'), stored: Note }),
  z.object({
    outcome: z.literal('failed'),
    code: z.enum(['quota', 'unavailable', 'invalid', 'missing']),
    detail: z.string(),
    /** The text reached only one of the two copies: not saved, but not lost either. */
    written: z.optional(z.boolean()),
  }),
]);
export type SaveNoteResult = z.infer<typeof SaveNoteResult>;

/** Changes the place, meaning or tags of a note but not its text. Omitted fields keep their value. */
export const ChangeNoteRequest = z.object({
  id: Note.shape.id,
  expectedRevision: Revision,
  target: z.optional(NoteTarget),
  ...optionalShapesOf(OPTIONAL_FIELDS),
});
export type ChangeNoteRequest = z.infer<typeof ChangeNoteRequest>;

/** How well a passage was found again; see `Resolution`. */
export const AnchorState = z.enum(['found', 'uncertain', 'ambiguous', 'lost']);
export type AnchorState = z.infer<typeof AnchorState>;

const offset = z.int().check(z.minimum(0), z.maximum(100_000_000));

/** Result of finding a note's passage in one version of one document. Stored beside the note, never in it. */
export const AnchorOutcome = z.object({
  note: Note.shape.id,
  /** The publication that was searched. */
  document: NoteTarget.shape.publication,
  /** `DocumentInfo.version`, or `''` for a document without versions. */
  version: z.string().check(z.maxLength(200)),
  outcome: AnchorState,
  /** Positions in the model text: one when found or uncertain, several when ambiguous, none when lost. */
  places: z.array(z.object({ start: offset, end: offset, part: StoredPartName })).check(z.maxLength(20)),
  /** Whether the reader confirmed an uncertain position. */
  confirmed: z.boolean(),
});
export type AnchorOutcome = z.infer<typeof AnchorOutcome>;

/** An outcome to store. Stricter than `AnchorOutcome`, because older rows must remain readable. */
const NewAnchorOutcome = AnchorOutcome.check(
  z.refine(
    ({ version, places, outcome, confirmed }) =>
      version.isWellFormed() &&
      places.every(({ start, end }) => start <= end) &&
      // A lost passage has no position, and only a position can be confirmed.
      (outcome !== 'lost' || places.length === 0) &&
      (!confirmed || places.length > 0),
  ),
);

/** Requests about notes; see `REQUESTS`. */
export const NOTE_REQUESTS = {
  'notes.list': {
    /** Notes made in the publication, and those on the same question made in another publication. */
    request: z.object({
      publication: NoteTarget.shape.publication,
      questionNumbers,
      /** Version of the document on the screen. When given, the answer includes the outcomes stored for it. */
      version: z.optional(AnchorOutcome.shape.version),
      /** Omits notes on passages; `passages.list` returns those. */
      withoutPassages: z.optional(z.boolean()),
    }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('listed'),
        notes: z.array(Note),
        /** How many stored notes of this selection cannot be read; they are kept unchanged. */
        unreadable: z.optional(z.int()),
        /** Stored outcomes of these notes in the given version of the publication. */
        anchors: z.optional(z.array(AnchorOutcome)),
        /** Omitted when nothing was lost; see `Loss`. */
        missing: z.optional(z.object({ expected: z.nullable(z.int()), changed: z.nullable(z.string()) })),
      }),
      z.object({ outcome: z.literal('failed'), code: z.enum(['unavailable']), detail: z.string() }),
    ]),
    from: 'page',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /** The notes on passages of the same selection. In batches, so that a page with thousands stays responsive. */
  'passages.list': {
    request: z.object({
      publication: NoteTarget.shape.publication,
      questionNumbers,
      /** Version of the document on the screen; see `AnchorOutcome.version`. */
      version: AnchorOutcome.shape.version,
      /** `next` of the previous batch; null for the first. */
      after: z.nullable(Note.shape.id),
      most: z.int().check(z.minimum(1), z.maximum(1_000)),
    }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('listed'),
        notes: z.array(Note),
        /**
         * Stored outcomes of these notes in any version of the publication: those of the last visit, and confirmed
         * ones.
         */
        anchors: z.array(AnchorOutcome),
        /** Cursor of the next batch; null at the end. */
        next: z.nullable(Note.shape.id),
        /** Earlier identifiers of this publication, and identifiers that may be earlier ones; see `Belonging`. */
        earlier: z.optional(z.array(z.string())),
        maybe: z.optional(z.array(z.string())),
      }),
      z.object({ outcome: z.literal('failed'), code: z.enum(['unavailable']), detail: z.string() }),
    ]),
    from: 'page',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  'notes.save': { request: SaveNoteRequest, response: SaveNoteResult, from: 'page', timeoutMs: STORE_TIMEOUT_MS },
  'notes.delete': {
    request: z.object({ id: Note.shape.id, expectedRevision: Revision }),
    response: SaveNoteResult,
    from: 'page',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  'notes.restore': {
    request: z.object({ id: Note.shape.id }),
    response: SaveNoteResult,
    from: 'page',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /**
   * Publications with a provisional identifier whose notes may belong to this publication, where only the reader can
   * tell: their page stated no number, or several documents of the question fit. Uses no network.
   */
  'notes.doubts': {
    request: z.object({
      publication: NoteTarget.shape.publication,
      questionNumbers: z.array(QuestionNumber).check(z.maxLength(100)),
      title: Note.shape.publicationTitle,
      /** Submitted or received; YYYY-MM-DD, null when not known. */
      date: z.nullable(z.string().check(z.maxLength(10))),
    }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('listed'),
        doubts: z.array(z.object({ id: z.string(), title: z.string(), count: z.int() })).check(z.maxLength(20)),
      }),
      StoreFailed,
    ]),
    from: 'page',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /** Stores the reader's answer about such a publication. Changes no note. */
  'notes.settle': {
    request: z.object({
      /** The publication with the provisional identifier. */
      id: NoteTarget.shape.publication,
      publication: NoteTarget.shape.publication,
      questionNumber: QuestionNumber,
      belongs: z.boolean(),
    }),
    response: z.discriminatedUnion('outcome', [z.object({ outcome: z.literal('stored') }), StoreFailed]),
    from: 'page',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /** Changes anything of a note except its text. Unseen revisions conflict, as in `notes.save`. */
  'notes.change': { request: ChangeNoteRequest, response: SaveNoteResult, from: 'page', timeoutMs: STORE_TIMEOUT_MS },
  /** Stores how passages were found. Ignores outcomes of notes that are not stored. */
  'anchors.put': {
    request: z.object({ outcomes: z.array(NewAnchorOutcome).check(z.maxLength(2_000)) }),
    response: z.discriminatedUnion('outcome', [z.object({ outcome: z.literal('stored') }), StoreFailed]),
    from: 'page',
    timeoutMs: STORE_TIMEOUT_MS,
  },
} as const satisfies Record<string, RequestDefinition>;
