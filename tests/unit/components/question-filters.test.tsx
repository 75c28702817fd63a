// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LibraryContext, type LibraryWorld } from '../../../components/library/app/context.ts';
import { FIRST_QUESTION_QUERY } from '../../../components/library/questions/question-query.ts';
import { QuestionFilters } from '../../../components/library/questions/QuestionFilters.tsx';
import { libraryTranslator } from '../../../utils/domain/i18n/library.ts';
import type { Offers } from '../../../utils/questions/search/offers.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

let root: Root;
beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
  root = createRoot(document.querySelector('#root') as Element);
});
afterEach(async () => act(async () => root.unmount()));

const world = { t: libraryTranslator('nl'), language: 'nl' } as unknown as LibraryWorld;
const draw = (offers: Offers | null, query = FIRST_QUESTION_QUERY): Promise<void> =>
  act(async () =>
    root.render(
      createElement(
        LibraryContext,
        { value: world },
        createElement(QuestionFilters, { query, offers, onChange: () => undefined }),
      ),
    ),
  );
const labels = (): string[] => [...document.querySelectorAll('.field label')].map((label) => label.textContent ?? '');
const states = (): string[] => [...document.querySelectorAll('option')].map((option) => option.textContent ?? '');

describe('the conditions on all questions', () => {
  it('are those the list can answer, and what it cannot is said', async () => {
    await draw({ party: false, minister: 'names', states: ['open', 'overdue', 'closed'] });
    expect(labels()).toEqual(['Ingediend door', 'Gericht aan (naam)', 'Status van de vraag']);
    expect(states()).toEqual(['Elke status', 'Wacht op antwoord', 'Te laat', 'Afgedaan']);
    expect(document.body.textContent).toContain('Deze lijst noemt geen partijen');
    expect(document.body.textContent).toContain('deze lijst noemt geen ministeries');
  });

  it('are all there in a list that knows all, and while nothing is known of the list', async () => {
    await draw({ party: true, minister: 'offices', states: ['answered'] });
    expect(labels()).toEqual(['Ingediend door', 'Partij', 'Gericht aan (naam of ministerie)', 'Status van de vraag']);
    expect(document.body.textContent).not.toContain('Deze lijst noemt geen');
    await draw(null);
    expect(labels()).toHaveLength(4);
    expect(states()).toHaveLength(10);
  });

  it('that were filled in stay in sight when another list cannot answer them, so that they can be taken away', async () => {
    const query = { ...FIRST_QUESTION_QUERY, party: 'ABC', state: 'withdrawn' as const };
    await draw({ party: false, minister: 'none', states: ['open'] }, query);
    expect(labels()).toEqual(['Ingediend door', 'Partij', 'Status van de vraag']);
    expect(states()).toEqual(['Elke status', 'Wacht op antwoord', 'Ingetrokken']);
  });
});
