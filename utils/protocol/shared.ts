import * as z from 'zod/mini';
import { Collection } from '../domain/collection/collection.ts';
import { Note } from '../domain/note/note.ts';
import { DeviceName } from '../domain/sync/device.ts';
import { wellFormed } from '../domain/text/well-formed.ts';
import { DiskPlace, SERVER_MS, ServerPlace, SyncFault, SyncState } from './sync.ts';

/** Requests about dossiers that are shared. Only extension pages may send them. Part of `ALL_REQUESTS`; changes are told by `sync.changed`. */

const STORE_MS = 15_000;
/** A private copy of a large dossier is written in many small steps. */
const LEAVE_MS = 600_000;
/** Most notes that are named one by one. */
export const MAX_UNSENT = 1_000;

/** The identifier of the folder of a dossier. */
const SpaceId = z.string().check(z.regex(/^[\da-f]{32}$/));

/** A shared dossier. Contains no password and no key. */
export const SharedDossier = z.object({
  id: SpaceId,
  collection: Collection.shape.id,
  /** Null when the dossier has not come yet, or is deleted. */
  title: z.nullable(z.string()),
  /** As in `SyncState.connection`; `name` is the reader's as author. */
  address: z.string(),
  user: z.string(),
  name: z.string(),
  since: z.string(),
  paused: z.boolean(),
  permission: z.string(),
  doneAt: SyncState.shape.doneAt,
  trouble: SyncState.shape.trouble,
  isStopped: z.boolean(),
  isRunning: z.boolean(),
  progress: SyncState.shape.progress,
  /** Whether the folder refuses to be written. What was changed here stays here. */
  isReadOnly: z.boolean(),
  /** What was changed here and is not sent: notes, and the dossier itself. */
  unsent: z.int(),
  /** The others, by the names they chose. */
  members: SyncState.shape.devices,
  asking: z.int(),
  setBack: SyncState.shape.setBack,
  parts: z.int(),
  unreadable: SyncState.shape.unreadable,
});
export type SharedDossier = z.infer<typeof SharedDossier>;

/** All shared dossiers, by title. */
export const SharedState = z.object({
  isForbidden: z.boolean(),
  /** Whether dossiers were shared here, and that was lost with the database: the reader has to join them again. */
  isLost: z.boolean(),
  dossiers: z.array(SharedDossier),
});
export type SharedState = z.infer<typeof SharedState>;

/**
 * - `isOwn`: the folder is that of the reader's own devices
 * - `isOther`: it is used here for another dossier
 */
export const SharedFault = z.union([SyncFault, z.enum(['isOwn', 'isOther'])]);
export type SharedFault = z.infer<typeof SharedFault>;
const Fault = z.object({ outcome: z.literal('fault'), fault: SharedFault });

/** Tells the invitation's reader apart from whoever finds it; told by another way than the invitation. */
const Phrase = wellFormed(500, 1);
/** Longest invitation, in UTF-16 units. */
export const MAX_INVITATION = 8_000;
/** A text as it was pasted. */
const Invitation = wellFormed(MAX_INVITATION, 1);
const Invited = z.object({ outcome: z.literal('invited'), invitation: z.string() });

const inPlace = <T extends z.core.$ZodShape>(shape: T) =>
  z.union([z.extend(ServerPlace, shape), z.extend(DiskPlace, shape)]);
const ofOne = z.object({ id: SpaceId });
const STATE = { response: SharedState, from: 'extension', timeoutMs: STORE_MS } as const;

export const SHARED_REQUESTS = {
  'shared.list': { request: z.object({}), ...STATE },
  /** Tests a folder. To share in, it is made when it is missing, and must be writable. */
  'shared.look': {
    request: inPlace({ intent: z.enum(['share', 'join']) }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('ready'),
        hasKantlijn: z.boolean(),
        hasOthers: z.boolean(),
        canWrite: z.boolean(),
      }),
      Fault,
    ]),
    from: 'extension',
    timeoutMs: SERVER_MS,
  },
  /** Shares a dossier in a folder of its own, and writes the first invitation. */
  'shared.share': {
    request: inPlace({ collection: Collection.shape.id, name: DeviceName, phrase: Phrase }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('shared'), id: SpaceId, invitation: z.string() }),
      z.object({
        /**
         * - `exists`: a folder of Kantlijn lies there already
         * - `noDossier`: the dossier is not there, or is deleted
         * - `already`: it is shared already
         */
        outcome: z.enum(['exists', 'noDossier', 'already', 'weakPhrase']),
      }),
      Fault,
    ]),
    from: 'extension',
    timeoutMs: SERVER_MS,
  },
  /** Writes another invitation. */
  'shared.invite': {
    request: z.object({ id: SpaceId, phrase: Phrase }),
    response: z.discriminatedUnion('outcome', [Invited, z.object({ outcome: z.enum(['weakPhrase', 'notHere']) })]),
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /** Opens an invitation. Asks no server. */
  'shared.read': {
    request: z.object({ invitation: Invitation, phrase: Phrase }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('read'),
        id: SpaceId,
        collection: Collection.shape.id,
        /** As it was when the invitation was written; null when it does not say. */
        title: z.nullable(z.string()),
        /** Who wrote it, and when (ISO instant UTC). */
        by: z.nullable(z.string()),
        at: z.nullable(z.string()),
        /** `own`: a dossier of the reader's own, whose notes then go to the members; `left`: it was left on this device. */
        here: z.enum(['no', 'own', 'joined', 'left']),
      }),
      z.object({
        /** `wrongWords`: another phrase, or a text that was changed: they cannot be told apart. */
        outcome: z.enum(['wrongWords', 'unreadable', 'newer']),
      }),
    ]),
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /** Takes part in a dossier. */
  'shared.join': {
    request: inPlace({ invitation: Invitation, phrase: Phrase, name: DeviceName }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('joined'), id: SpaceId, isReadOnly: z.boolean() }),
      z.object({
        /**
         * - `otherFolder`: the folder there is not the one of the invitation
         * - `nothing`: there is none of Kantlijn
         * - `already`: the dossier is shared here already
         * - `tooMany`: there is no room for another dossier
         */
        outcome: z.enum(['wrongWords', 'unreadable', 'newer', 'otherFolder', 'nothing', 'already', 'tooMany']),
      }),
      Fault,
    ]),
    from: 'extension',
    timeoutMs: SERVER_MS,
  },
  /** Starts a round now. Answers when it has started. @param id null for all */
  'shared.now': { request: z.object({ id: z.nullable(SpaceId) }), ...STATE },
  'shared.pause': { request: z.object({ id: SpaceId, paused: z.boolean() }), ...STATE },
  'shared.password': { request: z.object({ id: SpaceId, password: ServerPlace.shape.password }), ...STATE },
  /** As `sync.deletions`. */
  'shared.decide': { request: z.object({ id: SpaceId, isDone: z.boolean() }), ...STATE, timeoutMs: SERVER_MS },
  /** The reader has read what was told of a dossier. */
  'shared.understood': {
    request: z.object({ id: SpaceId, what: z.enum(['setBack', 'parts', 'unreadable']) }),
    ...STATE,
  },
  /** The reader has read that dossiers have to be joined again. */
  'shared.lost': { request: z.object({}), ...STATE },
  /** What was changed here and is not sent yet. */
  'shared.unsent': {
    request: ofOne,
    response: z.object({ notes: z.array(Note.shape.id), isDossier: z.boolean() }),
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /**
   * Takes part no more. A private copy of dossier and notes takes their place here: it stays, or goes into the bin. Nothing changes for the others, and
   * no server is asked.
   */
  'shared.leave': {
    request: z.object({ id: SpaceId, keep: z.boolean() }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('left'), notes: z.int() }),
      z.object({ outcome: z.literal('notHere') }),
    ]),
    from: 'extension',
    timeoutMs: LEAVE_MS,
  },
} as const;
