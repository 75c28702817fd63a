import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { SyncState } from '../../../utils/protocol/sync.ts';
import type { DavServer } from '../../support/dav-servers.ts';
import { allowedBuild } from '../support/allowed.ts';
import type { RunningChromium } from '../support/chromium.ts';
import { ask } from '../support/library.ts';

export const WORDS = 'paraplu kanaal tijdschrift mos';

/** The shipped build as it is once the reader has allowed the server of their folder. */
export const allowed = (browser: 'chrome' | 'firefox'): string => allowedBuild({ browser }, ['https://127.0.0.1/*']);

/** An extension page. */
export async function openOwn(browser: RunningChromium, path: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${await browser.extensionId()}/${path}`);
  return page;
}

/** Fills in where the folder is, as a reader does, and has it tried. */
export async function tryPlace(page: Page, server: Pick<DavServer, 'address' | 'name' | 'password'>): Promise<void> {
  await page.getByLabel('Adres van de map (WebDAV)').fill(`${server.address}Kantlijn`);
  await page.getByLabel('Uw naam op die server').fill(server.name);
  await page.getByLabel('App-wachtwoord').fill(server.password);
  await page.getByRole('button', { name: 'Toegang geven en map proberen' }).click();
}

/** Makes the folder, in the settings. @returns the recovery code */
export async function beginIn(page: Page, name: string): Promise<string> {
  await page.getByLabel('Wachtzin', { exact: true }).fill(WORDS);
  await page.getByLabel('Wachtzin, nog een keer').fill(WORDS);
  const code = (await page.locator('.recovery .code').textContent()) ?? '';
  await page.getByLabel('Ik heb de herstelcode bewaard').check();
  await page.getByLabel('Naam van dit apparaat').fill(name);
  await page.getByRole('button', { name: 'Beginnen' }).click();
  await page.getByRole('button', { name: 'Nu bijwerken' }).waitFor({ timeout: 60_000 });
  return code;
}

/** Brings all together now, from an extension page, and waits until that is done. */
export async function update(page: Page): Promise<SyncState> {
  await ask(page, 'sync.now', {});
  let state: SyncState | undefined;
  await expect
    .poll(async () => (state = (await ask(page, 'sync.state', {})) as SyncState).isRunning, { timeout: 60_000 })
    .toBe(false);
  return state as SyncState;
}

/** Devices in one folder, without the settings: the first makes it, the others join. */
export async function meet(
  [first, ...others]: readonly Page[],
  server: Pick<DavServer, 'address' | 'name' | 'password'>,
): Promise<void> {
  if (first === undefined) throw new Error('no page');
  const place = { address: `${server.address}Kantlijn`, user: server.name, password: server.password };
  const code = 'K7QM-2345-6789-ABCD-EFGH-JKMN';
  // Which makes the folder.
  expect(await ask(first, 'sync.look', place)).toMatchObject({ outcome: 'ready', hasKantlijn: false });
  const begin = { ...place, words: WORDS };
  expect(await ask(first, 'sync.begin', { ...begin, name: 'Laptop', code })).toEqual({ outcome: 'begun' });
  await update(first);
  for (const page of others) {
    expect(await ask(page, 'sync.begin', { ...begin, name: 'Bureau', code: null })).toEqual({ outcome: 'begun' });
    await update(page);
  }
}
