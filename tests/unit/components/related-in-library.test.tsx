// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { relatedView } from '../../../utils/questions/view/view.ts';
import { gathered, item } from '../questions/view/support.ts';

vi.stubGlobal('browser', fakeBrowser);
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
const { RelatedInLibrary } = await import('../../../components/related/RelatedInLibrary.tsx');

const ASKED = relatedView(
  gathered({
    answer: { outcome: 'listed', questions: [item('2023Z00001', 'sameSubject')], updatedTo: null, problem: null },
  }),
);

let root: Root;
beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
  root = createRoot(document.querySelector('#root') as Element);
});
afterEach(async () => act(async () => root.unmount()));

it('related questions in the library are the same rail as beside the text: by date, and nothing green for what is normal', async () => {
  const client = { request: async () => ASKED, onPush: () => () => undefined };
  const shown: string[] = [];
  await act(async () =>
    root.render(
      createElement(RelatedInLibrary, {
        client: client as never,
        number: '2024Z00001',
        language: 'nl',
        onOptions: () => undefined,
        onShow: (address: string) => void shown.push(address),
        setFollowed: async (_: string, on: boolean) => on,
      }),
    ),
  );
  const list = document.querySelector('ol.rail');
  const heading = document.querySelector(`[id="${list?.getAttribute('aria-labelledby') ?? ''}"]`);
  expect(heading?.textContent).toBe('Verwante vragen');
  expect([...(list?.children ?? [])].map(({ className }) => className)).toEqual(['', 'self']);
  expect(document.querySelector('[data-tone="good"]')).toBeNull();
  await act(async () => list?.querySelector('a')?.click());
  expect(shown).toEqual([expect.stringMatching(/2023Z00001/)]);
});
