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
  z.object({ outcome: z.literal('failed'), code: z.enum(['quota', 'unavailable', 'invalid', 'missing']), detail: z.string() }),
]);
export type SaveNoteResult = z.infer<typeof SaveNoteResult>;

/** Requests: sent by a page or extension page, answered by the background. */
export const REQUESTS = {
  'dossier.get': { request: DossierRequest, response: Dossier },
  'notes.list': {
    /** Notes made in the publication, and those on the same question made in another publication. */
    request: z.object({ publication: z.string(), questionNumbers: z.array(z.string()) }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('listed'), notes: z.array(Note) }),
      z.object({ outcome: z.literal('failed'), code: z.enum(['unavailable']), detail: z.string() }),
    ]),
  },
  'notes.save': { request: SaveNoteRequest, response: SaveNoteResult },
  'notes.delete': { request: z.object({ id: Note.shape.id, expectedRevision: z.int() }), response: SaveNoteResult },
  'notes.restore': { request: z.object({ id: Note.shape.id }), response: SaveNoteResult },
} as const;
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
