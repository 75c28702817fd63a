import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildDir } from '../../scripts/start-build.ts';
import { BROWSERS, builtFiles } from './builds.ts';

/** Where a script asks the network: what stands before and after each. */
function asking(code: string): string[] {
  const found = [...code.matchAll(/(?<!async )(?<![\w.$])fetch\(/g)];
  return found.map(({ index }) => code.slice(index, index + 500));
}

/**
 * `connect-src` allows any server over TLS, since a manifest cannot know the reader's. So the scripts themselves are looked at
 * (decision 382): packages that are bundled included.
 */
describe.each(BROWSERS)('the build for %s', (browser) => {
  const scripts = builtFiles(browser)
    .filter(({ name }) => name.endsWith('.js'))
    .map(({ name }) => ({ name, code: readFileSync(join(buildDir({ browser }), name), 'utf8') }));

  it('asks the network in the background alone, but for Zotero on this machine, by fetch alone', () => {
    const own = /fetch\([`'"]\/licences\.json/;
    // Zotero on this machine, by the library in a click (decision 566).
    const zotero = /^fetch\(`(\$\{\w+\}|http:\/\/127\.0\.0\.1:23119)\/connector\//;
    const others = scripts.filter(({ name }) => name !== 'background.js');
    expect(others.length).toBeGreaterThan(5);
    expect(
      others.flatMap(({ name, code }) =>
        asking(code)
          .filter((one) => !own.test(one) && !zotero.test(one))
          .map(() => name),
      ),
    ).toEqual([]);
    const asksZotero = others.flatMap(({ code }) => asking(code).filter((one) => zotero.test(one)));
    expect(asksZotero).toHaveLength(1);
    for (const rule of [/credentials:[`'"]omit/, /redirect:[`'"]error/, /referrerPolicy:[`'"]no-referrer/])
      expect(asksZotero[0]).toMatch(rule);
    for (const { name, code } of scripts)
      expect(code, name).not.toMatch(
        /\b(XMLHttpRequest|WebSocket|EventSource|sendBeacon|WebTransport|RTCPeerConnection)\b/,
      );
  });

  it('asks the reader’s own server in one place, without cookies, referrer, redirects or cache', () => {
    const background = scripts.find(({ name }) => name === 'background.js')?.code ?? '';
    const sites = asking(background);
    // Two are handed to the clients of the official hosts, one reads the packaged list, one is for a list of the manager (decision 560).
    expect(sites).toHaveLength(5);
    const named = sites.filter((one) => one.includes('Authorization'));
    expect(named).toHaveLength(1);
    for (const rule of [
      /credentials:[`'"]omit/,
      /redirect:[`'"]error/,
      /cache:[`'"]no-store/,
      /referrerPolicy:[`'"]no-referrer/,
    ])
      expect(named[0]).toMatch(rule);
    expect(background.match(/\bAuthorization\b/g)).toHaveLength(1);
  });
});
