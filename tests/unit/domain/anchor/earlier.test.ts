import { describe, expect, it } from 'vitest';
import { resolveIn, type DocumentInfo } from '../../../../utils/domain/anchor/index.ts';
import { mark, page } from './helpers.ts';

/** Words marked while a publication had another identifier. */

const FINAL: DocumentInfo = { id: 'kv-tk-2026Z90150', version: null, date: null, questionNumbers: ['2026Z90150'] };
const EARLY: DocumentInfo = { ...FINAL, id: 'kv-1183854' };
const TITLE = 'Het stilleggen van de kabelpont bij Zandoever';
const early = page(
  `<main id="content"><h1>${TITLE}</h1><p>Dit document is alleen beschikbaar als pdf.</p></main>`,
).index;
const text = (heading: string) =>
  page(
    `<div id="broodtekst"><h1>Vragen van het lid Van Grienden over ${heading} (ingezonden 19 november 2026).</h1>
    <div class="vraag"><h2 class="stuktitel">Vraag 1</h2><p>Hoe lang vaart de pont al niet meer?</p></div></div>`,
  ).index;
const marked = { ...mark(early, 'heading', 0, 'de kabelpont bij Zandoever'), source: { ...EARLY, version: 'x' } };
const known = { earlier: [EARLY.id], maybe: [] };

describe('a passage marked under an earlier identifier', () => {
  it('is looked for in the final text as if it was made there', () => {
    const final = text('het stilleggen van de kabelpont bij Zandoever');
    expect(resolveIn(marked, final, FINAL)).toBeNull();
    const outcome = resolveIn(marked, final, FINAL, known);
    expect(outcome?.state === 'found' || outcome?.state === 'uncertain').toBe(true);
    expect(resolveIn(marked, text('de brug'), FINAL, known)).toMatchObject({ state: 'lost' });
  });

  it('is shown where it is found, and nothing else is said, while it may be of another document', () => {
    const maybe = { earlier: [], maybe: [EARLY.id] };
    expect(resolveIn(marked, text('de brug'), FINAL, maybe)).toBeNull();
    expect(resolveIn(marked, early, { ...FINAL, id: 'kv-tk-2026Z90151' }, maybe)).toMatchObject({ state: 'found' });
  });

  it('is never lost on the page of the first days, which has no text', () => {
    expect(resolveIn(marked, early, EARLY)).toMatchObject({ state: 'found' });
    expect(resolveIn(marked, page('<main><h1>Iets anders</h1></main>').index, EARLY)).toBeNull();
    const ofFinal = { ...mark(text('de pont'), 'question', 1, 'Hoe lang'), source: { ...FINAL, version: 'y' } };
    expect(resolveIn(ofFinal, early, EARLY)).toBeNull();
  });
});
