// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';

/** Answers of the background that have not come yet. */
const waiting: (() => void)[] = [];
const PARAGRAPHS = [{ runs: [{ text: 'Ja.' }], isItem: false }];
const TEXT = {
  answers: [{ label: 'Antwoord 1', numbers: [1], paragraphs: PARAGRAPHS, refersTo: [] }],
  questions: [1, 2],
  notes: [],
};
const ROUND = {
  id: 'ah-9990001',
  date: '2026-02-20',
  supplementary: false,
  url: 'https://zoek.officielebekendmakingen.nl/ah-9990001.html',
  is: 'read',
  text: TEXT,
};
vi.stubGlobal('__KANTLIJN_OPEN_ROOT__', true);
vi.mock('../../../components/strip/ask.ts', () => ({
  ask: () => new Promise((resolve) => waiting.push(() => resolve({ ok: true, payload: { rounds: [ROUND] } }))),
}));
const { AnswersBeside } = await import('../../../components/answers/answers.ts');
const { wordsOf } = await import('../../../components/strip/words.ts');
const { touchWordsOf } = await import('../../../components/touch/words.ts');

/** A page with two questions, and a way to the answer of each. */
function world() {
  document.body.innerHTML = [1, 2].map((n) => `<div><h2>Vraag ${n}</h2></div><a>Antwoord</a>`).join('');
  const headings = [...document.querySelectorAll('h2')];
  const places = headings.map((heading, at) => ({ heading, numbers: [at + 1] }));
  const words = wordsOf({ 'settings.language': 'nl' });
  const answers = new AnswersBeside({
    core: {
      about: { address: 'https://zoek.officielebekendmakingen.nl/kv-tk-2026Z90001.html' },
      tokens: '',
      places: () => places,
      state: () => ({ scheme: 'light' }),
      fail: () => undefined,
    } as never,
    words: () => touchWordsOf(words),
  });
  const [place] = places;
  const way = document.querySelector('a');
  if (!place || !way) throw new Error('no question');
  return {
    answers,
    place: place as never,
    way,
    drawn: () => document.querySelectorAll('[data-kantlijn=answer]').length,
  };
}

async function arrive(): Promise<void> {
  for (const go of waiting.splice(0)) go();
  await vi.waitFor(() => expect(document.querySelector('[aria-busy]')).toBeNull());
}

beforeEach(() => waiting.splice(0));

it('a double click opens an answer once, and the next click closes it', async () => {
  const { answers, place, way, drawn } = world();
  const presses = [answers.toggle(place, way), answers.toggle(place, way)];
  await arrive();
  expect(await Promise.all(presses)).toEqual([true, true]);
  expect(drawn()).toBe(1);
  expect(way.getAttribute('aria-expanded')).toBe('true');
  expect(await answers.toggle(place, way)).toBe(true);
  expect(drawn()).toBe(0);
  expect(way.getAttribute('aria-expanded')).toBe('false');
});

it('leaves nothing in the page when the extension is gone', async () => {
  const { answers, place, way, drawn } = world();
  const press = answers.toggle(place, way);
  await arrive();
  await press;
  expect(drawn()).toBe(1);
  answers.stop();
  expect(drawn()).toBe(0);
});
