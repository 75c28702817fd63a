import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { findBrowser } from '../../../scripts/setup-browser.mjs';
import type { Front } from './front.ts';
import { Line } from './line.ts';

/** A browser that nobody drives: it was started with one address. */
export interface BareBrowser {
  readonly process: number;
  /** Folder of what it keeps. */
  readonly profile: string;
  close(): Promise<void>;
}

/**
 * Kantlijn greets who installs it in a tab of its own, which hides ours; on a busy machine it may take this long to, milliseconds. In Firefox
 * nobody tells when it has: it does so when its background starts, which then makes its database.
 */
const GREETING_MS = 120_000;
const AFTER_DATABASE_MS = 5_000;
const greets = (extension: string): boolean => existsSync(join(extension, 'library.html'));

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function run(
  program: string,
  profile: string,
  args: readonly string[],
  done: () => void = () => undefined,
): BareBrowser {
  const child = spawn(program, args, { stdio: 'ignore', env: { ...process.env, LANGUAGE: 'nl' } });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (child.pid === undefined) throw new Error(`${program} did not start.`);
  return {
    process: child.pid,
    profile,
    async close() {
      child.kill('SIGTERM');
      await ended;
      done();
    },
  };
}

const throwAway = (profile: string) => (): void =>
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });

/**
 * Closes the tab with which an extension greets, over a line to the browser itself that is given up again: no page is looked into.
 *
 * @param profile where the browser wrote the address of that line
 */
async function closeGreeting(profile: string): Promise<void> {
  const line = await Line.to(profile);
  for (const end = performance.now() + GREETING_MS; performance.now() < end; await pause(100)) {
    const greeting = (await line.targets()).find(({ url }) => url.endsWith('/library.html#welcome'));
    if (greeting === undefined) continue;
    await line.send('Target.closeTarget', { targetId: greeting.targetId });
    break;
  }
  line.close();
}

/**
 * Starts Chromium and leaves its pages alone: no inspector looks into one.
 *
 * @param extension folder of the extension; null for none
 */
export async function startBareChromium(
  front: Pick<Front, 'resolverRules' | 'room'>,
  who: string,
  extension: string | null,
): Promise<BareBrowser> {
  const program = findBrowser('chromium');
  if (!program) throw new Error('No Chromium was found; set CHROMIUM to its path.');
  const profile = mkdtempSync(join(tmpdir(), 'kantlijn-ruler-'));
  mkdirSync(join(profile, 'Default'));
  const preferences = { intl: { accept_languages: 'nl-NL,nl', selected_languages: 'nl-NL,nl' } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const args = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-search-engine-choice-screen',
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    // A page that was left would keep its process, and the next visit would find what was compiled there.
    '--disable-features=BackForwardCache,SpareRendererForSitePerProcess',
    '--window-size=1280,900',
    '--lang=nl',
    `--user-data-dir=${profile}`,
    `--host-resolver-rules=${front.resolverRules}`,
    '--ignore-certificate-errors',
    ...(extension === null ? [] : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]),
    '--remote-debugging-port=0',
    front.room(who),
  ];
  const browser = run(program, profile, args, throwAway(profile));
  if (extension !== null && greets(extension)) await closeGreeting(profile);
  return browser;
}

/** Waits until the background of an extension has made its database, and some more for the tab with which it greets. */
async function waitForGreeting(profile: string): Promise<void> {
  const folder = join(profile, 'storage', 'default');
  const isThere = (): boolean =>
    existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('moz-extension'));
  for (const end = performance.now() + GREETING_MS; !isThere() && performance.now() < end;) await pause(200);
  await pause(AFTER_DATABASE_MS);
}

/** The extension as one file, as Firefox wants it in a profile. */
function packed(folder: string): Uint8Array {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))] as const);
  return zipSync(Object.fromEntries(files), { level: 0 });
}

/**
 * Starts Firefox without any automation, with the extension in its profile.
 *
 * @param extension folder of the extension, whose manifest names its identifier; null for none
 */
export async function startBareFirefox(front: Front, who: string, extension: string | null): Promise<BareBrowser> {
  const program = findBrowser('firefox');
  if (!program) throw new Error('No Firefox was found; set FIREFOX to its path.');
  const profile = mkdtempSync(join(tmpdir(), 'kantlijn-ruler-'));
  const prefs: Record<string, string | number | boolean> = {
    'intl.accept_languages': 'nl',
    'network.proxy.type': 1,
    'network.proxy.ssl': front.proxy.host,
    'network.proxy.ssl_port': front.proxy.port,
    'network.proxy.no_proxies_on': '',
    'xpinstall.signatures.required': false,
    'extensions.autoDisableScopes': 0,
    'extensions.startupScanScopes': 15,
    'extensions.originControls.grantByDefault': true,
    'extensions.update.enabled': false,
    'app.update.enabled': false,
    'app.normandy.enabled': false,
    'browser.aboutwelcome.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.sessionstore.resume_from_crash': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'datareporting.policy.dataSubmissionPolicyBypassNotification': true,
    'toolkit.telemetry.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'browser.sessionhistory.max_total_viewers': 0,
    'fission.bfcacheInParent': false,
  };
  const lines = Object.entries(prefs).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  writeFileSync(join(profile, 'user.js'), `${lines.join('\n')}\n`);
  const exceptions = front.hosts.map((host) => `${host}:443:\tOID.2.16.840.1.101.3.4.2.1\t${front.fingerprint}\t\n`);
  writeFileSync(join(profile, 'cert_override.txt'), exceptions.join(''));
  if (extension !== null) {
    const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8')) as {
      browser_specific_settings?: { gecko?: { id?: string } };
    };
    const id = manifest.browser_specific_settings?.gecko?.id ?? 'unnamed@kantlijn.example';
    mkdirSync(join(profile, 'extensions'));
    writeFileSync(join(profile, 'extensions', `${id}.xpi`), packed(extension));
  }
  const args = ['--headless', '--no-remote', '--width=1280', '--height=900', '--profile', profile];
  // Once to install the extension and let it greet, once to stay.
  const first = run(program, profile, [...args, 'about:blank']);
  if (extension !== null && greets(extension)) await waitForGreeting(profile);
  else await pause(extension === null ? 1000 : 6000);
  await first.close();
  return run(program, profile, [...args, front.room(who)], throwAway(profile));
}
