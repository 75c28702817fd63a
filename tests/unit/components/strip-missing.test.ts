// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { StripCounts } from '../../../utils/protocol/strip.ts';

vi.stubGlobal('browser', fakeBrowser);
vi.stubGlobal('__KANTLIJN_OPEN_ROOT__', true);
const { Strip } = await import('../../../components/strip/strip.ts');
const { wordsOf } = await import('../../../components/strip/words.ts');

const COUNTS: StripCounts = { notes: 3, incomplete: false, questions: [], passages: 0, related: null, hidden: false };

it('the tab of notes says that notes are missing, in its name and by its sign', () => {
  const strip = new Strip('other', {} as ConstructorParameters<typeof Strip>[1]);
  const state = {
    words: wordsOf({ 'settings.language': 'nl' }),
    view: null,
    trouble: null,
    checking: false,
    doubt: '',
    tab: null,
    scheme: 'light',
  } as unknown as Parameters<typeof strip.draw>[0];
  const tab = (): Element | undefined =>
    [...strip.root.querySelectorAll('button')].find((button) =>
      button.getAttribute('aria-label')?.startsWith('Notities'),
    );
  strip.draw({ ...state, counts: COUNTS });
  expect(tab()?.getAttribute('aria-label')).toBe('Notities: 3 notities');
  expect(tab()?.querySelector('.n')?.getAttribute('data-n')).toBe('3');
  strip.draw({ ...state, counts: { ...COUNTS, incomplete: true } });
  expect(tab()?.getAttribute('aria-label')).toBe('Notities: 3 notities. Er ontbreken notities');
  expect(tab()?.querySelector('.n')?.getAttribute('data-n')).toBe('!');
});
