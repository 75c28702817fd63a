import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDue, LONGEST_WAIT_MS, waitBefore } from '../../../../utils/domain/following/ask-next.ts';
import { EVENT_KINDS, type FollowEvent } from '../../../../utils/domain/following/event.ts';
import {
  DEFAULT_NOTIFICATIONS,
  isQuiet,
  dueNotifications,
  type NotificationSettings,
} from '../../../../utils/domain/following/notifications.ts';
import { addDays } from '../../../../utils/domain/clock/calendar.ts';
import { computeStatus } from '../../../../utils/domain/status/compute.ts';
import { appendix, D3, D6, facts, S } from '../status/build.ts';

const event = (
  nth: number,
  kind: FollowEvent['kind'] = 'answered',
  at = '2026-12-01T09:00:00.000Z',
): FollowEvent & { at: string } => ({
  at,
  key: `2026Z${String(nth).padStart(5, '0')}|${kind}|`,
  number: `2026Z${String(nth).padStart(5, '0')}`,
  kind,
  title: 'Asked',
  day: '2026-12-01',
  isCertain: true,
  document: null,
  url: 'https://zoek.officielebekendmakingen.nl/kv-tk-2026Z00001.html',
  source: 'sru',
  readAt: '2026-12-01T09:00:00.000Z',
});
const NOON = new Date('2026-12-01T11:00:00Z');
const NIGHT = new Date('2026-12-01T22:30:00Z');

describe('telling', () => {
  it('tells each question once, its most important event first', () => {
    const { notices, keys } = dueNotifications(
      [event(1, 'threeWeeks'), event(1), event(2, 'postponed')],
      DEFAULT_NOTIFICATIONS,
      null,
      NOON,
    );
    expect(notices).toMatchObject([
      { of: 'one', event: { kind: 'answered' }, more: 1 },
      { of: 'one', event: { kind: 'postponed' }, more: 0 },
    ]);
    expect(keys).toHaveLength(3);
  });

  it('tells forty questions of a month in one notification', () => {
    const { notices } = dueNotifications(
      Array.from({ length: 40 }, (_, nth) => event(nth)),
      DEFAULT_NOTIFICATIONS,
      null,
      NOON,
    );
    expect(notices).toMatchObject([{ of: 'many', questions: 40 }]);
  });

  it('is still in quiet hours, which may go past midnight, and tells afterwards', () => {
    expect(dueNotifications([event(1)], DEFAULT_NOTIFICATIONS, null, NIGHT).keys).toEqual([]);
    expect(
      dueNotifications([event(1)], DEFAULT_NOTIFICATIONS, null, new Date('2026-12-02T06:00:00Z')).keys,
    ).toHaveLength(1);
    expect([21, 22, 23, 0, 6, 7].map((hour) => isQuiet(hour, { from: 22, to: 7 }))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect([11, 12, 13].map((hour) => isQuiet(hour, { from: 12, to: 13 }))).toEqual([false, true, false]);
  });

  it('shows the daily one after the quiet hours when its hour is among them', () => {
    for (const dailyAt of [22, 23, 0, 6]) {
      const daily: NotificationSettings = { how: 'daily', dailyAt, quiet: { from: 22, to: 7 } };
      const shown = Array.from({ length: 24 }, (_, hour) => hour).filter(
        (hour) => dueNotifications([event(1)], daily, null, new Date(Date.UTC(2026, 11, 1, hour - 1))).keys.length > 0,
      );
      // By the clock in Amsterdam.
      expect(shown[0]).toBe(7);
    }
  });

  it('shows the daily one once a day, by the clock in Amsterdam in summer and winter', () => {
    const daily: NotificationSettings = { how: 'daily', dailyAt: 8, quiet: null };
    const all = [event(1), event(2)];
    for (const [early, due] of [
      ['2026-12-01T06:59:00Z', '2026-12-01T07:01:00Z'],
      ['2026-07-01T05:59:00Z', '2026-07-01T06:01:00Z'],
    ] as const) {
      expect(dueNotifications(all, daily, null, new Date(early)).keys).toEqual([]);
      expect(dueNotifications(all, daily, null, new Date(due)).notices).toMatchObject([{ of: 'many', questions: 2 }]);
    }
    expect(dueNotifications(all, daily, '2026-12-01', NOON).keys).toEqual([]);
    // The clock was a year ahead when the last one was shown.
    expect(dueNotifications(all, daily, '2027-12-01', NOON).keys).toHaveLength(2);
  });

  it('shows the daily one the next morning to a reader whose browser is closed at its hour', () => {
    const daily: NotificationSettings = { how: 'daily', dailyAt: 20, quiet: { from: 22, to: 7 } };
    const keysAt = (now: string, last: string | null, at: string): readonly string[] =>
      dueNotifications([event(1, 'answered', at)], daily, last, new Date(now)).keys;
    const found = '2026-12-01T15:00:00.000Z';
    expect(keysAt('2026-12-01T16:00:00Z', null, found)).toEqual([]);
    expect(keysAt('2026-12-02T05:59:00Z', null, found)).toEqual([]);
    expect(keysAt('2026-12-02T08:00:00Z', null, found)).toHaveLength(1);
    expect(keysAt('2026-12-02T08:00:00Z', '2026-11-30', found)).toHaveLength(1);
    // There was one yesterday, so this is for this evening; and what came after that hour too.
    expect(keysAt('2026-12-02T08:00:00Z', '2026-12-01', found)).toEqual([]);
    expect(keysAt('2026-12-02T08:00:00Z', '2026-11-30', '2026-12-01T19:30:00.000Z')).toEqual([]);
    expect(keysAt('2026-12-02T19:00:00Z', '2026-12-01', found)).toHaveLength(1);
  });

  it('tells everything once, at most once a day and in no quiet hour, over both changes of the clock and a year back', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    const lives = fc.record({
      start: fc.constantFrom('2026-03-22T00:20:00Z', '2026-10-18T00:20:00Z'),
      dailyAt: hour,
      quiet: fc.option(fc.record({ from: hour, to: hour })),
      opens: fc.integer({ min: 0, max: 16 }),
      found: fc.uniqueArray(fc.integer({ min: 0, max: 9 * 24 }), { minLength: 1, maxLength: 8 }),
      back: fc.option(fc.integer({ min: 24, max: 7 * 24 })),
    });
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', hour: 'numeric', hour12: false });
    const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' });
    fc.assert(
      fc.property(lives, ({ start, dailyAt, quiet, opens, found, back }) => {
        const how: NotificationSettings = { how: 'daily', dailyAt, quiet };
        let untold: ReturnType<typeof event>[] = [];
        let last: string | null = null;
        const told: { key: string; day: string }[] = [];
        for (let at = 0; at < 16 * 24; at += 1) {
          const real = new Date(Date.parse(start) + at * 3_600_000);
          // For half a day the clock stands a year back.
          const isBack = back !== null && at >= back && at < back + 12;
          const now = isBack ? new Date(real.getTime() - 365 * 86_400_000) : real;
          if (found.includes(at)) untold.push(event(at, 'answered', now.toISOString()));
          const hourNow = Number(clock.format(now)) % 24;
          // The browser is open for eight hours a day.
          if ((hourNow - opens + 24) % 24 >= 8) continue;
          const { keys } = dueNotifications(untold, how, last, now);
          if (keys.length === 0) continue;
          expect(isQuiet(hourNow, quiet)).toBe(false);
          const day = dayOf.format(now);
          last = day;
          told.push(...keys.map((key) => ({ key, day: isBack ? `${day}, a year back` : day })));
          untold = untold.filter(({ key }) => !keys.includes(key));
          expect(told.filter((one) => one.day === told.at(-1)?.day).length).toBeGreaterThanOrEqual(keys.length);
        }
        expect(new Set(told.map(({ key }) => key)).size).toBe(told.length);
        const openHours = Array.from({ length: 8 }, (_, nth) => (opens + nth) % 24);
        // Who never has a browser open outside the quiet hours is shown nothing; the list has it.
        if (openHours.some((one) => !isQuiet(one, quiet))) expect(untold).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('marks every reported event as reported, at any hour', () => {
    const settings = fc.record({
      how: fc.constantFrom('each' as const, 'daily' as const),
      dailyAt: fc.integer({ min: 0, max: 23 }),
      quiet: fc.option(fc.record({ from: fc.integer({ min: 0, max: 23 }), to: fc.integer({ min: 0, max: 23 }) })),
    });
    const events = fc.uniqueArray(
      fc.tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom(...EVENT_KINDS)).map(([nth, kind]) => event(nth, kind)),
      { selector: ({ key }) => key },
    );
    fc.assert(
      fc.property(
        events,
        settings,
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
        (untold, how, now) => {
          const { notices, keys } = dueNotifications(untold, how, null, now);
          const shown = notices.flatMap((one) =>
            one.of === 'one' ? [one.event.key] : one.events.map(({ key }) => key),
          );
          expect(shown.every((key) => keys.includes(key))).toBe(true);
          expect(keys.length === 0 || keys.length === untold.length).toBe(true);
          expect(notices.length).toBeLessThanOrEqual(3);
        },
      ),
    );
  });
});

describe('when to ask again', () => {
  const HOUR = 3_600_000;
  const at = (day: string, documents: ReturnType<typeof appendix>[] = []): number =>
    waitBefore(computeStatus(facts({ documents }), day), 0, day) / HOUR;

  it('asks a few times a day, more often near the terms, seldom when nothing is to be expected', () => {
    expect(
      [addDays(S, 5), D3, addDays(D3, 1), addDays(D3, 10), D6, addDays(D6, 61), addDays(D6, 400)].map((day) => at(day)),
    ).toEqual([8, 4, 4, 8, 4, 24, 168]);
    const answered = [appendix('answer', addDays(S, 10))];
    expect([addDays(S, 20), addDays(S, 100)].map((day) => at(day, answered))).toEqual([72, 720]);
  });

  it('waits longer after each failure, at most a day', () => {
    const status = computeStatus(facts({ search: 'failed' }), S);
    expect([1, 2, 3, 9, 1000].map((failures) => waitBefore(status, failures, S) / HOUR)).toEqual([1, 2, 4, 24, 24]);
  });

  it('asks at once when the clock was set back', () => {
    const now = Date.parse('2026-12-01T11:00:00Z');
    expect(isDue(now - HOUR, now + 7 * HOUR, now)).toBe(false);
    expect(isDue(now + 365 * 24 * HOUR, now + 366 * 24 * HOUR, now)).toBe(true);
    expect(isDue(0, now + LONGEST_WAIT_MS + 1, now)).toBe(true);
    expect(isDue(now - 9 * HOUR, now - HOUR, now)).toBe(true);
  });
});
