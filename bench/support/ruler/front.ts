import { X509Certificate } from 'node:crypto';
import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, request as ask } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import selfsigned from 'selfsigned';
import { PAGES, REPOSITORY } from '../../../tests/e2e/support/replica.ts';

/**
 * Stands before the replica and lets pages drive themselves, so that nothing but the browser looks at them: no inspector, no
 * automation. A tab waits in a room on another site, goes to a page beside the publications (same process, none of our scripts),
 * from there to the publication, and back. What the page says of its own times it sends here.
 */

/** A host of the same site as the publications, on which no extension runs. */
const BESIDE = 'www.officielebekendmakingen.nl';
const HOSTS = [PAGES, REPOSITORY, BESIDE, 'koop.piwik.pro'];

/** What a page tells of its own loading; times in ms since navigation. */
export interface PageReport {
  readonly domContentLoaded: number;
  readonly firstPaint: number;
  readonly load: number;
  /** Longest tasks over 50 ms; none in browsers that do not tell. */
  readonly longTasks: readonly number[];
  /** Sum of the layout shifts without the reader's hand. */
  readonly shift: number;
  /** Whether the page was in front: one that is not is not drawn. */
  readonly isSeen: boolean;
}

/** How a visit goes on: called when the process stands ready, and when the page has calmed down. */
export interface VisitWatch {
  readonly started: () => void;
  readonly settled: () => void;
}

interface Visit extends VisitWatch {
  readonly address: string;
  readonly reported: (report: PageReport) => void;
}

/** A running front. */
export interface Front {
  /** For `--host-resolver-rules` of Chromium. */
  readonly resolverRules: string;
  /** For Firefox: a proxy that leads to nothing else. */
  readonly proxy: { readonly host: string; readonly port: number };
  /** SHA-256 of the certificate, as Firefox keeps exceptions. */
  readonly fingerprint: string;
  readonly hosts: readonly string[];
  /** Address of the room in which a browser waits. */
  room(who: string): string;
  /** Lets a browser that waits visit an address. Rejects after a minute. */
  visit(who: string, address: string, watch: VisitWatch): Promise<PageReport>;
  close(): Promise<void>;
}

/** The page is left alone this long before it is measured, and after it has loaded. */
const REST_MS = 600;
const SETTLE_MS = 1500;
const LONGEST_MS = 60_000;

const room = `<!doctype html><title>room</title><script>
(async () => {
  for (;;) {
    const to = await (await fetch('/__ruler/next' + location.search)).text();
    if (to !== '') return void (location.href = to);
  }
})();
</script>`;

const beside = `<!doctype html><title>beside</title><script>
addEventListener('load', () => setTimeout(async () => {
  location.href = await (await fetch('/__ruler/started')).text();
}, ${REST_MS}));
</script>`;

/** Runs in the publication, with every kind of extension and without. */
const reporter = `<script>(() => {
  const seen = { longtask: [], 'layout-shift': [] };
  for (const type of Object.keys(seen))
    if (PerformanceObserver.supportedEntryTypes.includes(type))
      new PerformanceObserver((list) => seen[type].push(...list.getEntries())).observe({ type, buffered: true });
  addEventListener('load', () => setTimeout(async () => {
    await fetch('/__ruler/settled');
    const [navigation] = performance.getEntriesByType('navigation');
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    const body = JSON.stringify({
      domContentLoaded: navigation.domContentLoadedEventEnd,
      isSeen: document.visibilityState === 'visible',
      load: navigation.loadEventEnd,
      firstPaint: paint ? paint.startTime : 0,
      longTasks: seen.longtask.map(({ duration }) => duration),
      shift: seen['layout-shift'].reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0),
    });
    location.href = await (await fetch('/__ruler/report', { method: 'POST', body })).text();
  }, ${SETTLE_MS}));
})();</script>`;

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

/** Answers from the replica; a publication's page gets the reporter before everything else. */
async function passOn(replica: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url, headers } = request;
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    ask({ port: replica, host: '127.0.0.1', method, path: url, headers, rejectUnauthorized: false }, resolve)
      .on('error', reject)
      .end();
  });
  const body = await bodyOf(reply);
  const isPage = String(reply.headers['content-type']).startsWith('text/html');
  const sent = isPage ? Buffer.from(body.toString('utf8').replace(/<head[^>]*>/, `$&${reporter}`)) : body;
  response.writeHead(reply.statusCode ?? 500, { ...reply.headers, 'content-length': sent.length });
  response.end(sent);
}

/** What the pages say to the front. One visit goes on at a time. */
class Desk {
  private readonly waiting = new Map<string, ServerResponse>();
  private readonly arrivals = new Map<string, () => void>();
  private current: (Visit & { who: string }) | undefined;

  /** @returns whether it was for us */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const { pathname, searchParams } = new URL(request.url ?? '/', `https://${request.headers.host}`);
    const html = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
    const text = (words: string) => response.writeHead(200, { 'cache-control': 'no-store' }).end(words);
    const who = searchParams.get('who') ?? '';
    if (pathname === '/__ruler/room') response.writeHead(200, html).end(room);
    else if (pathname === '/__ruler/beside') response.writeHead(200, html).end(beside);
    else if (pathname === '/__ruler/next') {
      this.waiting.set(who, response);
      this.arrivals.get(who)?.();
    } else if (pathname === '/__ruler/started') {
      this.current?.started();
      text(this.current?.address ?? 'about:blank');
    } else if (pathname === '/__ruler/settled') {
      this.current?.settled();
      text('');
    } else if (pathname === '/__ruler/report') {
      const report = JSON.parse((await bodyOf(request)).toString('utf8')) as PageReport;
      text(roomOf(this.current?.who ?? ''));
      this.current?.reported(report);
    } else return false;
    return true;
  }

  /** Waits for the browser in its room, and sends it out. */
  async send(who: string, visit: Visit): Promise<void> {
    if (!this.waiting.has(who)) await new Promise<void>((resolve) => this.arrivals.set(who, resolve));
    this.arrivals.delete(who);
    const response = this.waiting.get(who);
    this.waiting.delete(who);
    this.current = { ...visit, who };
    response?.writeHead(200, { 'cache-control': 'no-store' }).end(`https://${BESIDE}/__ruler/beside`);
  }
}

const roomOf = (who: string): string => `https://${REPOSITORY}/__ruler/room?who=${who}`;

const listen = (server: { listen(port: number, host: string, done: () => void): unknown; address(): unknown }) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** Starts a front before a replica on 127.0.0.1. */
export async function startFront(replica: number): Promise<Front> {
  const pems = await selfsigned.generate([{ name: 'commonName', value: 'Kantlijn bench' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: HOSTS.map((value) => ({ type: 2 as const, value })) }],
  });
  const desk = new Desk();
  const server = createServer({ key: pems.private, cert: pems.cert }, (request, response) => {
    void desk
      .answer(request, response)
      .then(async (isOurs) => {
        if (!isOurs) await passOn(replica, request, response);
      })
      .catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  const port = await listen(server);
  const proxy = createPlain((_request, response) => response.writeHead(403).end());
  // A line through the proxy is no connection of the server any more, and keeps it from closing: Firefox asks for hosts that are refused, and
  // nobody reads what it says then.
  const lines = new Set<Duplex>();
  proxy.on('connect', ({ url = '' }, client, head) => {
    client.on('error', () => undefined);
    lines.add(client);
    client.on('close', () => lines.delete(client));
    if (!HOSTS.includes(url.split(':')[0] ?? '')) return void client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      if (head.length > 0) upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
  });
  const proxyPort = await listen(proxy);
  return {
    resolverRules: [...HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${port}`), 'MAP * ~NOTFOUND'].join(', '),
    proxy: { host: '127.0.0.1', port: proxyPort },
    fingerprint: new X509Certificate(pems.cert).fingerprint256,
    hosts: HOSTS,
    room: roomOf,
    visit: (who, address, watch) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${who} did not come back from ${address}`)), LONGEST_MS);
        const reported = (report: PageReport): void => {
          clearTimeout(timer);
          if (report.isSeen) resolve(report);
          else reject(new Error(`${address} was not in front in ${who}`));
        };
        void desk.send(who, { address, ...watch, reported });
      }),
    async close() {
      for (const line of lines) line.destroy();
      for (const each of [server, proxy]) {
        each.closeAllConnections();
        await new Promise<void>((resolve) => void each.close(() => resolve()));
      }
    },
  };
}
