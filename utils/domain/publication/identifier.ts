import { publicationUrl } from '../site/address.ts';
import { KAMER_HOSTS, PAGE_HOST, PAGE_ORIGIN, REPOSITORY_HOST } from '../site/hosts.ts';
import {
  DOCUMENT_EXTENSIONS,
  DOSSIER_PATHS,
  IDENTIFIER_FORMS,
  LOWER_CASE_Z,
  METADATA_PATHS,
  PREFIX_WITHOUT_CHAMBER,
  REPOSITORY_PATH,
} from '../site/identifiers.ts';
import type { Identifier } from './record.ts';

const MAX_INPUT = 2000;
const MAX_ID = 80;
const FORMS = IDENTIFIER_FORMS.map(({ pattern, ...form }) => ({ ...form, pattern: new RegExp(pattern, 'i') }));
const PROVISIONAL = FORMS.filter(({ provisional }) => provisional).map(({ pattern }) => pattern);
const EXTENSION = new RegExp(`\\.(?:${DOCUMENT_EXTENSIONS.join('|')})$`, 'i');
const BARE_NUMBER = /^(\d{4})[Zz](\d{5})$/;

/**
 * Parses an identifier or an address. The forms are data, in utils/domain/site/identifiers.ts.
 *
 * @param input an identifier (`kv-tk-2024Z01911`), a question number (`2024Z01911`), or an address in any
 *   form in which the host or its repository serves a publication
 * @param base address for resolving a relative link; with a base the input is always a link. Without one, a relative
 *   address is one of the host
 * @returns null when it is not a publication of the host: another host, a search page, a script, garbage.
 *   Never throws.
 */
export function parseIdentifier(input: string, base?: string): Identifier | null {
  if (input.length > MAX_INPUT) return null;
  const text = input.trim();
  if (text === '') return null;
  if (base === undefined) {
    const plain = fromId(text) ?? questionIdentifier(text);
    if (plain) return plain;
  }
  const url = toUrl(text, base ?? PAGE_ORIGIN);
  return url ? fromUrl(url) : null;
}

/**
 * The identifier under which a question is published.
 *
 * @param number a question number, `2024Z01911`; a lower-case z is accepted
 * @returns null when it is not a question number of 2009 or later
 */
export function questionIdentifier(number: string): Identifier | null {
  const match = BARE_NUMBER.exec(number.trim());
  if (!match) return null;
  const normal = `${match[1]}Z${match[2]}`;
  if (normal < PREFIX_WITHOUT_CHAMBER.first) return null;
  return fromId(normal <= PREFIX_WITHOUT_CHAMBER.last ? `kv-${normal}` : `kv-tk-${normal}`);
}

/**
 * The question number in an address of the Tweede Kamer (`…/kamervragen/detail?id=2024Z01911`).
 *
 * @param address an absolute address
 * @returns null when the host is another one, `id` is not a question number (it may be a document number), or there are two of them: which
 *   one the site shows is not known
 */
export function questionNumberFromAddress(address: string): string | null {
  if (address.length > MAX_INPUT) return null;
  const url = toUrl(address);
  if (!url || !isWebAddress(url) || !(KAMER_HOSTS as readonly string[]).includes(url.hostname)) return null;
  const numbers = [...url.searchParams].flatMap(([name, value]) => {
    const match = name.toLowerCase() === 'id' ? BARE_NUMBER.exec(value.trim()) : null;
    return match ? [`${match[1]}Z${match[2]}`] : [];
  });
  const [number = null, ...others] = new Set(numbers);
  return others.length === 0 ? number : null;
}

/**
 * Whether an identifier is provisional, as in the first days of a question or answer (`kv-1183854`, `ah-1271549`): its
 * digits are neither a question number nor an appendix number, and a final identifier follows (decision 260).
 *
 * @param id an identifier, in any case
 */
export function isProvisional(id: string): boolean {
  return id.length <= MAX_ID && PROVISIONAL.some((pattern) => pattern.test(id));
}

/**
 * Whether two identifiers may belong to one document: one provisional, the other final, both of questions or both of
 * appendices.
 */
export function mayBeStages(a: string, b: string): boolean {
  return (
    isProvisional(a) !== isProvisional(b) &&
    /^(?:kv|ah)-/i.test(a) &&
    a.slice(0, 3).toLowerCase() === b.slice(0, 3).toLowerCase()
  );
}

/** True for http and https without user name, password or port. */
function isWebAddress(url: URL): boolean {
  return (
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === '' &&
    url.port === ''
  );
}

function toUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    // Expected: not every text is an address.
    return null;
  }
}

function segments(url: URL): string[] {
  return url.pathname
    .split('/')
    .filter((part) => part !== '')
    .map((part) => {
      try {
        return decodeURIComponent(part).trim();
      } catch {
        // Expected: a stray per cent sign is one.
        return part;
      }
    });
}

function fromUrl(url: URL): Identifier | null {
  if (!isWebAddress(url)) return null;
  const parts = segments(url);
  if (url.hostname === PAGE_HOST) return fromSitePath(parts);
  if (url.hostname === REPOSITORY_HOST) return fromRepositoryPath(parts);
  return null;
}

function fromSitePath(parts: readonly string[]): Identifier | null {
  const last = parts.at(-1);
  if (last === undefined) return null;
  const isMetadata = (METADATA_PATHS as readonly string[]).includes(last.toLowerCase());
  const path = isMetadata ? parts.slice(0, -1) : parts;
  const id = path.at(-1);
  if (id === undefined || !path.slice(0, -1).every(mayPrecede)) return null;
  return fromId(id.replace(EXTENSION, ''));
}

/** What may come before the identifier: a dossier page, its number, or another document (an error of crawlers). */
function mayPrecede(part: string): boolean {
  const lower = part.toLowerCase();
  return (
    (DOSSIER_PATHS as readonly string[]).includes(lower) ||
    /^\d{5}(?:-[0-9a-z()]{1,12}){0,3}$/.test(lower) ||
    fromId(part.replace(EXTENSION, '')) !== null
  );
}

function fromRepositoryPath(parts: readonly string[]): Identifier | null {
  const [first, second, , , id] = parts;
  if (first?.toLowerCase() !== REPOSITORY_PATH[0] || second?.toLowerCase() !== REPOSITORY_PATH[1]) return null;
  return id === undefined ? null : fromId(id);
}

function fromId(text: string): Identifier | null {
  if (text.length > MAX_ID) return null;
  for (const { kind, pattern } of FORMS) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) continue;
    const id = normalise(text);
    return {
      id,
      kind,
      chamber:
        groups['chamber']?.toLowerCase() === 'tk' ? 'tk' : groups['chamber']?.toLowerCase() === 'ek' ? 'ek' : null,
      number: groups['number']?.toUpperCase() ?? null,
      year: yearOf(groups),
      suffix: (groups['suffix'] ?? groups['letter'])?.toLowerCase() ?? null,
      url: publicationUrl(id),
    };
  }
  return null;
}

/** As the host spells it: prefix in lower case, Z in upper case but for the few identifiers with a small z. */
function normalise(text: string): string {
  const id = text.replace(/^(?:[a-z]+-)+/i, (prefix) => prefix.toLowerCase());
  const small = id.replace(/(\d)Z(\d)/, '$1z$2');
  return LOWER_CASE_Z.includes(small) ? small : id.replace(/(\d)z(\d)/, '$1Z$2');
}

/** Old numbers consist of a 2, two years of the session and a serial number: 2070824590 is of 2007-2008. */
function yearOf(groups: Record<string, string | undefined>): number | null {
  if (groups['year'] !== undefined) return Number(groups['year']);
  if (groups['session'] !== undefined) return Number(groups['session'].slice(0, 4));
  const old = /^2(\d\d)(\d\d)\d{4,5}$/.exec(groups['number'] ?? '');
  if (!old) return null;
  const first = Number(old[1]);
  if ((first + 1) % 100 !== Number(old[2])) return null;
  return first >= 50 ? 1900 + first : 2000 + first;
}
