import { listen } from '../page/trusted.ts';
import { ask } from '../strip/ask.ts';

/** Pause before each of two looks whether somebody came with the ticket, milliseconds: messages of two processes may pass each other. */
const LOOK_MS = 250;
/** A page that is still here so long after it said it would be left, stays (a download, a question to the reader), milliseconds. */
const STAYS_MS = 3_000;

/**
 * Asks the background twice whether a frame has come with its ticket. Call once something has loaded in it.
 *
 * @param isOver when true, nobody needs to know any more
 * @returns true when it never came; false also when it is over, and when the background does not answer, which proves nothing about the page
 */
export async function neverCame(ticket: string, isOver: () => boolean): Promise<boolean> {
  for (let looks = 0; looks < 2; looks += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    if (isOver()) return false;
    // oxlint-disable-next-line no-await-in-loop
    const answer = await ask('frame.there', { ticket });
    if (!answer.ok || answer.payload.there) return false;
  }
  return true;
}

/** Calls once when a page that said it would be left is still here, or the reader has come back to it as it was. */
export function onReturn(back: () => void): void {
  const stops: (() => void)[] = [];
  const returned = (): void => {
    for (const stop of stops.splice(0)) stop();
    back();
  };
  const stay = setTimeout(returned, STAYS_MS);
  stops.push(
    listen(window, 'pagehide', () => clearTimeout(stay)),
    listen(window, 'pageshow', returned),
  );
}
