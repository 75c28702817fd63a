import * as z from 'zod/mini';
import { deflated, inflated } from './compress.ts';
import { FIELD_NAMES } from '../../domain/note/note-fields.ts';
import { NOTE_FIELDS } from '../../domain/note/note-table.ts';
import type { Kind } from '../kinds/kind.ts';

/** Version of a file's contents. Files of a later version are skipped, never guessed at. */
const VERSION = 1;

/** Most bytes of a file once inflated. */
const MAX_INFLATED = 64_000_000;

/** Most entries in a file. */
export const MAX_ENTRIES = 20_000;

/** What a file says of one note, of another thing, or of a device. */
export interface Entry {
  readonly id: string;
  /**
   * - `row`: a note nobody changed since it was made, as JSON
   * - `doc`: the document of a note, or changes of it; see `note/packed-update.ts`
   * - `device`: what the device that wrote the file says of itself, as JSON
   * - the name of a kind: the document of one of these, whole
   */
  readonly form: string;
  readonly bytes: Uint8Array;
}

/** The first part of a file: what follows it, and how long each piece is. Unknown kinds are skipped. */
const Head = z.object({
  v: z.int(),
  entries: z
    .array(
      z.tuple([z.string().check(z.maxLength(20)), z.string().check(z.maxLength(200)), z.int().check(z.minimum(0))]),
    )
    .check(z.maxLength(MAX_ENTRIES)),
});

/** The readable contents of a file. `isAll`: whether every entry had a known form. */
export type ReadBatch =
  { readonly is: 'read'; readonly entries: Entry[]; readonly isAll: boolean } | { readonly is: 'newer' | 'broken' };

const Id = NOTE_FIELDS.id.schema;
/** A device, as it is named in names of files. */
export const DeviceId = z.string().check(z.regex(/^[\da-f]{8}$/));
const isNote = (id: string): boolean => Id.safeParse(id).success;

/** The shape of an entry's identifier, for each known form. */
export type Forms = ReadonlyMap<string, (id: string) => boolean>;

/** The forms that a version with these kinds knows. */
export const formsOf = (kinds: readonly Kind[]): Forms =>
  new Map([
    ['row', isNote],
    ['doc', isNote],
    ['device', (id: string) => DeviceId.safeParse(id).success],
    ...kinds.map(({ name, isId }) => [name, isId] as const),
  ]);

/** Names the forms that this version can read. A file with other forms in it is read again once a version returns another name here. */
export const readsOf = (forms: Forms): string => [VERSION, ...forms.keys(), ...FIELD_NAMES].join(' ');

/** Packs entries into the content of a file, compressed. */
export async function packBatch(entries: readonly Entry[]): Promise<Uint8Array<ArrayBuffer>> {
  const head = { v: VERSION, entries: entries.map(({ form, id, bytes }) => [form, id, bytes.length]) };
  const first = new TextEncoder().encode(JSON.stringify(head));
  const all = new Uint8Array(4 + first.length + entries.reduce((sum, { bytes }) => sum + bytes.length, 0));
  new DataView(all.buffer).setUint32(0, first.length);
  all.set(first, 4);
  let at = 4 + first.length;
  for (const { bytes } of entries) {
    all.set(bytes, at);
    at += bytes.length;
  }
  return deflated(all);
}

/** Reads the content of a file. Never throws. */
export async function unpackBatch(content: Uint8Array<ArrayBuffer>, forms: Forms): Promise<ReadBatch> {
  try {
    const all = await inflated(content, MAX_INFLATED);
    const start = 4 + new DataView(all.buffer).getUint32(0);
    const raw: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(all.subarray(4, start)));
    if (Number((raw as { v?: unknown } | null)?.v) > VERSION) return { is: 'newer' };
    const { entries } = Head.parse(raw);
    let at = start;
    const read = entries.flatMap(([form, id, length]): Entry[] => {
      const bytes = all.subarray(at, at + length);
      at += length;
      if (bytes.length < length) throw new RangeError('an entry is cut off');
      return forms.get(form)?.(id) === true ? [{ form, id, bytes }] : [];
    });
    return { is: 'read', entries: read, isAll: read.length === entries.length };
  } catch {
    // Expected: a file that another program, or an attacker who has the key, wrote.
    return { is: 'broken' };
  }
}
