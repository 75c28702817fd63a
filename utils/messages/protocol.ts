import * as z from 'zod/mini';
import { Dossier, DossierRequest } from '../dossier/types.ts';
import { NOTE_MAX_LENGTH, Note, NoteTarget } from '../store/note.ts';

/**
 * Every message between page, extension pages and background, with the shape of what goes in and
 * what comes out. Receivers check the request, senders check the answer; a test checks that each
 * message has a handler.
 */

export const SaveNoteRequest = z.object({
  id: Note.shape.id,
  target: NoteTarget,
  body: z.string().check(z.maxLength(NOTE_MAX_LENGTH)),
  publicationTitle: Note.shape.publicationTitle,
  /** Revision the writer saw; 0 for a new note. */
  expectedRevision: z.int(),
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
  }),
]);
export type SaveNoteResult = z.infer<typeof SaveNoteResult>;

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

interface RequestDefinition {
  readonly request: z.ZodMiniType;
  readonly response: z.ZodMiniType;
  readonly from: 'page' | 'extension';
  readonly timeoutMs: number;
}

/** Longest wait for an answer from the database, in milliseconds. */
const STORE_TIMEOUT_MS = 15_000;

/**
 * Requests: sent by a page or extension page, answered by the background. All are idempotent: sending
 * one twice is sending it once. `from` says who may send it (`page` includes extension pages),
 * `timeoutMs` how long the sender waits.
 */
export const REQUESTS = {
  'dossier.get': { request: DossierRequest, response: Dossier, from: 'page', timeoutMs: 90_000 },
  'notes.list': {
    /** Notes made in the publication, and those on the same question made in another publication. */
    request: z.object({ publication: z.string(), questionNumbers: z.array(z.string()) }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('listed'),
        notes: z.array(Note),
        /** Stored notes of this selection that could not be read; they are kept as they are. */
        unreadable: z.optional(z.int()),
      }),
      z.object({ outcome: z.literal('failed'), code: z.enum(['unavailable']), detail: z.string() }),
    ]),
    from: 'page',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  'notes.save': { request: SaveNoteRequest, response: SaveNoteResult, from: 'page', timeoutMs: STORE_TIMEOUT_MS },
  'notes.delete': {
    request: z.object({ id: Note.shape.id, expectedRevision: z.int() }),
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
  /** Counts for the options page. */
  'store.facts': { request: z.object({}), response: StoreFactsResult, from: 'extension', timeoutMs: STORE_TIMEOUT_MS },
  /** Opens the options page; a page cannot do that itself. */
  'options.open': { request: z.object({}), response: z.object({}), from: 'page', timeoutMs: 5_000 },
} as const satisfies Record<string, RequestDefinition>;
export type RequestName = keyof typeof REQUESTS;

/** Pushes: sent by the background to every page and extension page that is open. */
export const PUSHES = {
  'dossier.changed': Dossier,
  'notes.changed': z.object({ notes: z.array(Note) }),
} as const;
export type PushName = keyof typeof PUSHES;

export type RequestOf<N extends RequestName> = z.infer<(typeof REQUESTS)[N]['request']>;
export type ResponseOf<N extends RequestName> = z.infer<(typeof REQUESTS)[N]['response']>;
export type PushOf<N extends PushName> = z.infer<(typeof PUSHES)[N]>;
