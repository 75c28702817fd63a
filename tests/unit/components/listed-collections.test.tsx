// @vitest-environment jsdom
import { act, createElement, type ReactElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useCollections } from '../../../components/collections/useCollections.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

/** Draws the list of dossiers over a background that counts how often it is asked. */
async function draw(shown: 'counted' | 'named', outcome = 'listed') {
  const listeners = new Map<string, (payload: unknown) => void>();
  const request = vi.fn(async () => ({ outcome, collections: [], unreadable: 0 }));
  const client = {
    request,
    onPush(name: string, listener: (payload: unknown) => void) {
      listeners.set(name, listener);
      return () => listeners.delete(name);
    },
  } as unknown as Parameters<typeof useCollections>[0];
  const Shown = (): ReactElement => {
    useCollections(client, null, shown);
    return createElement('div');
  };
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () => root.render(createElement(Shown)));
  /** How often the list is read because of a push. */
  return async (name: string, payload: object): Promise<number> => {
    const before = request.mock.calls.length;
    await act(async () => {
      listeners.get(name)?.(payload);
      await vi.advanceTimersByTimeAsync(1_000);
    });
    return request.mock.calls.length - before;
  };
}

let root: Root;
beforeEach(() => vi.useFakeTimers());
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
});

describe('the list of dossiers', () => {
  it('is not read again for a saved note where no number of notes is shown', async () => {
    const reads = await draw('named');
    expect(await reads('library.changed', { many: false })).toBe(0);
    expect(await reads('library.changed', { many: true })).toBe(1);
    expect(await reads('collections.changed', {})).toBe(1);
  });

  it('is tried again with every change while it cannot be read', async () => {
    const reads = await draw('named', 'failed');
    expect(await reads('library.changed', { many: false })).toBe(1);
  });

  it('is read again for a saved note where the numbers of notes are shown', async () => {
    const reads = await draw('counted');
    expect(await reads('library.changed', { many: false })).toBe(1);
    expect(await reads('collections.changed', {})).toBe(1);
  });
});
