import type { AnyRequestName } from '../../utils/protocol/library.ts';
import type { Handlers } from '../../utils/messages/server.ts';

/** Messages that touch the notes database. */
const TOUCHES_NOTES = /^(notes|library|tags|anchors|backup|store)\./;

/**
 * Lets nothing touch the notes before a wipe that was stopped is finished, and nothing while one is going on: a
 * note saved in the middle would be called saved and be deleted.
 *
 * @param handlers one for each message
 * @param ready resolves when a wipe that was stopped is finished; never rejects
 */
export function gated(handlers: Handlers, ready: Promise<void>): Handlers {
  let gate: Promise<unknown> = ready;
  type Handle = (payload: unknown, sender: unknown) => Promise<unknown>;
  const entries = Object.entries(handlers as Readonly<Record<string, Handle>>).map(([name, handle]) => {
    if (!TOUCHES_NOTES.test(name)) return [name, handle] as const;
    const wait: Handle = async (payload, sender) => {
      const before = gate;
      const mine = before.then(() => handle(payload, sender));
      if (name === ('library.wipe' satisfies AnyRequestName)) gate = mine.catch(() => undefined);
      return mine;
    };
    return [name, wait] as const;
  });
  return Object.fromEntries(entries) as unknown as Handlers;
}
