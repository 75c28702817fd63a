import type { ErrorPlace } from '../protocol/error-log.ts';

/**
 * For errors that Kantlijn survives with reduced function: each goes to the log that Diagnose shows (decision 283). A
 * `catch` that does not use this module has a comment with `Expected:` and the reason.
 */

/** Receives where an error was caught and its name. Never its message, which may quote anything. */
export type ErrorListener = (place: ErrorPlace, name: string) => void;

/** Without effect before `setErrorListener`, and in workers that do one job and end. */
let onError: ErrorListener = () => undefined;

/** Sets the listener for swallowed errors in this script. */
export function setErrorListener(listener: ErrorListener): void {
  onError = listener;
}

/** The code of one of our errors, otherwise its name; at most 60 characters. */
function nameOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'none';
  const { code, reason, name } = error as { code?: unknown; reason?: unknown; name?: unknown };
  const said = [code, reason, name].find((part) => typeof part === 'string') ?? '';
  return String(said).slice(0, 60);
}

/** Logs an error. */
export function logError(place: ErrorPlace, error: unknown): void {
  onError(place, nameOf(error));
}

/** For `catch`: logs the error and returns a fallback value, `undefined` by default. */
export function logAndReturn<T = undefined>(place: ErrorPlace, value?: T): (error: unknown) => T {
  return (error) => {
    logError(place, error);
    return value as T;
  };
}
