import { createRequire } from 'node:module';
import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../utils/domain/clock/calendar.ts';
import { seededRandom } from '../../../../utils/questions/rank/linear.ts';
import { figuresOfList } from '../../../../utils/questions/figures/of-list.ts';
import { recordOfTruth, searchOver, type Truth, UNTIL } from './world.ts';

/** The same records, counted by a database: another language, and nothing of ours but the dates. */

/** Node has a database since version 22. */
const sqlite = ((): { DatabaseSync: typeof DatabaseSync } | null => {
  try {
    return createRequire(import.meta.url)('node:sqlite') as { DatabaseSync: typeof DatabaseSync };
  } catch {
    return null;
  }
})();

/** Of a question: how long it was watched, and whether an answer ended that. */
const WATCHED = `
  SELECT submitted,
    CAST(julianday(CASE WHEN came THEN answer ELSE coalesce(withdrawn, :until) END) - julianday(submitted) AS INTEGER) AS days,
    came
  FROM (SELECT *, coalesce(answer <= :until, 0) AS came FROM asked)`;

/** Kaplan and Meier by their definition: at each day with answers, the share that is left, times those before it. */
const CURVE = `
  WITH RECURSIVE watched AS (${WATCHED}),
  ends AS (
    SELECT days, sum(came) AS came, (SELECT count(*) FROM watched AS w WHERE w.days >= e.days) AS risk
    FROM watched AS e GROUP BY days HAVING sum(came) > 0),
  steps AS (SELECT days, came, risk, row_number() OVER (ORDER BY days) AS nth FROM ends),
  curve AS (
    SELECT nth, days, 1.0 - 1.0 * came / risk AS waiting FROM steps WHERE nth = 1
    UNION ALL
    SELECT s.nth, s.days, c.waiting * (1.0 - 1.0 * s.came / s.risk) FROM curve AS c JOIN steps AS s ON s.nth = c.nth + 1)
  SELECT days, 1.0 - waiting AS share FROM curve ORDER BY days`;

const QUARTERS = `
  SELECT strftime('%Y', submitted) || '-' || ((CAST(strftime('%m', submitted) AS INTEGER) + 2) / 3) AS quarter,
    count(*) AS n, sum(came) AS answered
  FROM (${WATCHED}) GROUP BY quarter ORDER BY quarter`;

/** Questions of two years: some are never answered, some withdrawn, some answered after the day of the list. */
function someTruths(count: number): Truth[] {
  const random = seededRandom(13);
  return Array.from({ length: count }, () => {
    const answer = random() < 0.1 ? null : Math.floor(4 + 90 * random() ** 2);
    return {
      submitted: addDays(UNTIL, -Math.floor(random() * 730)),
      answer,
      notice: random() < 0.3 ? 20 : null,
      ...(answer === null && random() < 0.4 ? { withdrawn: Math.floor(random() * 40) } : {}),
    };
  });
}

describe.skipIf(sqlite === null)('figures, beside those of a database', () => {
  it('of 2,500 questions are the same: curve, terms, median, nine of ten, waiting and quarters', async () => {
    const truths = someTruths(2500).filter(
      ({ submitted, withdrawn = null }) => withdrawn === null || addDays(submitted, withdrawn) <= UNTIL,
    );
    const search = await searchOver(truths.map(recordOfTruth));
    const { figures } = figuresOfList(search, { words: '' }, { until: UNTIL, today: UNTIL, numbers: null });
    const database = new (sqlite as NonNullable<typeof sqlite>).DatabaseSync(':memory:');
    database.exec('CREATE TABLE asked (submitted TEXT, answer TEXT, withdrawn TEXT)');
    const insert = database.prepare('INSERT INTO asked VALUES (?, ?, ?)');
    for (const { submitted, answer, withdrawn = null } of truths)
      insert.run(
        submitted,
        answer === null ? null : addDays(submitted, answer),
        withdrawn === null ? null : addDays(submitted, withdrawn),
      );
    const all = (sql: string) => database.prepare(sql).all({ until: UNTIL });
    const curve = all(CURVE) as { days: number; share: number }[];
    expect(figures.curve.map(([days]) => days)).toEqual(curve.map(({ days }) => days));
    for (const [at, [, share]] of figures.curve.entries()) expect(share).toBeCloseTo(curve[at]?.share ?? -1, 9);
    const shareAt = (days: number): number => curve.findLast((step) => step.days <= days)?.share ?? 0;
    expect(figures.within3).toBeCloseTo(shareAt(21), 9);
    expect(figures.within6).toBeCloseTo(shareAt(42), 9);
    const first = (share: number): number | undefined => curve.find((step) => step.share >= share)?.days;
    expect([figures.median, figures.p90]).toEqual([first(0.5), first(0.9)]);
    const [{ waiting } = { waiting: -1 }] = all(
      'SELECT count(*) AS waiting FROM asked WHERE coalesce(answer > :until, 1) AND withdrawn IS NULL',
    ) as { waiting: number }[];
    expect([figures.waiting, figures.open.count]).toEqual([waiting, waiting]);
    const quarters = figures.quarters.map(({ from, n, answered }) => ({
      quarter: `${from.slice(0, 4)}-${Math.ceil(Number(from.slice(5, 7)) / 3)}`,
      n,
      answered,
    }));
    expect(quarters).toEqual((all(QUARTERS) as object[]).map((row) => ({ ...row })));
    database.close();
  });
});
