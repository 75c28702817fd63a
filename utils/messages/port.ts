import { browser } from 'wxt/browser';

/** What a client needs from the browser. Tests pass a fake. */
export interface ClientPort {
  /** Whether the extension that injected this script still runs: `runtime.id` disappears when it is reloaded. */
  alive(): boolean;
  /** Sends one message and resolves to the listener's answer. */
  send(message: unknown): Promise<unknown>;
  /** Listens to messages; returns a function that stops listening. */
  listen(listener: (message: unknown) => void): () => void;
}

/**
 * Whether the extension of this script still runs. Separate from {@link browserPort}, so that the script in every page
 * carries only what it uses.
 */
export function isAlive(): boolean {
  try {
    return browser.runtime?.id !== undefined;
  } catch {
    // Expected: Firefox throws here once the extension is gone.
    return false;
  }
}

/** Sends one message and resolves to the listener's answer. */
export const sendMessage = async (message: unknown): Promise<unknown> => browser.runtime.sendMessage(message);

/** The real browser. Looks up its APIs on each call, because they disappear when the extension is reloaded. */
export const browserPort: ClientPort = {
  alive: isAlive,
  send: sendMessage,
  listen: (listener) => {
    const wrapped = (message: unknown): undefined => {
      listener(message);
    };
    browser.runtime.onMessage.addListener(wrapped);
    return () => browser.runtime?.onMessage?.removeListener(wrapped);
  },
};
