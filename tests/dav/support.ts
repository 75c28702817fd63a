import { afterAll, beforeAll, describe } from 'vitest';
import { trust } from '../support/dav-reach.ts';
import { DAV_KINDS, hasDav, startDav, type DavKind, type DavServer } from '../support/dav-servers.ts';

/** Tests on each server that is installed; the others are skipped, by name. */
export function onEachServer(tests: (server: () => DavServer, kind: DavKind) => void): void {
  for (const kind of DAV_KINDS)
    describe.runIf(hasDav(kind))(kind, () => {
      let server: DavServer;
      beforeAll(async () => {
        server = await startDav(kind);
        trust(server.certificate);
      });
      afterAll(() => server.close());
      tests(() => server, kind);
    });
}
