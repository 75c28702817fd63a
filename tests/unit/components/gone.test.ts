import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearLeftovers, holdsOpenWords, onGone } from '../../../components/page/gone.ts';

describe('an extension that is gone', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is noticed once, and only when the browser says so', () => {
    let alive = true;
    const leave = vi.fn();
    onGone(leave, () => alive);
    vi.advanceTimersByTime(60_000);
    expect(leave).not.toHaveBeenCalled();
    alive = false;
    vi.advanceTimersByTime(60_000);
    expect(leave).toHaveBeenCalledTimes(1);
  });

  it('is not looked for any more after stopping', () => {
    const leave = vi.fn();
    onGone(leave, () => false)();
    vi.advanceTimersByTime(60_000);
    expect(leave).not.toHaveBeenCalled();
  });
});

describe('a box that is open when the extension goes', () => {
  it('is left to the reader when words stand in it, stored or not', () => {
    const { document } = new JSDOM('<div><textarea></textarea></div>').window;
    expect(holdsOpenWords(document)).toBe(false);
    const box = document.querySelector('textarea');
    if (box !== null) box.value = 'staat al vast';
    expect(holdsOpenWords(document)).toBe(true);
    box?.remove();
    expect(holdsOpenWords(document)).toBe(false);
  });
});

describe('what a stopped version left', () => {
  it('is cleared, but for a text that was stored nowhere', () => {
    const { document } = new JSDOM('<main><p>tekst</p></main>').window;
    const left = (text: string, is: string): Element => {
      const host = document.createElement('div');
      host.setAttribute('data-kantlijn', 'card');
      const root = host.attachShadow({ mode: 'open' });
      const note = document.createElement('div');
      note.className = 'note';
      const box = document.createElement('textarea');
      box.value = text;
      const state = document.createElement('output');
      state.className = 'note-state';
      state.dataset['is'] = is;
      note.append(box, state);
      root.append(note);
      document.querySelector('main')?.append(host);
      return host;
    };
    const saved = left('staat al vast', 'saved');
    const empty = left('', 'idle');
    const typed = left('nog nergens', 'dirty');
    clearLeftovers(document, 'Kopieer de tekst.');
    expect([saved, empty, typed].map(({ isConnected }) => isConnected)).toEqual([false, false, true]);
    const box = typed.shadowRoot?.querySelector('textarea');
    expect(box?.value).toBe('nog nergens');
    expect(box?.readOnly).toBe(true);
    expect(typed.shadowRoot?.querySelector('.note-state')?.textContent).toBe('Kopieer de tekst.');
    expect(document.querySelector('p')?.textContent).toBe('tekst');
  });
});
