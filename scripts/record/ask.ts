import { Agent, request } from 'node:https';
import robotsParser from 'robots-parser';
import type { ProbeRequest, ServiceAnswer } from '../../utils/domain/site/checks/index.ts';
import { PAGE_HOST } from '../../utils/domain/site/hosts.ts';
import { HOST_LIMITS } from '../../utils/domain/site/services.ts';

/** How the official hosts, or a stand-in for them, are reached. */
export interface Reach {
  /** Port of a replica on this machine; null for the real hosts. */
  readonly replica: number | null;
  /** Pause between two requests, in milliseconds. */
  readonly pauseMs: number;
}

const TIMEOUT_MS = 25_000;
const MAX_BYTES = 8_000_000;
const MAX_HOPS = 3;
/** How who asks names itself, to the hosts and in their robots files. */
const AGENT = 'Kantlijn probe';
/** Two of these failures mean that the hosts are unreachable. */
const UNREACHABLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|no answer within/;

interface Fetched {
  status: number;
  body: string;
  headers: Record<string, string>;
}

/** Headers of an answer, without what belongs to one visitor. */
function headersOf(given: NodeJS.Dict<string | string[]>): Record<string, string> {
  const list = Object.entries(given).filter(([name]) => name !== 'set-cookie');
  return Object.fromEntries(list.map(([name, value]) => [name, [value].flat().join(', ')]));
}

/** When requests may go: at most so many in a stretch of time to a host (`HOST_LIMITS`), and never without a pause. */
export class Pace {
  readonly #asked = new Map<string, number[]>();
  readonly #pauseMs: number;
  readonly #now: () => number;

  constructor(pauseMs: number, now: () => number) {
    this.#pauseMs = pauseMs;
    this.#now = now;
  }

  /** How long to wait, in milliseconds, before this host may be asked; counts the request as sent then. */
  next(host: string): number {
    const now = this.#now();
    const limit = HOST_LIMITS[host];
    const all = [...this.#asked.values()].flat();
    const last = Math.max(Number.NEGATIVE_INFINITY, ...all);
    let at = Math.max(now, last + this.#pauseMs);
    const own = this.#asked.get(host) ?? [];
    if (limit !== undefined && own.length >= limit.most)
      at = Math.max(at, (own.at(-limit.most) ?? 0) + limit.withinMs + 1);
    this.#asked.set(host, [...own, at].slice(-20));
    return at - now;
  }
}

/** Asks the hosts one at a time: politely, without cookies, and on the page host only where its robots file lets it. */
export class Asker {
  readonly #reach: Reach;
  readonly #agent: Agent;
  readonly #pace: Pace;
  #robots: { isAllowed(url: string, agent: string): boolean | undefined } | null = null;
  #lost = 0;
  #answered = 0;

  constructor(reach: Reach) {
    this.#reach = reach;
    this.#agent = new Agent({ keepAlive: true, rejectUnauthorized: reach.replica === null });
    this.#pace = new Pace(reach.pauseMs, () => performance.now());
  }

  close(): void {
    this.#agent.destroy();
  }

  /**
   * Sends a request and follows redirects.
   *
   * @throws Error when nothing was reached by the first two requests
   */
  async ask(probe: ProbeRequest): Promise<ServiceAnswer> {
    const answer = await this.#tryOnce(probe);
    if (answer.error === null) this.#answered += 1;
    else if (UNREACHABLE.test(answer.error)) this.#lost += 1;
    if (this.#lost === 2 && this.#answered === 0)
      throw new Error(`The official hosts cannot be reached from here (${answer.error}); nothing was checked.`);
    return answer;
  }

  async #tryOnce(probe: ProbeRequest): Promise<ServiceAnswer> {
    let finalAddress = probe.address;
    try {
      if (!(await this.#isAllowed(finalAddress))) throw new Error('the robots file of the host asks not to');
      let answer = await this.#fetch(finalAddress);
      for (let hops = 0; hops < MAX_HOPS && isRedirect(answer); hops += 1) {
        finalAddress = new URL(answer.headers['location'] ?? '', finalAddress).href;
        if (!finalAddress.startsWith('https://')) break;
        if (!(await this.#isAllowed(finalAddress))) throw new Error('the robots file of the host asks not to');
        answer = await this.#fetch(finalAddress);
      }
      return { ...probe, finalAddress, ...answer, error: null };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { ...probe, finalAddress, status: null, body: '', error: reason };
    }
  }

  /** The search service has no pages to crawl: it is asked through its documented interface alone, one question an open point. */
  async #isAllowed(address: string): Promise<boolean> {
    if (new URL(address).hostname !== PAGE_HOST) return true;
    const at = `https://${PAGE_HOST}/robots.txt`;
    if (this.#robots === null) {
      const { status, body } = await this.#fetch(at);
      this.#robots = robotsParser(at, status === 200 ? body : '');
    }
    return this.#robots.isAllowed(address, AGENT) ?? true;
  }

  async #fetch(address: string): Promise<Fetched> {
    const url = new URL(address);
    // A replica on this machine need not be spared.
    const wait = this.#reach.replica === null ? this.#pace.next(url.hostname) : 0;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const { replica } = this.#reach;
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          agent: this.#agent,
          host: replica === null ? url.hostname : '127.0.0.1',
          servername: url.hostname,
          port: replica ?? 443,
          path: `${url.pathname}${url.search}`,
          headers: { Host: url.hostname, 'User-Agent': AGENT, Accept: '*/*' },
        },
        (response) => {
          const chunks: Buffer[] = [];
          let length = 0;
          response.on('data', (chunk: Buffer) => {
            length += chunk.length;
            if (length > MAX_BYTES) asked.destroy(new Error(`more than ${MAX_BYTES} bytes`));
            else chunks.push(chunk);
          });
          response.on('error', reject);
          response.on('end', () => {
            clearTimeout(timer);
            const body = Buffer.concat(chunks).toString('utf8');
            resolve({ status: response.statusCode ?? 0, body, headers: headersOf(response.headers) });
          });
        },
      );
      const timer = setTimeout(() => asked.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)), TIMEOUT_MS);
      asked.on('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
      asked.end();
    });
  }
}

const isRedirect = ({ status, headers }: Fetched): boolean =>
  status >= 300 && status < 400 && headers['location'] !== undefined;
