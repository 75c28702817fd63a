// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** The state in a page of the Tweede Kamer that goes on by itself: what is shown is about the address, or is not shown. */

const PAGE = 'https://www.tweedekamer.nl/kamerstukken/kamervragen/detail';
/** Answers about an address; the browser may be late to know of it. */
const answers = { about: (): string | null => location.href, asked: 0 };
vi.stubGlobal('browser', fakeBrowser);
vi.mock('../../../components/strip/ask.ts', () => ({
  ask: async () => {
    answers.asked += 1;
    const of = answers.about();
    const number = new URL(of ?? PAGE).searchParams.get('id');
    return of === null
      ? { ok: false, why: 'failed' }
      : { ok: true, payload: { language: 'nl', of, number, document: null, url: null, picture: null } };
  },
}));
vi.mock('../../../components/page/gone.ts', () => ({ onExtensionGone: () => () => undefined }));
vi.mock('../../../components/page/host.ts', () => ({
  createHost(document: Document) {
    const host = document.createElement('div');
    host.dataset['kantlijn'] = 'house';
    return { host, root: host.attachShadow({ mode: 'open' }) };
  },
}));
const { startHouse } = await import('../../../components/house/house.ts');

const shown = (): string[] =>
  [...document.querySelectorAll('[data-kantlijn="house"]')].map((host) => host.shadowRoot?.textContent ?? '');
const go = (to: string): void => history.pushState(null, '', to);
/** What the reader sees once the address was looked at. */
async function after(ms = 1_000): Promise<string[]> {
  await vi.advanceTimersByTimeAsync(ms);
  return shown();
}

beforeEach(async () => {
  vi.useFakeTimers();
  Reflect.deleteProperty(globalThis, Symbol.for('kantlijn.house'));
  answers.about = () => location.href;
  answers.asked = 0;
  (globalThis as unknown as { jsdom: { reconfigure(how: object): void } }).jsdom.reconfigure({
    url: `${PAGE}?id=2024Z01911`,
  });
});
afterEach(async () => {
  go('/');
  await after();
  vi.clearAllTimers();
  vi.useRealTimers();
});

it('comes back to a question after a page that is none', async () => {
  await startHouse(document);
  expect(shown()).toEqual([expect.stringContaining('2024Z01911')]);
  go('/kamerleden_en_commissies');
  expect(await after()).toEqual([]);
  go(`${PAGE}?id=2024Z01912`);
  expect(await after()).toEqual([expect.stringContaining('2024Z01912')]);
});

it.each(['#tekst', '#id=2024Z01912', '#?id=2024Z01912'])('is the same question after %s', async (hash) => {
  await startHouse(document);
  go(hash);
  expect(await after(5_000)).toEqual([expect.stringContaining('2024Z01911')]);
  expect(answers.asked).toBe(1);
});

it('shows no answer about another address, and asks again', async () => {
  await startHouse(document);
  answers.about = () => `${PAGE}?id=2024Z01911`;
  go(`${PAGE}?id=2024Z01912`);
  expect(await after()).toEqual([]);
  answers.about = () => location.href;
  expect(await after()).toEqual([expect.stringContaining('2024Z01912')]);
});

it('says that it cannot tell, and asks no more, where the browser never tells of another address', async () => {
  answers.about = () => `${PAGE}?id=2024Z01910`;
  await startHouse(document);
  expect(await after(60_000)).toEqual([expect.stringContaining('does not answer')]);
  expect(answers.asked).toBe(3);
});

it.each(['', '/', 's?id=2024Z01911', '/x?id=2024Z01911'])('shows nothing at detail%s', async (rest) => {
  go(`${PAGE}${rest}`);
  await startHouse(document);
  expect(await after()).toEqual([]);
  expect(answers.asked).toBe(0);
});
