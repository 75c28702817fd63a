// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { describe, expect, it, vi } from 'vitest';
import { isMeant, isTyping } from '../../../components/keys/typing.ts';
import { COMMANDS } from '../../../utils/domain/site/commands.ts';
import { HELP_KEY, KEY_PLACES, KEYS, keysOf } from '../../../utils/domain/site/keys.ts';

const getAll = vi.fn<() => Promise<{ name: string; shortcut: string }[]>>(async () => []);
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
vi.mock('wxt/browser', () => ({ browser: { commands: { getAll } } }));
const { KeyList } = await import('../../../components/keys/KeyList.tsx');

/** The list as text, a row a line, once the browser has answered. */
async function listed(places: readonly (typeof KEY_PLACES)[number][]): Promise<string[]> {
  const box = document.createElement('div');
  const root = createRoot(box);
  await act(async () => root.render(createElement(KeyList, { language: 'nl', places })));
  const rows = [...box.querySelectorAll('dl > div')].map(
    (row) =>
      `${[...row.querySelectorAll('kbd')].map((key) => key.textContent).join(' ')}: ${row.lastChild?.textContent}`,
  );
  await act(async () => root.unmount());
  return rows;
}

describe('the registry of keys', () => {
  it('has every command of the manifest', () => {
    expect(KEYS.map(({ command }) => command)).toEqual(expect.arrayContaining(COMMANDS.map(({ name }) => name)));
  });

  it.each(KEY_PLACES)('gives no key two acts in one place: %s', (place) => {
    const chords = KEYS.filter((row) => row.place === place).flatMap((row) =>
      // A label is entered in its own box.
      row.act === 'tag' ? [] : row.chords.map((chord) => chord.join('+')),
    );
    expect(chords).toEqual([...new Set(chords)]);
  });

  it.each([
    ['Alt+Shift+Period', 'Alt Shift .'],
    ['Alt+Shift+N', 'Alt Shift N'],
    ['⌥⇧N', '⌥⇧N'],
  ])('writes %s as %s', (chord, keys) => expect(keysOf(chord).join(' ')).toBe(keys));
});

describe('the list of keys', () => {
  it('says what each does, and how it is shown', async () => {
    const rows = await listed(KEY_PLACES);
    expect(rows).toContain('Alt Shift K: De geselecteerde woorden markeren');
    expect(rows).toContainEqual(expect.stringMatching(/^Alt Shift \.: Naar de volgende gemarkeerde passage;/));
    expect(rows.filter((row) => row.startsWith(`${HELP_KEY}:`))).toHaveLength(1);
  });

  it('says the keys the reader chose in the browser, and which command has none', async () => {
    getAll.mockResolvedValueOnce([
      { name: 'mark-passage', shortcut: 'Ctrl+Shift+M' },
      { name: 'next-passage', shortcut: '' },
    ]);
    const rows = await listed(['browser']);
    expect(rows).toContain('Ctrl Shift M: De geselecteerde woorden markeren');
    expect(rows).toContainEqual(expect.stringMatching(/^: Naar de volgende gemarkeerde passage;/));
  });
});

describe('whether a key is a letter', () => {
  const made = (html: string): Element => {
    document.body.innerHTML = html;
    return document.body.firstElementChild ?? document.body;
  };
  it.each([
    ['<textarea></textarea>', true],
    ['<input>', true],
    ['<input type="search" value="woord">', true],
    ['<input type="search">', false],
    ['<input type="checkbox">', false],
    ['<select></select>', true],
    ['<button>x</button>', false],
  ])('in %s: %s', (html, is) => expect(isTyping(made(html))).toBe(is));
});

describe('whether a key is meant for us', () => {
  const pressed = (init: KeyboardEventInit): KeyboardEvent => new KeyboardEvent('keydown', { key: HELP_KEY, ...init });
  it.each<[string, KeyboardEventInit, boolean]>([
    ['alone', {}, true],
    ['with Shift, as it is typed', { shiftKey: true }, true],
    ['with AltGr, as some keyboards need', { altKey: true, ctrlKey: true, modifierAltGraph: true }, true],
    ['with Control, which is the browser’s', { ctrlKey: true }, false],
    ['with Alt', { altKey: true }, false],
    ['with Command', { metaKey: true }, false],
    ['while letters are composed', { isComposing: true }, false],
    ['another key', { key: 'a' }, false],
  ])('%s', (_, init, is) => expect(isMeant(pressed(init), HELP_KEY)).toBe(is));
});
