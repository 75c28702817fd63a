import { childElements, parseXml, xmlText, type XmlElement, type XmlLimits } from '../../domain/xml/tree.ts';
import type { ListedFile } from '../carrier.ts';

/** Maximum size of a list in bytes: some twenty thousand files. */
export const MAX_LIST = 8_000_000;

const LIMITS: XmlLimits = { maxLength: MAX_LIST, maxDepth: 20, maxElements: 200_000 };

/** Maximum length of a file name. */
const MAX_NAME = 255;

/** Elements of WebDAV's own namespace with this name, whatever prefix the server gives it. */
const dav = (element: XmlElement, name: string): XmlElement[] =>
  childElements(element, name).filter(({ namespace }) => namespace === 'DAV:');

const textOf = (element: XmlElement, name: string): string => dav(element, name).map(xmlText).join('').trim();

/**
 * Reads the answer to a `PROPFIND` of depth 1 that asked for `getcontentlength` (RFC 4918, 9.1). Only files have that property, so
 * folders, including the listed one, are skipped. So are entries outside the folder and names that cannot be decoded.
 *
 * @param folder address of the folder that was asked about
 * @throws XmlError when it is not XML; TypeError when it is not a multistatus
 */
export function readMultistatus(text: string, folder: URL): ListedFile[] {
  const root = parseXml(text.replace(/^\uFEFF/, ''), LIMITS);
  if (root.name !== 'multistatus' || root.namespace !== 'DAV:') throw new TypeError('no multistatus');
  const found = dav(root, 'response').map((response) => ({
    path: pathOf(textOf(response, 'href'), folder),
    size: sizeOf(response),
  }));
  const folders = [pathOf(folder.href, folder)];
  // A server behind a proxy may use another name for the folder. The listing names it first.
  if (found[0]?.path && found[0].size === null) folders.push(found[0].path);
  const within = new Set(folders.map((path) => JSON.stringify(path)));
  const files = found.flatMap(({ path, size }): ListedFile[] => {
    const name = path?.at(-1);
    if (name === undefined || size === null || !within.has(JSON.stringify(path?.slice(0, -1)))) return [];
    return name.length > MAX_NAME || /[/\\\0]/.test(name) ? [] : [{ name, size }];
  });
  return [...new Map(files.map((file) => [file.name, file])).values()];
}

/** The parts of the path of an address, absolute or relative, decoded; null when one cannot be. */
function pathOf(href: string, folder: URL): string[] | null {
  if (!URL.canParse(href, folder.href)) return null;
  try {
    const parts = new URL(href, folder.href).pathname.split('/').filter((part) => part !== '');
    return parts.map((part) => decodeURIComponent(part));
  } catch {
    // Expected: an incomplete percent-encoding, from a server that does not encode. None of our names contains one.
    return null;
  }
}

/** The size of a file in bytes; null for anything without one, such as a folder. */
function sizeOf(response: XmlElement): number | null {
  for (const status of dav(response, 'propstat')) {
    if (!/^HTTP\/\S+ 200\b/.test(textOf(status, 'status'))) continue;
    const length = dav(status, 'prop')
      .map((prop) => textOf(prop, 'getcontentlength'))
      .join('');
    if (/^\d{1,12}$/.test(length)) return Number(length);
  }
  return null;
}
