import { mkdirSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { ensureBuild } from '../../scripts/start-build.ts';
import { launchFirefox, type RunningFirefox } from '../e2e/support/firefox.ts';
import type { LibraryBrowser } from './library-browser.ts';

const PATIENCE_MS = 15_000;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A Firefox on a profile that stays. The extension is installed for a while, and again at each start. */
export class FirefoxLibrary implements LibraryBrowser {
  private running: RunningFirefox | null = null;
  private page: Page | null = null;

  constructor(private readonly profile: string) {}

  async start(): Promise<void> {
    const extensionDir = await ensureBuild({ browser: 'firefox' });
    mkdirSync(this.profile, { recursive: true });
    // Otherwise Firefox removes what an extension stored when one that was installed for a while goes.
    const prefs = {
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
    };
    const options = { extensionDir, replica: null, extensionPages: true, userDataDir: this.profile, prefs };
    this.running = await launchFirefox(options);
    this.page = await this.running.openOwn('options.html');
  }

  async close(): Promise<void> {
    await this.running?.close();
    this.running = null;
    this.page = null;
  }

  /** A page of the extension in a tab of its own; `library.html#all`. */
  async tab(path: string): Promise<Page> {
    if (this.running === null) throw new Error('not started');
    return this.running.openOwn(path);
  }

  async ask(request: string, payload: unknown, patience = PATIENCE_MS): Promise<Record<string, unknown> | null> {
    const { page } = this;
    if (page === null) return null;
    const send = async (message: unknown): Promise<unknown> => {
      const { runtime } = (
        globalThis as unknown as { browser: { runtime: { sendMessage(sent: unknown): Promise<unknown> } } }
      ).browser;
      return runtime.sendMessage(message);
    };
    const asked = page.evaluate(send, { kantlijn: 1, request, payload }).catch(() => null);
    const answer = (await Promise.race([asked, wait(patience).then(() => null)])) as {
      ok?: boolean;
      payload?: unknown;
    } | null;
    return answer?.ok === true ? (answer.payload as Record<string, unknown>) : null;
  }

  async surely(request: string, payload: unknown, patience = PATIENCE_MS): Promise<Record<string, unknown>> {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const answer = await this.ask(request, payload, patience);
      if (answer !== null && answer['outcome'] !== 'failed') return answer;
      await wait(300);
    }
    throw new Error(`${request} was not answered`);
  }

  async settled(): Promise<boolean> {
    return true;
  }

  async checked(ms: number): Promise<boolean> {
    const end = Date.now() + ms;
    while (Date.now() < end) {
      const known = await this.page?.evaluate(async () => {
        const { storage } = (
          globalThis as unknown as {
            browser: { storage: { session: { get(key: string): Promise<Record<string, unknown>> } } };
          }
        ).browser;
        return (await storage.session.get('journalChecked'))['journalChecked'];
      });
      if (known === true) return true;
      await wait(100);
    }
    return false;
  }

  async killWorker(): Promise<void> {
    // Firefox has no worker to end; its event page is not ended while a page of the extension is open.
  }
}
