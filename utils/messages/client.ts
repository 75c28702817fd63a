import type * as z from 'zod/mini';
import { AnswerEnvelope, PushEnvelope, describeIssues } from '../protocol/envelope.ts';
import { WIRE_VERSION } from '../protocol/wire.ts';
import { MessageError, classifyBrowserError } from '../protocol/errors.ts';
import type { RequestDefinition } from '../protocol/definition.ts';
import { PUSHES, REQUESTS, type PushName, type PushOf } from '../protocol/requests.ts';
import { type ClientPort, browserPort } from './port.ts';
import { watchPending } from './watch-pending.ts';

export { type ClientPort, browserPort };

/** Pause before the one retry, in milliseconds: long enough for a stopped worker to start. */
const RETRY_PAUSE_MS = 200;

/** The document that asks: a random name, and the address it was loaded from. */
export type Origin = () => { readonly document: string; readonly loaded: string };

/** A table of requests, such as `REQUESTS`. */
export type RequestTable = Readonly<Record<string, RequestDefinition>>;

/** The sender's side of a table of requests. */
export interface ClientOf<T extends RequestTable> {
  /**
   * Sends a request to the background and validates the answer. Every request is idempotent, so it is retried once when the
   * worker was stopped or starting, or no longer works on it (`watchPending`). So it ends, whatever becomes of the background.
   *
   * @param name name in the table
   * @param payload of that request
   * @returns the validated answer
   * @throws only MessageError
   */
  request<N extends keyof T & string>(name: N, payload: z.infer<T[N]['request']>): Promise<z.infer<T[N]['response']>>;
  /**
   * Listens to a push. Drops pushes of another shape than the protocol says.
   *
   * @returns a function that stops listening
   */
  onPush<N extends PushName>(name: N, handler: (payload: PushOf<N>) => void): () => void;
}

/** The page's side of the protocol. */
export type MessageClient = ClientOf<typeof REQUESTS>;

/**
 * Creates a client for the requests of pages.
 *
 * @param port the browser, or a test's stand-in
 * @param retryPauseMs pause before the one retry
 * @param origin the document that asks, when the background must know it (the frame, decision 310)
 */
export function createClient(port: ClientPort, retryPauseMs = RETRY_PAUSE_MS, origin?: Origin): MessageClient {
  return createClientOf(REQUESTS, port, retryPauseMs, origin);
}

/**
 * Creates a client for a table of requests.
 *
 * @param requests the table
 * @param port the browser, or a test's stand-in
 * @param retryPauseMs pause before the one retry
 * @param origin the document that asks, when the background must know it
 */
export function createClientOf<T extends RequestTable>(
  requests: T,
  port: ClientPort,
  retryPauseMs = RETRY_PAUSE_MS,
  origin?: Origin,
): ClientOf<T> {
  const attempt = async (name: keyof T & string, payload: unknown, id: string): Promise<unknown> => {
    if (!port.alive()) throw new MessageError('contextInvalidated', name, 'runtime.id is gone');
    let answer: unknown;
    const watch = watchPending(port, id, name);
    try {
      answer = await withTimeout(
        Promise.race([
          port.send({ kantlijn: WIRE_VERSION, request: name, payload, id, ...(origin && { from: origin() }) }),
          watch.lost,
        ]),
        name,
        requests[name]?.timeoutMs ?? 0,
      );
    } catch (error) {
      if (error instanceof MessageError) throw error;
      const text = error instanceof Error ? error.message : String(error);
      const code = port.alive() ? (classifyBrowserError(text) ?? 'failed') : 'contextInvalidated';
      throw new MessageError(code, name, text);
    } finally {
      watch.stop();
    }
    return payloadOf(answer, name);
  };

  return {
    async request<N extends keyof T & string>(
      name: N,
      payload: z.infer<T[N]['request']>,
    ): Promise<z.infer<T[N]['response']>> {
      let raw: unknown;
      // One name for both: a background that does have it works once, and answers both.
      const id = crypto.randomUUID();
      try {
        raw = await attempt(name, payload, id);
      } catch (error) {
        if (!(error instanceof MessageError) || error.code !== 'noReceiver') throw error;
        await new Promise((resolve) => setTimeout(resolve, retryPauseMs));
        raw = await attempt(name, payload, id);
      }
      const checked = requests[name]?.response.safeParse(raw);
      if (!checked?.success) {
        throw new MessageError('invalidAnswer', name, checked ? describeIssues(checked.error) : 'unknown message');
      }
      return checked.data as z.infer<T[N]['response']>;
    },
    onPush(name, handler) {
      return port.listen((message) => {
        const envelope = PushEnvelope.safeParse(message);
        if (!envelope.success || envelope.data.push !== name) return;
        const checked = PUSHES[name].safeParse(envelope.data.payload);
        if (checked.success) handler(checked.data as PushOf<typeof name>);
      });
    },
  };
}

/**
 * Unwraps an answer.
 *
 * @throws MessageError when nobody answered, the background refused or failed, or it is not one of our envelopes
 */
function payloadOf(answer: unknown, name: string): unknown {
  if (answer === undefined || answer === null) throw new MessageError('noReceiver', name, 'no answer');
  const envelope = AnswerEnvelope.safeParse(answer);
  if (!envelope.success) throw new MessageError('invalidAnswer', name, describeIssues(envelope.error));
  if (!envelope.data.ok) throw new MessageError(envelope.data.code, name, envelope.data.detail);
  return envelope.data.payload;
}

async function withTimeout(answer: Promise<unknown>, name: string, timeoutMs: number): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new MessageError('timeout', name, `${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The client in a real browser. */
const client: MessageClient = createClient(browserPort);

/** The two halves of `client`, for callers that need one; see `MessageClient`. */
export const { request, onPush } = client;
