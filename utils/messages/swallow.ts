import type { ErrorPlace } from '../protocol/error-log.ts';

/**
 * For errors after which Kantlijn goes on with less: each is told to the log that Diagnose shows (decision 283). What is
 * caught without this module says `Expected:` in a comment, with the reason.
 */

/** Hears of an error: where it was caught, and what it is called. Never what it says, which may quote anything. */
export type HearsErrors = (place: ErrorPlace, name: string) => void;

/** Nobody listens before `tellErrorsTo`, nor in workers that answer one question and end. */
let hears: HearsErrors = () => undefined;

/** Says who hears of swallowed errors in this script. */
export function tellErrorsTo(listener: HearsErrors): void {
  hears = listener;
}

/** The code of an error of ours, else its name; at most 60 characters. */
function nameOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'none';
  const { code, reason, name } = error as { code?: unknown; reason?: unknown; name?: unknown };
  const said = [code, reason, name].find((part) => typeof part === 'string') ?? '';
  return String(said).slice(0, 60);
}

/** Tells the log of an error. */
export function swallow(place: ErrorPlace, error: unknown): void {
  hears(place, nameOf(error));
}

/** For `catch`: tells the log, and goes on with a value; with `undefined` when it is left out. */
export function orElse<T = undefined>(place: ErrorPlace, value?: T): (error: unknown) => T {
  return (error) => {
    swallow(place, error);
    return value as T;
  };
}
