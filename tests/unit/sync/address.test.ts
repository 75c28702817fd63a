import { describe, expect, it } from 'vitest';
import { checkAddress } from '../../../utils/sync/carriers/address.ts';
import { isAccountName } from '../../../utils/sync/carriers/webdav.ts';

const cloud = 'https://cloud.example.nl';
const files = `${cloud}/remote.php/dav/files/j.jansen%40example.nl/Kantlijn/`;

describe('the address of a folder', () => {
  it.each([
    [`${cloud}/dav/kantlijn`, `${cloud}/dav/kantlijn/`],
    [` ${cloud}/dav/kantlijn// `, `${cloud}/dav/kantlijn/`],
    ['nas.example.nl/kantlijn/', 'https://nas.example.nl/kantlijn/'],
    ['nas.example.nl:5006/kantlijn', 'https://nas.example.nl:5006/kantlijn/'],
    ['HTTPS://NAS.example.nl/Mijn map/', 'https://nas.example.nl/Mijn%20map/'],
    [files, files],
  ])('%s is %s', (typed, folder) => {
    expect(checkAddress(typed, 'jan')).toMatchObject({ ok: true, folder });
  });

  it('asks for permission without a port', () => {
    expect(checkAddress('nas.example.nl:5006/x')).toMatchObject({ permission: 'https://nas.example.nl/*' });
  });

  it.each([
    ['', 'unreadable', null],
    ['https://', 'unreadable', null],
    ['niet een adres', 'unreadable', null],
    [`${cloud}/${'x'.repeat(2_000)}`, 'unreadable', null],
    ['http://nas.example.nl/dav/', 'notHttps', 'https://nas.example.nl/dav/'],
    ['davs://nas.example.nl/dav/', 'notHttps', 'https://nas.example.nl/dav/'],
    ['http://127.0.0.1/dav/', 'notHttps', 'https://127.0.0.1/dav/'],
    ['file:///home', 'notHttps', null],
    ['javascript:alert(1)', 'notHttps', null],
    ['https://jan:geheim@nas.example.nl/', 'hasPassword', null],
    [`${cloud}/apps/files/?dir=/Documenten`, 'isPage', files],
    [`${cloud}/dav/#x`, 'isPage', null],
    [`${cloud}/dav/?`, 'isPage', null],
  ])('%s is none: %s', (typed, fault, suggestion) => {
    const check = checkAddress(typed, 'j.jansen@example.nl');
    expect(check).toMatchObject({ ok: false, fault });
    if (suggestion !== null) expect(check.suggestion).toBe(suggestion);
  });

  it('takes http on this machine for tests alone', () => {
    for (const host of ['127.0.0.1:8080', 'localhost', '[::1]:80'])
      expect(checkAddress(`http://${host}/x`, '', { loopback: true })).toMatchObject({ ok: true });
    expect(checkAddress('http://127.0.0.1.example.nl/x', '', { loopback: true })).toMatchObject({ ok: false });
  });

  it.each([
    cloud,
    `${cloud}/`,
    `${cloud}/login`,
    `${cloud}/index.php/login`,
    `${cloud}/apps/dashboard/`,
    `${cloud}/index.php/apps/files/files/123`,
    `${cloud}/remote.php/dav`,
    `${cloud}/remote.php/dav/files/`,
    `${cloud}/remote.php/dav/files/j.jansen%40example.nl`,
  ])('%s is probably the beginning of Nextcloud', (typed) => {
    expect(checkAddress(typed, 'j.jansen@example.nl').suggestion).toBe(files);
  });

  it('suggests below the folder Nextcloud is in, and nothing where there is nothing to suggest', () => {
    expect(checkAddress(`${cloud}/nextcloud/`, 'jan').suggestion).toBe(
      `${cloud}/nextcloud/remote.php/dav/files/jan/Kantlijn/`,
    );
    expect(checkAddress(`${cloud}/remote.php/webdav/`, 'jan').suggestion).toBe(`${cloud}/remote.php/webdav/Kantlijn/`);
    for (const typed of [`${cloud}/dav/kantlijn/`, `${cloud}/remote.php/dav/files/jan/Map/`, `${cloud}/mappen/jan/`])
      expect(checkAddress(typed, 'jan').suggestion).toBeNull();
    expect(checkAddress(cloud).suggestion).toBeNull();
  });
});

describe('the name of an account', () => {
  it('has no colon, which would part it from the password', () => {
    expect(['jan', 'j.jansen@example.nl', 'één', '', 'jan:x'].filter(isAccountName)).toHaveLength(3);
  });
});
