import { browser } from 'wxt/browser';

/** What the client needs from the browser; tests give their own. */
export interface ClientPort {
  /** Whether this page still belongs to a living extension (`runtime.id` is gone after a reload of it). */
  alive(): boolean;
  /** Sends one message and gives what the listener answered. */
  send(message: unknown): Promise<unknown>;
  /** Listens to messages; gives a function that stops listening. */
  listen(listener: (message: unknown) => void): () => void;
}

/** The browser this page runs in. Looks things up at each call: after a reload of the extension they vanish. */
export const browserPort: ClientPort = {
  alive: () => {
    try {
      return browser.runtime?.id !== undefined;
    } catch {
      // Expected: Firefox throws here once the extension is gone.
      return false;
    }
  },
  send: async (message) => browser.runtime.sendMessage(message),
  listen: (listener) => {
    const wrapped = (message: unknown): undefined => {
      listener(message);
    };
    browser.runtime.onMessage.addListener(wrapped);
    return () => browser.runtime?.onMessage?.removeListener(wrapped);
  },
};
