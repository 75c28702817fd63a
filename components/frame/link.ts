import type { PortMessage, ToPage } from '../../utils/protocol/frame.ts';
import type { ClientPort } from '../../utils/messages/port.ts';
import { PAGE_ORIGIN } from '../../utils/domain/site/hosts.ts';
import type { FrameTarget } from '../../utils/services/frame-tickets.ts';
import { WIRE_VERSION } from '../../utils/protocol/wire.ts';

/**
 * How a frame finds its page. Runs before anything in the frame is drawn or even compiled (decision 351), so it
 * contains no schemas: messages are buffered as received, and their consumer parses them.
 */

/** The two ends that a frame has found: its page by a port, and which page that is by the background. */
export interface PageLink extends FrameTarget {
  /** Random name of this document; the background uses it in browsers that give documents no name. */
  readonly name: string;
  /** Hears the page from now on, with what it has said already. */
  listen(heard: (data: unknown) => void): void;
  send(message: ToPage): void;
  /** Reports whether this frame has focus, now and at each change. */
  onFocus(told: (here: boolean) => void): void;
}

const isPortMessage = (data: unknown, ticket: string): data is PortMessage =>
  typeof data === 'object' && data !== null && (data as Partial<PortMessage>).kantlijn === ticket;

/** Waits for the one message of our script in the page: it names the ticket and brings a port. */
function portOf(window: Window, ticket: string): Promise<MessagePort> {
  return new Promise((resolve) => {
    const heard = ({ source, origin, data, ports }: MessageEvent): void => {
      const [port] = ports;
      if (source !== window.parent || `${origin}/` !== PAGE_ORIGIN) return;
      if (port === undefined || !isPortMessage(data, ticket)) return;
      window.removeEventListener('message', heard);
      resolve(port);
    };
    window.addEventListener('message', heard);
  });
}

const isTarget = (row: unknown): row is FrameTarget =>
  typeof (row as Partial<FrameTarget> | null)?.publication === 'string' &&
  typeof (row as Partial<FrameTarget> | null)?.address === 'string';

/** Exchanges the ticket for its publication, once. Null when the ticket is not ours or the background does not answer. */
async function claim(port: ClientPort, ticket: string, document: string): Promise<FrameTarget | null> {
  const message = {
    kantlijn: WIRE_VERSION,
    request: 'frame.claim',
    payload: { ticket },
    from: { document, loaded: '' },
  };
  const answer = (await port.send(message)) as { ok?: unknown; payload?: unknown } | undefined;
  return answer?.ok === true && isTarget(answer.payload) ? answer.payload : null;
}

/** Listens on the port and buffers messages until a listener is set. */
function buffered(port: MessagePort): PageLink['listen'] {
  const kept: unknown[] = [];
  let hear = (data: unknown): void => void kept.push(data);
  port.addEventListener('message', ({ data }: MessageEvent) => hear(data));
  port.start();
  return (heard) => {
    hear = heard;
    for (const data of kept.splice(0)) heard(data);
  };
}

function watchFocus(window: Window): PageLink['onFocus'] {
  let here = false;
  let told: ((here: boolean) => void) | undefined;
  const tell = (is: boolean) => (): void => {
    here = is;
    told?.(is);
  };
  window.addEventListener('focus', tell(true));
  window.addEventListener('blur', tell(false));
  return (heard) => {
    told = heard;
    heard(here);
  };
}

/**
 * Finds the page this frame is in (decision 310) and reports that we are listening. A page that created the frame
 * itself cannot name an offered ticket, so it gets nothing.
 *
 * @returns null when this is not one of our frames
 */
export async function findPage(window: Window, browser: ClientPort): Promise<PageLink | null> {
  const ticket = window.location.hash.slice(1);
  if (window.parent === window || !/^[\da-f]{48}$/.test(ticket)) return null;
  const name = crypto.randomUUID();
  const onFocus = watchFocus(window);
  const [port, home] = await Promise.all([portOf(window, ticket), claim(browser, ticket, name)]);
  if (home === null) {
    port.close();
    return null;
  }
  const listen = buffered(port);
  // A port has one other end, and no target to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const send = (message: ToPage): void => port.postMessage(message);
  send({ is: 'ready' });
  return { ...home, name, listen, send, onFocus };
}

const LINK = Symbol.for('kantlijn.link');

/** What the frame's first script leaves for the second one. */
interface World {
  [LINK]?: Promise<PageLink | null>;
}

/** Leaves for the second script of the frame what the first is finding. */
export const leaveLink = (link: Promise<PageLink | null>): void =>
  void Object.assign(globalThis as World, { [LINK]: link });

/** What the first script has found, or is finding. */
export const takeLink = async (): Promise<PageLink | null> => (await (globalThis as World)[LINK]) ?? null;
