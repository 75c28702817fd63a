import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { Carrier } from '../../utils/sync/carrier.ts';
import { webDav } from '../../utils/sync/carriers/webdav.ts';
import type { DavServer } from './dav-servers.ts';

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
