import { browser } from 'wxt/browser';
import { isAlive, sendMessage } from '../../utils/messages/port.ts';
import { originOfPage } from '../../utils/messages/loaded.ts';
import type { PushName, PushOf, RequestName, RequestOf, ResponseOf } from '../../utils/protocol/requests.ts';
import { WIRE_VERSION } from '../../utils/protocol/wire.ts';

/**
 * Messages of the strip, without schemas: only our own background can answer, and this script is in every page, so it
 * must be small.
 */

/** Why there is no answer: the extension is gone from this page, or the background did not answer. */
export type NoAnswer = 'gone' | 'failed';

/** An answer, or why there is none. */
export type AskResult<T> = { readonly ok: true; readonly payload: T } | { readonly ok: false; readonly why: NoAnswer };

/** Longest wait for an answer that needs no source, milliseconds. */
const WAIT_MS = 15_000;

/** What of an envelope is looked at. */
interface Answer {
  readonly ok?: unknown;
  readonly payload?: unknown;
}

/**
 * Asks the background.
 *
 * @param waitMs how long an answer is waited for; 0 for as long as it takes
 * @returns what it said; never rejects
 */
export async function ask<N extends RequestName>(
  name: N,
  payload: RequestOf<N>,
  waitMs = WAIT_MS,
): Promise<AskResult<ResponseOf<N>>> {
  const message = { kantlijn: WIRE_VERSION, request: name, payload, from: originOfPage() };
  // A worker that is being stopped drops its requests; asking again starts it. So every request must tolerate being
  // sent twice.
  for (let tries = 0; tries < 2; tries += 1) {
    if (!isAlive()) return { ok: false, why: 'gone' };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => {
      if (waitMs > 0) timer = setTimeout(resolve, waitMs, null);
    });
    // Expected: ask once more; if that fails too, the strip says so.
    const sent = sendMessage(message).catch(() => null) as Promise<Answer | null | undefined>;
    // oxlint-disable-next-line no-await-in-loop
    const answer = await Promise.race([sent, late]);
    clearTimeout(timer);
    if (answer?.ok === true) return { ok: true, payload: answer.payload as ResponseOf<N> };
    if (answer?.ok === false) break;
  }
  return { ok: false, why: isAlive() ? 'failed' : 'gone' };
}

/** What is done when the background tells something; what it is not interested in, a page leaves out. */
export type PushHandlers = { readonly [N in PushName]?: (payload: PushOf<N>) => unknown };

/**
 * Listens to pushes of the background. A handler returns `true` to confirm receipt, so that the sender knows that
 * somebody was there.
 */
export function onPushes(pushed: PushHandlers): void {
  browser.runtime.onMessage.addListener(
    (message: unknown, _sender: unknown, answer: (heard: object) => void): undefined => {
      const { kantlijn, push, payload } = (message ?? {}) as Record<string, unknown>;
      if (kantlijn !== WIRE_VERSION || typeof push !== 'string' || !Object.hasOwn(pushed, push)) return;
      const heard = (pushed[push as PushName] as (told: unknown) => unknown)(payload);
      if (heard === true) answer({ heard: true });
    },
  );
}
