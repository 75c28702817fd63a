import { CarrierError, type Carrier, type ListedFile } from '../carrier.ts';
import { MAX_FILE } from '../file/seal.ts';
import { MAX_LIST, readMultistatus } from './multistatus.ts';
import { askServer, refusal, type DavAnswer, type DavRequest, type DavPlace } from './request.ts';

/** A folder on the reader's server. */
export interface WebDavOptions {
  /** From `checkAddress`. */
  readonly folder: string;
  /** Without a colon: `isAccountName`. */
  readonly name: string;
  /** A password for apps. */
  readonly password: string;
  readonly signal?: AbortSignal;
  /** How long a server may be silent, in milliseconds. Below the 30 seconds after which Chrome ends a worker that waits. */
  readonly timeoutMs?: number;
}

/** In HTTP Basic authentication a colon ends the name (RFC 7617). */
export const isAccountName = (name: string): boolean => name !== '' && !name.includes(':');

const WANTED = new TextEncoder().encode(
  '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><getcontentlength/></prop></propfind>',
);

/** Maximum bytes of a response when only its status matters. */
const LITTLE = 100_000;

/** Maximum number of parent folders to create. */
const MAX_ABOVE = 5;

const isPage = ({ type }: DavAnswer): boolean => type.startsWith('text/html');

/**
 * A folder over WebDAV: Nextcloud, ownCloud, a NAS, Apache. Uses five verbs, and nothing on which servers differ: no lock, no `If-Match`, no
 * `ETag`. Throws only `CarrierError`, and RangeError for a file name that is not one of ours.
 */
export function webDav(options: WebDavOptions): Carrier {
  const account = new TextEncoder().encode(`${options.name}:${options.password}`);
  const place: DavPlace = {
    folder: new URL(options.folder),
    authorization: `Basic ${btoa(String.fromCharCode(...account))}`,
    signal: options.signal ?? null,
    timeoutMs: options.timeoutMs ?? 28_000,
  };
  /** @param good expected statuses; any other is an error */
  const expect = async (asked: DavRequest, good: readonly number[]): Promise<DavAnswer> => {
    const answer = await askServer(place, asked);
    if (!good.includes(answer.status)) throw refusal(asked, answer);
    // Apache sends an HTML page with 201. With 200 an HTML page is a login page.
    if (isPage(answer) && answer.status === 200) throw new CarrierError('notStorage', `${asked.method}: a page`);
    return answer;
  };
  return {
    make: () => made(place, 0),
    async list(): Promise<ListedFile[]> {
      const headers = { Depth: '1', 'Content-Type': 'application/xml; charset=utf-8' };
      const { bytes } = await expect({ method: 'PROPFIND', path: '', headers, body: WANTED, most: MAX_LIST }, [207]);
      if (bytes === null) throw new CarrierError('notStorage', 'PROPFIND: too long');
      try {
        return readMultistatus(new TextDecoder('utf-8', { fatal: true }).decode(bytes), place.folder);
      } catch (error) {
        throw new CarrierError('notStorage', `PROPFIND: ${error instanceof Error ? error.name : 'unreadable'}`);
      }
    },
    async get(name) {
      const answer = await expect({ method: 'GET', path: pathOf(name), most: MAX_FILE }, [200, 404, 410]);
      return answer.status === 200 ? (answer.bytes ?? new Uint8Array()) : null;
    },
    async put(name, body) {
      const headers = { 'Content-Type': 'application/octet-stream' };
      await expect({ method: 'PUT', path: pathOf(name), headers, body, most: LITTLE }, [200, 201, 202, 204]);
    },
    async remove(name) {
      await expect({ method: 'DELETE', path: pathOf(name), most: LITTLE }, [200, 202, 204, 404, 410]);
    },
  };
}

/** Checks a file name before it becomes part of an address. Our names need no encoding; any other could point outside the folder. */
function pathOf(name: string): string {
  if (!/^[\da-z][\da-z.-]{0,99}$/.test(name)) throw new RangeError('no name of ours');
  return `./${name}`;
}

/** @param above how many folders above the chosen one */
async function made(place: DavPlace, above: number): Promise<void> {
  const asked = { method: 'MKCOL', path: '../'.repeat(above), most: LITTLE } as const;
  const answer = await askServer(place, asked);
  // 405: it is there already (RFC 4918, 9.3.1).
  if (answer.status === 201 || answer.status === 405) return;
  // 409: the parent folder is missing.
  if (answer.status !== 409 || above === MAX_ABOVE) throw refusal(asked, answer);
  await made(place, above + 1);
  const again = await askServer(place, asked);
  if (again.status !== 201 && again.status !== 405) throw refusal(asked, again);
}
