import { afterAll, afterEach, beforeAll } from 'vitest';
import { ensureBuild } from '../../../scripts/start-build.ts';
import type { Accessibility, AxQuery } from './accessibility.ts';
import { pageCloser } from './closing.ts';
import { launchChromium, type ChromiumOptions, type RunningChromium } from './chromium.ts';
import { launchFirefox, type FirefoxOptions, type RunningFirefox } from './firefox.ts';
import { startHosts, type RunningHosts } from './replica.ts';

/** The question most tests read. */
export const SEED = 'kv-tk-2024Z01911';

/** Names that the interface promises (Dutch), in one place. */
export const STRIP = { role: 'region', name: 'Kantlijn' } as const satisfies AxQuery;
export const STATE = { role: 'status', within: STRIP } as const satisfies AxQuery;
export const ADD_NOTE = { role: 'button', name: 'Notitie toevoegen bij deze publicatie' } as const;
export const NOTE_BOX = { role: 'textbox', name: 'Notitie bij deze publicatie' } as const;
export const CHECK_NOW = { role: 'button', name: /^Nu controleren/ } as const;
/** The button beside a question, while it has no notes. */
export const addNoteAt = (label: string) => ({ role: 'button', name: `Notitie toevoegen bij vraag ${label}` }) as const;
export const noteBoxAt = (label: string) => ({ role: 'textbox', name: `Notitie bij vraag ${label}` }) as const;
/** The button beside a question that has notes; on an answer that groups questions the group is named. */
export const showNotesAt = (label: string) =>
  ({ role: 'button', name: new RegExp(`^\\d+ notities? bij vraag ${label}\\b[^:]*(:|$)`) }) as const;
/** The frame with all that is in it. */
export const FRAME = { role: 'Iframe', name: /^Kantlijn: / } as const;
/** Buttons of the strip that open a tab of the frame. */
export const COURSE_TAB = { role: 'button', name: /^Verloop(: |$)/ } as const;
export const NOTES_TAB = { role: 'button', name: /^Notities(: |$)/ } as const;
/** The same, when there are notes. */
export const SOME_NOTES = { role: 'button', name: /^Notities: \d/ } as const;
/** A note at rest in the frame, by its first words: what it is on. */
export const closedNote = (on = 'Deze publicatie') =>
  ({ role: 'button', name: new RegExp(`^${on} .*Notitie openen$`), within: FRAME }) as const;
/** Every label a state can have in Dutch. */
export const ANY_STATE =
  /^(Beantwoord|Afgedaan per brief|Ingetrokken|Wacht op antwoord|Uitgesteld|Te laat|Geen antwoord gevonden|Geen termijn|Onbekend)/;
export const SAVED = /Opgeslagen \d{2}:\d{2}/;
/** The same for Firefox, where a note is found by what it says of itself. */
export const STORED = { role: 'status', name: /^Opgeslagen/ } as const;

/** Opens the first note on the publication by way of the strip, as a reader does after loading. */
export async function openNote(ax: Accessibility): Promise<void> {
  await ax.click(SOME_NOTES);
  await ax.waitFor(closedNote());
  // A click within half a second of what covered the frame does not count (decision 311): a reader clicks again.
  for (let tries = 0; tries < 5 && (await ax.find(NOTE_BOX)) === undefined; tries += 1) {
    if (await ax.find(closedNote())) await ax.click(closedNote());
    await ax.waitFor(NOTE_BOX, { timeout: 3_000 }).catch(() => undefined);
  }
  await ax.waitFor(NOTE_BOX);
}

/** Has the sources read again, by the menu of the strip, once they are not being read. */
export async function checkNow(ax: Accessibility): Promise<void> {
  const more = { role: 'button', name: 'Meer' } as const;
  const menu = { role: 'group', name: 'Meer' } as const;
  const line = { role: 'button', name: /^(Nu controleren|Bezig met controleren)/, within: menu } as const;
  await ax.click(more);
  while ((await ax.waitFor(line)).name.startsWith('Bezig')) {
    // Its lines are those of the moment it was opened.
    await ax.click(more);
    await ax.waitForGone(menu);
    await ax.click(more);
  }
  await ax.click({ ...CHECK_NOW, within: menu });
}

/** Opens all that Kantlijn tells of the course of a question, and waits until the sources were read for it. */
export async function openCourse(ax: Accessibility): Promise<void> {
  await ax.waitForText(STATE, ANY_STATE, { timeout: 60_000 });
  await ax.click(COURSE_TAB);
  // The record is the last to be drawn.
  await ax.waitFor({ role: 'heading', name: 'Vraag en antwoord', within: FRAME });
  await ax.waitForText(FRAME, /Gecontroleerd/, { timeout: 60_000 });
}

type Without<T> = Omit<T, 'extensionDir' | 'replica'>;

/** A replica for the tests of a file. */
export function useHosts(
  options: { dataDir?: () => string; stickySidebar?: boolean; cacheControl?: string } = {},
): () => RunningHosts {
  let hosts: RunningHosts | undefined;
  beforeAll(async () => {
    const { dataDir, ...rest } = options;
    hosts = await startHosts({ ...rest, ...(dataDir ? { dataDir: dataDir() } : {}) });
  });
  afterEach(() => hosts?.well());
  afterAll(async () => hosts?.close());
  return () => present(hosts, 'replica');
}

/**
 * A Chromium for the tests of a file or group; its tabs are closed after each test.
 *
 * @param options `build`: gives the folder of the extension; the production build without it
 */
export function useChromium(
  hosts: () => RunningHosts,
  { build, ...options }: Without<ChromiumOptions> & { build?: () => Promise<string> } = {},
): () => RunningChromium {
  let browser: RunningChromium | undefined;
  const closeAll = pageCloser();
  beforeAll(async () => {
    const extensionDir = await (build?.() ?? ensureBuild({ browser: 'chrome' }));
    browser = await launchChromium({ ...options, extensionDir, replica: hosts().hosts });
  });
  afterEach(async () => {
    const [, ...pages] = browser?.context.pages() ?? [];
    await closeAll(pages);
  });
  afterAll(async () => browser?.close());
  return () => present(browser, 'Chromium');
}

/**
 * A Firefox for the tests of a file, with the build whose roots are open.
 *
 * @param options `closed`: the production build instead, into which its automation cannot see
 */
export function useFirefox(
  hosts: () => RunningHosts,
  {
    closed = false,
    build,
    ...options
  }: Without<FirefoxOptions> & { closed?: boolean; build?: () => Promise<string> } = {},
): () => RunningFirefox {
  let browser: RunningFirefox | undefined;
  const closeAll = pageCloser();
  beforeAll(async () => {
    const extensionDir = await (build?.() ?? ensureBuild({ browser: 'firefox', openRoot: !closed }));
    browser = await launchFirefox({ ...options, extensionDir, replica: hosts().hosts });
  });
  afterEach(async () => {
    const [, ...pages] = (await browser?.browser.pages()) ?? [];
    await closeAll(pages);
  });
  afterAll(async () => browser?.close());
  return () => present(browser, 'Firefox');
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} has not been started.`);
  return value;
}
