import { PendingAnswer } from '../protocol/envelope.ts';
import { MessageError } from '../protocol/errors.ts';
import { WIRE_VERSION } from '../protocol/wire.ts';
import type { ClientPort } from './port.ts';

/** Interval at which to ask about a pending request, in milliseconds. */
const LOOK_MS = 3_000;
/** How long a busy background may take to say whether it is working, in milliseconds. */
const BUSY_MS = 4_000;
/** After this many unanswered checks in a row, nobody is there. */
const MAX_UNANSWERED = 2;
/** How long to wait for a response still on its way when the background says that the work is over; milliseconds. */
const PASSING_MS = 500;

/** Watches a request until it is answered. */
export interface PendingWatch {
  /** Rejects with `noReceiver` once nobody works on the request any more. Never resolves. */
  readonly lost: Promise<never>;
  /** The request has ended. */
  stop(): void;
}

/**
 * Asks the background after a request that takes long: a worker that was replaced or restarted may have heard it and have nobody to answer
 * to, and the browser tells of neither (decisions 442 and 526). Without that, the reader would wait for the longest time that a request may
 * take, which for large libraries is minutes.
 *
 * @param id of the request, as it was sent
 * @param name of the request, for the error
 */
export function watchPending(port: ClientPort, id: string, name: string): PendingWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let unanswered = 0;
  const pause = (ms: number): Promise<null> =>
    new Promise((resolve) => {
      timer = setTimeout(() => resolve(null), ms);
    });
  /** Whether the background is working on it; null when it does not say. */
  const isPending = (): Promise<boolean | null> => {
    const asked = port.send({ kantlijn: WIRE_VERSION, pending: id }).then(
      (answer) => PendingAnswer.safeParse(answer).data?.pending ?? false,
      // Expected: nobody listens, so nobody works on it.
      () => false,
    );
    return Promise.race([asked, pause(BUSY_MS)]);
  };
  const watch = async (): Promise<void> => {
    await pause(LOOK_MS);
    // One look after the other.
    // oxlint-disable no-await-in-loop, no-unmodified-loop-condition -- `stop` ends it.
    while (!isOver) {
      const said = await isPending();
      clearTimeout(timer);
      unanswered = said === null ? unanswered + 1 : 0;
      if (said === false) await pause(PASSING_MS);
      if (isOver || said === false || unanswered >= MAX_UNANSWERED) return;
      if (said) await pause(LOOK_MS);
    }
    // oxlint-enable no-await-in-loop, no-unmodified-loop-condition
  };
  const lost = watch().then(() => {
    // Nobody is interested in a request that has ended.
    if (isOver) return new Promise<never>(() => undefined);
    throw new MessageError('noReceiver', name, 'nobody works on it');
  });
  // Expected: nobody waits for it once the request was answered.
  lost.catch(() => undefined);
  return {
    lost,
    stop: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
