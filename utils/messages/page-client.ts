import type { ClientPort, MessageClient } from './client.ts';
import { MessageError, classifyBrowserError } from '../protocol/errors.ts';
import { originOfPage } from './loaded.ts';
import { browserPort } from './port.ts';
import { WIRE_VERSION } from '../protocol/wire.ts';

/** How long a page waits, in milliseconds, as `REQUESTS` says; a test holds them together. */
export const PAGE_TIMEOUTS: Readonly<Record<string, number>> = {
  'page.get': 600_000,
  'diagnose.run': 240_000,
  'dossier.get': 600_000,
  'options.open': 5_000,
  'strip.get': 600_000,
  'strip.hand': 5_000,
  'strip.elsewhere': 5_000,
};
export const PAGE_TIMEOUT = 15_000;

/** Pause before the one retry, in milliseconds: long enough for a stopped worker to start. */
const RETRY_PAUSE_MS = 200;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * The client for scripts in pages, without Zod, which would be a tenth of what every page carries. The background
 * is ours, the browser vouches for the sender, and the background has checked what it answers; so only the outside
 * of an answer is looked at here. What goes to the background is checked there in full.
 *
 * @param port the browser, or a test's stand-in
 * @param retryPauseMs pause before the one retry
 * @param origin where its messages come from
 */
export function createPageClient(
  port: ClientPort,
  retryPauseMs = RETRY_PAUSE_MS,
  origin = originOfPage,
): MessageClient {
  const attempt = async (name: string, payload: unknown): Promise<unknown> => {
    if (!port.alive()) throw new MessageError('contextInvalidated', name, 'runtime.id is gone');
    let answer: unknown;
    try {
      answer = await inTime(port.send({ kantlijn: WIRE_VERSION, request: name, payload, from: origin() }), name);
    } catch (error) {
      if (error instanceof MessageError) throw error;
      const text = error instanceof Error ? error.message : String(error);
      const code = port.alive() ? (classifyBrowserError(text) ?? 'failed') : 'contextInvalidated';
      throw new MessageError(code, name, text);
    }
    return payloadOf(answer, name);
  };

  return {
    async request(name, payload) {
      let answer: unknown;
      try {
        answer = await attempt(name, payload);
      } catch (error) {
        if (!(error instanceof MessageError) || error.code !== 'noReceiver') throw error;
        await new Promise((resolve) => setTimeout(resolve, retryPauseMs));
        answer = await attempt(name, payload);
      }
      return answer as never;
    },
    onPush(name, handler) {
      return port.listen((message) => {
        if (!isObject(message) || message['kantlijn'] !== WIRE_VERSION || message['push'] !== name) return;
        if (isObject(message['payload'])) handler(message['payload'] as never);
      });
    },
  };
}

/**
 * What is in the envelope of an answer.
 *
 * @throws MessageError when nobody answered, the background refused or failed, or it is no envelope of ours
 */
export function payloadOf(answer: unknown, name: string): unknown {
  if (answer === undefined || answer === null) throw new MessageError('noReceiver', name, 'no answer');
  if (!isObject(answer) || typeof answer['ok'] !== 'boolean') throw new MessageError('invalidAnswer', name, 'envelope');
  if (answer['ok']) return answer['payload'];
  const code = answer['code'] === 'rejected' ? 'rejected' : 'failed';
  throw new MessageError(code, name, String(answer['detail']));
}

async function inTime(answer: Promise<unknown>, name: string): Promise<unknown> {
  const most = PAGE_TIMEOUTS[name] ?? PAGE_TIMEOUT;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new MessageError('timeout', name, `${most} ms`)), most);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The client of a page over the real browser. */
export const pageClient: MessageClient = createPageClient(browserPort);
