import { MAX_AT_ONCE } from '../../utils/services/following/look.ts';
import { memoryStore } from '../../tests/unit/following/memory-store.ts';
import { chance, liveYear, worlds } from '../../tests/unit/following/simulation.ts';
import type { Table } from '../support/table.ts';

const SIZES = [1_000, 5_000];
const DAYS = 425;

/**
 * A simulated year of following, without network and disk: what following asks and computes a day, beside asking for each
 * question by itself. Fails when an event was recorded twice, or announced twice.
 */
export async function run(): Promise<Table[]> {
  const rows: string[][] = [];
  for (const size of SIZES) {
    const random = chance(size);
    const all = worlds(size, random);
    const start = performance.now();
    const lived = await liveYear({
      all,
      random,
      store: memoryStore(),
      settings: { how: 'each', dailyAt: 8, quiet: { from: 22, to: 7 } },
      killing: 0.001,
    });
    const took = performance.now() - start;
    const { events, shown, requests, asked, kills, notifications } = lived;
    if (new Set(events.map(({ key }) => key)).size !== events.length) throw new Error('an event was recorded twice');
    if (new Set(shown).size !== shown.length) throw new Error('an event was told twice');
    const searches = [...requests.values()].reduce((sum, one) => sum + one, 0);
    rows.push([
      String(size),
      String(events.length),
      String(notifications),
      String(kills),
      (searches / DAYS).toFixed(0),
      String(Math.max(...requests.values())),
      (asked / searches).toFixed(1),
      (took / DAYS / (size / 1_000)).toFixed(0),
    ]);
  }
  return [
    {
      title: 'Following',
      about:
        `A year with alarms, nights, a month of sleep, days without sources, a clock set back a year, and a worker ended at random. ` +
        `One search asks about ${MAX_AT_ONCE} questions at most; "questions a search" is how many searches asking for each by itself would have been in its place.`,
      head: [
        'followed',
        'events',
        'notifications',
        'workers ended',
        'searches a day',
        'on the busiest day',
        'questions a search',
        'ms of computing a day per 1,000',
      ],
      rows,
    },
  ];
}
