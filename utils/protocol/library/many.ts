import * as z from 'zod/mini';
import { Meaning, Tag } from '../../domain/note/note.ts';
import { Uuid } from '../../domain/note/note-table.ts';
import { StoreFailed, type RequestDefinition } from '../definition.ts';
import { LIBRARY_TIMEOUT_MS } from './limits.ts';
import { Selection } from './selection.ts';

/** Changing many notes at once. */

/** Work on many notes that failed after it had begun, so that some of it may be done. `code` and `detail` as in `StoreFailed`. */
export const PartlyDone = z.object({
  outcome: z.literal('partly'),
  /** Whether the rest is done later automatically, or never, because the database was lost meanwhile. */
  rest: z.enum(['follows', 'lost']),
  code: StoreFailed.shape.code,
  detail: z.string(),
});
export type PartlyDone = z.infer<typeof PartlyDone>;

/** A change to many notes. `delete` and `restore` undo each other. */
export const ManyChange = z.discriminatedUnion('does', [
  z.object({ does: z.literal('addTag'), tag: Tag }),
  z.object({ does: z.literal('removeTag'), tag: Tag }),
  /** Undoes `tags.delete`: also on deleted notes, and no note counts as changed by the reader. */
  z.object({ does: z.literal('returnTag'), tag: Tag }),
  z.object({ does: z.literal('setMeaning'), meaning: z.nullable(Meaning) }),
  /** Moves notes into a dossier; null takes them out of theirs. */
  z.object({ does: z.literal('setCollection'), collection: z.nullable(Uuid) }),
  z.object({ does: z.literal('delete') }),
  z.object({ does: z.literal('restore') }),
]);
export type ManyChange = z.infer<typeof ManyChange>;

/** Outcome of a change to many notes. */
export const ManyResult = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('updated'),
    /** Notes that changed. Applying the opposite change to these undoes it. */
    ids: z.array(z.string()),
    /** How many could not be changed: unreadable, or already at the maximum number of tags. */
    omitted: z.int(),
    /** After `setCollection`: the previous dossier of each changed note, null for none, so that it can be restored. */
    from: z.optional(z.array(z.object({ collection: z.nullable(Uuid), ids: z.array(z.string()) }))),
  }),
  PartlyDone,
  StoreFailed,
]);
export type ManyResult = z.infer<typeof ManyResult>;

/** Requests that change many notes. */
export const MANY_REQUESTS = {
  'notes.update': {
    request: z.object({ selection: Selection, change: ManyChange }),
    response: ManyResult,
    from: 'extension',
    timeoutMs: LIBRARY_TIMEOUT_MS,
  },
  /** Renames a tag on every note that has it; merges the two when the new name is in use. */
  'tags.rename': {
    request: z.object({ from: Tag, to: Tag }),
    response: ManyResult,
    from: 'extension',
    timeoutMs: LIBRARY_TIMEOUT_MS,
  },
  'tags.delete': {
    request: z.object({ tag: Tag }),
    response: ManyResult,
    from: 'extension',
    timeoutMs: LIBRARY_TIMEOUT_MS,
  },
} as const satisfies Record<string, RequestDefinition>;
