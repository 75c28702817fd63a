import { ok } from 'node:assert/strict';
import { DEFAULT_NOTIFICATIONS } from '../../utils/domain/following/notifications.ts';
import { checkYear } from '../unit/following/check-year.ts';
import { memoryStore } from '../unit/following/memory-store.ts';
import { chance, liveYear, worlds } from '../unit/following/simulation.ts';

/** Questions that one search asks about. */
const AT_ONCE = 20;
/** How often a day one may be asked about at most: every four hours around a term, and once more after each sleep. */
const A_DAY = 8;

/** Between which the machine travels. */
const ZONES = ['Pacific/Auckland', 'America/Los_Angeles', 'Europe/Amsterdam'];

/**
 * Lives a year with many followed questions: the worker is ended at random moments, the clock jumps, the machine travels, services fail for days.
 *
 * @returns whether each event was recorded once, announced at most once, none early and none lost, within the searches a day may have
 */
export async function followForAYear(count: number, seed: number): Promise<boolean> {
  const random = chance(seed);
  const all = worlds(count, random);
  const lived = await liveYear({
    all,
    random,
    settings: DEFAULT_NOTIFICATIONS,
    killing: 0.002,
    store: memoryStore(),
    zones: ZONES,
  });
  const { events, kills, notifications, requests, asked } = lived;
  const busiest = Math.max(...requests.values());
  console.log(
    `${count} questions, seed ${seed}: ${events.length} events, ${notifications} notifications, ${kills} kills, ${asked} asked about, at most ${busiest} searches a day`,
  );
  try {
    checkYear({ lived, all });
    ok(busiest <= (count / AT_ONCE) * A_DAY, 'too many searches on one day');
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}
