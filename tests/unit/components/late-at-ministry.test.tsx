// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LibraryContext, translators, type LibraryWorld } from '../../../components/library/app/context.ts';
import type { QuestionsAnswer, QuestionRow } from '../../../utils/questions/search/contract.ts';

vi.stubGlobal('browser', fakeBrowser);
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
const { MyQuestions } = await import('../../../components/library/my-questions/MyQuestions.tsx');

const TODAY = '2026-12-01';
/** A question with the state of its dossier, and how late it is by the list. */
const row = (number: string, days: number, late: QuestionRow['late'], state: QuestionRow['state']): QuestionRow => ({
  number,
  id: `kv-tk-${number}`,
  title: `Vraag ${number}`,
  date: '2026-10-01',
  submitters: [],
  state,
  days,
  asOf: null,
  notes: 0,
  late,
  marks: {},
});
const found: QuestionsAnswer = {
  outcome: 'found',
  total: 3,
  rows: [
    row('2026Z00001', 25, null, 'answered'),
    row('2026Z00002', 5, { state: 'overdue', days: 39 }, 'open'),
    row('2026Z00003', 1, { state: 'probablyOverdue', days: 12 }, 'overdue'),
  ],
  all: true,
  corrections: [],
  offers: {
    parties: [],
    minister: 'none',
    ministries: [{ value: 'fin', count: 3 }],
    states: [],
    kinds: [],
    punctual: [],
    subjects: [],
    days: true,
  },
  updatedTo: TODAY,
  problem: null,
};

it('is shown to a reader who follows nothing, and shows only what the list knows of each question', async () => {
  document.body.innerHTML = '<div id="root"></div>';
  const root = createRoot(document.querySelector('#root') as Element);
  const client = {
    request: async (name: string) =>
      name === 'follow.mine' ? { questions: [] } : name === 'follow.events' ? { events: [] } : { searches: [] },
    onPush: () => () => undefined,
  };
  const world = {
    ...translators('nl'),
    ports: { client, searchQuestions: async () => found },
    today: TODAY,
  } as unknown as LibraryWorld;
  await act(async () => root.render(createElement(LibraryContext, { value: world }, createElement(MyQuestions))));
  const choice = document.querySelector('select');
  if (choice === null) throw new Error(document.body.textContent ?? '');
  await act(async () => {
    choice.selectedIndex = 1;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
  });
  const text = document.body.textContent ?? '';
  expect(text).toContain('2 vragen van het laatste jaar');
  expect([...document.querySelectorAll('.mine-late strong')].map(({ textContent }) => textContent)).toEqual([
    '39 dagen te laat',
    'waarschijnlijk 12 dagen te laat',
  ]);
  expect(text).not.toContain('2026Z00001');
  await act(async () => root.unmount());
});
