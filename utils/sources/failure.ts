import type { Clock } from '../domain/clock/calendar.ts';
import type { SourceFailure } from '../domain/status/types.ts';

/**
 * A failure of a source, in the form the dossier stores.
 *
 * @param what host or document that failed
 * @param why its code, or the failed result that contains it
 */
export function failureOf(
  clock: Clock,
  source: SourceFailure['source'],
  what: string,
  why: SourceFailure['code'] | { readonly code: SourceFailure['code']; readonly until?: string | undefined },
): SourceFailure {
  const { code, until } = typeof why === 'string' ? { code: why, until: undefined } : why;
  return { source, what, code, at: clock.now().toISOString(), ...(until === undefined ? {} : { until }) };
}
