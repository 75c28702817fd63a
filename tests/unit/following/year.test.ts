import { describe, expect, it } from 'vitest';
import type { NotificationSettings } from '../../../utils/domain/following/notifications.ts';
import { FollowingDatabase } from '../../../utils/store/following/database.ts';
import { createFollowStore } from '../../../utils/store/following/store.ts';
import { checkYear } from './check-year.ts';
import { environment } from '../store/support.ts';
import { memoryStore } from './memory-store.ts';
import { chance, liveYear, worlds, type Year, type YearParts } from './simulation.ts';

const EACH: NotificationSettings = { how: 'each', dailyAt: 8, quiet: { from: 22, to: 7 } };
const DAILY: NotificationSettings = { ...EACH, how: 'daily' };
async function year(
  count: number,
  seed: number,
  more: Pick<YearParts, 'store'> & Partial<YearParts>,
): Promise<{ lived: Year; all: YearParts['all'] }> {
  const random = chance(seed);
  const all = worlds(count, random);
  return { all, lived: await liveYear({ all, random, settings: EACH, killing: 0.005, ...more }) };
}

describe('a simulated year', () => {
  it('of 300 followed questions: each event once, none lost, none early, within few requests', async () => {
    const lived = await year(300, 1, { store: memoryStore() });
    checkYear(lived);
    const { events, kills, requests, notifications, shown } = lived.lived;
    const busiest = Math.max(...requests.values());
    const mean = [...requests.values()].reduce((sum, one) => sum + one, 0) / requests.size;
    console.log(
      `events ${events.length}, kills ${kills}, notifications ${notifications} with ${shown.length} events, searches a day ${Math.round(mean)}, at most ${busiest}`,
    );
    expect(kills).toBeGreaterThan(50);
    // Three times a day, twenty at once, and six times around the terms; the busiest day catches up with a sleep.
    expect(busiest).toBeLessThan((300 / 20) * 8);
  });

  it('with one notification a day: at most one each day', async () => {
    const lived = await year(300, 2, { store: memoryStore(), settings: DAILY, killing: 0.01 });
    checkYear(lived);
    expect(lived.lived.notifications).toBeLessThanOrEqual(lived.lived.requests.size);
  });

  it('is the same year for a machine that travels', async () => {
    const zones = ['Pacific/Auckland', 'America/Los_Angeles', 'America/Santiago', 'Europe/Amsterdam', 'Asia/Kolkata'];
    const home = await year(100, 4, { store: memoryStore() });
    const abroad = await year(100, 4, { store: memoryStore(), zones });
    checkYear(abroad);
    expect(abroad.lived).toEqual(home.lived);
  });

  it('in the database itself', async () => {
    const lived = await year(8, 3, { store: createFollowStore(new FollowingDatabase(environment())), killing: 0.005 });
    checkYear(lived);
    expect(lived.lived.events.length).toBeGreaterThan(12);
  });
});
