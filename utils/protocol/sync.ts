import * as z from 'zod/mini';
import { Note } from '../domain/note/note.ts';
import { DeviceName } from '../domain/sync/device.ts';
import { SyncTrouble } from '../domain/sync/trouble.ts';
import { wellFormed } from '../domain/text/well-formed.ts';

/** Requests about the reader's other devices. Only extension pages may send them. Part of `ALL_REQUESTS`. */

const STORE_MS = 15_000;
/** Trying a folder is some six requests to a server that may be slow; a key from a passphrase takes a second or two. */
export const SERVER_MS = 180_000;

/** The folder on a server, as typed by the reader. */
export const ServerPlace = z.object({
  address: wellFormed(2_000, 1),
  user: wellFormed(200, 1),
  password: wellFormed(500, 1),
});
export type ServerPlace = z.infer<typeof ServerPlace>;
/** A folder on this computer, by name; `picked-folder.ts` keeps its handle. */
export const DiskPlace = z.object({ disk: wellFormed(500, 1) });
export type SyncPlace = ServerPlace | z.infer<typeof DiskPlace>;

/** The sync status. Contains no password and no key. */
export const SyncState = z.object({
  /** Null while there are none. */
  connection: z.nullable(
    z.object({
      address: z.string(),
      user: z.string(),
      name: z.string(),
      since: z.string(),
      paused: z.boolean(),
      /** The permission asked of the browser; `DISK` for a folder on this computer, whose name is then the address. */
      permission: z.string(),
    }),
  ),
  /**
   * Whether the administrator of this computer switched sync off: then nothing is requested, whatever was set up
   * before.
   */
  isForbidden: z.boolean(),
  /** Whether this device took part but lost that state with the database: the reader has to join again. */
  isLost: z.boolean(),
  /** When the last complete sync ended, ISO instant UTC. */
  doneAt: z.nullable(z.string()),
  trouble: z.nullable(SyncTrouble),
  /** Nothing is tried until the reader acts. */
  isStopped: z.boolean(),
  isRunning: z.boolean(),
  /** Files to read and notes to send; null when idle. */
  progress: z.nullable(z.object({ toRead: z.int(), toSend: z.int() })),
  devices: z.array(
    z.object({
      device: z.string(),
      name: z.string(),
      /** When it was last heard from, ISO instant UTC. */
      at: z.string(),
    }),
  ),
  /** Notes with two merged texts that the reader has not looked at. */
  met: z.int(),
  /** The same of dossiers. */
  metCollections: z.int(),
  /** Notes that another device deleted; the reader is asked before they are deleted here. */
  asking: z.int(),
  /** When it was noticed that files went from the folder that had been there, ISO instant UTC; null once the reader has read it. */
  setBack: z.nullable(z.string()),
  /** Notes that have been incomplete for more than a day. */
  parts: z.int(),
  /** Names of the devices whose files cannot be opened; null for a device never heard from. */
  unreadable: z.array(z.nullable(z.string())),
});
export type SyncState = z.infer<typeof SyncState>;

/** Why an address cannot be that of a folder; see `checkAddress`. */
const AddressFault = z.enum(['unreadable', 'notHttps', 'hasPassword', 'isPage', 'isName']);
/** `forbidden`: the administrator of this computer switched it off. */
export const SyncFault = z.union([AddressFault, SyncTrouble, z.literal('forbidden')]);
export type SyncFault = z.infer<typeof SyncFault>;

const Fault = z.object({ outcome: z.literal('fault'), fault: SyncFault });

const BEGIN = {
  name: DeviceName,
  /** The passphrase; for joining, the recovery code works too. */
  words: wellFormed(500, 1),
  /** The recovery code of a new folder; null to join an existing one. */
  code: z.nullable(wellFormed(60, 20)),
};

/** The outcome of beginning or joining. */
const Begun = z.discriminatedUnion('outcome', [
  z.object({
    /**
     * - `exists`: it is one of Kantlijn already, to be joined
     * - `nothing`: there is none to join
     * - `already`: this device takes part in another folder, as when another tab has begun
     */
    outcome: z.enum(['begun', 'wrongWords', 'exists', 'nothing', 'already']),
  }),
  Fault,
]);

/** A note or a dossier with two merged texts. */
const MetThing = z.object({ of: z.enum(['note', 'collection']), id: Note.shape.id });
export type MetThing = z.infer<typeof MetThing>;

export const SYNC_REQUESTS = {
  'sync.state': { request: z.object({}), response: SyncState, from: 'extension', timeoutMs: STORE_MS },
  /**
   * Tests a folder: whether it can be read and written, and whether Kantlijn uses it already. Creates it when
   * missing.
   */
  'sync.look': {
    request: z.union([ServerPlace, DiskPlace]),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('ready'), hasKantlijn: z.boolean(), hasOthers: z.boolean() }),
      Fault,
    ]),
    from: 'extension',
    timeoutMs: SERVER_MS,
  },
  /** Begins to take part. */
  'sync.begin': {
    request: z.union([z.extend(ServerPlace, BEGIN), z.extend(DiskPlace, BEGIN)]),
    response: Begun,
    from: 'extension',
    timeoutMs: SERVER_MS,
  },
  /** Starts a sync now. Answers when it has started. */
  'sync.now': { request: z.object({}), response: SyncState, from: 'extension', timeoutMs: STORE_MS },
  'sync.pause': {
    request: z.object({ paused: z.boolean() }),
    response: SyncState,
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /** Sets another app password for the same folder, and resumes. */
  'sync.password': {
    request: z.object({ password: ServerPlace.shape.password }),
    response: SyncState,
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /** Leaves the folder. The notes stay here, and the files stay in the folder. */
  'sync.leave': { request: z.object({}), response: SyncState, from: 'extension', timeoutMs: 60_000 },
  /** Carries out another device's deletions here, or restores those notes there. */
  'sync.deletions': {
    request: z.object({ isDone: z.boolean() }),
    response: SyncState,
    from: 'extension',
    timeoutMs: SERVER_MS,
  },
  /** The reader has read what was told; files that cannot be opened are then let go of. */
  'sync.understood': {
    request: z.object({ what: z.enum(['setBack', 'parts', 'unreadable', 'lost']) }),
    response: SyncState,
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /** A device is gone for good: it is listed no more, and this one takes its files over; until something of it comes. */
  'sync.gone': {
    request: z.object({ device: z.string().check(z.regex(/^[\da-f]{8}$/)) }),
    response: SyncState,
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /** Gives the folder another passphrase. */
  'sync.passphrase': {
    request: z.object({
      /** The current passphrase, or the recovery code. */
      words: wellFormed(500, 1),
      passphrase: wellFormed(500, 1),
    }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        /** `nothing`: there is no folder. */
        outcome: z.enum(['changed', 'wrongWords', 'nothing']),
      }),
      Fault,
    ]),
    from: 'extension',
    timeoutMs: SERVER_MS,
  },
  /** Joins the folder that is now at the address, when it is another one. */
  'sync.rejoin': {
    request: z.object({ words: wellFormed(500, 1) }),
    response: Begun,
    from: 'extension',
    timeoutMs: SERVER_MS,
  },
  /** Texts that met, oldest first. */
  'sync.met': {
    request: z.object({}),
    response: z.object({
      meetings: z.array(
        z.object({
          ...MetThing.shape,
          at: z.string(),
          mine: z.string(),
          theirs: z.string(),
          /** Two names of a dossier that were merged; null for none. */
          title: z.nullable(z.object({ mine: z.string(), theirs: z.string() })),
          /** Choices made independently on both devices; null for none. */
          chosen: z.array(
            z.discriminatedUnion('field', [
              z.object({ field: z.literal('meaning'), mine: Note.shape.meaning, theirs: Note.shape.meaning }),
              z.object({ field: z.literal('verdict'), mine: Note.shape.verdict, theirs: Note.shape.verdict }),
            ]),
          ),
          /** Whether both together are longer than a note may be, so that what follows is in a note beside it. */
          isLong: z.boolean(),
          /** Whether the newer text counts, and the other is in a note beside it. */
          isBeside: z.boolean(),
        }),
      ),
    }),
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /** The reader has looked at both texts of a note or dossier. */
  'sync.looked': {
    request: MetThing,
    response: z.object({}),
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /** One of our pages that shows notes was opened: time to sync. */
  'sync.opened': { request: z.object({}), response: z.object({}), from: 'extension', timeoutMs: STORE_MS },
} as const;

export const SYNC_PUSHES = {
  /** The sync status changed. Carries no data, because it goes to every page. */
  'sync.changed': z.object({}),
} as const;
