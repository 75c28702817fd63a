import type { Clock } from '../clock/calendar.ts';
import type { SourceFailure } from '../status/types.ts';

/**
 * A failure of a source, as the dossier shows it.
 *
 * @param what host or document that failed
 */
export function failureOf(
  clock: Clock,
  source: SourceFailure['source'],
  what: string,
  code: SourceFailure['code'],
): SourceFailure {
  return { source, what, code, at: clock.now().toISOString() };
}
