import { describe, expect, it } from 'vitest';
import { readMultistatus } from '../../../utils/sync/carriers/multistatus.ts';

const FOLDER = new URL('https://cloud.example.nl/remote.php/dav/files/j%40nsen/Kantlijn/');
const HERE = FOLDER.pathname;
const NAME = 'a1b2c3d4.00000001.i.0123456789abcdef.k';

const folder = (href: string): string =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop><d:getcontentlength/></d:prop>` +
  '<d:status>HTTP/1.1 404 Not Found</d:status></d:propstat></d:response>';
const file = (href: string, size: string | number = 4_096): string =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop><d:getcontentlength>${size}</d:getcontentlength></d:prop>` +
  '<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>';
const all = (...responses: string[]): string =>
  `<?xml version="1.0"?>\n<d:multistatus xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns">${responses.join('')}</d:multistatus>`;
const read = (...responses: string[]) => readMultistatus(all(folder(HERE), ...responses), FOLDER);
const ONE = [{ name: NAME, size: 4_096 }];

describe('the list of a WebDAV server', () => {
  it.each([
    ['a path', `${HERE}${NAME}`],
    ['an address', `${FOLDER.href}${NAME}`],
    ['an address of another scheme, behind a proxy', `http://backend:8080${HERE}${NAME}`],
    ['encoded otherwise', `/remote.php/dav/files/j@nsen/%4Bantlijn/${NAME.replace('a', '%61')}`],
    ['with blanks around it', `\n  ${HERE}${NAME}\n`],
    ['in CDATA', `<![CDATA[${HERE}${NAME}]]>`],
    ['relative', NAME],
  ])('is read: %s', (_, href) => {
    expect(read(file(href))).toEqual(ONE);
  });

  it.each([
    ['a folder', folder(`${HERE}map/`)],
    ['a file further down', file(`${HERE}map/${NAME}`)],
    ['a file elsewhere', file(`/remote.php/dav/files/ander/Kantlijn/${NAME}`)],
    ['a file that climbs', file(`${HERE}../${NAME}`)],
    ['a slash in a name', file(`${HERE}..%2F${NAME}`)],
    ['half a letter', file(`${HERE}%E9.txt`)],
    ['a very long name', file(`${HERE}${'a'.repeat(300)}`)],
    ['no size', file(`${HERE}${NAME}`, '')],
    ['a size that is none', file(`${HERE}${NAME}`, '-1')],
    ['a size in another namespace', file(`${HERE}${NAME}`).replaceAll('d:getcontentlength', 'oc:getcontentlength')],
    ['no address', file('')],
  ])('leaves out: %s', (_, response) => {
    expect(read(response)).toEqual([]);
  });

  it('may have other prefixes, a byte order mark, and more than was asked for', () => {
    const given = all(folder(HERE), file(`${HERE}${NAME}`));
    const upper = given.replaceAll('<d:', '<D:').replaceAll('</d:', '</D:').replace('xmlns:d=', 'xmlns:D=');
    const none = given.replaceAll('<d:', '<').replaceAll('</d:', '</').replace('xmlns:d=', 'xmlns=');
    const more = given.replaceAll('<d:prop>', '<d:prop><oc:size>9</oc:size><d:getetag>"x"</d:getetag>');
    for (const text of [upper, none, more]) expect(readMultistatus(`\uFEFF${text}`, FOLDER)).toEqual(ONE);
  });

  it('may be of a server that calls the folder otherwise, behind another', () => {
    const inside = all(folder('/intern/'), file(`/intern/${NAME}`), file(`/ander/${NAME.replace('1', '2')}`));
    expect(readMultistatus(inside, FOLDER)).toEqual(ONE);
  });

  it('names each file once', () => {
    expect(read(file(`${HERE}${NAME}`), file(`${FOLDER.href}${NAME}`))).toEqual(ONE);
  });

  it.each([
    ['a page', '<!doctype html><html><body>Log in</body></html>'],
    ['well-formed, and something else', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['another namespace', '<multistatus xmlns="http://example.nl/"/>'],
    ['cut off', all(file(NAME)).slice(0, -5)],
    ['entities', `<!DOCTYPE x [<!ENTITY a "aaaa">]>${all(file(NAME))}`],
    ['nothing', ''],
  ])('is none: %s', (_, text) => {
    expect(() => readMultistatus(text, FOLDER)).toThrow();
  });
});
