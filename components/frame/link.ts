import { ToFrame, type PortMessage, type ToPage } from '../../utils/protocol/frame.ts';
import { MessageError } from '../../utils/protocol/errors.ts';
import { payloadOf } from '../../utils/messages/client.ts';
import type { ClientPort } from '../../utils/messages/port.ts';
import { PAGE_ORIGIN } from '../../utils/domain/site/hosts.ts';
import type { FrameHome } from '../../utils/services/frame-tickets.ts';
import { WIRE_VERSION } from '../../utils/protocol/wire.ts';

/** The two ends that a frame has found: its page by a port, and which page that is by the background. */
export interface PageLink extends FrameHome {
  readonly port: MessagePort;
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

/** Asks the background once what the ticket stands for. Null for no ticket of ours, and when nobody answers. */
async function claim(port: ClientPort, ticket: string, document: string): Promise<FrameHome | null> {
  const message = {
    kantlijn: WIRE_VERSION,
    request: 'frame.claim',
    payload: { ticket },
    from: { document, loaded: '' },
  };
  try {
    return payloadOf(await port.send(message), 'frame.claim') as FrameHome | null;
  } catch (error) {
    if (error instanceof MessageError && error.code !== 'noReceiver') return null;
    throw error;
  }
}

/**
 * Finds the page this frame stands in (decision 310). A page that made the frame itself cannot name a ticket that was
 * offered: it gets nothing.
 *
 * @param document name of this document, drawn by lot
 * @returns null when this is no frame of ours
 */
export async function findPage(window: Window, browser: ClientPort, document: string): Promise<PageLink | null> {
  const ticket = window.location.hash.slice(1);
  if (window.parent === window || !/^[\da-f]{48}$/.test(ticket)) return null;
  const [port, home] = await Promise.all([portOf(window, ticket), claim(browser, ticket, document)]);
  if (home === null) {
    port.close();
    return null;
  }
  return { ...home, port };
}

/** The conversation with the strip. What does not have the promised shape is dropped: the page's process may be another's. */
export class Wire {
  constructor(private readonly port: MessagePort) {}

  /** Starts listening, and says that we do. */
  listen(heard: (message: ToFrame) => void): void {
    this.port.addEventListener('message', ({ data }: MessageEvent) => {
      const checked = ToFrame.safeParse(data);
      if (checked.success) heard(checked.data);
      else console.warn('Kantlijn: a message of the page has another shape');
    });
    this.port.start();
    this.send({ is: 'ready' });
  }

  send(message: ToPage): void {
    // A port has one other end, and no target to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    this.port.postMessage(message);
  }
}
