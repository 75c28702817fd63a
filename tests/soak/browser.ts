import { readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { ensureBuild } from '../../scripts/start-build.ts';
import type { LibraryBrowser } from './library-browser.ts';
import type { Accessibility } from '../e2e/support/accessibility.ts';
import { launchChromium, type RunningChromium } from '../e2e/support/chromium.ts';
import type { Hosts } from '../e2e/support/hosts.ts';

/** A message to a worker that is being ended may find nobody and never be answered; the real client gives up too. */
const PATIENCE_MS = 15_000;

/** A note as stored, in short. */
export interface RawNote {
  id: string;
  revision: number;
  body: string;
  tags: string[];
  deleted: boolean;
  publication: string;
}

/** The notes database, read without Kantlijn's own code. */
export interface RawLibrary {
  notes: RawNote[];
  publications: string[];
  changes: { id: string; seq: number }[];
  lastChange: number;
  staged: string[];
}

/** A Chromium with the extension that can be killed without warning, and started again on the same profile. */
export class MortalBrowser implements LibraryBrowser {
  private running: RunningChromium | null = null;
  private page: Page | null = null;
  private session: CDPSession | null = null;

  /** @param hosts stand-in for the official hosts; without it none can be reached */
  constructor(
    private readonly profile: string,
    private readonly hosts: Hosts | null = null,
  ) {}

  /** Starts, or starts again. */
  async start(): Promise<void> {
    const extensionDir = await ensureBuild({ browser: 'chrome' });
    const args = this.hosts === null ? ['--host-resolver-rules=MAP * ~NOTFOUND'] : [];
    this.running = await launchChromium({ extensionDir, replica: this.hosts, userDataDir: this.profile, args });
    const id = await this.running.extensionId();
    this.page = await this.running.context.newPage();
    await this.page.goto(`chrome-extension://${id}/options.html`);
    this.session = await this.running.context.newCDPSession(this.page);
  }

  /** A page of the extension in a tab of its own; `library.html#manage`. */
  async tab(path: string): Promise<Page> {
    if (this.running === null) throw new Error('not started');
    const page = await this.running.context.newPage();
    await page.goto(`chrome-extension://${await this.running.extensionId()}/${path}`);
    return page;
  }

  /** An official page in a tab of its own. */
  async open(url: string): Promise<{ page: Page; ax: Accessibility }> {
    if (this.running === null) throw new Error('not started');
    return this.running.open(url);
  }

  /**
   * Sends one message of the protocol from an extension page. Out: the answer; null when none came.
   *
   * @param patience how long an answer may take, in milliseconds
   */
  async ask(request: string, payload: unknown, patience = PATIENCE_MS): Promise<Record<string, unknown> | null> {
    const { page } = this;
    if (page === null) return null;
    const message = { kantlijn: 1, request, payload };
    const send = async (sent: unknown): Promise<unknown> => {
      const { runtime } = (
        globalThis as unknown as { chrome: { runtime: { sendMessage(sent: unknown): Promise<unknown> } } }
      ).chrome;
      return runtime.sendMessage(sent);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => {
        console.log(`no answer to ${request} in ${patience} ms`);
        resolve(null);
      }, patience);
    });
    const asked = page.evaluate(send, message).catch(() => null);
    const answer = (await Promise.race([asked, late])) as { ok?: boolean; payload?: unknown } | null;
    clearTimeout(timer);
    return answer?.ok === true ? (answer.payload as Record<string, unknown>) : null;
  }

  /** As `ask`, but what must be answered: a worker that was just killed gets a second chance, as in the real client. */
  async surely(request: string, payload: unknown, patience = PATIENCE_MS): Promise<Record<string, unknown>> {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const answer = await this.ask(request, payload, patience);
      if (answer !== null && answer['outcome'] !== 'failed') return answer;
      if (attempt === 2) throw new Error(`${request} was not answered: ${JSON.stringify(answer)}`);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    throw new Error('unreachable');
  }

  /** Everything in the notes database; empty when there is none. */
  async raw(): Promise<RawLibrary> {
    if (this.page === null) throw new Error('not started');
    // The runner of scripts names functions by a helper of its own, which the page does not have.
    await this.page.evaluate('globalThis.__name = (value) => value');
    return this.page.evaluate(readRaw);
  }

  /** Ends the service worker, whatever it is doing. */
  async killWorker(): Promise<void> {
    if (this.session === null) return;
    const { targetInfos } = await this.session.send('Target.getTargets');
    const workers = targetInfos.filter(({ type }) => type === 'service_worker');
    for (const { targetId } of workers) await this.session.send('Target.closeTarget', { targetId });
  }

  /** Closes the tab the messages come from, in the middle of them. */
  async killTab(): Promise<void> {
    const { running, page } = this;
    if (running === null || page === null) return;
    const next = await running.context.newPage();
    await page.close();
    await next.goto(`chrome-extension://${await running.extensionId()}/options.html`);
    this.page = next;
    this.session = await running.context.newCDPSession(next);
  }

  /** Kills the browser's process (SIGKILL) and starts it again on the same profile, after `between`. */
  async killBrowser(between: () => void = () => undefined): Promise<void> {
    const pid = Number(/-(\d+)$/.exec(readlinkSync(join(this.profile, 'SingletonLock')))?.[1]);
    if (!Number.isInteger(pid) || pid < 2) throw new Error('no process of the browser');
    // All of its processes: one that stays behind may still hold the files the next browser opens.
    const family = [pid, ...descendantsOf(pid)];
    for (const one of family) signal(one, 'SIGKILL');
    while (family.some((one) => signal(one, 0))) await new Promise((resolve) => setTimeout(resolve, 20));
    await this.running?.close().catch(() => undefined);
    for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) {
      rmSync(join(this.profile, name), { force: true });
    }
    between();
    await this.start();
  }

  /** Waits until IndexedDB has moved to a new log, at most `ms`. Out: whether it has. */
  settled(ms: number): Promise<boolean> {
    return this.remembers('logSettled', ms);
  }

  /** Waits until the second copy of the notes was looked through, at most `ms`. Out: whether it was. */
  checked(ms: number): Promise<boolean> {
    return this.remembers('journalChecked', ms);
  }

  /** Waits until the background has set a mark that lasts until the browser ends. */
  private async remembers(mark: string, ms: number): Promise<boolean> {
    const end = Date.now() + ms;
    while (Date.now() < end) {
      const known = await this.page?.evaluate(async (key) => {
        const { storage } = (
          globalThis as unknown as {
            chrome: { storage: { session: { get(key: string): Promise<Record<string, unknown>> } } };
          }
        ).chrome;
        return (await storage.session.get(key))[key];
      }, mark);
      if (known === true) return true;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return false;
  }

  async close(): Promise<void> {
    await this.running?.close();
  }
}

/** Sends a signal; out: whether there is such a process that is not dead already. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

/** Processes a process started, and those they started. */
function descendantsOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const parent = /\) \w (\d+) /.exec(readFileSync(`/proc/${name}/stat`, 'latin1'))?.[1];
      if (parent !== undefined) parents.set(Number(name), Number(parent));
    } catch {
      // It ended meanwhile.
    }
  }
  const found = new Set([pid]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const [child, parent] of parents) if (found.has(parent)) found.add(child);
  }
  return [...found].filter((one) => one !== pid);
}

/** Runs in the extension page. */
async function readRaw(): Promise<RawLibrary> {
  const nothing: RawLibrary = { notes: [], publications: [], changes: [], lastChange: 0, staged: [] };
  const names = (await indexedDB.databases()).map(({ name }) => name);
  if (!names.includes('kantlijn')) return nothing;
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('kantlijn');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error(String(request.error))));
  });
  const stores = ['notes', 'publications', 'changes', 'meta', 'staged'];
  if (stores.some((name) => !database.objectStoreNames.contains(name))) {
    database.close();
    return nothing;
  }
  const transaction = database.transaction(stores);
  const all = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error(String(request.error))));
    });
  const [notes, publications, changes, last, staged] = await Promise.all([
    all(transaction.objectStore('notes').getAll()),
    all(transaction.objectStore('publications').getAllKeys()),
    all(transaction.objectStore('changes').getAll()),
    all(transaction.objectStore('meta').get('lastChange')),
    all(transaction.objectStore('staged').getAllKeys()),
  ]);
  database.close();
  return {
    notes: notes.map(({ id, revision, body, tags, deleted, target }) => ({
      id,
      revision,
      body,
      tags,
      deleted: deleted !== null,
      publication: target.publication,
    })),
    publications: publications.map(String),
    changes,
    lastChange: Number(last?.value ?? 0),
    staged: [...new Set(staged.map((key) => String((key as [string, number])[0])))],
  };
}
