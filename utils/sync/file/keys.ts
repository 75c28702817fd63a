import * as z from 'zod/mini';
import { randomHex } from './names.ts';

/** Rounds of PBKDF2-SHA-256 for a folder made now. */
export const ITERATIONS = 600_000;
/** Most rounds accepted of a folder made elsewhere, so that a hostile folder cannot make the reader wait for hours. */
export const MAX_ITERATIONS = 10_000_000;

/** Base64 of exactly this many bytes. With one wrong letter the file counts as broken and is replaced. */
export const base64 = (bytes: number) =>
  z.string().check(
    z.length(4 * Math.ceil(bytes / 3)),
    z.regex(/^[\dA-Za-z+/]+={0,2}$/),
    z.refine((text) => isBytes(text, bytes)),
  );

function isBytes(text: string, length: number): boolean {
  try {
    return atob(text).length === length;
  } catch {
    // Expected: a damaged file.
    return false;
  }
}

const [SALT, NONCE, TAG] = [16, 12, 16];
/** A key with the tag of AES-GCM. */
const WRAPPED_KEY = 32 + TAG;

/** A key, encrypted by a key made of words. */
const Wrapped = z.object({
  salt: base64(SALT),
  iterations: z.int().check(z.minimum(ITERATIONS), z.maximum(MAX_ITERATIONS)),
  nonce: base64(NONCE),
  key: base64(WRAPPED_KEY),
});

/**
 * `kantlijn.json` in a folder says what the folder is, and holds its key, wrapped twice: by the passphrase, and by the recovery code. It is
 * not encrypted itself, so it says nothing else. It is read and written by `folder-file.ts`.
 */
export const Folder = z.object({
  format: z.literal('kantlijn-sync'),
  version: z.literal(1),
  folder: z.string().check(z.regex(/^[\da-f]{32}$/)),
  /** Increases when the passphrase changes, so that a file with an earlier passphrase, restored by the server, is recognised as old. */
  revision: z.int().check(z.minimum(1)),
  passphrase: Wrapped,
  recovery: Wrapped,
  /** Proves that the writer had the key. */
  proof: z.object({ nonce: base64(NONCE), tag: base64(TAG) }),
});
export type Folder = z.infer<typeof Folder>;

/** Letters of a recovery code, without those that are easily confused. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Letters in a code: 24 of 30 are 117 bits. */
const CODE_LENGTH = 24;

/** Bytes as text, in base64. */
export const toText = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes))));
/** The bytes in such a text. @throws DOMException when it is none */
export const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const chance = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

/** A code to print, `K7QM-…`, in groups of four. */
export function newRecoveryCode(): string {
  const letters: string[] = [];
  while (letters.length < CODE_LENGTH)
    // Reject bytes above the last multiple of the alphabet's size, so that every letter is equally likely.
    for (const byte of chance(64))
      if (byte < 240 && letters.length < CODE_LENGTH) letters.push(LETTERS[byte % 30] ?? '');
  return (letters.join('').match(/.{4}/g) ?? []).join('-');
}

/** Normalises a recovery code as typed: case, spaces and hyphens. */
const normalCode = (typed: string): string => typed.toUpperCase().replace(/[^\dA-Z]/g, '');

/** Derives a key from words (PBKDF2-SHA-256). */
export async function keyFromWords(
  words: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const raw = new TextEncoder().encode(words.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', raw, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

async function wrap(words: string, folder: string, raw: Uint8Array<ArrayBuffer>): Promise<z.infer<typeof Wrapped>> {
  const [salt, nonce] = [chance(16), chance(12)];
  const how = { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(folder) };
  const key = await crypto.subtle.encrypt(how, await keyFromWords(words, salt, ITERATIONS), raw);
  return { salt: toText(salt), iterations: ITERATIONS, nonce: toText(nonce), key: toText(key) };
}

async function unwrap(
  words: string,
  folder: string,
  wrapped: z.infer<typeof Wrapped>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const key = await keyFromWords(words, toBytes(wrapped.salt), wrapped.iterations);
  const how = { name: 'AES-GCM', iv: toBytes(wrapped.nonce), additionalData: new TextEncoder().encode(folder) };
  // Expected: other words.
  const raw = await crypto.subtle.decrypt(how, key, toBytes(wrapped.key)).catch(() => null);
  return raw === null ? null : new Uint8Array(raw);
}

/** Imports the key for use and storage; it cannot be exported from the browser again. */
export const asKey = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

/** The data that the proof covers. */
const proven = ({ folder, revision, passphrase, recovery }: Omit<Folder, 'proof'>): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify([folder, revision, ...[passphrase, recovery].flatMap(Object.entries)]));

/** The proof is the tag of an empty text, with all else bound to it. */
async function signed(key: CryptoKey, folder: Omit<Folder, 'proof'>): Promise<Folder> {
  const iv = chance(12);
  const tag = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: proven(folder) },
    key,
    new Uint8Array(),
  );
  return { ...folder, proof: { nonce: toText(iv), tag: toText(tag) } };
}

/** Whether the writer had the key. */
export async function isGenuine(folder: Folder, key: CryptoKey): Promise<boolean> {
  const how = { name: 'AES-GCM', iv: toBytes(folder.proof.nonce), additionalData: proven(folder) };
  // Expected: what another wrote.
  return crypto.subtle.decrypt(how, key, toBytes(folder.proof.tag)).then(
    () => true,
    () => false, // Expected
  );
}

/**
 * Makes a folder and its key.
 *
 * @param recoveryCode from `newRecoveryCode`; shown once
 */
export async function newFolder(passphrase: string, recoveryCode: string): Promise<{ folder: Folder; key: CryptoKey }> {
  const { folder, key } = await folderOf(chance(32), passphrase, recoveryCode);
  return { folder, key };
}

/**
 * Makes the folder of a dossier that is shared. No words open it: who takes part got its key by invitation.
 *
 * @returns also the bytes of the key, to invite others with; they are kept under a key of this profile alone
 */
export async function newSharedFolder(): Promise<{ folder: Folder; key: CryptoKey; raw: Uint8Array<ArrayBuffer> }> {
  const raw = chance(32);
  return { ...(await folderOf(raw, randomHex(64), randomHex(64))), raw };
}

async function folderOf(
  raw: Uint8Array<ArrayBuffer>,
  passphrase: string,
  recoveryCode: string,
): Promise<{ folder: Folder; key: CryptoKey }> {
  const id = randomHex(32);
  const [first, second] = await Promise.all([wrap(passphrase, id, raw), wrap(normalCode(recoveryCode), id, raw)]);
  const key = await asKey(raw);
  const start = { format: 'kantlijn-sync', version: 1, folder: id, revision: 1 } as const;
  return { folder: await signed(key, { ...start, passphrase: first, recovery: second }), key };
}

/** The key of a folder, by its passphrase or its recovery code; null when it is neither. */
export async function openFolder(folder: Folder, words: string): Promise<CryptoKey | null> {
  const raw = await anyOf(folder, words);
  const key = raw === null ? null : await asKey(raw);
  return key !== null && (await isGenuine(folder, key)) ? key : null;
}

/** The folder under a new passphrase; its key and recovery code stay the same. Null when `words` do not open it. */
export async function withPassphrase(folder: Folder, words: string, passphrase: string): Promise<Folder | null> {
  const raw = await anyOf(folder, words);
  if (raw === null) return null;
  const { proof: _, ...rest } = folder;
  const wrapped = await wrap(passphrase, folder.folder, raw);
  return signed(await asKey(raw), { ...rest, revision: folder.revision + 1, passphrase: wrapped });
}

async function anyOf({ folder, passphrase, recovery }: Folder, words: string): Promise<Uint8Array<ArrayBuffer> | null> {
  return (await unwrap(words, folder, passphrase)) ?? unwrap(normalCode(words), folder, recovery);
}
