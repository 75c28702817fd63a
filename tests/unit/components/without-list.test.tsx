// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CorpusFacts } from '../../../utils/questions/file/contract.ts';
import type { MeanwhileAnswer } from '../../../utils/questions/view/contract.ts';
import { relatedView } from '../../../utils/questions/view/view.ts';
import { gathered } from '../questions/view/support.ts';

vi.stubGlobal('browser', fakeBrowser);
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
const { RelatedInLibrary } = await import('../../../components/related/RelatedInLibrary.tsx');

const FACTS: CorpusFacts = {
  enabled: true,
  daily: true,
  known: 0,
  updatedTo: null,
  packaged: null,
  fetched: { questions: 0, bytes: 0 },
  problem: null,
  update: { phase: 'idle', kind: null, done: 0, expected: 0, failure: null },
  offer: { megabytes: 500, minutes: 25 },
};

let root: Root;
let asked: string[];
let found: MeanwhileAnswer;
let tell: (facts: CorpusFacts) => void;
beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
  root = createRoot(document.querySelector('#root') as Element);
  asked = [];
  found = { outcome: 'found', words: ['veerpont'], rows: [], more: false };
});
afterEach(async () => act(async () => root.unmount()));

async function show(reason: 'empty' | 'off' = 'empty'): Promise<void> {
  const view = relatedView(gathered({ answer: { outcome: 'none', reason } }));
  const client = {
    request: async (name: string) => {
      asked.push(name);
      if (name === 'related.view') return view;
      if (name === 'related.meanwhile') return found;
      return name === 'corpus.update' ? { ...FACTS, update: { ...FACTS.update, phase: 'running' } } : FACTS;
    },
    onPush: (name: string, listener: (facts: CorpusFacts) => void) => {
      if (name === 'corpus.changed') tell = listener;
      return () => undefined;
    },
  };
  await act(async () =>
    root.render(
      createElement(RelatedInLibrary, {
        client: client as never,
        number: '2024Z00001',
        language: 'nl',
        onOptions: () => asked.push('options'),
        onShow: () => undefined,
        setFollowed: async (_: string, on: boolean) => on,
      }),
    ),
  );
}
const press = (name: string): Promise<void> =>
  act(async () => {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
    if (button === undefined) throw new Error(`no button ${name} in ${document.body.textContent ?? ''}`);
    button.click();
  });
const text = (): string => document.body.textContent ?? '';

it('offers the list where it is missing, with its size, and shows progress', async () => {
  await show();
  expect(text()).toContain('kost ongeveer 500 MB en 25 minuten');
  await press('Lijst ophalen');
  expect(document.querySelector('progress')).not.toBeNull();
  await act(async () =>
    tell({ ...FACTS, offer: null, update: { phase: 'paused', kind: 'all', done: 250, expected: 9000, failure: null } }),
  );
  expect(text()).toContain('Gepauzeerd bij 250 van ongeveer 9.000');
  await act(async () =>
    tell({
      ...FACTS,
      offer: null,
      update: { phase: 'failed', kind: 'all', done: 250, expected: 9000, failure: 'rateLimited' },
    }),
  );
  expect(text()).toContain('De zoekdienst vraagt om rustiger aan te doen. Wat al is gelezen blijft bewaard.');
  await press('Verdergaan');
  expect(asked.filter((name) => name === 'corpus.update')).toHaveLength(2);
});

it('leaves a list that is switched off to the settings', async () => {
  await show('off');
  expect(asked).not.toContain('corpus.facts');
  await press('Naar de instellingen van de lijst');
  expect(asked).toContain('options');
});

it('searches only when the button is pressed, after showing the words and the service', async () => {
  await show();
  expect(asked).not.toContain('related.meanwhile');
  expect(text()).toMatch(/Zoekt één keer bij repository\.overheid\.nl op .*Die dienst van de overheid ziet dan/);
  found = {
    outcome: 'found',
    words: ['veerpont', 'nachtsluiting'],
    rows: [
      {
        number: '2023Z00001',
        id: 'kv-tk-2023Z00001',
        title: 'Een <b>veerpont</b>',
        date: '2023-01-02',
        submitters: [],
        words: ['veerpont'],
      },
    ],
    more: true,
  };
  await press('Zoek intussen');
  expect(document.querySelector('h3')?.textContent).toBe('Gevonden door de zoekdienst');
  expect(document.querySelector('li a')?.textContent).toBe('Een <b>veerpont</b>');
  expect(text()).toContain('Wat hier niet staat kan er wel zijn.');
  expect(text()).toContain('De zoekdienst heeft er meer.');
});

it('never takes nothing found for nothing there, and says why it failed', async () => {
  await show();
  found = { outcome: 'failed', code: 'serverError' };
  await press('Zoek intussen');
  expect(text()).toContain('De zoekdienst gaf een storing. Probeer het later nog eens.');
  found = { outcome: 'found', words: ['veerpont'], rows: [], more: false };
  await press('Zoek intussen');
  expect(text()).toContain('Dat zegt niet dat er geen verwante vragen zijn.');
});
