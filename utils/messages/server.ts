import { browser } from 'wxt/browser';
import { PAGE_ORIGIN } from '../domain/site/hosts.ts';
import { RequestEnvelope, describeIssues, type AnswerEnvelope } from '../protocol/envelope.ts';
import { WIRE_VERSION } from '../protocol/wire.ts';
import type { AnyRequestName, AnyRequestOf, AnyResponseOf } from '../protocol/library.ts';
import { asksOfOwn } from './own-publication.ts';
import type { DocumentRegistry } from './documents.ts';
import type { PushName, PushOf, RequestDefinition } from '../protocol/requests.ts';
import { orElse } from './swallow.ts';

/** The one document of ours that pages can hold: it may ask no more than the page it stands in. */
const FRAME_PATH = '/frame.html';

/** Where in the browser a script in a page, or a frame in one, is. */
export interface Whereabouts {
  readonly tab: number;
  /** Name of the document; no other has it. */
  readonly document: string;
  /** Address it was loaded from, as our script in it says. */
  readonly loaded: string;
}

/** Who sent a message, as the browser (not the message) says. `frame`: our own document in a page (decision 310). */
export interface Sender {
  readonly kind: 'page' | 'frame' | 'extension';
  readonly url: string;
  /**
   * The publication a page was loaded from (see `DocumentRegistry`), or the page that made a frame. Null for a page that says it is
   * another, and for a frame that has claimed no ticket.
   */
  readonly publication?: string | null;
  readonly at?: Whereabouts;
}

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

/** The part of `FrameTickets` that is asked for every message of a frame. */
export interface Frames {
  homeOf(frame: string): Promise<{ readonly publication: string } | null>;
}

/** What of the browser's sender is looked at. */
export interface RawSender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  /** Names the document; not every browser gives it. */
  readonly documentId?: string | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
  readonly frameId?: number | undefined;
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
  if (sender.url.startsWith(self.baseUrl)) {
    const isFrame = new URL(sender.url).pathname === FRAME_PATH;
    return { kind: isFrame ? 'frame' : 'extension', url: sender.url };
  }
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
    if (definition.from !== 'page' && definition.from !== sender.kind) {
      return { ok: false, code: 'rejected', detail: `${definition.from} only` };
    }
    const checked = definition.request.safeParse(payload);
    if (!checked.success) return { ok: false, code: 'rejected', detail: describeIssues(checked.error) };
    // `url` follows what a page does to its address; the document does not (decision 203).
    const { publication } = sender;
    if (sender.kind !== 'extension' && definition.from === 'page') {
      if (typeof publication !== 'string' || !asksOfOwn(name, checked.data, publication))
        return { ok: false, code: 'rejected', detail: 'another publication' };
    }
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
 * @param documents which publication each document was loaded from
 * @param frames which page each frame of ours belongs to
 */
export function serve(find: FindAnswering, documents: DocumentRegistry, frames: Frames): void {
  const self = { id: browser.runtime.id, baseUrl: browser.runtime.getURL('/') };
  browser.runtime.onMessage.addListener(
    (message: unknown, sender: RawSender, sendResponse: (answer: unknown) => void) => {
      const envelope = RequestEnvelope.safeParse(message);
      if (!envelope.success) return false;
      void settleSender(identifySender(sender, self), sender, envelope.data.from, documents, frames)
        .then((known) => answerMessage(find, message, known))
        .then(sendResponse);
      return true;
    },
  );
}

/** Adds to a page which publication its document was loaded from, and to a frame which page it belongs to. */
async function settleSender(
  sender: Sender | null,
  { documentId, tab, frameId }: RawSender,
  from: { document: string; loaded: string } | undefined,
  documents: DocumentRegistry,
  frames: Frames,
): Promise<Sender | null> {
  if (sender === null || sender.kind === 'extension') return sender;
  if (from === undefined || tab?.id === undefined) return { ...sender, publication: null };
  const document = documentId ?? `${tab.id}/${frameId}/${from.document}`;
  const at = { tab: tab.id, document, loaded: from.loaded };
  const publication =
    sender.kind === 'page'
      ? await documents.bind(document, from.loaded)
      : ((await frames.homeOf(document))?.publication ?? null);
  return { ...sender, publication, at };
}

/**
 * Tells every open page and extension page. Nobody listening is not an error.
 *
 * @param name name in `PUSHES`
 * @param payload what that push carries
 */
export async function push<N extends PushName>(name: N, payload: PushOf<N>): Promise<void> {
  return send(name, payload, { url: `${PAGE_ORIGIN}*` });
}

/**
 * As `push`, to every tab: a browser that was told not to let us read a host does not say which tabs are there.
 * Carries nothing a stranger may not know; only scripts of ours hear it.
 */
export function pushEverywhere<N extends PushName>(name: N, payload: PushOf<N>): Promise<void> {
  return send(name, payload, {});
}

async function send(name: PushName, payload: unknown, where: { url?: string }): Promise<void> {
  const message = { kantlijn: WIRE_VERSION, push: name, payload };
  const tabs = await browser.tabs.query(where).catch(orElse('push.tabs', []));
  const toPages = tabs.flatMap((tab) => (tab.id === undefined ? [] : [browser.tabs.sendMessage(tab.id, message)]));
  await Promise.allSettled([...toPages, browser.runtime.sendMessage(message)]);
}
