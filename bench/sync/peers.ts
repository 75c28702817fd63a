import { carrierOn } from '../../tests/support/dav-reach.ts';
import { deviceOn } from '../../tests/unit/sync/support.ts';
import type { DavServer } from '../../tests/support/dav-servers.ts';
import type { SyncedNote } from '../../utils/sync/note/synced.ts';
import { noteOf as readHeld } from '../../utils/sync/changed.ts';
import type { Shared } from '../../utils/sync/replica.ts';

/** A device of one of the three ways. */
export interface Peer {
  save(notes: readonly SyncedNote[]): Promise<void>;
  /** Sends what is new here and takes what is new there. */
  round(): Promise<void>;
  /** Texts by identifier. */
  bodies(): Promise<Map<string, string>>;
}

/** Kantlijn's own: sealed batches with one writer. @param folder address of a folder that is there */
export function ownDevice(server: DavServer, folder: string, shared: Shared): Peer {
  const device = deviceOn(carrierOn(server, folder), shared);
  return {
    async save(notes) {
      for (const note of notes) await device.save(note);
    },
    async round() {
      await device.round();
    },
    bodies: async () =>
      new Map([...device.disk.stored.held].map(([id, held]) => [id, readHeld(id, held)?.note.body ?? ''])),
  };
}

const AT_ONCE = 4;

/**
 * A file for each note, as Joplin has it: what changed here is written over, and each file whose `ETag` is another is read. The last
 * to write wins; Joplin would keep a copy. Four requests at a time, which is kind to it: Joplin takes turns.
 */
export function perNoteDevice({ name, password }: DavServer, folder: string): Peer {
  const notes = new Map<string, SyncedNote>();
  const tags = new Map<string, string>();
  const dirty = new Set<string>();
  const authorization = `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
  const ask = async (
    method: string,
    path: string,
    body: string | null = null,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(folder + path, { method, body, headers: { authorization, ...headers } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${response.status}`);
    return text;
  };
  const each = async (ids: readonly string[], work: (id: string) => Promise<void>): Promise<void> => {
    const queue = [...ids];
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let id = queue.shift(); id !== undefined; id = queue.shift()) await work(id);
      }),
    );
  };
  const list = async (): Promise<Map<string, string>> => {
    const wanted = '<propfind xmlns="DAV:"><prop><getetag/></prop></propfind>';
    const text = await ask('PROPFIND', '', wanted, { Depth: '1', 'Content-Type': 'application/xml' });
    const responses = text.split(/<(?:\w+:)?response[ >]/).slice(1);
    return new Map(
      responses.flatMap((one): [string, string][] => {
        const id = /([\w-]+)\.json</.exec(one)?.[1];
        // Apache calls a tag weak for as long as the file is younger than a second.
        const tag = /getetag>(?:W\/)?([^<]+)</.exec(one)?.[1];
        return id === undefined || tag === undefined ? [] : [[id, tag]];
      }),
    );
  };
  return {
    async save(changed) {
      for (const note of changed) {
        notes.set(note.id, note);
        dirty.add(note.id);
      }
    },
    async round() {
      const there = await list();
      const fresh = [...there].filter(([id, tag]) => tags.get(id) !== tag && !dirty.has(id)).map(([id]) => id);
      await each(fresh, async (id) => {
        notes.set(id, JSON.parse(await ask('GET', `${id}.json`)) as SyncedNote);
        tags.set(id, there.get(id) ?? '');
      });
      const written = [...dirty];
      await each(written, async (id) => {
        await ask('PUT', `${id}.json`, JSON.stringify(notes.get(id)));
        dirty.delete(id);
      });
      if (written.length === 0) return;
      // What the server calls its own files now.
      const after = await list();
      for (const id of written) tags.set(id, after.get(id) ?? '');
    },
    bodies: async () => new Map([...notes].map(([id, { body }]) => [id, body])),
  };
}
