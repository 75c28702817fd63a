import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Carrier } from '../../utils/sync/carrier.ts';
import { webDav } from '../../utils/sync/carriers/webdav.ts';
import { DAV_KINDS, hasDav, startDav, type DavKind, type DavServer } from '../support/dav-servers.ts';

/** Makes `fetch` of this process trust a certificate, beside those it trusts anyway. */
export function trust(certificate: string): void {
  setDefaultCACertificates([...getCACertificates('default'), certificate]);
}

/** A folder on a server, as the product reaches it. */
export const carrierOn = (
  { name, password }: Pick<DavServer, 'name' | 'password'>,
  folder: string,
  options: { timeoutMs?: number } = {},
): Carrier => webDav({ folder, name, password, ...options });

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
