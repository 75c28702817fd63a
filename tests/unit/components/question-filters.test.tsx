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

const NOTHING: Offers = {
  parties: [],
  minister: 'none',
  ministries: [],
  states: [],
  kinds: [],
  punctual: [],
  subjects: [],
  days: false,
};
const counted = <T extends string>(...values: T[]): { value: T; count: number }[] =>
  values.map((value, at) => ({ value, count: 1200 - at }));

describe('the conditions on all questions', () => {
  it('are those the list can answer, and the others are named as unavailable', async () => {
    await draw({ ...NOTHING, minister: 'names', states: counted('open', 'overdue', 'closed') });
    expect(labels()).toEqual(['Ingediend door', 'Gericht aan (naam)', 'Status van de vraag']);
    expect(states()).toEqual(['Elke status', 'Wacht op antwoord (1.200)', 'Te laat (1.199)', 'Afgedaan (1.198)']);
    expect(document.body.textContent).toContain('Deze lijst noemt geen partijen');
    expect(document.body.textContent).toContain('niet bekend aan welk ministerie');
    expect(document.body.textContent).toContain('noemt geen antwoorddata');
  });

  it('are all there in a list that knows all, with counts; while nothing is known of the list, those of any list', async () => {
    await draw({
      parties: counted('ABC'),
      minister: 'offices',
      ministries: counted('jenv'),
      states: counted('answered'),
      kinds: counted('written', 'oral'),
      punctual: counted('within3', 'silent'),
      subjects: counted('Verkeer | Spoor'),
      days: true,
    });
    expect(labels()).toEqual([
      'Ingediend door',
      'Partij',
      'Ministerie',
      'Gericht aan (naam of ministerie)',
      'Status van de vraag',
      'Tijd tot antwoord',
      'Soort vraag',
      'Onderwerp',
    ]);
    expect(states()).toContain('Justitie en Veiligheid (1.200)');
    expect(document.body.textContent).not.toContain('Deze lijst noemt geen');
    await draw(null);
    expect(labels()).toEqual(['Ingediend door', 'Gericht aan (naam)', 'Status van de vraag']);
    expect(states()).toHaveLength(10);
  });

  it('that were filled in stay in sight when another list cannot answer them, so that they can be taken away', async () => {
    const query = { ...FIRST_QUESTION_QUERY, party: 'ABC', state: 'withdrawn' as const, ministry: 'jenv' as const };
    await draw({ ...NOTHING, states: counted('open') }, query);
    expect(labels()).toEqual(['Ingediend door', 'Partij', 'Ministerie', 'Status van de vraag']);
    expect(states()).toEqual([
      'Alle',
      'ABC (0)',
      'Alle',
      'Justitie en Veiligheid (0)',
      'Elke status',
      'Wacht op antwoord (1.200)',
      'Ingetrokken (0)',
    ]);
    expect(document.body.textContent).toContain('Veiligheid en Justitie; Justitie');
  });
});
