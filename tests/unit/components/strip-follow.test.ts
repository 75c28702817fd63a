// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** Following by the bell of the strip: asked with the click, called followed when it is stored. */

/** What was asked, and how to answer it. */
const asked: { name: string; payload: unknown; answer: (payload: unknown) => void }[] = [];
vi.stubGlobal('browser', fakeBrowser);
vi.stubGlobal('__KANTLIJN_OPEN_ROOT__', true);
vi.mock('../../../components/strip/ask.ts', () => ({
  ask: (name: string, payload: unknown) =>
    new Promise((resolve) =>
      asked.push({
        name,
        payload,
        answer: (said) => resolve(said === null ? { ok: false, why: 'failed' } : { ok: true, payload: said }),
      }),
    ),
}));
// No script can make an event that the browser vouches for, here neither.
vi.mock('../../../components/page/trusted.ts', () => ({
  onlyReader: () => undefined,
  followUnseen: () => undefined,
}));
const { PageStrip } = await import('../../../components/strip/page-strip.ts');
const { wordsOf } = await import('../../../components/strip/words.ts');

const NUMBER = '2026Z90109';
const COUNTS = { notes: 0, incomplete: false, questions: [], passages: 0, related: null, hidden: false };

async function answer(name: string, payload: unknown): Promise<void> {
  await vi.waitFor(() => expect(asked.at(-1)?.name).toBe(name));
  asked.at(-1)?.answer(payload);
  await new Promise((resolve) => setTimeout(resolve));
}

/** A strip that knows whether its question is followed. */
async function strip(followed: boolean) {
  asked.length = 0;
  const view = { number: NUMBER, picture: null, documents: 0 };
  const about = { address: `https://zoek.officielebekendmakingen.nl/kv-tk-${NUMBER}.html`, form: 'question' as const };
  const page = new PageStrip(about, wordsOf({ 'settings.language': 'nl' }), view as never, {} as never);
  const counted = page.count();
  await answer('strip.counts', { ...COUNTS, followed });
  await counted;
  const bell = page.strip.root.querySelector('[aria-label="Deze vraag volgen"]') as HTMLButtonElement;
  const why = (): string => page.strip.root.querySelector('.why')?.textContent ?? '';
  return { bell, why };
}

it.each([
  ['begins', false],
  ['stops', true],
])('%s with the click itself, busy until it is stored', async (_, before) => {
  const { bell } = await strip(before);
  bell.click();
  // Before anything else happens in this page.
  expect(asked.at(-1)).toMatchObject({ name: 'follow.set', payload: { number: NUMBER, on: !before } });
  expect([bell.ariaBusy, bell.ariaPressed]).toEqual(['true', String(before)]);
  await answer('follow.set', { outcome: before ? 'notFollowed' : 'followed' });
  await answer('strip.counts', { ...COUNTS, followed: !before });
  expect([bell.ariaBusy, bell.ariaPressed]).toEqual([null, String(!before)]);
});

it.each([
  ['not stored', { outcome: 'failed' }],
  ['one too many', { outcome: 'full' }],
  ['not answered', null],
])('says so where it was %s, and does not call it followed', async (_, outcome) => {
  const { bell, why } = await strip(false);
  bell.click();
  await answer('follow.set', outcome);
  expect([bell.ariaBusy, bell.ariaPressed]).toEqual([null, 'false']);
  expect(why()).toBe('Kantlijn antwoordt niet');
});
