import * as z from 'zod/mini';
import { Note } from '../domain/note/note.ts';
import { DeviceName } from '../domain/sync/device.ts';
import { SyncTrouble } from '../domain/sync/trouble.ts';
import { wellFormed } from '../domain/text/well-formed.ts';

/** Requests about the reader's other devices. Only extension pages may send them. Part of `ALL_REQUESTS`. */

const STORE_MS = 15_000;
/** Trying a folder is some six requests to a server that may be slow; a key from a passphrase takes a second or two. */
const SERVER_MS = 180_000;

/** Where the folder is on a server, as the reader typed it. */
const ServerPlace = z.object({
  address: wellFormed(2_000, 1),
  user: wellFormed(200, 1),
  password: wellFormed(500, 1),
});
export type ServerPlace = z.infer<typeof ServerPlace>;
/** A folder on this computer, by its name; its handle lies where `picked-folder.ts` keeps it. */
const DiskPlace = z.object({ disk: wellFormed(500, 1) });
export type SyncPlace = ServerPlace | z.infer<typeof DiskPlace>;

/** How it stands with the reader's other devices. No password, and no key. */
export const SyncState = z.object({
  /** Null while there are none. */
  connection: z.nullable(
    z.object({
      address: z.string(),
      user: z.string(),
      name: z.string(),
      since: z.string(),
      paused: z.boolean(),
      /** What the browser is asked for; `DISK` for a folder on this computer, whose name is then the address. */
      permission: z.string(),
    }),
  ),
  /** Whether whoever manages this machine switched it off: nothing is asked then, whatever was set up before. */
  isForbidden: z.boolean(),
  /** Whether this device took part, and what was known of that was lost with the database: the reader has to join again. */
  isLost: z.boolean(),
  /** When all was last brought together, ISO instant UTC. */
  doneAt: z.nullable(z.string()),
  trouble: z.nullable(SyncTrouble),
  /** Nothing is tried until the reader acts. */
  isStopped: z.boolean(),
  isRunning: z.boolean(),
  /** Files to be read, and notes to be sent; null when nothing is under way. */
  progress: z.nullable(z.object({ toRead: z.int(), toSend: z.int() })),
  devices: z.array(
    z.object({
      device: z.string(),
      name: z.string(),
      /** When something of it last came, ISO instant UTC. */
      at: z.string(),
    }),
  ),
  /** Notes on which two texts met, and that were not looked at. */
  met: z.int(),
  /** The same of dossiers. */
  metCollections: z.int(),
  /** Notes another device deleted, about which the reader is asked before they go here. */
  asking: z.int(),
  /** When it was noticed that files went from the folder that had been there, ISO instant UTC; null once the reader has read it. */
  setBack: z.nullable(z.string()),
  /** Notes of which some has not come for more than a day. */
  parts: z.int(),
  /** What the devices are called whose files cannot be opened; null for one that was never heard of. */
  unreadable: z.array(z.nullable(z.string())),
});
export type SyncState = z.infer<typeof SyncState>;

/** Why an address cannot be one of a folder; see `checkAddress`. */
const AddressFault = z.enum(['unreadable', 'notHttps', 'hasPassword', 'isPage', 'isName']);
/** `forbidden`: whoever manages this machine switched it off. */
export const SyncFault = z.union([AddressFault, SyncTrouble, z.literal('forbidden')]);
export type SyncFault = z.infer<typeof SyncFault>;

const Fault = z.object({ outcome: z.literal('fault'), fault: SyncFault });

const BEGIN = {
  name: DeviceName,
  /** The passphrase; when joining, the recovery code will do too. */
  words: wellFormed(500, 1),
  /** The recovery code of a folder that is made now; null to join one. */
  code: z.nullable(wellFormed(60, 20)),
};

/** What beginning, or joining, came to. */
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

/** A note or a dossier on which two texts met. */
const MetThing = z.object({ of: z.enum(['note', 'collection']), id: Note.shape.id });
export type MetThing = z.infer<typeof MetThing>;

export const SYNC_REQUESTS = {
  'sync.state': { request: z.object({}), response: SyncState, from: 'extension', timeoutMs: STORE_MS },
  /** Tries a folder: whether it can be read and written, and whether Kantlijn is there already. Makes it where it is missing. */
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
  /** Brings all together now. Answers when it has begun. */
  'sync.now': { request: z.object({}), response: SyncState, from: 'extension', timeoutMs: STORE_MS },
  'sync.pause': {
    request: z.object({ paused: z.boolean() }),
    response: SyncState,
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /** Gives another app password for the same folder, and goes on. */
  'sync.password': {
    request: z.object({ password: ServerPlace.shape.password }),
    response: SyncState,
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /** Takes part no longer. The notes stay here, and what lies in the folder stays there. */
  'sync.leave': { request: z.object({}), response: SyncState, from: 'extension', timeoutMs: 60_000 },
  /** Deletes here what another device deleted, or brings it back there. */
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
      /** The passphrase until now, or the recovery code. */
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
  /** Takes part in the folder that now lies at the address, when it is another one. */
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
          /** Two names of a dossier that met; null for none. */
          title: z.nullable(z.object({ mine: z.string(), theirs: z.string() })),
          /** What both had chosen apart; null for none. */
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
  /** A page of ours was opened in which notes are read: time to bring all together. */
  'sync.opened': { request: z.object({}), response: z.object({}), from: 'extension', timeoutMs: STORE_MS },
} as const;

export const SYNC_PUSHES = {
  /** How it stands changed. Says nothing itself: it goes to every page. */
  'sync.changed': z.object({}),
} as const;
