import { expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { BEFORE_ANSWERS, setFollows } from '../support/follows.ts';
import { ask } from '../support/library.ts';
import { useFirefox, useHosts } from '../support/session.ts';

/**
 * What Firefox hands to the system: notifications, a click on one, one a day. Without a screen there is no system to show them, so what takes
 * them over from the browser is ours; all before it is Firefox itself.
 */

const hosts = useHosts();
const browser = useFirefox(hosts, {
  extensionPages: true,
  // The question whether the extension may is answered with yes: no program can press the button in it.
  prefs: { 'extensions.webextOptionalPermissionPrompts': false },
});
const ANSWERED = '2025Z90101';
const MORE = ['2025Z90102', '2025Z90103', '2024Z01911'];

interface Shown {
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

/** Takes the place of the system's own service in this browser. */
const TAKE_OVER = `(() => {
  const shown = (window.kantlijnShown = new Map());
  const service = {
    QueryInterface: ChromeUtils.generateQI(['nsIAlertsService']),
    showAlert(alert, listener) {
      shown.set(alert.name, { title: alert.title, text: alert.text, listener });
      listener?.observe(null, 'alertshow', alert.cookie);
    },
    closeAlert: (name) => shown.delete(name),
  };
  Components.manager.QueryInterface(Ci.nsIComponentRegistrar).registerFactory(
    Services.uuid.generateUUID(), 'alerts of a test', '@mozilla.org/alerts-service;1',
    { QueryInterface: ChromeUtils.generateQI(['nsIFactory']), createInstance: (iid) => service.QueryInterface(iid) },
  );
  return true;
})()`;

async function shown(): Promise<Shown[]> {
  const told = await browser().inBrowser(
    `JSON.stringify([...window.kantlijnShown].map(([name, { title, text }]) => ({ name, title, text })))`,
  );
  return JSON.parse(String(told)) as Shown[];
}

/** Clicks on one as the system does. @returns the address of the tab that opens */
async function click(name: string): Promise<string> {
  const before = JSON.stringify(await addresses());
  await browser().inBrowser(
    `void window.kantlijnShown.get(${JSON.stringify(name)}).listener.observe(null, 'alertclickcallback', '')`,
  );
  await expect.poll(async () => JSON.stringify(await addresses()), { timeout: 15_000 }).not.toBe(before);
  return (await addresses()).at(-1) ?? '';
}

/** Addresses of the tabs, the newest last. */
async function addresses(): Promise<string[]> {
  const told = await browser().inBrowser(
    `JSON.stringify([...gBrowser.tabs].map(({ linkedBrowser }) => linkedBrowser.currentURI.spec).filter((spec) => spec !== 'about:blank'))`,
  );
  return JSON.parse(String(told)) as string[];
}

/** As if everything was followed before its answer came, half an hour later. */
async function ring(library: Page): Promise<void> {
  await library.evaluate(setFollows, BEFORE_ANSWERS);
  await library.evaluate(async () => {
    type Alarms = { create(name: string, when: { when: number }): Promise<void> };
    const { alarms } = (globalThis as unknown as { browser: { alarms: Alarms } }).browser;
    await alarms.create('following', { when: Date.now() + 100 });
  });
}

it('tells an answer by a notification that leads to it, and many by one, once', { timeout: 120_000 }, async () => {
  await browser().inBrowser(TAKE_OVER);
  const library = await browser().openOwn('library.html#mine');
  const asks = (request: string, payload: object) => ask(library as never, request, payload);
  await asks('follow.set', { number: ANSWERED, on: true });
  await (await library.waitForSelector('::-p-aria(Meldingen aanzetten[role="button"])'))?.click();
  await library.waitForSelector('.telling-choices');
  // Whatever hour it is where this runs.
  await asks('follow.telling', { settings: { how: 'each', dailyAt: 8, quiet: null } });
  await ring(library);
  const single = `following|${ANSWERED}|answered|`;
  await expect.poll(async () => (await shown()).map(({ name }) => name), { timeout: 30_000 }).toEqual([single]);
  const [first] = await shown();
  expect(first?.title).toBe('Er is een antwoord');
  expect(first?.text).toContain(ANSWERED);
  await expect.poll(() => click(single), { timeout: 15_000 }).toContain('/ah-tk-');
  expect(await shown()).toEqual([]);

  await asks('follow.telling', { settings: { how: 'daily', dailyAt: 0, quiet: null } });
  for (const number of MORE) await asks('follow.set', { number, on: true });
  await ring(library);
  await expect
    .poll(async () => (await shown()).map(({ name }) => name), { timeout: 30_000 })
    .toEqual(['following|many']);
  // Asked again and again: nothing is told twice.
  await ring(library);
  expect(await click('following|many')).toMatch(/library\.html#mine$/);
  expect(await shown()).toEqual([]);
});
