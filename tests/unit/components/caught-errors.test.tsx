// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import type { OptionsPorts } from '../../../components/options/ports.ts';
import { optionsTranslator } from '../../../utils/domain/i18n/options.ts';
import type { ErrorLine } from '../../../utils/protocol/error-log.ts';
import { CaughtErrors } from '../../../components/options/CaughtErrors.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

it('shows logged errors, and clears them', async () => {
  const at = '2026-12-01T08:00:00.000Z';
  let lines: ErrorLine[] = [{ place: 'list.facts', name: 'RangeError', first: at, last: at, count: 3 }];
  const errors = { list: async () => lines, clear: async () => (lines = []) };
  const ports = { now: () => new Date(at), errors } as unknown as OptionsPorts;
  const host = document.createElement('div');
  const root = createRoot(host);
  await act(async () => root.render(<CaughtErrors t={optionsTranslator('nl')} language="nl" ports={ports} />));
  expect([...host.querySelectorAll('tbody tr *')].map(({ textContent }) => textContent)).toEqual([
    'list.facts',
    'RangeError',
    '3',
    '09:00',
  ]);
  await act(async () => host.querySelector('button')?.click());
  expect(host.querySelector('table')).toBeNull();
  expect(host.querySelector('output')?.textContent).toBe('Geen fouten.');
  await act(async () => root.unmount());
});
