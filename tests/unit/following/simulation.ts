import type { CachedDossier } from '../../../utils/domain/dossier/cache.ts';
import type { Announcement, NotificationSettings } from '../../../utils/domain/following/notifications.ts';
import { createFollowing, FOLLOW_ALARM, type Following } from '../../../utils/services/following/service.ts';
import type { FollowedState } from '../../../utils/services/following/look.ts';
import type { FollowStore } from '../../../utils/store/following/types.ts';
import type { EventRow } from '../../../utils/store/following/rows.ts';
import { readingOn, type Coming, type World } from '../domain/following/world.ts';

/** A year of following, with a clock, sources, a worker and a browser that behave as badly as they do. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const START = Date.parse('2026-01-01T06:00:00Z');

/** Chance that repeats. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Questions of about a year: submitted from four weeks before it on; most answered, some late, some corrected. */
export function worlds(count: number, random: () => number): World[] {
  const whole = (most: number): number => Math.floor(random() * most);
  const inTerms = (one: Coming): Coming =>
    [21, 42].some((term) => one.received <= term && one.received + one.lag > term) ? { ...one, lag: 0 } : one;
  return Array.from({ length: count }, (_, nth) => {
    const submitted = new Date(START + (whole(330) - 28) * DAY).toISOString().slice(0, 10);
    const answered = 5 + whole(70);
    const document = (role: Coming['role'], received: number): Coming =>
      inTerms({
        role,
        received,
        lag: whole(4),
        provisional: whole(3) === 0 ? 1 + whole(6) : 0,
        corrected: whole(9) === 0 ? 3 + whole(20) : 0,
      });
    return {
      number: `2026Z${String(nth).padStart(5, '0')}`,
      submitted,
      coming: [
        ...(answered > 21 && whole(3) > 0 ? [document('postponement', 12 + whole(9))] : []),
        ...(whole(20) === 0
          ? [document('withdrawn', answered)]
          : whole(12) === 0
            ? []
            : [document('answer', answered)]),
        ...(whole(15) === 0 ? [{ ...document('answer', answered + 15 + whole(30)), supplementary: true }] : []),
      ],
    };
  });
}

/** What came of the year. */
export interface Year {
  readonly events: readonly EventRow[];
  /** What the toolbar button counts in the end; nobody read anything. */
  readonly unseen: number;
  /** Keys in the order in which notifications with them were shown. */
  readonly shown: readonly string[];
  readonly notifications: number;
  /** Searches on each day. */
  readonly requests: ReadonlyMap<string, number>;
  /** Questions asked about, all searches together. */
  readonly asked: number;
  readonly kills: number;
  readonly followedOn: ReadonlyMap<string, string>;
  /** The day, not as the machine says but as it is, on which each event was first found. */
  readonly foundOn: ReadonlyMap<string, string>;
}

class Killed extends Error {}

/** What the year is made of. */
export interface YearParts {
  readonly all: readonly World[];
  readonly store: FollowStore;
  readonly random: () => number;
  readonly settings: NotificationSettings;
  /** Chance that the worker is ended at a step. */
  readonly killing: number;
  /** Time zones between which the machine travels; none for one that stays. */
  readonly zones?: readonly string[];
}

/** The day in Amsterdam by the browser's own table of time zones, which no code under test uses. */
const AMSTERDAM = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' });

/** Lives the year: alarms, sleep of up to a month, days without sources, a clock set back a year for some hours or left in another zone, journeys. */
// oxlint-disable-next-line max-lines-per-function -- one year, in order
export async function liveYear({ all, store, random, settings, killing, zones = [] }: YearParts): Promise<Year> {
  const byNumber = new Map(all.map((world) => [world.number, world]));
  const shown: string[] = [];
  const requests = new Map<string, number>();
  const followedOn = new Map<string, string>();
  const foundOn = new Map<string, string>();
  let [now, real, kills, notifications, downUntil, asked] = [START, START, 0, 0, 0, 0];
  const mayDie = (): void => {
    if (random() >= killing) return;
    kills += 1;
    throw new Killed();
  };
  const realDay = (): string => AMSTERDAM.format(real);
  // Another chance, so that who travels lives the same year as who stays.
  const journeys = chance(all.length);
  const { TZ } = process.env;
  const make = (): Following =>
    createFollowing({
      store: {
        ...store,
        record: async (...given) => {
          mayDie();
          for (const { key } of given[2]) if (!foundOn.has(key)) foundOn.set(key, realDay());
          const count = await store.record(...given);
          mayDie();
          return count;
        },
        claim: async (...given) => {
          mayDie();
          const mine = await store.claim(...given);
          mayDie();
          return mine;
        },
      },
      clock: { now: () => new Date(now) },
      doubted: async (reading) => reading,
      states: async () => new Map(),
      corpus: { matching: async () => ({ outcome: 'none', reason: 'off' }) },
      look: async (questions) => {
        const day = realDay();
        requests.set(day, (requests.get(day) ?? 0) + 1);
        asked += questions.size;
        const isDown = real < downUntil || random() < 0.02;
        return new Map(
          [...questions].map(([number]): [string, FollowedState] => {
            if (isDown) return [number, { is: 'failed' }];
            if (random() < 0.01) return [number, { is: 'more' }];
            return [number, { is: 'read', reading: stamped(readingOn(byNumber.get(number) as World, day), now) }];
          }),
        );
      },
      read: async (number) => {
        const reading = stamped(readingOn(byNumber.get(number) as World, realDay()), now);
        return { ...reading, version: 2, mentions: [], referenced: [], failedChecks: 0 } as CachedDossier;
      },
      cached: async () => null,
      alarms: { create: async () => undefined, clear: async () => undefined, get: async () => ({}) },
      notices: {
        allowed: async () => true,
        show: async (announcement: Announcement) => {
          mayDie();
          notifications += 1;
          shown.push(
            ...(announcement.of === 'one' ? [announcement.event.key] : announcement.events.map(({ key }) => key)),
          );
        },
      },
      onFollowed: () => undefined,
      onChange: () => undefined,
    });
  await store.setNotificationSettings(settings);
  const waiting = all.toSorted((a, b) => (a.submitted < b.submitted ? -1 : 1));
  const end = START + 365 * DAY;
  let following = make();
  while (real < end + 60 * DAY) {
    const step = random();
    // The browser sleeps overnight, over a holiday of a month, or answers the next alarm.
    real += step < 0.003 ? 30 * DAY * random() : step < 0.15 ? 12 * HOUR : 2 * HOUR + HOUR * random();
    if (step > 0.995) downUntil = real + 4 * DAY * random();
    // Set back a year, or left as it was in a zone to the west.
    now = step > 0.97 && step < 0.975 ? real - 365 * DAY : step > 0.975 && step < 0.985 ? real - 9 * HOUR : real;
    if (zones.length > 0 && journeys() < 0.01) process.env['TZ'] = zones[Math.floor(journeys() * zones.length)];
    const day = realDay();
    const isRight = real < end && now === real;
    const begun = isRight ? waiting.filter(({ submitted }) => submitted <= day) : [];
    waiting.splice(0, begun.length);
    for (const { number } of begun) {
      // oxlint-disable-next-line no-await-in-loop
      await following.set(number, true).catch(() => undefined);
      followedOn.set(number, day);
    }
    const isDead = kills;
    // oxlint-disable-next-line no-await-in-loop
    await following.onAlarm(FOLLOW_ALARM);
    // A killed worker is replaced by a new one that knows nothing of it.
    if (kills > isDead) following = make();
  }
  if (TZ === undefined) delete process.env['TZ'];
  else process.env['TZ'] = TZ;
  const events = await store.events(null, 1_000_000);
  return { events, unseen: await store.unseen(), shown, notifications, requests, asked, kills, followedOn, foundOn };
}

/** A reading as the machine dates it. */
const stamped = <T extends { checkedAt: string }>(reading: T, now: number): T => ({
  ...reading,
  checkedAt: new Date(now).toISOString(),
});
