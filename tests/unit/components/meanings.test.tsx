// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Settings } from '../../../utils/store/settings.ts';

vi.stubGlobal('browser', fakeBrowser);
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
const { MeaningNamesForm: MeaningNames } = await import('../../../components/meanings/MeaningNamesForm.tsx');
const { readSettings, writeSetting } = await import('../../../utils/store/settings.ts');

type Names = Settings['meaningNames'];
let root: Root;
beforeEach(() => {
  fakeBrowser.reset();
  document.body.innerHTML = '<div id="root"></div>';
  root = createRoot(document.querySelector('#root') as Element);
});
afterEach(async () => act(async () => root.unmount()));

const draw = (chosen: Names, write: (names: Names) => Promise<void>): Promise<void> =>
  act(async () => root.render(createElement(MeaningNames, { language: 'nl', chosen, write })));
const box = (nth: number): HTMLInputElement => document.querySelectorAll('input')[nth] as HTMLInputElement;

async function type(nth: number, text: string, leave = true): Promise<void> {
  await act(async () => {
    box(nth).focus();
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
    set?.call(box(nth), text);
    box(nth).dispatchEvent(new Event('input', { bubbles: true }));
  });
  if (leave) await act(async () => box(nth).blur());
}

describe('the names of meanings', () => {
  const write = (names: Names) => writeSetting('meaningNames', names);

  it('are saved when a box is left, cleaned, and given back by an empty box', async () => {
    await draw({}, write);
    await type(0, '  Voor   het debat ');
    expect((await readSettings()).meaningNames).toEqual({ important: 'Voor het debat' });
    expect(document.body.textContent).toContain('Namen bewaard.');
    await type(1, 'Nagaan');
    expect((await readSettings()).meaningNames).toEqual({ important: 'Voor het debat', question: 'Nagaan' });
    await type(1, '');
    await draw({ important: 'Voor het debat', fact: 'Cijfer' }, write);
    expect([0, 1, 2, 3].map((nth) => box(nth).value)).toEqual(['Voor het debat', '', 'Cijfer', '']);
    await type(0, '');
    expect((await readSettings()).meaningNames).toEqual({ fact: 'Cijfer' });
  });

  it('take over what another window stores, but not in the box that is being typed in', async () => {
    await draw({}, write);
    await type(1, 'Open pun', false);
    await draw({ question: 'Elders', action: 'Bellen' }, write);
    expect([0, 1, 2, 3].map((nth) => box(nth).value)).toEqual(['', 'Open pun', '', 'Bellen']);
  });

  it('stay in the box when they cannot be stored, and say so', async () => {
    await draw({}, async () => Promise.reject(new Error('full')));
    await type(2, 'Cijfer');
    expect(box(2).value).toBe('Cijfer');
    expect(document.body.textContent).toContain('De namen konden niet worden bewaard.');
  });
});
