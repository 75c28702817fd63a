import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Handlers } from '../../../utils/messages/server.ts';
import { ALL_REQUESTS } from '../../../utils/protocol/library.ts';

vi.stubGlobal('browser', fakeBrowser);
const { serve } = await import('../../../utils/messages/server.ts');

describe('serve', () => {
  type Listener = (message: unknown, sender: object, respond: (answer: unknown) => void) => boolean;

  it('says of a request whether it is still being worked on, and works once on what comes twice', async () => {
    let listener: Listener = () => false;
    vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation(
      (heard) => (listener = heard as Listener),
    );
    let worked = 0;
    let finish: (() => void) | undefined;
    const handlers = {
      'store.facts': () => {
        worked += 1;
        return new Promise((resolve) => (finish = () => resolve({ outcome: 'failed' })));
      },
    } as unknown as Handlers;
    serve(async () => ({ requests: ALL_REQUESTS, handlers }), { bind: async () => null }, { homeOf: async () => null });
    const { id, getURL } = fakeBrowser.runtime;
    const ours = { id, url: `${getURL('/')}library.html` };
    const ask = (sender: object, pending: string): unknown => {
      let said: unknown;
      expect(listener({ kantlijn: 1, pending }, sender, (answer) => (said = answer))).toBe(false);
      return said;
    };
    expect(ask(ours, 'a')).toEqual({ pending: false });
    const answered = new Promise((resolve) =>
      listener({ kantlijn: 1, request: 'store.facts', payload: {}, id: 'a' }, ours, resolve),
    );
    expect(ask(ours, 'a')).toEqual({ pending: true });
    expect(ask(ours, 'b')).toEqual({ pending: false });
    const again = new Promise((resolve) =>
      listener({ kantlijn: 1, request: 'store.facts', payload: {}, id: 'a' }, ours, resolve),
    );
    expect(ask({ id: 'evil', url: 'chrome-extension://evil/' }, 'a')).toBeUndefined();
    await vi.waitFor(() => expect(finish).toBeDefined());
    finish?.();
    expect(await answered).toMatchObject({ ok: true });
    // What came twice was done once, and both were answered; so is who asks once more just after.
    expect(await again).toEqual(await answered);
    const late = new Promise((resolve) =>
      listener({ kantlijn: 1, request: 'store.facts', payload: {}, id: 'a' }, ours, resolve),
    );
    expect(await late).toEqual(await answered);
    expect(worked).toBe(1);
    // Another document with the same name is another request.
    listener(
      { kantlijn: 1, request: 'store.facts', payload: {}, id: 'a' },
      { ...ours, documentId: 'other' },
      () => undefined,
    );
    await vi.waitFor(() => expect(worked).toBe(2));
    await vi.waitFor(() => expect(ask(ours, 'a')).toEqual({ pending: false }));
  });
});
