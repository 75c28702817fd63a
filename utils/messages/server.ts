import { browser } from 'wxt/browser';
import { RequestEnvelope, WIRE_VERSION, describeIssues, type AnswerEnvelope } from './envelope.ts';
import type { AnyRequestName, AnyRequestOf, AnyResponseOf } from './library-protocol.ts';
import type { PushName, PushOf, RequestDefinition } from './protocol.ts';

/** Pages our content scripts run in, and the only ones that may send messages. */
export const PAGE_ORIGIN = 'https://zoek.officielebekendmakingen.nl/';

/** Who sent a message, as the browser (not the message) says. */
export type Sender = { readonly kind: 'page' | 'extension'; readonly url: string };

/** A handler for each message of the protocol: leaving one out does not compile. */
export type Handlers = {
  readonly [N in AnyRequestName]: (payload: AnyRequestOf<N>, sender: Sender) => Promise<AnyResponseOf<N>>;
};

/** Some messages with their shapes, and a handler for each of them. */
export interface Answering {
  readonly requests: Readonly<Record<string, RequestDefinition>>;
  readonly handlers: Partial<Handlers>;
}

/** Finds what answers messages of a name. A name that does not exist may be looked up anywhere. */
export type FindAnswering = (name: string) => Promise<Answering>;

/** What of the browser's sender is looked at. */
export interface RawSender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
}

/**
 * Decides who sent a message.
 *
 * @param sender as the browser gives it
 * @param self id and base address (`runtime.getURL('')`) of this extension
 * @returns null when it is not one of our own scripts on a page we run in
 */
export function identifySender(sender: RawSender, self: { id: string; baseUrl: string }): Sender | null {
  if (sender.id !== self.id || sender.url === undefined) return null;
  if (sender.url.startsWith(self.baseUrl)) return { kind: 'extension', url: sender.url };
  if (sender.url.startsWith(PAGE_ORIGIN)) return { kind: 'page', url: sender.url };
  return null;
}

/**
 * Answers one message: checks sender and payload, runs the handler, never throws.
 *
 * @param find asked only for a message of a known sender
 * @param message what arrived
 * @param sender who sent it; null is refused
 * @returns the answer, or null when the message is not a request of ours and must be left to others
 */
export async function answerMessage(
  find: FindAnswering,
  message: unknown,
  sender: Sender | null,
): Promise<AnswerEnvelope | null> {
  const envelope = RequestEnvelope.safeParse(message);
  if (!envelope.success) return null;
  const { request: name, payload } = envelope.data;
  if (sender === null) return { ok: false, code: 'rejected', detail: 'sender' };
  try {
    const { requests, handlers } = await find(name);
    const definition = Object.hasOwn(requests, name) ? requests[name] : undefined;
    if (definition === undefined) return { ok: false, code: 'rejected', detail: 'unknown message' };
    if (definition.from === 'extension' && sender.kind !== 'extension') {
      return { ok: false, code: 'rejected', detail: 'extension pages only' };
    }
    const checked = definition.request.safeParse(payload);
    if (!checked.success) return { ok: false, code: 'rejected', detail: describeIssues(checked.error) };
    const handler = handlers[name as AnyRequestName] as (payload: unknown, sender: Sender) => Promise<unknown>;
    return { ok: true, payload: await handler(checked.data, sender) };
  } catch (error) {
    console.error(`Kantlijn: ${name} failed`, error);
    return { ok: false, code: 'failed', detail: error instanceof Error ? error.name : 'unknown' };
  }
}

/**
 * Starts answering. Call it synchronously when the background starts, so that the message that woke
 * the worker finds its listener.
 *
 * @param find finds what answers a message; shapes and handlers are made when their first message comes
 */
export function serve(find: FindAnswering): void {
  const self = { id: browser.runtime.id, baseUrl: browser.runtime.getURL('/') };
  browser.runtime.onMessage.addListener(
    (message: unknown, sender: RawSender, sendResponse: (answer: unknown) => void) => {
      if (!RequestEnvelope.safeParse(message).success) return false;
      void answerMessage(find, message, identifySender(sender, self)).then(sendResponse);
      return true;
    },
  );
}

/**
 * Tells every open page and extension page. Nobody listening is not an error.
 *
 * @param name name in `PUSHES`
 * @param payload what that push carries
 */
export async function push<N extends PushName>(name: N, payload: PushOf<N>): Promise<void> {
  const message = { kantlijn: WIRE_VERSION, push: name, payload };
  const tabs = await browser.tabs.query({ url: `${PAGE_ORIGIN}*` }).catch(() => []);
  const toPages = tabs.flatMap((tab) => (tab.id === undefined ? [] : [browser.tabs.sendMessage(tab.id, message)]));
  await Promise.allSettled([...toPages, browser.runtime.sendMessage(message)]);
}
