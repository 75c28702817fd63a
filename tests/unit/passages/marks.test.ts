import { describe, expect, it } from 'vitest';
import { hashText } from '../../../utils/domain/anchor/fingerprint.ts';
import type { PageText } from '../../../utils/protocol/frame.ts';
import { createMarks } from '../../../utils/services/marks.ts';
import { volatileMemory } from '../../../utils/sources/session-memory.ts';
import { putAnchors } from '../../../utils/store/anchors.ts';
import { background, FACTS, openPage, pageOf, QUESTIONS, textOf } from './world.ts';

const { info } = FACTS;

/** A store with one mark on words of a question, and what finds it. */
async function marked(words = 'op de Waal') {
  const { client, store } = background();
  const page = await openPage(pageOf(QUESTIONS), client);
  const note = await page.model.mark(page.select(words), 'fact');
  if (typeof note === 'string') throw new Error(note);
  const memory = volatileMemory();
  const remembered: unknown[] = [];
  const refuses = { now: false };
  const marks = createMarks({
    notes: store.notes,
    put: async (outcomes) => {
      if (refuses.now) return { outcome: 'failed', code: 'unavailable', detail: 'blocked: another has it' };
      remembered.push(...outcomes);
      await putAnchors(store.db, outcomes);
      return { outcome: 'stored' };
    },
    memory,
    slicing: { now: () => 0, yield: () => Promise.resolve(), budgetMs: 1 },
  });
  const find = async (text: PageText, withText = true) => {
    const hash = hashText(text.text).toString(36);
    const { id, date, questionNumbers } = info;
    return marks.find({
      publication: id,
      date,
      questionNumbers: [...questionNumbers],
      hash,
      text: withText ? text : null,
    });
  };
  const drawn = async (text: PageText, withText = true): Promise<unknown> => {
    const found = await find(text, withText);
    return found.outcome === 'found'
      ? found.marks.map(({ start, end, kind }) => [text.text.slice(start, end), kind])
      : found.outcome;
  };
  /** How many are not in the text any more. */
  const lost = async (text: PageText, withText = true): Promise<unknown> => {
    const found = await find(text, withText);
    return found.outcome === 'found' ? found.lost : found.outcome;
  };
  return { note, words: drawn, lost, remembered, refuses };
}

describe('marks of a page without a frame', () => {
  it('asks for no text where there are no notes on passages', async () => {
    const { store } = background();
    const marks = createMarks({
      notes: store.notes,
      put: () => Promise.reject(new Error('nothing to remember')),
      memory: volatileMemory(),
      slicing: { now: () => 0, yield: () => Promise.resolve(), budgetMs: 1 },
    });
    const asked = { publication: info.id, date: null, questionNumbers: [], hash: 'x', text: null };
    expect(await marks.find(asked)).toEqual({ outcome: 'found', marks: [], lost: 0 });
  });

  it('asks for the text once, and knows the places of it from then on', async () => {
    const { words } = await marked();
    const text = textOf(pageOf(QUESTIONS));
    expect(await words(text, false)).toBe('needsText');
    expect(await words(text)).toEqual([['op de Waal', 'fact']]);
    expect(await words(text, false)).toEqual([['op de Waal', 'fact']]);
  });

  it('finds a passage in a version that was corrected, and remembers where', async () => {
    const { words, remembered } = await marked();
    const corrected = textOf(pageOf([`Wat vooraf ging. ${QUESTIONS[0]}`, ...QUESTIONS.slice(1)]));
    expect(await words(corrected)).toEqual([['op de Waal', 'fact']]);
    expect(remembered).toMatchObject([{ outcome: 'found', document: info.id, confirmed: false }]);
    expect(await words(corrected, false)).toEqual([['op de Waal', 'fact']]);
    expect(remembered.length).toBe(1);
  });

  it('draws marks that could not be cached, and caches them at the next visit', async () => {
    const { words, remembered, refuses } = await marked();
    const corrected = textOf(pageOf([`Wat vooraf ging. ${QUESTIONS[0]}`, ...QUESTIONS.slice(1)]));
    refuses.now = true;
    expect(await words(corrected)).toEqual([['op de Waal', 'fact']]);
    expect(await words(corrected, false)).toBe('needsText');
    refuses.now = false;
    expect(await words(corrected)).toEqual([['op de Waal', 'fact']]);
    expect(remembered).toMatchObject([{ outcome: 'found' }]);
    expect(await words(corrected, false)).toEqual([['op de Waal', 'fact']]);
  });

  it('draws uncertain passages as uncertain, and lost ones not at all', async () => {
    const moved = await marked(QUESTIONS[2]);
    const [first = '', second = '', third = '', fourth = ''] = QUESTIONS;
    const found = (await moved.words(textOf(pageOf([third, first, second, fourth])))) as [string, string][];
    expect(found).toEqual([[third, 'unsure']]);
    const lost = await marked();
    expect(await lost.words(textOf(pageOf([first, second, 'Iets heel anders.', fourth])))).toEqual([]);
    expect(lost.remembered).toMatchObject([{ outcome: 'lost' }]);
  });

  it('counts lost passages, in a cached text too, and never on another page', async () => {
    const { lost } = await marked();
    const [first = '', second = '', , fourth = ''] = QUESTIONS;
    const without = textOf(pageOf([first, second, 'Iets heel anders.', fourth]));
    expect(await lost(textOf(pageOf(QUESTIONS)))).toBe(0);
    expect(await lost(without)).toBe(1);
    expect(await lost(without, false)).toBe(1);
    expect(await lost(textOf(pageOf(['Onderhoud. Deze pagina is er straks weer.']), 'other'))).toBe(0);
  });

  it('caches nothing from a page served in place of the publication', async () => {
    const { words, remembered } = await marked();
    const maintenance = textOf(pageOf(['Onderhoud. Deze pagina is er straks weer.']), 'other');
    expect(await words(maintenance)).toEqual([]);
    expect(remembered).toEqual([]);
    expect(await words(maintenance, false)).toBe('needsText');
  });
});
