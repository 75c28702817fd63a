// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { figureWords } from '../../../components/figures/words.ts';
import { LibraryContext, translators, type LibraryWorld } from '../../../components/library/app/context.ts';
import type { FiguresQuery } from '../../../components/library/figures/useFigures.ts';
import { FIRST_QUESTION_QUERY } from '../../../components/library/questions/question-query.ts';
import { addDays } from '../../../utils/domain/clock/calendar.ts';
import { figuresOfList } from '../../../utils/questions/figures/of-list.ts';
import { recordOfTruth, searchOver, type Truth, UNTIL } from '../questions/figures/world.ts';

vi.stubGlobal('browser', fakeBrowser);
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
const { Results } = await import('../../../components/library/figures/Results.tsx');

/** What the view shows of these questions. */
async function shown(
  truths: readonly Truth[],
  number: string | null = null,
  chosen: Partial<FiguresQuery> = {},
): Promise<{ text: string; buttons: string[]; drawings: string[] }> {
  const search = await searchOver(truths.map(recordOfTruth));
  const asked = number === null ? { words: '' } : { words: '', number };
  const found = figuresOfList(search, asked, { until: UNTIL, today: UNTIL, numbers: null });
  const world = {
    ...translators('nl'),
    ports: {},
    collections: [],
    announce: () => undefined,
  } as unknown as LibraryWorld;
  document.body.innerHTML = '<div id="root"></div>';
  const root = createRoot(document.querySelector('#root') as Element);
  const results = createElement(Results, {
    counted: { outcome: 'counted', ...found, source: 'generated', until: UNTIL, problem: null },
    query: { ...FIRST_QUESTION_QUERY, tag: null, collection: null, number, ...chosen },
    words: figureWords(world.t, 'nl'),
  });
  await act(async () => root.render(createElement(LibraryContext, { value: world }, results)));
  const all = {
    text: document.body.textContent ?? '',
    buttons: [...document.querySelectorAll('button')].map((one) => one.getAttribute('aria-label') ?? ''),
    drawings: [...document.querySelectorAll('svg')].map((one) => one.getAttribute('aria-label') ?? ''),
  };
  await act(async () => root.unmount());
  return all;
}
const many = (count: number, truth: (at: number) => Truth): Truth[] =>
  Array.from({ length: count }, (_, at) => truth(at));
const closed: Truth = { submitted: '2023-05-01', answer: null, notice: null, part: { state: 'closed' } };

it('draws no curve where too many were answered on an unknown day, and says so', async () => {
  const waiting = many(30, () => ({ submitted: '2024-06-01', answer: null, notice: null }));
  const { text, drawings } = await shown([...many(100, () => closed), ...waiting]);
  expect(text).toContain(
    'Over het geheel zijn er geen cijfers: naast de 30 vragen die geteld kunnen worden, zijn er 100',
  );
  expect(text).toContain('Binnen drie weken beantwoordniet bekend');
  // What waits is known all the same.
  expect(text).toContain('30 langer dan zes weken');
  // The quarter of those that wait has no answer on an unknown day, and keeps its bar.
  expect(drawings).toEqual([expect.stringContaining('Een staaf per kwartaal')]);
});

it('draws no axes without a bar, where the questions are spread over many quarters', async () => {
  const spread = many(30, (at) => ({ submitted: addDays('2015-01-10', at * 100), answer: 10, notice: null }));
  const { text, buttons, drawings } = await shown(spread);
  expect(drawings).toEqual([expect.stringContaining('Trapvormige lijn')]);
  expect(text).toContain('Geen tekening: van geen kwartaal');
  expect(buttons.filter((name) => name.endsWith('Per kwartaal van indiening'))).toEqual([
    'Tabel (CSV) van: Per kwartaal van indiening',
  ]);
});

it('says why a bar does not reach the top, and only then', async () => {
  const old = many(30, () => ({ submitted: '2024-01-10', answer: 30, notice: null }));
  const young = many(30, () => ({ submitted: addDays(UNTIL, -30), answer: 10, notice: null }));
  const waiting = many(30, () => ({ submitted: addDays(UNTIL, -30), answer: null, notice: null }));
  expect((await shown(old)).text).not.toContain('Een staaf die niet tot 100 % komt');
  expect((await shown([...old, ...young, ...waiting])).text).toContain('Een staaf die niet tot 100 % komt');
});

it('says where a question stands, or that too few were answered to say so', async () => {
  const answered = many(30, (at) => ({ submitted: '2024-01-10', answer: at + 1, notice: null }));
  const waiting = many(30, () => ({ submitted: '2024-06-01', answer: null, notice: null }));
  expect((await shown(answered, '2024Z10020')).text).toContain('langer dan 67 % van de 30 antwoorden');
  expect((await shown([...answered.slice(0, 5), ...waiting], '2024Z10002')).text).toContain(
    'Om te zeggen waar vraag 2024Z10002 tussen staat, zijn 5 antwoorden te weinig.',
  );
});

it('says of nothing, of one and of few in so many words that there are no figures', async () => {
  const waiting = (count: number): Truth[] =>
    many(count, () => ({ submitted: addDays(UNTIL, -1), answer: null, notice: null }));
  expect((await shown([])).text).toContain('Geen enkele vraag voldoet hieraan.');
  expect((await shown(waiting(1), '2024Z10000')).text).toContain('Dit is 1 vraag die geteld kan worden. Onder de 20');
  expect((await shown(waiting(2))).text).toContain('Dit zijn 2 vragen die geteld kunnen worden. Onder de 20');
  expect((await shown([closed])).text).toContain('Dit is 1 vraag, waarvan niet bekend is');
  expect((await shown([closed, closed])).text).toContain('Van geen van deze 2 vragen is bekend');
  expect((await shown(waiting(20))).text).toContain('0 langer dan zes weken; de langste 1 dag');
});

it('says that a selection by outcome does not tell how long answers take, and only of such a selection', async () => {
  const answered = many(30, (at) => ({ submitted: '2024-01-10', answer: at + 1, notice: null }));
  const warning = 'deze selectie kiest vragen naar hun afloop';
  expect((await shown(answered, null, { ministry: 'fin', words: 'iets' })).text).not.toContain(warning);
  expect((await shown(answered, null, { state: 'answered' })).text).toContain(warning);
  expect((await shown(answered, null, { punctual: 'after6' })).text).toContain(warning);
});
