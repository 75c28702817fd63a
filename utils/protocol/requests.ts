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
import { ERROR_NOTES } from './error-log.ts';
import { CORPUS_PUSHES, CORPUS_REQUESTS } from './corpus.ts';
import { FRAME_TICKETS, MARK_REQUESTS } from './frame.ts';
import { PAGE_REQUESTS, SOURCES_TIMEOUT_MS } from './page.ts';
import { QUESTIONS_REQUESTS } from './questions.ts';
import { STRIP_REQUESTS } from './strip.ts';

/**
 * Every message a page may send, with the shape of what goes in and what comes out; those of the library
 * alone stand in `library-protocol.ts`, so that no page carries them. Receivers check the request, senders
 * check the answer; a test checks that each message has a handler.
 */

/** Revision a writer saw; 0 when it saw none. A few may be under way at once, each counting on the one before it. */
const Revision = z.int().check(z.minimum(0), z.maximum(MAX_REVISION + 1_000));

/** A question by its number alone: what a page says of it comes with `page.get`. */
const QuestionRequest = z.object({ number: QuestionNumber, record: z.null(), force: z.boolean() });

/** Numbers whose notes are asked for. */
const questionNumbers = z.array(QuestionNumber).check(z.maxLength(100));

/** What a page tells of the publication a note is made in: remembered to list, filter and cite it. */
export const PublicationFacts = z.extend(ExchangedPublication, {
  /** State of the question it belongs to, when the page knew one. */
  state: z.nullable(z.enum(STATE_NAMES)),
});
export type PublicationFacts = z.infer<typeof PublicationFacts>;

/** Content that is left out stays as it is, or is empty for a new note. */
export const SaveNoteRequest = z.object({
  ...shapesOf(['id', 'target', 'body', 'publicationTitle']),
  ...optionalShapesOf(OPTIONAL_FIELDS),
  /** Revision the writer saw; 0 for a new note. */
  expectedRevision: Revision,
  /** The publication the note is in, when the page knows it. */
  publication: z.optional(PublicationFacts),
});
export type SaveNoteRequest = z.infer<typeof SaveNoteRequest>;

/** Why a note was not saved. `conflict` carries the note as it is stored, so that both texts can be kept. */
export const SaveNoteResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), note: Note }),
  z.object({ outcome: z.literal('conflict'), stored: Note }),
  z.object({
    outcome: z.literal('failed'),
    code: z.enum(['quota', 'unavailable', 'invalid', 'missing']),
    detail: z.string(),
    /** The text was written, but is not kept twice: not saved, and not gone either. */
    written: z.optional(z.boolean()),
  }),
]);
export type SaveNoteResult = z.infer<typeof SaveNoteResult>;

/** Another place, meaning or other tags for a note, without touching its text. Left out: stays as it is. */
export const ChangeNoteRequest = z.object({
  id: Note.shape.id,
  expectedRevision: Revision,
  target: z.optional(NoteTarget),
  ...optionalShapesOf(OPTIONAL_FIELDS),
});
export type ChangeNoteRequest = z.infer<typeof ChangeNoteRequest>;

/** How a passage was found again; see `Resolution`. */
export const AnchorState = z.enum(['found', 'uncertain', 'ambiguous', 'lost']);
export type AnchorState = z.infer<typeof AnchorState>;

const offset = z.int().check(z.minimum(0), z.maximum(100_000_000));

/** What resolving a note in one version of one document came to. Remembered beside the note, never in it. */
export const AnchorOutcome = z.object({
  note: Note.shape.id,
  /** Identifier of the publication it was looked for in. */
  document: NoteTarget.shape.publication,
  /** `DocumentInfo.version`, or `''` for a document without versions. */
  version: z.string().check(z.maxLength(200)),
  outcome: AnchorState,
  /** Where, in model text: one place when found or uncertain, several when ambiguous, none when lost. */
  places: z.array(z.object({ start: offset, end: offset, part: StoredPartName })).check(z.maxLength(20)),
  /** Whether the reader said that an uncertain place is right. */
  confirmed: z.boolean(),
});
export type AnchorOutcome = z.infer<typeof AnchorOutcome>;

/** An outcome as it is taken in. Only here: rows from before this rule are still read. */
const NewAnchorOutcome = AnchorOutcome.check(
  z.refine(
    ({ version, places, outcome, confirmed }) =>
      version.isWellFormed() &&
      places.every(({ start, end }) => start <= end) &&
      // Something that is nowhere has no place, and only a place can be confirmed.
      (outcome !== 'lost' || places.length === 0) &&
      (!confirmed || places.length > 0),
  ),
);

/** A store that failed. */
export const StoreFailed = z.object({
  outcome: z.literal('failed'),
  code: z.enum(['quota', 'unavailable']),
  detail: z.string(),
});

/** What the store holds; `null` where the browser does not say. */
export const StoreFactsResult = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('counted'),
    notes: z.int(),
    deleted: z.int(),
    /** Stored notes that could not be read; they are kept as they are. */
    unreadable: z.int(),
    dossiers: z.int(),
    schemaVersion: z.int(),
  }),
  z.object({ outcome: z.literal('failed'), code: z.enum(['unavailable']), detail: z.string() }),
]);
export type StoreFactsResult = z.infer<typeof StoreFactsResult>;

/** What a table of requests says of each. */
export interface RequestDefinition {
  readonly request: z.ZodMiniType;
  readonly response: z.ZodMiniType;
  readonly from: 'page' | 'frame' | 'extension';
  readonly timeoutMs: number;
}

/** Longest wait for an answer from the database, in milliseconds. */
export const STORE_TIMEOUT_MS = 15_000;

/**
 * Requests: sent by a page or extension page, answered by the background. All are idempotent: sending
 * one twice is sending it once. `from` says who may send it (`page` includes frames of ours in a page, and extension
 * pages), `timeoutMs` how long the sender waits.
 */
export const REQUESTS = {
  ...PAGE_REQUESTS,
  ...CORPUS_REQUESTS,
  ...QUESTIONS_REQUESTS,
  ...FRAME_TICKETS,
  ...MARK_REQUESTS,
  ...STRIP_REQUESTS,
  ...ERROR_NOTES,
  'dossier.get': { request: QuestionRequest, response: Dossier, from: 'page', timeoutMs: SOURCES_TIMEOUT_MS },
  'notes.list': {
    /** Notes made in the publication, and those on the same question made in another publication. */
    request: z.object({
      publication: NoteTarget.shape.publication,
      questionNumbers,
      /** Version of the document on the screen: asks for the remembered outcomes in it. */
      version: z.optional(AnchorOutcome.shape.version),
      /** Leaves out notes on passages, which `passages.list` gives. */
      withoutPassages: z.optional(z.boolean()),
    }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('listed'),
        notes: z.array(Note),
        /** Stored notes of this selection that could not be read; they are kept as they are. */
        unreadable: z.optional(z.int()),
        /** Remembered outcomes of these notes in the asked version of the publication. */
        anchors: z.optional(z.array(AnchorOutcome)),
        /** Left out when nothing was lost; see `Loss`. */
        missing: z.optional(z.object({ expected: z.nullable(z.int()), changed: z.nullable(z.string()) })),
      }),
      z.object({ outcome: z.literal('failed'), code: z.enum(['unavailable']), detail: z.string() }),
    ]),
    from: 'page',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /** The notes on passages of the same selection, in portions: a page with thousands must not stand still. */
  'passages.list': {
    request: z.object({
      publication: NoteTarget.shape.publication,
      questionNumbers,
      /** Version of the document on the screen; see `AnchorOutcome.version`. */
      version: AnchorOutcome.shape.version,
      /** `next` of the portion before; null for the first. */
      after: z.nullable(Note.shape.id),
      most: z.int().check(z.minimum(1), z.maximum(1_000)),
    }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('listed'),
        notes: z.array(Note),
        /** Remembered outcomes of these notes in the publication, of any version: the last visit's, and confirmed ones. */
        anchors: z.array(AnchorOutcome),
        /** Where to go on; null at the end. */
        next: z.nullable(Note.shape.id),
        /** Identifiers this publication had before, and those that may have become it; see `Belonging`. */
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
   * Publications of the first days whose notes may belong to this one, of which only the reader can tell: their page
   * stated no number, or several documents of a question fit. Asks nobody.
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
  /** What the reader says of such a publication. No note is changed. */
  'notes.settle': {
    request: z.object({
      /** The publication of the first days. */
      id: NoteTarget.shape.publication,
      publication: NoteTarget.shape.publication,
      questionNumber: QuestionNumber,
      belongs: z.boolean(),
    }),
    response: z.discriminatedUnion('outcome', [z.object({ outcome: z.literal('stored') }), StoreFailed]),
    from: 'page',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /** Changes what belongs to a note besides its text; the same rule for unseen revisions as saving. */
  'notes.change': { request: ChangeNoteRequest, response: SaveNoteResult, from: 'page', timeoutMs: STORE_TIMEOUT_MS },
  /** Remembers how passages were found. Outcomes of notes that are not in the store are dropped. */
  'anchors.put': {
    request: z.object({ outcomes: z.array(NewAnchorOutcome).check(z.maxLength(2_000)) }),
    response: z.discriminatedUnion('outcome', [z.object({ outcome: z.literal('stored') }), StoreFailed]),
    from: 'page',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /** Every tag in use, with how many notes have it; by name. */
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
  /** Opens the options page; a page cannot do that itself. */
  'options.open': { request: z.object({}), response: z.object({}), from: 'page', timeoutMs: 5_000 },
} as const satisfies Record<string, RequestDefinition>;
export type RequestName = keyof typeof REQUESTS;

/** Pushes: sent by the background to every page and extension page that is open. */
export const PUSHES = {
  ...CORPUS_PUSHES,
  'dossier.changed': Dossier,
  /** More is known of questions that the page of this one names: `related.view` answers otherwise now. */
  'related.changed': z.object({ number: z.string() }),
  /** What a reader waits for has to wait its turn at a host; `ms` until the first of those waiting may go. */
  'sources.waiting': z.object({ host: z.string(), ms: z.number() }),
  /** The reader gave or took access to the official hosts; those that may not be read now. */
  'access.changed': z.object({ closed: z.array(z.string()) }),
  'notes.changed': z.object({ notes: z.array(Note) }),
  /** Any notes changed. `many`: too many to send each in `notes.changed`; whoever shows notes reads them again. */
  'library.changed': z.object({ many: z.boolean() }),
  /** To the tab of a publication, from the library: bring this note and its passage in sight. */
  'note.show': z.object({ note: Note.shape.id }),
  /** To the tab in front: a keyboard command of `utils/domain/site/commands.ts` for notes on passages. */
  'passage.command': z.object({ command: z.enum(PASSAGE_COMMANDS) }),
} as const;
export type PushName = keyof typeof PUSHES;

export type RequestOf<N extends RequestName> = z.infer<(typeof REQUESTS)[N]['request']>;
export type ResponseOf<N extends RequestName> = z.infer<(typeof REQUESTS)[N]['response']>;
export type PushOf<N extends PushName> = z.infer<(typeof PUSHES)[N]>;
