import * as z from 'zod/mini';
import { Dossier } from '../domain/dossier/types.ts';
import { Note } from '../domain/note/note.ts';
import { QuestionNumber } from '../domain/publication/identity.ts';
import { PASSAGE_COMMANDS } from '../domain/site/commands.ts';
import { ANSWER_REQUESTS } from './answers.ts';
import { VERSION_REQUESTS } from './versions.ts';
import { ERROR_NOTES } from './error-log.ts';
import { COLLECTION_PUSHES, COLLECTION_REQUESTS } from './collections.ts';
import { CORPUS_PUSHES, CORPUS_REQUESTS } from './corpus.ts';
import { FOLLOW_PUSHES, FOLLOW_REQUESTS } from './following.ts';
import { type RequestDefinition, STORE_TIMEOUT_MS, StoreFailed } from './definition.ts';
import { FRAME_TICKETS, MARK_REQUESTS } from './frame.ts';
import { HOUSE_REQUESTS } from './house.ts';
import { KAMER_REQUESTS } from './kamer.ts';
import { NAMED_REQUESTS } from './named.ts';
import { NOTE_REQUESTS } from './notes.ts';
import { PAGE_REQUESTS, SOURCES_TIMEOUT_MS } from './page.ts';
import { QUESTIONS_REQUESTS } from './questions.ts';
import { STRIP_REQUESTS } from './strip.ts';
import { SYNC_PUSHES } from './sync.ts';

/**
 * Every request a page may send, with the schemas of its payload and its answer. Requests only extension pages may send
 * are in `library.ts`. Receivers validate the request, senders the answer; a test checks that each request has a
 * handler.
 */

/** A question by number only; what its page says goes through `page.get`. */
const QuestionRequest = z.object({ number: QuestionNumber, record: z.null(), force: z.boolean() });

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
  ...HOUSE_REQUESTS,
  ...NOTE_REQUESTS,
  ...COLLECTION_REQUESTS,
  ...ERROR_NOTES,
  'dossier.get': { request: QuestionRequest, response: Dossier, from: 'page', timeoutMs: SOURCES_TIMEOUT_MS },
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
  /** The keys that mark a selection now, as the browser writes them; empty where the reader removed them. */
  'keys.mark': {
    request: z.object({}),
    response: z.object({ keys: z.string().check(z.maxLength(100)) }),
    from: 'page',
    timeoutMs: 5_000,
  },
  /** Opens the options page, which a page cannot do itself. */
  'options.open': { request: z.object({}), response: z.object({}), from: 'page', timeoutMs: 5_000 },
} as const satisfies Record<string, RequestDefinition>;
export type RequestName = keyof typeof REQUESTS;

/** Pushes are sent by the background to every open page and extension page. */
export const PUSHES = {
  ...CORPUS_PUSHES,
  ...FOLLOW_PUSHES,
  ...SYNC_PUSHES,
  ...COLLECTION_PUSHES,
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
