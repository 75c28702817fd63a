import * as z from 'zod/mini';
import { Dossier } from '../domain/dossier/types.ts';
import { StoredPartName } from '../domain/anchor/selectors.ts';
import { QuestionNumber } from '../domain/publication/identity.ts';
import { ExchangedPublication } from '../domain/exchange/format.ts';
import { PASSAGE_COMMANDS } from '../domain/site/commands.ts';
import { STATE_NAMES } from '../domain/status/states.ts';
import { MAX_REVISION } from '../domain/note/limits.ts';
import { OPTIONAL_FIELDS, optionalShapesOf, shapesOf } from '../domain/note/note-fields.ts';
import { Note, NoteTarget } from '../domain/note/note.ts';
import { ANSWER_REQUESTS } from './answers.ts';
import { VERSION_REQUESTS } from './versions.ts';
import { ERROR_NOTES } from './error-log.ts';
import { CORPUS_PUSHES, CORPUS_REQUESTS } from './corpus.ts';
import { FOLLOW_PUSHES, FOLLOW_REQUESTS } from './following.ts';
import { FRAME_TICKETS, MARK_REQUESTS } from './frame.ts';
import { KAMER_REQUESTS } from './kamer.ts';
import { NAMED_REQUESTS } from './named.ts';
import { PAGE_REQUESTS, SOURCES_TIMEOUT_MS } from './page.ts';
import { QUESTIONS_REQUESTS } from './questions.ts';
import { STRIP_REQUESTS } from './strip.ts';
import { SYNC_PUSHES } from './sync.ts';

/**
 * Every request a page may send, with the schemas of its payload and its answer. Requests only extension pages may send
 * are in `library.ts`. Receivers validate the request, senders the answer; a test checks that each request has a
 * handler.
 */

/**
 * Revision the writer has seen; 0 for none. Several saves may be pending at once, each assuming the one before it
 * succeeds.
 */
const Revision = z.int().check(z.minimum(0), z.maximum(MAX_REVISION + 1_000));

/** A question by number only; what its page says goes through `page.get`. */
const QuestionRequest = z.object({ number: QuestionNumber, record: z.null(), force: z.boolean() });

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

/** The store failed. */
export const StoreFailed = z.object({
  outcome: z.literal('failed'),
  code: z.enum(['quota', 'unavailable']),
  detail: z.string(),
});

/** Counts of what is stored. */
export const StoreFactsResult = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('counted'),
    notes: z.int(),
    deleted: z.int(),
    /** Stored notes that cannot be read; they are kept unchanged. */
    unreadable: z.int(),
    dossiers: z.int(),
    schemaVersion: z.int(),
  }),
  z.object({ outcome: z.literal('failed'), code: z.enum(['unavailable']), detail: z.string() }),
]);
export type StoreFactsResult = z.infer<typeof StoreFactsResult>;

/** An entry in a table of requests. */
export interface RequestDefinition {
  readonly request: z.ZodMiniType;
  readonly response: z.ZodMiniType;
  /**
   * Who may send it. Choose the first that is enough:
   *
   * - `extension`: extension pages (library, side panel, settings), not the frame
   * - `frame`: the frame in an official page only
   * - `ours`: any document of our own: extension pages and the frame
   * - `page`: these, and our script in an official page, which a hostile page may try to use; see `CHECKS`
   * - `site`: as `page`, also about another publication, and from pages that show none; see decision 431
   */
  readonly from: 'page' | 'frame' | 'ours' | 'extension' | 'site';
  readonly timeoutMs: number;
}

/** Longest wait for an answer from the database, in milliseconds. */
export const STORE_TIMEOUT_MS = 15_000;

/**
 * Requests are sent by a page or extension page and answered by the background. All are idempotent. `from` says who may
 * send it (`page` includes our frames and extension pages), `timeoutMs` how long the sender waits.
 */
export const REQUESTS = {
  ...PAGE_REQUESTS,
  ...CORPUS_REQUESTS,
  ...QUESTIONS_REQUESTS,
  ...FRAME_TICKETS,
  ...MARK_REQUESTS,
  ...STRIP_REQUESTS,
  ...FOLLOW_REQUESTS,
  ...ANSWER_REQUESTS,
  ...VERSION_REQUESTS,
  ...NAMED_REQUESTS,
  ...KAMER_REQUESTS,
  ...ERROR_NOTES,
  'dossier.get': { request: QuestionRequest, response: Dossier, from: 'page', timeoutMs: SOURCES_TIMEOUT_MS },
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
  /** Every tag in use with its number of notes, sorted by name. */
  'tags.list': {
    request: z.object({}),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('listed'), tags: z.array(z.object({ tag: z.string(), count: z.int() })) }),
      StoreFailed,
    ]),
    from: 'page',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /** Counts for the options page. */
  'store.facts': { request: z.object({}), response: StoreFactsResult, from: 'extension', timeoutMs: STORE_TIMEOUT_MS },
  /** Opens the options page, which a page cannot do itself. */
  'options.open': { request: z.object({}), response: z.object({}), from: 'page', timeoutMs: 5_000 },
} as const satisfies Record<string, RequestDefinition>;
export type RequestName = keyof typeof REQUESTS;

/** Pushes are sent by the background to every open page and extension page. */
export const PUSHES = {
  ...CORPUS_PUSHES,
  ...FOLLOW_PUSHES,
  ...SYNC_PUSHES,
  'dossier.changed': Dossier,
  /** More became known about questions that this question's page names: `related.view` has a new answer. */
  'related.changed': z.object({ number: z.string() }),
  /** Requests the reader waits for are queued at a host; `ms` until the first of them may be sent. */
  'sources.waiting': z.object({ host: z.string(), ms: z.number() }),
  /** The reader granted or revoked access to the official hosts; `closed` are the hosts we may not read now. */
  'access.changed': z.object({ closed: z.array(z.string()) }),
  'notes.changed': z.object({ notes: z.array(Note) }),
  /** Some notes changed. `many`: too many to send each in `notes.changed`; views that show notes reload them. */
  'library.changed': z.object({ many: z.boolean() }),
  /** From the library to the tab of a publication: scroll to this note and its passage. */
  'note.show': z.object({ note: Note.shape.id }),
  /** To the active tab: a keyboard command of `utils/domain/site/commands.ts` for notes on passages. */
  'passage.command': z.object({ command: z.enum(PASSAGE_COMMANDS) }),
} as const;
export type PushName = keyof typeof PUSHES;

export type RequestOf<N extends RequestName> = z.infer<(typeof REQUESTS)[N]['request']>;
export type ResponseOf<N extends RequestName> = z.infer<(typeof REQUESTS)[N]['response']>;
export type PushOf<N extends PushName> = z.infer<(typeof PUSHES)[N]>;
