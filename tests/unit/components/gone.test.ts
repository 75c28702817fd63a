import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onExtensionGone } from '../../../components/page/gone.ts';
import { clearLeftovers, UNSAVED } from '../../../components/strip/leftovers.ts';

describe('an extension that is gone', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is noticed once, and only when the browser reports it', () => {
    let alive = true;
    const leave = vi.fn();
    onExtensionGone(leave, () => alive);
    vi.advanceTimersByTime(60_000);
    expect(leave).not.toHaveBeenCalled();
    alive = false;
    vi.advanceTimersByTime(60_000);
    expect(leave).toHaveBeenCalledTimes(1);
  });

  it('is not checked for after stopping', () => {
    const leave = vi.fn();
    onExtensionGone(leave, () => false)();
    vi.advanceTimersByTime(60_000);
    expect(leave).not.toHaveBeenCalled();
  });
});

describe('elements of a stopped version', () => {
  it('are removed, except a frame with unsaved text', () => {
    const { document } = new JSDOM('<main><p>tekst</p></main>').window;
    const left = (isUnsaved: boolean): Element => {
      const host = document.createElement('div');
      host.setAttribute('data-kantlijn', 'frame');
      const holder = document.createElement('div');
      holder.toggleAttribute(UNSAVED, isUnsaved);
      host.attachShadow({ mode: 'open' }).append(holder);
      document.querySelector('main')?.append(host);
      return host;
    };
    const [stored, unsaved] = [left(false), left(true)];
    clearLeftovers(document);
    expect([stored.isConnected, unsaved.isConnected]).toEqual([false, true]);
    expect(document.querySelector('p')?.textContent).toBe('tekst');
  });
});
