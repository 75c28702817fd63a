import { inAddress } from '../../domain/site/address.ts';

/** Maximum length of an address. */
const MAX_LENGTH = 2_000;

/** Why an address cannot be that of a folder. */
export type AddressFault =
  /** It cannot be parsed as an address. */
  | 'unreadable'
  /** Only https is allowed: otherwise the password would be sent in the clear. */
  | 'notHttps'
  /** It contains a name or password. */
  | 'hasPassword'
  /** It has a `?` or `#`: the address of a page, copied from a browser. */
  | 'isPage';

/** What can be said about an address before any request. */
export type AddressCheck = (
  | {
      readonly ok: true;
      /** The folder's address, with a slash at its end. */
      readonly folder: string;
      /** The permission to ask for. Without a port: Firefox takes none. */
      readonly permission: string;
    }
  | { readonly ok: false; readonly fault: AddressFault }
) & {
  /** The address that is probably meant, for the reader to choose: on Nextcloud, or with https. */
  readonly suggestion: string | null;
};

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Checks the address of a WebDAV folder as a reader gives it, and asks nothing.
 *
 * @param typed with or without `https://`
 * @param name the reader's name on that server, for the suggestion; may be empty
 * @param options `loopback`: also takes http on this machine, for tests
 */
// oxlint-disable-next-line complexity -- one check after the other, in the order in which their faults are named
export function checkAddress(typed: string, name = '', options: { loopback?: boolean } = {}): AddressCheck {
  const text = typed.trim();
  const full = /^[a-z][\d+.a-z-]*:/i.test(text) && !/^[^/]+:\d+(\/|$)/.test(text) ? text : `https://${text}`;
  if (text === '' || full.length > MAX_LENGTH || !URL.canParse(full))
    return { ok: false, fault: 'unreadable', suggestion: null };
  const url = new URL(full);
  if (url.username !== '' || url.password !== '') return { ok: false, fault: 'hasPassword', suggestion: null };
  if (!isSafe(url, options.loopback ?? false)) {
    const secure = full.replace(/^[^:]+:(\/\/)?/, 'https://');
    return { ok: false, fault: 'notHttps', suggestion: URL.canParse(secure) ? secure : null };
  }
  const suggestion = onNextcloud(url, name);
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(full)) return { ok: false, fault: 'isPage', suggestion };
  const path = url.pathname.replace(/\/*$/, '/');
  return {
    ok: true,
    folder: `${url.origin}${path}`,
    permission: `${url.protocol}//${url.hostname}/*`,
    suggestion,
  };
}

const isSafe = ({ protocol, hostname }: URL, isLoopback: boolean): boolean =>
  protocol === 'https:' || (isLoopback && protocol === 'http:' && LOOPBACK.has(hostname));

/** The address of the files, where a page or the beginning of Nextcloud or ownCloud was given; null when it is not needed or not known. */
function onNextcloud({ origin, pathname }: URL, name: string): string | null {
  const path = pathname.replace(/\/+$/, '');
  const files = /^(?<base>.*\/remote\.php\/(?:dav\/files\/[^/]+|webdav))$/.exec(path)?.groups?.['base'];
  if (files !== undefined) return `${origin}${files}/Kantlijn/`;
  const start = /^(?<base>|.*?)(?:\/index\.php)?(?:\/(?:apps(?:\/.*)?|login|remote\.php(?:\/dav(?:\/files)?)?))?$/.exec(
    path,
  );
  const base = start?.groups?.['base'] ?? null;
  const isStart = base !== null && (base !== path || /^(?:\/(?:nextcloud|owncloud|cloud))?$/i.test(path));
  if (!isStart || name === '') return null;
  return `${origin}${base}/remote.php/dav/files/${inAddress(name)}/Kantlijn/`;
}
