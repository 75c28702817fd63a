import { request } from 'node:https';
import type { Replica } from '../../../replica/index.ts';
import type { Fetch } from '../../../utils/sources/http.ts';

/** A fetch that reaches the replica under the official host names, as the browsers do. */
export function replicaFetch(replica: Replica): Fetch {
  return (address, init) =>
    new Promise((resolve, reject) => {
      const url = new URL(address);
      const asked = request(
        {
          host: '127.0.0.1',
          port: replica.port,
          servername: url.host,
          ca: replica.certificate,
          path: url.pathname + url.search,
          headers: { host: url.host },
          ...(init.signal ? { signal: init.signal } : {}),
        },
        (message) => {
          const chunks: Uint8Array[] = [];
          message.on('data', (chunk: Uint8Array) => chunks.push(chunk));
          message.on('error', reject);
          message.on('end', () => {
            const headers = Object.entries(message.headers).flatMap(([name, value]) =>
              typeof value === 'string' ? [[name, value] as [string, string]] : [],
            );
            const code = message.statusCode ?? 500;
            const { location } = message.headers;
            if (code >= 300 && code < 400 && location)
              return resolve(replicaFetch(replica)(new URL(location, url).href, init));
            const response = new Response(code === 204 ? null : Buffer.concat(chunks), { status: code, headers });
            Object.defineProperty(response, 'url', { value: url.href });
            resolve(response);
          });
        },
      );
      asked.on('error', reject);
      asked.end();
    });
}
