import { todayInAmsterdam, type Clock } from '../../domain/clock/calendar.ts';
import type { CachedDossier } from '../../domain/dossier/cache.ts';
import { waitBefore } from '../../domain/following/ask-next.ts';
import type { FollowReading } from '../../domain/following/known.ts';
import { newsOf } from '../../domain/following/news.ts';
import { computeStatus } from '../../domain/status/compute.ts';
import { logAndReturn } from '../../messages/log-error.ts';
import type { FollowStore } from '../../store/following/types.ts';
import type { FollowRow } from '../../store/following/rows.ts';
import { type FollowedState, MAX_AT_ONCE, followReading } from './look.ts';

/** What a round needs. */
export interface RoundPorts {
  readonly store: FollowStore;
  readonly clock: Clock;
  /** See `lookAt`. */
  readonly look: (questions: ReadonlyMap<string, FollowReading | null>) => Promise<ReadonlyMap<string, FollowedState>>;
  /** Reads a question in full. @throws when it cannot be stored or asked */
  readonly read: (number: string) => Promise<CachedDossier>;
  /** See `DossierService.doubted`. */
  readonly doubted: (reading: FollowReading) => Promise<FollowReading>;
  /** Whether to stop: everything is being deleted. */
  readonly isStopped: () => boolean;
  /** Called after something new was recorded, or a question was read for the first time. */
  readonly onNews: () => Promise<void>;
}

/**
 * Asks about everything that is due, some twenty questions at a time and one question after another. Everything is stored at once, so
 * a worker that is ended in between loses nothing and goes on where it was. Ends when the service fails; the next alarm tries again.
 *
 * @throws what the store throws
 */
export async function askRound(ports: RoundPorts): Promise<void> {
  const { store, clock } = ports;
  for (;;) {
    if (ports.isStopped()) return;
    const rows = await store.due(clock.now().getTime(), MAX_AT_ONCE);
    if (rows.length === 0) return;
    const looks = await ports.look(new Map(rows.map(({ number, knowledge }) => [number, knowledge?.reading ?? null])));
    let failed = 0;
    let isNews = false;
    for (const row of rows) {
      if (ports.isStopped()) return;
      const reading = await readingFor(ports, row, looks.get(row.number) ?? { is: 'failed' });
      if (reading === null) failed += 1;
      const events = await recordReading(ports, row, reading);
      isNews = events > 0 || (reading !== null && (await isFirst(store, row))) || isNews;
    }
    if (isNews) await ports.onNews();
    if (failed === rows.length) return;
  }
}

/**
 * Whether nothing could be said of a question until now: until its first reading, a followed one has no more than its number. One that
 * does not exist is read again and again without becoming known, and is said once.
 *
 * @param row as it was before the reading that is recorded now
 */
async function isFirst(store: FollowStore, { number, knowledge, readAt, failures }: FollowRow): Promise<boolean> {
  if (knowledge !== null) return false;
  return readAt === 0 || failures > 0 || ((await store.get(number))?.knowledge ?? null) !== null;
}

/** What is known now; null when nothing could be asked. */
async function readingFor(
  { read }: RoundPorts,
  { number }: FollowRow,
  look: FollowedState,
): Promise<FollowReading | null> {
  if (look.is === 'read') return look.reading;
  if (look.is === 'failed') return null;
  // One question that cannot be read does not keep the others waiting.
  const record = await read(number).catch(logAndReturn('following.read', null));
  return record === null ? null : followReading(record);
}

/** Stores what is known, with what is new. @returns how many events are new */
export async function recordReading(
  { store, clock, doubted }: Pick<RoundPorts, 'store' | 'clock' | 'doubted'>,
  row: FollowRow,
  reading: FollowReading | null,
  isStart = false,
): Promise<number> {
  const now = clock.now();
  const today = todayInAmsterdam(now);
  const before = row.knowledge;
  const { known, events } =
    reading === null
      ? { known: before, events: [] }
      : newsOf(before, reading, { day: row.since, isStart }, today, await doubted(reading));
  const told = reading ?? before?.reading ?? null;
  const status = told === null ? null : computeStatus(told.input, today);
  const isFailed =
    reading === null || status === null || (status.state === 'unknown' && status.why === 'sourcesFailed');
  const failures = isFailed ? Math.min(100, row.failures + 1) : 0;
  const wait =
    status === null ? 3_600_000 * Math.min(24, 2 ** Math.min(5, failures)) : waitBefore(status, failures, today);
  const asked = { knowledge: known, readAt: now.getTime(), nextAt: now.getTime() + wait, failures };
  return store.record(row.number, asked, events, now.toISOString());
}
