import type { Clock } from '../domain/clock/calendar.ts';
import type { SourceFailure } from '../domain/status/types.ts';

/**
 * A failure of a source, as the dossier shows it.
 *
 * @param what host or document that failed
 * @param why its code, or the failed answer it is read from
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
