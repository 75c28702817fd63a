import { browser } from 'wxt/browser';
import type { Clock } from '../../utils/domain/clock/calendar.ts';
import { push } from '../../utils/messages/server.ts';
import type { Network } from '../../utils/sources/http.ts';
import type { SessionMemory } from '../../utils/sources/session-memory.ts';

/** `storage.session`: survives the worker, is cleared when the browser ends, and no page can read it. */
export const sessionMemory: SessionMemory = {
  get: async (key) => ((await browser.storage.session.get(key)) as Record<string, unknown>)[key],
  set: (key, value) => browser.storage.session.set({ [key]: value }),
  remove: (key) => browser.storage.session.remove(key),
};

/** The only HTTP client of the background; its modules are evaluated on first use. */
export async function openNetwork(clock: Clock): Promise<Network> {
  const { createNetwork } = await import('../../utils/sources/http.ts');
  return createNetwork({
    fetch: (url, init) => fetch(url, init),
    clock,
    memory: sessionMemory,
    onWait: (wait) => void push('sources.waiting', wait),
  });
}
