// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';

/** Answers of the background that have not come yet. */
const waiting: (() => void)[] = [];
/** What is kept of the settings. */
const kept: unknown[] = [];
const answerTo = (numbers: number[], text: string) => ({
  label: `Antwoord ${numbers.join(' en ')}`,
  numbers,
  paragraphs: [{ runs: [{ text }], isItem: false }],
  refersTo: [],
});
const ROUND = {
  id: 'ah-9990001',
  date: '2026-02-20',
  supplementary: false,
  url: 'https://zoek.officielebekendmakingen.nl/ah-9990001.html',
  corrected: false,
  is: 'read',
  text: { title: '', answers: [answerTo([1], 'Ja.'), answerTo([2], 'Nee.')], notes: [] },
  beside: [
    { here: [0], at: [] },
    { here: [1], at: [] },
  ],
};
const OTHER_NUMBERS = { ...ROUND, beside: null };
let rounds: unknown[] = [ROUND];
vi.stubGlobal('__KANTLIJN_OPEN_ROOT__', true);
vi.mock('../../../components/strip/ask.ts', () => ({
  ask: () =>
    new Promise((resolve) => {
      const payload = { rounds };
      waiting.push(() => resolve({ ok: true, payload }));
    }),
}));
// No script can make an event that the browser vouches for, here neither.
vi.mock('../../../components/page/trusted.ts', () => ({
  onlyReader: () => undefined,
  followUnseen: () => undefined,
}));
vi.mock('../../../utils/store/settings.ts', () => ({ writeSetting: async (...set: unknown[]) => kept.push(set) }));
// No window scrolls here.
Element.prototype.scrollIntoView = () => undefined;
const { AnswersBeside } = await import('../../../components/answers/answers.ts');
const { wordsOf } = await import('../../../components/strip/words.ts');
const { touchWordsOf } = await import('../../../components/touch/words.ts');

/** A page with two questions, and a way to the answer of each. */
function world(stored: Record<string, unknown> = {}) {
  document.body.innerHTML = [1, 2].map((n) => `<div><h2>Vraag ${n}</h2></div><a href="#${n}">Antwoord</a>`).join('');
  const headings = [...document.querySelectorAll('h2')];
  const ways = [...document.querySelectorAll('a')];
  const places = headings.map((heading, at) => ({ heading, numbers: [at + 1] }));
  const state = { scheme: 'light', words: wordsOf({ 'settings.language': 'nl', ...stored }), view: view(1) };
  const answers = new AnswersBeside({
    core: {
      about: { address: 'https://zoek.officielebekendmakingen.nl/kv-tk-2026Z90001.html' },
      tokens: '',
      places: () => places,
      state: () => state,
      fail: () => undefined,
      way: (place: (typeof places)[number]) => ways[places.indexOf(place)],
    } as never,
    words: () => touchWordsOf(state.words),
    open: () => undefined,
  });
  const [place] = places;
  const [way, second] = ways;
  if (!place || !way || !second) throw new Error('no question');
  const drawn = () => [...document.querySelectorAll('[data-kantlijn=answer]')];
  return {
    answers,
    place: place as never,
    way,
    second,
    state,
    drawn,
    text: () => drawn().map((host) => host.shadowRoot?.querySelector('.kl')?.textContent ?? ''),
    press: (name: string, at = 0) => {
      const buttons = [...(drawn()[at]?.shadowRoot?.querySelectorAll('button') ?? [])];
      const button = buttons.find(({ textContent }) => textContent === name);
      button?.focus();
      button?.click();
    },
  };
}

/** What is known of the question with so many documents. */
const view = (documents: number) => ({ documents, answers: ROUND.url, picture: null });

async function arrive(): Promise<void> {
  for (const go of waiting.splice(0)) go();
  await vi.waitFor(() => expect(document.querySelector('[aria-busy]')).toBeNull());
}

beforeEach(() => {
  waiting.splice(0);
  kept.splice(0);
  rounds = [ROUND];
});

/** A page whose first answer is open. */
async function opened() {
  const made = world();
  const press = made.answers.toggle(made.place);
  await arrive();
  await press;
  return made;
}

it('a double click opens an answer once, and the next click closes it', async () => {
  const { answers, place, way, drawn } = world();
  const presses = [answers.toggle(place), answers.toggle(place)];
  await arrive();
  expect(await Promise.all(presses)).toEqual([true, true]);
  expect(drawn()).toHaveLength(1);
  expect(way.getAttribute('aria-expanded')).toBe('true');
  expect(await answers.toggle(place)).toBe(true);
  expect(drawn()).toHaveLength(0);
  expect(way.getAttribute('aria-expanded')).toBe('false');
});

it('looks for marks once more, however many ask for it while it looks', async () => {
  const { answers } = await opened();
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  const asked = [1, 2, 3].map(() => answers.findMarks(false));
  await arrive();
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  await arrive();
  await Promise.all(asked);
  expect(waiting).toHaveLength(0);
});

it('leaves nothing in the page after the extension was removed', async () => {
  const { answers, drawn } = await opened();
  expect(drawn()).toHaveLength(1);
  answers.stop();
  expect(drawn()).toHaveLength(0);
});

it('shows all and hides all, keeps which, and brings the focus to the way of the question it was at', async () => {
  const { press, way, second, drawn } = await opened();
  press('Alle antwoorden tonen');
  expect(drawn()).toHaveLength(2);
  expect([way, second].map((one) => one.getAttribute('aria-expanded'))).toEqual(['true', 'true']);
  press('Alle antwoorden verbergen', 1);
  expect(drawn()).toHaveLength(0);
  expect(document.activeElement).toBe(second);
  expect(kept).toEqual([
    ['answers', true],
    ['answers', false],
  ]);
});

it('redraws an open answer when a check found another document, and keeps the focus in it', async () => {
  const { answers, state, text, drawn } = await opened();
  drawn()[0]?.shadowRoot?.querySelector('a')?.focus();
  rounds = [ROUND, { ...ROUND, id: 'ah-9990002', supplementary: true }];
  state.view = view(2);
  answers.redraw();
  await arrive();
  await vi.waitFor(() => expect(text()[0]).toMatch(/Antwoord, 20 februari 2026.*Aanvullend antwoord, 20 februari/));
  expect(document.activeElement).toBe(drawn()[0]);
  // Nothing else is known: nothing is asked.
  answers.redraw();
  expect(waiting).toHaveLength(0);
});

it('draws an open answer in another language', async () => {
  const { answers, state, text } = await opened();
  answers.redraw();
  state.words = wordsOf({ 'settings.language': 'en' });
  answers.redraw();
  expect(text()[0]).toMatch(/Answer, 20 February 2026.*Show all answers/);
});

it.each([
  ['opens all for who wants that', { 'settings.answers': true }, [ROUND], 2],
  ['opens none for who does not', {}, [ROUND], 0],
  ['opens none where it is not certain which belongs where', { 'settings.answers': true }, [OTHER_NUMBERS], 0],
  ['opens none where nothing was answered', { 'settings.answers': true }, [], 0],
])('%s', async (_, stored, given, count) => {
  rounds = given;
  const { answers, drawn } = world(stored);
  answers.redraw();
  await arrive();
  // All that follows an answer is done before the next task.
  await new Promise((resolve) => setTimeout(resolve));
  expect(drawn()).toHaveLength(count);
});

it('draws rounds in order: what postponed, the answer in its corrected version, and footnotes that others call', async () => {
  const notes = [
    { number: '2', runs: [{ text: 'Daar.' }] },
    { number: '1', runs: [{ text: 'Zie' }, { text: '2', note: 0 }] },
  ];
  const called = {
    ...answerTo([1], 'Ja.'),
    paragraphs: [{ runs: [{ text: 'Ja.' }, { text: '1', note: 1 }], isItem: false }],
  };
  const postponed = { ...ROUND, id: 'ah-9990000', date: '2026-02-01', is: 'postponement', text: null, beside: null };
  rounds = [
    postponed,
    { ...ROUND, corrected: true, text: { ...ROUND.text, answers: [called, answerTo([2], '')], notes } },
  ];
  const { text, drawn } = await opened();
  expect(text()[0]).toMatch(
    /^Uitstelbericht, 1 februari 2026Naar de publicatieAntwoord \(verbeterde versie\), 20 februari 2026/,
  );
  const list = [...(drawn()[0]?.shadowRoot?.querySelectorAll('.notes li') ?? [])].map(({ textContent }) => textContent);
  expect(list).toEqual(['1 Zie2', '2 Daar.']);
});

it('draws a postponement once, beside the first open question, and leads there from the others', async () => {
  rounds = [{ ...ROUND, id: 'ah-9990000', date: '2026-02-01', is: 'postponement', text: null, beside: null }, ROUND];
  const { answers, drawn, text, press, second } = world();
  const place = (nth: number) =>
    (answers as unknown as { need: { core: { places(): never[] } } }).need.core.places()[nth] as never;
  const whole = /^Uitstelbericht, 1 februari 2026Naar de publicatie/;
  const pointer = /^Uitstelbericht: zie bij vraag 1Antwoord, /;
  void answers.toggle(place(1));
  await arrive();
  // The second question alone: it stands there.
  expect(text()).toEqual([expect.stringMatching(whole)]);
  await answers.toggle(place(0));
  await vi.waitFor(() => expect(text()).toEqual([expect.stringMatching(whole), expect.stringMatching(pointer)]));
  press('Uitstelbericht: zie bij vraag 1', 1);
  expect(document.activeElement).toBe(drawn()[0]);
  await answers.toggle(place(0));
  expect(text()).toEqual([expect.stringMatching(whole)]);
  expect(second.getAttribute('aria-expanded')).toBe('true');
});

it('brings the reader to the publication where only a postponement is known', async () => {
  rounds = [{ ...ROUND, is: 'postponement', text: null, beside: null }];
  const { answers, place, drawn } = world();
  const press = answers.toggle(place);
  await arrive();
  expect(await press).toBe(false);
  expect(drawn()).toHaveLength(0);
});
