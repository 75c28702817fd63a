import { createServer } from 'node:https';
import { type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo } from 'node:net';
import selfsigned from 'selfsigned';
import { type Bulk } from './bulk/index.ts';
import { DIFFERENCES, asBefore, type Difference } from './differences.ts';
import { type Fault, type Faults, FaultTable } from './faults.ts';
import { HOSTS } from './hosts/index.ts';
import { type KamerService } from './kamer/names.ts';
import { misbehave } from './misbehave.ts';
import { todayInAmsterdam } from './placeholders.ts';
import { loadPublications, type Publication } from './publication.ts';
import { type Reply, type World } from './reply.ts';

export { hostResolverRules, startProxy } from './reach.ts';
export { DIFFERENCES, type Difference } from './differences.ts';
export { type Fault, type Faults } from './faults.ts';

/** How to start a replica. */
export interface ReplicaOptions {
  /** Folder of publications in the format of replica/README.md. */
  readonly dataDir: string;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** Calendar date (YYYY-MM-DD) that `{{today}}` in the data stands for; today in Amsterdam when not given. */
  readonly today?: string;
  /** Faults per host from the start. */
  readonly faults?: Faults;
  /** False: SRU refuses `w.vraagnummer` as an index; `empty`: it takes it and finds nothing by it. Default true. */
  readonly questionNumberIndex?: boolean | 'empty';
  /** Which versions of the Tweede Kamer's data answer; `other`: a service whose names nobody knows. Default `both`. */
  readonly kamer?: KamerService;
  /** The stage the run begins in, for publications that exist in some stages only. Default `provisional`. */
  readonly stage?: string;
  /** Pages with a sidebar that stays in sight and takes the heading over. Default false. */
  readonly stickySidebar?: boolean;
  /** Header `Cache-Control` of what names none itself. Default `no-store`, with which a browser keeps no page for going back. */
  readonly cacheControl?: string;
  /** One way in which the site is not as Kantlijn assumes; see differences.ts. */
  readonly difference?: Difference;
  /** The robots file of the page host; without it one that allows everything. */
  readonly robots?: string;
  /** A large list of questions beside the folder, see `loadBulk`. */
  readonly bulk?: Bulk;
}

/** One request the replica received. */
export interface SeenRequest {
  readonly host: string;
  /** Path and query as sent. */
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

/** A running replica. */
export interface Replica {
  readonly port: number;
  /** The self-signed certificate, PEM. */
  readonly certificate: string;
  /** Identifiers it serves in its first stage. */
  readonly ids: readonly string[];
  /** Goes to another stage of the run: see `stages` and `becomes` in the options of a publication. */
  setStage(stage: string): void;
  /** Replaces the faults of a host; null makes it well. */
  setFault(host: string, fault: Fault | readonly Fault[] | null): void;
  /** Whether SRU takes `w.vraagnummer` as an index; `empty`: it does, and finds nothing by it. */
  setQuestionNumberIndex(searchable: boolean | 'empty'): void;
  /** Goes on with other versions of the Tweede Kamer's data. */
  setKamer(service: KamerService): void;
  /** All requests since the start or the last clearRequests(), oldest first. */
  requests(): readonly SeenRequest[];
  clearRequests(): void;
  close(): Promise<void>;
}

async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const altNames = [...Object.keys(HOSTS), 'localhost'].map((value) => ({ type: 2 as const, value }));
  const pems = await selfsigned.generate([{ name: 'commonName', value: 'Kantlijn replica' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [...altNames, { type: 7 as const, ip: '127.0.0.1' }] }],
  });
  return { key: pems.private, cert: pems.cert };
}

/** Which publications there are in a stage, and where the addresses of the others lead. */
function atStage(all: readonly Publication[], stage: string): Pick<World, 'publications' | 'moved'> {
  const present = all.filter(({ options }) => options.stages?.includes(stage) ?? true);
  const gone = all.filter((publication) => !present.includes(publication));
  return {
    publications: new Map(present.map((publication) => [publication.id, publication])),
    moved: new Map(gone.flatMap(({ id, options }) => (options.becomes === undefined ? [] : [[id, options.becomes]]))),
  };
}

/**
 * Starts a TLS server on 127.0.0.1 that stands in for the official hosts. It looks at the Host
 * header (or the TLS server name) to know which one is meant.
 *
 * @throws DataError when the data folder cannot be served
 */
export async function startReplica(options: ReplicaOptions): Promise<Replica> {
  const publications = loadPublications(options.dataDir, options.today ?? todayInAmsterdam(new Date()));
  const world: { -readonly [K in keyof World]: World[K] } = {
    ...atStage(publications, options.stage ?? 'provisional'),
    questionNumberIndex: options.questionNumberIndex ?? true,
    stickySidebar: options.stickySidebar ?? false,
    kamer: options.kamer ?? 'both',
    bulk: options.bulk ?? null,
  };
  const faults = new FaultTable();
  for (const [host, fault] of Object.entries(options.faults ?? {})) faults.set(host, fault);
  const seen: SeenRequest[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const { key, cert } = await makeCertificate();

  const server = createServer({ key, cert }, (request, response) => {
    const sni = 'servername' in request.socket ? request.socket.servername : undefined;
    const host = (request.headers.host ?? String(sni ?? '')).replace(/:\d+$/, '').toLowerCase();
    const url = request.url ?? '/';
    seen.push({ host, path: url, time: Date.now(), method: request.method ?? 'GET', headers: request.headers });
    const send = (reply: Reply): void => {
      if (response.destroyed || response.headersSent) return;
      response.writeHead(reply.status, {
        'Content-Type': reply.type,
        'Cache-Control': options.cacheControl ?? 'no-store',
        ...reply.headers,
      });
      response.end(request.method === 'HEAD' ? undefined : reply.body);
    };
    const serve = HOSTS[host];
    if (!serve) {
      send({ status: 421, type: 'text/plain; charset=utf-8', body: `The replica does not stand in for "${host}".` });
      return;
    }
    const answer = (): Reply => {
      try {
        const asked = options.difference === undefined ? url : asBefore(url);
        const { pathname, searchParams } = new URL(asked, `https://${host}`);
        const path = decodeURIComponent(pathname);
        if (path === '/robots.txt' && options.robots !== undefined)
          return { status: 200, type: 'text/plain; charset=utf-8', body: options.robots };
        const reply = serve({ method: request.method ?? 'GET', path, query: searchParams }, world);
        return options.difference === undefined ? reply : DIFFERENCES[options.difference](host, url, reply);
      } catch (error) {
        return {
          status: 500,
          type: 'text/plain; charset=utf-8',
          body: `replica: ${error instanceof Error ? error.stack : String(error)}`,
        };
      }
    };
    const fault = faults.take(host, url);
    if (!fault) {
      send(answer());
      return;
    }
    misbehave(fault, answer, response, send, (action, ms) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        action();
      }, ms);
      timers.add(timer);
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    certificate: cert,
    ids: [...world.publications.keys()],
    setStage: (stage) => {
      Object.assign(world, atStage(publications, stage));
    },
    setFault: (host, fault) => faults.set(host, fault),
    setQuestionNumberIndex: (searchable) => {
      world.questionNumberIndex = searchable;
    },
    setKamer: (service) => {
      world.kamer = service;
    },
    requests: () => [...seen],
    clearRequests: () => {
      seen.length = 0;
    },
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
