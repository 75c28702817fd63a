import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { type Duplex } from 'node:stream';
import { HOSTS } from './hosts/index.ts';

/**
 * Value for Chromium's `--host-resolver-rules` that leads the official hosts to a replica and
 * every other host nowhere. Start Chromium with `--ignore-certificate-errors` as well.
 */
export function hostResolverRules(port: number): string {
  return [
    ...Object.keys(HOSTS).map((host) => `MAP ${host}:443 127.0.0.1:${port}`),
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
  ].join(', ');
}

/** A running proxy. */
export interface Proxy {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts an HTTP proxy for browsers without resolver rules (Firefox): CONNECT to one of the
 * official hosts reaches the replica, anything else is refused with 403.
 *
 * @param replicaPort port of the replica on 127.0.0.1
 * @param port 0, the default, takes a free one
 */
export async function startProxy(replicaPort: number, port = 0): Promise<Proxy> {
  const sockets = new Set<Duplex>();
  const server = createServer((_request, response) => {
    response.writeHead(403).end('This proxy only leads to the replica.');
  });
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    const [host = '', target] = (request.url ?? '').split(':');
    if (!Object.hasOwn(HOSTS, host.toLowerCase()) || target !== '443') {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream: Socket = connect(replicaPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      if (head.length > 0) upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => {
        client.destroy();
        upstream.destroy();
      });
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
