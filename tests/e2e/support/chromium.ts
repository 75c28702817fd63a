import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page, type Worker } from 'playwright-core';
import { findBrowser } from '../../../scripts/setup-browser.mjs';
import { Accessibility } from './accessibility.ts';
import { ends, killBrowser } from './closing.ts';
import type { Hosts } from './hosts.ts';

/** How a browser is started for a test, a demo or a measurement. */
export interface ChromiumOptions {
  /** Built extension (`.output/chrome-mv3`); null for a browser without it. Several for measurements beside another. */
  extensionDir: string | readonly string[] | null;
  /** Stand-in for the official hosts; null for the real ones. */
  replica: Hosts | null;
  colorScheme?: 'light' | 'dark';
  /** CSS pixels. */
  viewport?: { width: number; height: number };
  /** Language of the browser's interface and of pages: `nl` or `en`. */
  locale?: 'nl' | 'en';
  /** Profile to use and keep; without it a fresh one is made and removed. */
  userDataDir?: string;
  /** With a window on the display; default false. */
  headed?: boolean;
  /** Switches added to the command line. */
  args?: readonly string[];
  /** Leaves the page open that greets a new reader; otherwise it is closed, since it takes the focus from the test's own tab. */
  welcome?: boolean;
  /** Keeps pages that are left for going back, as browsers of readers do; Playwright switches that off. */
  backForward?: boolean;
}

/** A running Chromium. Close it with {@link RunningChromium.close}. */
export interface RunningChromium {
  context: BrowserContext;
  /** Opens an address in a new tab and waits until it is loaded. */
  open(url: string): Promise<{ page: Page; ax: Accessibility }>;
  /** The extension's service worker, woken or waited for; throws after ten seconds without one. */
  worker(): Promise<Worker>;
  /** Identifier of the extension, as in `chrome-extension://<id>/`. */
  extensionId(): Promise<string>;
  /** Ends the service worker as the browser does when it is idle: its memory is gone. */
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Features of the browser that are switched off. The first four draw its own address bar in a process of its own, a fifth
 * of what a start costs; the last of two such switches counts, so the others repeat what Playwright switches off.
 */
const OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'OmniboxPopupWebUI',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

const SWITCHES = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--disable-search-engine-choice-screen',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
  `--disable-features=${OFF.join(',')}`,
];

/** Starts Chromium with the extension, in front of the replica or the real hosts. Throws when no Chromium is installed. */
export async function launchChromium(options: ChromiumOptions): Promise<RunningChromium> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium was found; set CHROMIUM to its path.');
  const { extensionDir, replica, locale = 'nl', viewport = { width: 1280, height: 900 } } = options;
  const extensions = extensionDir === null ? [] : [extensionDir].flat();
  const fresh = options.userDataDir === undefined;
  const profile = options.userDataDir ?? mkdtempSync(join(tmpdir(), 'kantlijn-chromium-'));
  speak(profile, locale);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: false,
    viewport,
    colorScheme: options.colorScheme ?? 'light',
    locale: locale === 'nl' ? 'nl-NL' : 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    env: { ...process.env, LANGUAGE: locale, LANG: locale === 'nl' ? 'nl_NL.UTF-8' : 'en_GB.UTF-8' },
    ignoreDefaultArgs: [
      '--disable-extensions',
      ...(options.backForward === true ? ['--disable-back-forward-cache'] : []),
    ],
    args: [
      ...SWITCHES,
      ...(options.headed ? [] : ['--headless=new']),
      `--lang=${locale}`,
      ...(extensions.length > 0
        ? [`--disable-extensions-except=${extensions.join(',')}`, `--load-extension=${extensions.join(',')}`]
        : []),
      ...(replica ? [`--host-resolver-rules=${replica.resolverRules}`, '--ignore-certificate-errors'] : []),
      ...(options.args ?? []),
    ],
  });
  const worker = async (): Promise<Worker> =>
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 10_000 }));
  let id: string | undefined;
  const extensionId = async () => (id ??= new URL((await worker()).url()).host);
  if (extensions.length > 0) await extensionId().catch(() => undefined);
  if (extensions.length > 0 && options.welcome !== true) await closeWelcome(context, fresh);
  return {
    context,
    worker,
    extensionId,
    async open(url) {
      const page = await context.newPage();
      await page.goto(url, { waitUntil: 'load' });
      return { page, ax: new Accessibility(page, await context.newCDPSession(page)) };
    },
    async stopWorker() {
      await stopServiceWorkers(await context.newCDPSession(context.pages()[0] ?? (await context.newPage())));
    },
    async close() {
      if (!(await ends(context.close()))) killBrowser(profile);
      if (!options.userDataDir) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * Sets the language of pages in a new profile. Playwright sets it too, but a page that the extension opens by itself may ask
 * for it before Playwright knows of that page.
 */
function speak(profile: string, locale: 'nl' | 'en'): void {
  const path = join(profile, 'Default', 'Preferences');
  if (existsSync(path)) return;
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const languages = locale === 'nl' ? 'nl-NL,nl' : 'en-GB,en';
  writeFileSync(path, JSON.stringify({ intl: { accept_languages: languages, selected_languages: languages } }));
}

/** Closes the page that greets a new reader: waited for in a fresh profile, caught if it comes in another. */
async function closeWelcome(context: BrowserContext, fresh: boolean): Promise<void> {
  const isWelcome = (page: Page): boolean => page.url().endsWith('/library.html#welcome');
  const end = performance.now() + (fresh ? 10_000 : 500);
  while (performance.now() < end) {
    const page = context.pages().find(isWelcome);
    if (page) return page.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Stops every running extension service worker, through the page chrome://serviceworker-internals uses. */
async function stopServiceWorkers(session: CDPSession): Promise<void> {
  const { targetInfos } = await session.send('Target.getTargets');
  const workers = targetInfos.filter((target) => target.type === 'service_worker');
  for (const target of workers) await session.send('Target.closeTarget', { targetId: target.targetId });
  await session.detach();
}
