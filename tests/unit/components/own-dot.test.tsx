// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RelatedList } from '../../../components/related/RelatedList.tsx';
import { relatedTranslator } from '../../../utils/domain/i18n/related.ts';
import type { RelatedView } from '../../../utils/questions/view/contract.ts';
import { relatedView } from '../../../utils/questions/view/view.ts';
import { gathered, item } from '../questions/view/support.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
const speech = { t: relatedTranslator('nl'), language: 'nl' } as const;
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

const draw = (own: RelatedView['self'] | null): Promise<void> =>
  act(async () =>
    root.render(
      createElement(RelatedList, {
        state: ASKED,
        own,
        expanded: false,
        onExpand: () => undefined,
        onOptions: () => undefined,
        onFollow: () => undefined,
        speech,
      }),
    ),
  );
const own = (): string =>
  [...document.querySelectorAll('ol li')]
    .map((point) => point.textContent ?? '')
    .find((text) => text.includes('deze vraag')) ?? '';

describe('the question at hand on the line of its affair', () => {
  it('has the state that is drawn beside it, also when that comes after the list was asked', async () => {
    await draw(null);
    expect(own()).toBe('7 februari 2024: deze vraag, Onbekend');
    for (const [state, word] of [
      ['open', 'Wacht op antwoord'],
      ['answered', 'Beantwoord'],
      ['unknown', 'Onbekend'],
      ['probablyOverdue', 'Te laat (waarschijnlijk)'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as news comes
      await draw({ state, date: '2024-02-07' });
      expect(own()).toBe(`7 februari 2024: deze vraag, ${word}`);
    }
  });

  it('stands on the day its page says, and on that of the list where the page says none', async () => {
    await draw({ state: 'open', date: '2024-02-06' });
    expect(own()).toContain('6 februari 2024');
    await draw({ state: 'open', date: null });
    expect(own()).toContain('7 februari 2024');
  });
});
