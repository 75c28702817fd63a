import * as z from 'zod/mini';
import { Collection } from '../../domain/collection/collection.ts';
import { Instant, Uuid } from '../../domain/note/note-table.ts';
import { DeviceName } from '../../domain/sync/device.ts';
import { asKey, base64, ITERATIONS, keyFromWords, MAX_ITERATIONS, toBytes, toText } from './keys.ts';

/**
 * An invitation to a shared dossier: a text that holds the key of its folder, locked with a phrase that is told otherwise. It names no address: each
 * member reaches the folder in their own way, and the identifier proves that it is the same.
 */

/** Maximum length of an invitation, in UTF-16 units. */
const MAX_LENGTH = 4_000;

/** First line of the text, so that a reader recognises it. */
const MARK = 'kantlijn-invitation';

const [SALT, NONCE, KEY] = [16, 12, 32];

/** The unencrypted part. */
const Locked = z.object({
  format: z.literal(MARK),
  version: z.literal(1),
  salt: base64(SALT),
  iterations: z.int().check(z.minimum(ITERATIONS), z.maximum(MAX_ITERATIONS)),
  nonce: base64(NONCE),
  content: z.string().check(z.maxLength(MAX_LENGTH), z.regex(/^[\dA-Za-z+/]+={0,2}$/)),
});

const Content = z.object({
  /** Identifier of the folder. */
  folder: z.string().check(z.regex(/^[\da-f]{32}$/)),
  /** The dossier in it. */
  collection: Uuid,
  key: base64(KEY),
  /** What the reader is told before taking part: claims of whoever wrote it. */
  title: z.optional(Collection.shape.title),
  by: z.optional(DeviceName),
  at: z.optional(Instant),
});

/** What an invitation gives. */
export interface Invited {
  readonly folder: string;
  readonly collection: string;
  readonly key: CryptoKey;
  /** The bytes of the key, for inviting others. */
  readonly raw: Uint8Array<ArrayBuffer>;
  /** The title of the dossier when the invitation was written, by whom, and when (ISO instant UTC); null where it does not say. */
  readonly title: string | null;
  readonly by: string | null;
  readonly at: string | null;
}

const bound = ({ format, version, salt, iterations, nonce }: Omit<z.infer<typeof Locked>, 'content'>) =>
  new TextEncoder().encode(JSON.stringify([format, version, salt, iterations, nonce]));

/** Writes an invitation, in lines of a length that mail leaves alone. */
export async function writeInvitation(
  { folder, collection, raw, title, by, at }: Omit<Invited, 'key'>,
  phrase: string,
): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const head = {
    format: MARK,
    version: 1,
    salt: toText(salt),
    iterations: ITERATIONS,
    nonce: toText(nonce),
  } as const;
  const said = { ...(title !== null && { title }), ...(by !== null && { by }), ...(at !== null && { at }) };
  const content = new TextEncoder().encode(JSON.stringify({ folder, collection, key: toText(raw), ...said }));
  const how = { name: 'AES-GCM', iv: nonce, additionalData: bound(head) };
  const locked = await crypto.subtle.encrypt(how, await keyFromWords(phrase, salt, ITERATIONS), content);
  const text = toText(new TextEncoder().encode(JSON.stringify({ ...head, content: toText(locked) })));
  return [MARK, ...(text.match(/.{1,64}/g) ?? [])].join('\n');
}

/** The invitation in a text, locked; what is around it and how its lines are broken does not matter. */
function lockedIn(text: string): z.infer<typeof Locked> | 'newer' | 'unreadable' {
  if (text.length > 2 * MAX_LENGTH) return 'unreadable';
  const at = text.indexOf(MARK);
  if (at === -1) return 'unreadable';
  const letters = /^[\s>]*(?<all>(?:[\dA-Za-z+/]+[\s>]*)+={0,2})/.exec(text.slice(at + MARK.length))?.groups?.['all'];
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(toBytes((letters ?? '').replace(/[\s>]/g, ''))));
    if (Number((value as { version?: unknown } | null)?.version) > 1) return 'newer';
    return Locked.safeParse(value).data ?? 'unreadable';
  } catch {
    // Expected: a text that was cut off or changed.
    return 'unreadable';
  }
}

/**
 * Opens an invitation. Never throws.
 *
 * @param text as it was pasted, or read from a file
 * @returns `wrongWords` also for one that was changed: both show in the same way
 */
export async function openInvitation(
  text: string,
  phrase: string,
): Promise<({ readonly is: 'opened' } & Invited) | { readonly is: 'wrongWords' | 'unreadable' | 'newer' }> {
  const locked = lockedIn(text);
  if (typeof locked === 'string') return { is: locked };
  const key = await keyFromWords(phrase, toBytes(locked.salt), locked.iterations);
  const how = { name: 'AES-GCM', iv: toBytes(locked.nonce), additionalData: bound(locked) };
  try {
    const opened = await crypto.subtle.decrypt(how, key, toBytes(locked.content));
    const content = Content.safeParse(JSON.parse(new TextDecoder().decode(opened))).data;
    if (content === undefined) return { is: 'unreadable' };
    const raw = toBytes(content.key);
    const { folder, collection, title = null, by = null, at = null } = content;
    return { is: 'opened', folder, collection, raw, key: await asKey(raw), title, by, at };
  } catch {
    // Expected: a wrong phrase, or a changed text.
    return { is: 'wrongWords' };
  }
}
