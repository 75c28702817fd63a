import { request, type RequestOptions } from 'node:https';
import { type IncomingHttpHeaders } from 'node:http';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { RECORDED } from '../../recorded.ts';

export const SITE = 'zoek.officielebekendmakingen.nl';
export const REPOSITORY = 'repository.overheid.nl';
export const DATA = fileURLToPath(new URL('../../../replica/data', import.meta.url));

/** Folder of recorded official files beside the project; null, said out loud, when it is not there. */
export function recordedFolder(): string | null {
  const folder = fileURLToPath(RECORDED);
  if (existsSync(folder)) return folder;
  console.warn('../shared/recorded is not here: the comparison with recorded files is skipped.');
  return null;
}

export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One TLS request to a replica, under the real host name. Rejects when the connection is cut. */
export function get(port: number, host: string, path: string, options: RequestOptions = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path,
        servername: host,
        headers: { Host: host },
        rejectUnauthorized: false,
        agent: false,
        ...options,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

/** Path of an SRU request. */
export function sru(query: string, more: Record<string, string> = {}): string {
  return `/sru?${new URLSearchParams({ operation: 'searchRetrieve', version: '2.0', query, ...more })}`;
}
