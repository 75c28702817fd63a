import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../../scripts/setup-browser.mjs';
import { ends, killBrowser } from './closing.ts';
import { FirefoxAccessibility } from './firefox-accessibility.ts';
import type { Hosts } from './hosts.ts';

/** How Firefox is started for a test. */
export interface FirefoxOptions {
  /** Built extension, with `KANTLIJN_OPEN_ROOT=1` when the test reads inside our roots; null for none. */
  extensionDir: string | null;
  /** Stand-in for the official hosts, reached through its CONNECT proxy; null for the real ones. */
  replica: Hosts | null;
  colorScheme?: 'light' | 'dark';
  /** CSS pixels. */
  viewport?: { width: number; height: number };
  locale?: 'nl' | 'en';
  /** With a window on the display; default false. */
  headed?: boolean;
  /**
   * Lets the test open the extension's own pages: automation may go to `moz-extension:` addresses only when it is given access to
   * the browser itself. Default false.
   */
  extensionPages?: boolean;
  /** Profile to use and keep; without it a fresh one is made and removed. */
  userDataDir?: string;
  /** Variables of its environment on top of ours. */
  env?: Readonly<Record<string, string>>;
  /** Preferences on top of ours. */
  prefs?: Readonly<Record<string, string | number | boolean>>;
}

/** A running Firefox. */
export interface RunningFirefox {
  browser: Browser;
  open(url: string): Promise<{ page: Page; ax: FirefoxAccessibility }>;
  /** Opens a page of the extension, such as `library.html#all`; needs `extensionPages`. */
  openOwn(path: string): Promise<Page>;
  /** Runs a script in the window of the browser itself, outside any page; needs `extensionPages`. Out: a plain value. */
  inBrowser(script: string): Promise<unknown>;
  /** Ends the background, as the browser does when nothing has happened for a while; needs `extensionPages`. */
  stopBackground(): Promise<void>;
  close(): Promise<void>;
}

/** The connection under Puppeteer, which offers no way to these commands. */
interface Connected {
  connection: { send(method: string, params: object): Promise<{ result: unknown }> };
}

/** Identifier of the extension in Firefox (wxt.config.ts), and the address it gets in a test; normally Firefox draws lots. */
const EXTENSION = 'kantlijn@kantlijn.example';
const OWN_HOST = '6b616e74-6c69-4a6e-8000-746573740001';

/** Starts Firefox with the extension through WebDriver BiDi. Throws when no Firefox is installed. */
export async function launchFirefox(options: FirefoxOptions): Promise<RunningFirefox> {
  const executablePath = findBrowser('firefox');
  if (!executablePath) throw new Error('No Firefox was found; set FIREFOX to its path.');
  const { extensionDir, replica, locale = 'nl', viewport = { width: 1280, height: 900 } } = options;
  const profile = options.userDataDir ?? mkdtempSync(join(tmpdir(), 'kantlijn-firefox-'));
  const [proxyHost = '', proxyPort = '0'] = replica?.proxy?.split(':') ?? [];
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: !options.headed,
    userDataDir: profile,
    ...(options.env === undefined ? {} : { env: { ...process.env, ...options.env } }),
    acceptInsecureCerts: replica !== null,
    args: [
      `--width=${viewport.width}`,
      `--height=${viewport.height}`,
      ...(options.extensionPages === true ? ['--remote-allow-system-access'] : []),
    ],
    extraPrefsFirefox: {
      'intl.accept_languages': locale,
      'layout.css.prefers-color-scheme.content-override': options.colorScheme === 'dark' ? 0 : 1,
      'browser.shell.checkDefaultBrowser': false,
      'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION]: OWN_HOST }),
      'datareporting.policy.dataSubmissionEnabled': false,
      ...(replica?.proxy
        ? {
            'network.proxy.type': 1,
            'network.proxy.ssl': proxyHost,
            'network.proxy.ssl_port': Number(proxyPort),
            'network.proxy.no_proxies_on': '',
          }
        : {}),
      ...options.prefs,
    },
  });
  if (extensionDir !== null) await browser.installExtension(extensionDir);
  const inBrowser = async (script: string): Promise<unknown> => {
    const { connection } = browser as unknown as Connected;
    const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const target = { context: (tree as { contexts: { context: string }[] }).contexts[0]?.context };
    const { result } = await connection.send('script.evaluate', { expression: script, target, awaitPromise: true });
    const ended = result as { type: string; result?: { value?: unknown }; exceptionDetails?: { text: string } };
    if (ended.type !== 'success') throw new Error(ended.exceptionDetails?.text ?? 'the script failed');
    return ended.result?.value;
  };
  return {
    browser,
    async open(url) {
      const page = await browser.newPage();
      await page.setViewport(viewport);
      await page.goto(url, { waitUntil: 'load' });
      return { page, ax: new FirefoxAccessibility(page) };
    },
    async openOwn(path) {
      const page = await browser.newPage();
      await page.setViewport(viewport);
      const address = `moz-extension://${OWN_HOST}/${path}`;
      const { connection } = browser as unknown as Connected;
      const { _id: context } = page.mainFrame() as unknown as { _id: string };
      // The browser never tells that such a page has arrived, so nothing is waited for but the page itself.
      await connection.send('browsingContext.navigate', { context, url: address, wait: 'none' });
      await page.waitForFunction(
        (wanted) =>
          location.href === wanted && document.readyState === 'complete' && document.querySelector('main, h1'),
        {},
        address,
      );
      return page;
    },
    inBrowser,
    async stopBackground() {
      const extension = `WebExtensionPolicy.getByID('${EXTENSION}').extension`;
      let state: unknown;
      // What was on its way may wake it again at once.
      for (let left = 10; left > 0 && state !== 'stopped'; left -= 1) {
        await inBrowser(`${extension}.terminateBackground()`);
        state = await inBrowser(`new Promise((done) => setTimeout(() => done(${extension}.backgroundState), 200))`);
      }
      if (state !== 'stopped') throw new Error(`the background is ${String(state)}`);
    },
    async close() {
      if (!(await ends(browser.close()))) killBrowser(profile);
      if (options.userDataDir === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
