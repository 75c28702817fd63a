import { createServer as createPlain, request as askPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecure, request as askSecure } from 'node:https';
import type { AddressInfo } from 'node:net';

/** One request that went through, with what became of it. */
export interface SeenDav {
  readonly method: string;
  readonly path: string;
  /** 0 when no answer was given. */
  readonly status: number;
  /** Bytes of the bodies. */
  readonly up: number;
  readonly down: number;
}

/** What a front may do to a request. */
export type DavFault =
  /** Answers in the server's place. */
  | {
      readonly is: 'answer';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    }
  /** Hands the request on, and lets go of the answer. */
  | { readonly is: 'lost' }
  /** Lets go of the request. */
  | { readonly is: 'refused' }
  /** Never answers. */
  | { readonly is: 'hangs' }
  /** Hands half of the body on, and the true answer back. */
  | { readonly is: 'half' }
  /** Gives half of the body and ends the connection. */
  | { readonly is: 'cut' }
  /** Gives half of the body as if it were all. */
  | { readonly is: 'short' }
  /** Gives the body in so many pieces, each so many milliseconds after the other. */
  | { readonly is: 'drips'; readonly pieces: number; readonly ms: number }
  /** Changes the body of the answer. */
  | { readonly is: 'changed'; readonly to: (body: string) => string };

/** A server before a server: it counts, speaks TLS for those that do not, and goes wrong when it is told to. */
export interface Front {
  /** Where it is reached, with a slash at its end; the path is that of the server behind it. */
  readonly address: string;
  /** Asked for each request; null hands it on. */
  fault: (request: { method: string; path: string }) => DavFault | null;
  readonly seen: SeenDav[];
  close(): Promise<void>;
}

interface Keys {
  readonly key: string;
  readonly cert: string;
}

async function all(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

interface Behind {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** @param keys of the server behind, which is trusted by them alone */
function handedOn(target: URL, request: IncomingMessage, body: Buffer, keys: Keys | null): Promise<Behind> {
  return new Promise((resolve, reject) => {
    const headers = { ...request.headers, host: target.host, 'content-length': String(body.length) };
    delete headers['transfer-encoding'];
    const options = { method: request.method ?? 'GET', path: request.url ?? '/', headers };
    const place = { ...options, hostname: target.hostname, port: target.port };
    const asked =
      target.protocol === 'https:'
        ? askSecure({ ...place, ca: keys?.cert, agent: false })
        : askPlain({ ...place, agent: false });
    asked.on('response', (answer) => {
      all(answer).then(
        (bytes) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: bytes }),
        reject,
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

async function drip(response: ServerResponse, body: Buffer, { pieces, ms }: { pieces: number; ms: number }) {
  const size = Math.ceil(body.length / pieces);
  for (let at = 0; at < body.length; at += size) {
    await new Promise((resolve) => setTimeout(resolve, ms));
    response.write(body.subarray(at, at + size));
  }
  response.end();
}

/** @returns bytes of the answer */
function give(response: ServerResponse, { status, headers, body }: Behind, fault: DavFault | null): number {
  const own = { ...headers };
  delete own['transfer-encoding'];
  delete own['content-length'];
  delete own.connection;
  const half = body.subarray(0, Math.floor(body.length / 2));
  if (fault?.is === 'cut') {
    response.writeHead(status, { ...own, 'content-length': String(body.length) });
    response.write(half, () => response.destroy());
    return half.length;
  }
  if (fault?.is === 'drips') {
    response.writeHead(status, { ...own, 'content-length': String(body.length) });
    void drip(response, body, fault);
    return body.length;
  }
  const given =
    fault?.is === 'short' ? half : fault?.is === 'changed' ? Buffer.from(fault.to(body.toString('utf8'))) : body;
  response.writeHead(status, status === 204 ? own : { ...own, 'content-length': String(given.length) });
  response.end(given);
  return given.length;
}

/**
 * Starts a front on 127.0.0.1.
 *
 * @param target address of the server behind it
 * @param keys its own certificate, and the one it trusts; null for http
 */
export async function startFront(target: string, keys: Keys | null, trusted: Keys | null = keys): Promise<Front> {
  const behind = new URL(target);
  const seen: SeenDav[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [method, path] = [request.method ?? 'GET', request.url ?? '/'];
    const body = await all(request);
    const fault = front.fault({ method, path });
    const see = (status: number, down: number): void => void seen.push({ method, path, status, up: body.length, down });
    if (fault?.is === 'hangs') return see(0, 0);
    if (fault?.is === 'answer') {
      response.writeHead(fault.status, fault.headers).end(fault.body ?? '');
      return see(fault.status, fault.body?.length ?? 0);
    }
    if (fault?.is === 'refused') {
      request.socket.destroy();
      return see(0, 0);
    }
    const sent = fault?.is === 'half' ? body.subarray(0, Math.floor(body.length / 2)) : body;
    const gave = await handedOn(behind, request, sent, trusted);
    if (fault?.is === 'lost') {
      request.socket.destroy();
      return see(0, 0);
    }
    see(gave.status, give(response, gave, fault));
  };
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch(() => response.destroy());
  };
  const server = keys === null ? createPlain(handle) : createSecure({ key: keys.key, cert: keys.cert }, handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const front: Front = {
    address: `${keys === null ? 'http' : 'https'}://127.0.0.1:${port}${behind.pathname}`,
    fault: () => null,
    seen,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
  return front;
}
