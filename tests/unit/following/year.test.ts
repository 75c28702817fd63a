import { describe, expect, it } from 'vitest';
import { addDays } from '../../../utils/domain/clock/calendar.ts';
import type { TellingSettings } from '../../../utils/domain/following/telling.ts';
import { createFollowStore, FollowingDatabase } from '../../../utils/store/following.ts';
import { expectedOf } from '../domain/following/world.ts';
import { environment } from '../store/support.ts';
import { memoryStore } from './memory-store.ts';
import { chance, liveYear, worlds, type Year, type YearParts } from './simulation.ts';

const EACH: TellingSettings = { how: 'each', dailyAt: 8, quiet: { from: 22, to: 7 } };
const DAILY: TellingSettings = { ...EACH, how: 'daily' };
const END = '2027-03-02';

async function year(
  count: number,
  seed: number,
  more: Pick<YearParts, 'store'> & Partial<YearParts>,
): Promise<{ lived: Year; all: YearParts['all'] }> {
  const random = chance(seed);
  const all = worlds(count, random);
  return { all, lived: await liveYear({ all, random, settings: EACH, killing: 0.005, ...more }) };
}

const asAnswers = (all: readonly string[]): string[] =>
  all.map((one) => one.replace('supplement', 'answered')).toSorted();

/** Every event once, none lost, none early, each told at most once. */
function check({ lived, all }: Awaited<ReturnType<typeof year>>): void {
  const { events, shown, followedOn, foundOn } = lived;
  expect(new Set(events.map(({ key }) => key)).size).toBe(events.length);
  expect(new Set(shown).size).toBe(shown.length);
  for (const { day, key } of events) if (day !== null) expect(day <= (foundOn.get(key) ?? '')).toBe(true);
  const byNumber = Map.groupBy(events, ({ number }) => number);
  for (const world of all) {
    const since = followedOn.get(world.number);
    const mine = (byNumber.get(world.number) ?? []).filter(({ kind }) => kind !== 'final' && kind !== 'corrected');
    const told = asAnswers(mine.map(({ kind, day }) => `${kind} ${day}`));
    if (since === undefined) {
      expect(told).toEqual([]);
      continue;
    }
    // What was received before following began and published after it is told only if it was read in between.
    const all = expectedOf(world, since, addDays(END, -3)).filter((one) => (one.split(' ')[1] ?? '') > since);
    const wanted = new Set(asAnswers(all));
    const allowed = new Set(asAnswers(expectedOf(world, addDays(since, -32), END)));
    expect(told.filter((one) => !allowed.has(one))).toEqual([]);
    expect([...wanted].filter((one) => !told.includes(one))).toEqual([]);
    expect(new Set(told).size).toBe(told.length);
  }
}

describe('a simulated year', () => {
  it(
    'of 300 followed questions: each event once, none lost, none early, within few requests',
    { timeout: 240_000 },
    async () => {
      const lived = await year(300, 1, { store: memoryStore() });
      check(lived);
      const { events, kills, requests, notifications, shown } = lived.lived;
      const busiest = Math.max(...requests.values());
      const mean = [...requests.values()].reduce((sum, one) => sum + one, 0) / requests.size;
      console.log(
        `events ${events.length}, kills ${kills}, notifications ${notifications} with ${shown.length} events, searches a day ${Math.round(mean)}, at most ${busiest}`,
      );
      expect(kills).toBeGreaterThan(50);
      // Three times a day, twenty at once, and six times around the terms; the busiest day catches up with a sleep.
      expect(busiest).toBeLessThan((300 / 20) * 8);
    },
  );

  it('with one notification a day: at most one each day', { timeout: 120_000 }, async () => {
    const lived = await year(300, 2, { store: memoryStore(), settings: DAILY, killing: 0.01 });
    check(lived);
    expect(lived.lived.notifications).toBeLessThanOrEqual(lived.lived.requests.size);
  });

  it('in the database itself', { timeout: 240_000 }, async () => {
    const lived = await year(25, 3, { store: createFollowStore(new FollowingDatabase(environment())), killing: 0.005 });
    check(lived);
    expect(lived.lived.events.length).toBeGreaterThan(40);
  });
});
