import { browser } from 'wxt/browser';
import { HOUSE_PAGES, PAGE_ORIGIN } from '../domain/site/hosts.ts';
import { RequestEnvelope, PendingQuery, describeIssues, type AnswerEnvelope } from '../protocol/envelope.ts';
import { WIRE_VERSION } from '../protocol/wire.ts';
import type { AnyRequestName, AnyRequestOf, AnyResponseOf } from '../protocol/library.ts';
import { asksOfOwn } from './own-publication.ts';
import type { DocumentRegistry } from './documents.ts';
import type { RequestDefinition } from '../protocol/definition.ts';
import type { PushName, PushOf } from '../protocol/requests.ts';
import { logAndReturn } from './log-error.ts';

/** The only extension page that a web page can embed. It may ask no more than the page it is embedded in. */
const FRAME_PATH = '/frame.html';

/** Location of a content script, or of a frame embedded in a page. */
export interface SenderLocation {
  readonly tab: number;
  /** Unique name of the document. */
  readonly document: string;
  /** Address it was loaded from, as reported by our script in it. */
  readonly loaded: string;
  /** The browser's number of the frame in its tab. */
  readonly frameId: number;
}

/** The tab and the number of one of our frames. */
export type FrameAddress = Pick<SenderLocation, 'tab' | 'frameId'>;

/**
 * Who sent a message, according to the browser rather than the message. `frame`: our own document embedded in a page
 * (decision 310). `house`: our script in a page of the Tweede Kamer (decision 487).
 */
export interface Sender {
  readonly kind: 'page' | 'frame' | 'extension' | 'house';
  readonly url: string;
  /**
   * Publication the page was loaded from (see `DocumentRegistry`); for a frame, that of the page that created it. Null
   * for a page that claims to be another one, and for a frame that has claimed no ticket.
   */
  readonly publication?: string | null;
  readonly at?: SenderLocation;
  /** The tab of a page of the Tweede Kamer. */
  readonly tab?: number;
}

/**
 * A handler for each request of the protocol. Leaving one out does not compile. `name`: that of the message, the same when it is sent once
 * more; scripts in pages give none.
 */
export type Handlers = {
  readonly [N in AnyRequestName]: (
    payload: AnyRequestOf<N>,
    sender: Sender,
    name?: string,
  ) => Promise<AnyResponseOf<N>>;
};

/** Some requests with their schemas, and a handler for each. */
export interface Answering {
  readonly requests: Readonly<Record<string, RequestDefinition>>;
  readonly handlers: Partial<Handlers>;
}

/** Finds the group of requests a name belongs to. For an unknown name any group will do. */
export type FindAnswering = (name: string) => Promise<Answering>;

/** The part of `FrameTickets` needed to answer a frame's message. */
export interface Frames {
  homeOf(frame: string): Promise<{ readonly publication: string } | null>;
}

/** The fields used of the browser's `MessageSender`. */
export interface RawSender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  /** Identifies the document; not every browser provides it. */
  readonly documentId?: string | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly url?: string | undefined } | undefined;
  readonly frameId?: number | undefined;
}

/** Whether an address is one at which the Tweede Kamer shows a question. */
const isHouse = (url: string): boolean => url.startsWith(`${HOUSE_PAGES}?`);

/**
 * Decides who sent a message.
 *
 * @param sender as provided by the browser
 * @param self id and base address (`runtime.getURL('')`) of this extension
 * @returns null when it is neither an extension page nor our own script in an official page
 */
export function identifySender(sender: RawSender, self: { id: string; baseUrl: string }): Sender | null {
  if (sender.id !== self.id || sender.url === undefined) return null;
  if (sender.url.startsWith(self.baseUrl)) {
    const isFrame = new URL(sender.url).pathname === FRAME_PATH;
    return { kind: isFrame ? 'frame' : 'extension', url: sender.url };
  }
  if (sender.url.startsWith(PAGE_ORIGIN)) return { kind: 'page', url: sender.url };
  if (isHouse(sender.url)) {
    const { id: tab, url: now = '' } = sender.tab ?? {};
    // Chromium reports the address the document was loaded from; the page may have moved on to another question
    // since.
    const url = sender.frameId === 0 && isHouse(now) ? now : sender.url;
    return { kind: 'house', url, ...(tab === undefined ? {} : { tab }) };
  }
  return null;
}

/** Whether this sender may send what these may. A frame counts as ours once its page is known. */
function maySend(from: RequestDefinition['from'], { kind, publication }: Sender): boolean {
  // A page of another site asks what was made for it, and nothing else; what was made for it is asked by nobody else.
  if (kind === 'house' || from === 'house') return kind === from;
  if (from === 'page') return true;
  if (from !== 'ours' && from !== 'site') return from === kind;
  return (
    kind === 'extension' ||
    (kind === 'frame' && typeof publication === 'string') ||
    (kind === 'page' && from === 'site')
  );
}

/**
 * Answers one message: checks the sender and the payload, then runs the handler. Never throws.
 *
 * @param find called only for a message of a known sender
 * @param message what arrived
 * @param sender who sent it; null is rejected
 * @returns the answer, or null when the message is not one of our requests
 */
export async function answerMessage(
  find: FindAnswering,
  message: unknown,
  sender: Sender | null,
): Promise<AnswerEnvelope | null> {
  const envelope = RequestEnvelope.safeParse(message);
  if (!envelope.success) return null;
  const { request: name, payload, id } = envelope.data;
  if (sender === null) return { ok: false, code: 'rejected', detail: 'sender' };
  try {
    const { requests, handlers } = await find(name);
    const definition = Object.hasOwn(requests, name) ? requests[name] : undefined;
    if (definition === undefined) return { ok: false, code: 'rejected', detail: 'unknown message' };
    if (!maySend(definition.from, sender)) return { ok: false, code: 'rejected', detail: `${definition.from} only` };
    const checked = definition.request.safeParse(payload);
    if (!checked.success) return { ok: false, code: 'rejected', detail: describeIssues(checked.error) };
    // A page can change its `url`, but not which document it is (decision 203).
    const { publication } = sender;
    if (sender.kind !== 'extension' && definition.from === 'page') {
      if (typeof publication !== 'string' || !asksOfOwn(name, checked.data, publication))
        return { ok: false, code: 'rejected', detail: 'another publication' };
    }
    const handler = handlers[name as AnyRequestName] as (
      payload: unknown,
      sender: Sender,
      name?: string,
    ) => Promise<unknown>;
    return { ok: true, payload: await handler(checked.data, sender, id) };
  } catch (error) {
    console.error(`Kantlijn: ${name} failed`, error);
    return { ok: false, code: 'failed', detail: error instanceof Error ? error.name : 'unknown' };
  }
}

/**
 * Starts answering messages. Call it synchronously when the background starts, so that the message that woke the worker
 * finds its listener.
 *
 * @param find finds the schema and the handler of a message; they are created on first use
 * @param documents which publication each document was loaded from
 * @param frames which page each of our frames belongs to
 */
export function serve(find: FindAnswering, documents: DocumentRegistry, frames: Frames): void {
  const self = { id: browser.runtime.id, baseUrl: browser.runtime.getURL('/') };
  /** Pending requests, by sender and name; finished ones are kept for some seconds. */
  const begun = new Map<string, Work>();
  browser.runtime.onMessage.addListener(
    (message: unknown, sender: RawSender, sendResponse: (answer: unknown) => void) => {
      const known = identifySender(sender, self);
      const keyOf = (id: string): string => JSON.stringify([sender.documentId, sender.tab?.id, sender.frameId, id]);
      const asked = PendingQuery.safeParse(message);
      if (asked.success && known !== null)
        sendResponse({ pending: begun.get(keyOf(asked.data.pending))?.isOver === false });
      const envelope = RequestEnvelope.safeParse(message);
      if (!envelope.success) return false;
      const { from, id } = envelope.data;
      const answering = (): Promise<AnswerEnvelope | null> =>
        completeSender(known, sender, from, documents, frames).then((complete) =>
          answerMessage(find, message, complete),
        );
      void (id === undefined ? answering() : once(begun, keyOf(id), answering)).then(sendResponse);
      return true;
    },
  );
}

/** A request that was begun. */
interface Work {
  readonly answer: Promise<AnswerEnvelope | null>;
  isOver: boolean;
}

/** So long the answer of a request is kept for the same request once more, milliseconds: longer than it takes to be asked again. */
const KEPT_MS = 15_000;

/**
 * Works on a request once, though it came twice: the page sends it again when it hears nothing, and what was deleted or counted the first
 * time would be missing from the second answer.
 */
function once(begun: Map<string, Work>, key: string, answering: () => Promise<AnswerEnvelope | null>): Work['answer'] {
  const there = begun.get(key);
  if (there !== undefined) return there.answer;
  const work: Work = { answer: answering(), isOver: false };
  begun.set(key, work);
  const end = (): void => {
    work.isOver = true;
    setTimeout(() => begun.delete(key), KEPT_MS);
  };
  work.answer.then(end, end);
  return work.answer;
}

/** Adds the publication of the sender's document; for a frame, that of the page it belongs to. */
async function completeSender(
  sender: Sender | null,
  { documentId, tab, frameId }: RawSender,
  from: { document: string; loaded: string } | undefined,
  documents: DocumentRegistry,
  frames: Frames,
): Promise<Sender | null> {
  if (sender === null || sender.kind === 'extension' || sender.kind === 'house') return sender;
  if (from === undefined || tab?.id === undefined) return { ...sender, publication: null };
  const document = documentId ?? `${tab.id}/${frameId}/${from.document}`;
  const at = { tab: tab.id, document, loaded: from.loaded, frameId: frameId ?? 0 };
  const publication =
    sender.kind === 'page'
      ? await documents.bind(document, from.loaded)
      : ((await frames.homeOf(document))?.publication ?? null);
  return { ...sender, publication, at };
}

/**
 * Sends a push to every open publication page and extension page. It is no error when nobody listens.
 *
 * @param name name in `PUSHES`
 * @param payload what that push carries
 */
export async function push<N extends PushName>(name: N, payload: PushOf<N>): Promise<void> {
  return send(name, payload, { url: `${PAGE_ORIGIN}*` });
}

/**
 * Like `push`, but to every tab: without access to a host, the browser does not tell us which tabs show it. Only our
 * own scripts receive it, and it carries nothing secret.
 */
export function pushEverywhere<N extends PushName>(name: N, payload: PushOf<N>): Promise<void> {
  return send(name, payload, {});
}

/**
 * Like `push`, for payloads with the reader's words: sent to our own pages and frames, never to a script in an official page.
 *
 * @param frames where our frames are; used in Firefox only, where frames in a page do not receive runtime messages
 * @param gone called with a frame that no longer exists
 */
export async function pushToOurPages<N extends PushName>(
  name: N,
  payload: PushOf<N>,
  frames: () => Promise<readonly FrameAddress[]>,
  gone: (place: FrameAddress) => void,
): Promise<void> {
  const message = { kantlijn: WIRE_VERSION, push: name, payload };
  const places = import.meta.env.FIREFOX ? await frames() : [];
  const toFrames = places.map((place) =>
    // Expected: its page was left.
    browser.tabs.sendMessage(place.tab, message, { frameId: place.frameId }).catch(() => gone(place)),
  );
  await Promise.allSettled([...toFrames, browser.runtime.sendMessage(message)]);
}

async function send(name: PushName, payload: unknown, where: { url?: string }): Promise<void> {
  const message = { kantlijn: WIRE_VERSION, push: name, payload };
  const tabs = await browser.tabs.query(where).catch(logAndReturn('push.tabs', []));
  const toPages = tabs.flatMap((tab) => (tab.id === undefined ? [] : [browser.tabs.sendMessage(tab.id, message)]));
  await Promise.allSettled([...toPages, browser.runtime.sendMessage(message)]);
}
