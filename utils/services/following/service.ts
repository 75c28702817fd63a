import { todayInAmsterdam, type Clock } from '../../domain/clock/calendar.ts';
import type { CachedDossier } from '../../domain/dossier/cache.ts';
import { FollowedNumber } from '../../domain/following/follow.ts';
import { isTerm } from '../../domain/following/list-news.ts';
import { type Announcement, dueNotifications } from '../../domain/following/notifications.ts';
import { logAndReturn } from '../../messages/log-error.ts';
import type { FollowedConditions } from '../../questions/search/followed.ts';
import { newFollow } from '../../store/following/follows.ts';
import type { FollowStore, SeenEvents } from '../../store/following/types.ts';
import type { EventRow } from '../../store/following/rows.ts';
import type { Alarms } from '../alarms.ts';
import { followReading } from './look.ts';
import { doubtedTerms, lookThroughList, type SearchPorts, setSearch } from './searches.ts';
import { askRound, recordReading, type RoundPorts } from './round.ts';

/** Fires every half hour; made again whenever the background starts. */
export const FOLLOW_ALARM = 'following';
const EVERY_MINUTES = 30;

/** What the service needs. */
export interface FollowingPorts extends Pick<RoundPorts, 'store' | 'look' | 'read' | 'doubted'> {
  readonly clock: Clock;
  readonly corpus: SearchPorts['corpus'];
  readonly states: SearchPorts['states'];
  readonly alarms: Alarms;
  /** What is cached about a question, as the reader has it before him; null when nothing is. */
  readonly cached: (number: string) => Promise<CachedDossier | null>;
  /** Shows system notifications, where the reader allowed them. */
  readonly notices: {
    allowed(): Promise<boolean>;
    show(announcement: Announcement): Promise<void>;
  };
  /** Called after the reader changed what is followed, so that the other devices are updated. */
  readonly onFollowed: () => void;
  /**
   * Called after what is followed, or its events, changed.
   *
   * @param unseen events the reader has not seen
   * @param isGone everything was deleted, and whoever did it notifies pages: notifying them here would make them ask, which creates databases
   */
  readonly onChange: (unseen: number, isGone?: boolean) => void;
}

/** What is followed, and what happens to it. */
export interface Following {
  /** Begins or stops to follow a question. @returns whether it is followed now */
  set(number: string, on: boolean): Promise<boolean>;
  /** Begins or stops to follow a search of the list. See `setSearch`. */
  setSearch(conditions: FollowedConditions, on: boolean): ReturnType<typeof setSearch>;
  /** Call for each browser alarm; other names are ignored. Never throws. */
  onAlarm(name: string): Promise<void>;
  /** Makes the alarm where it is missing, and tells how many events are unseen. Never throws. */
  start(): Promise<void>;
  /** Sets whether news of a question, or of a search by its `id`, may be shown as a notification. */
  setNotify(of: { readonly number: string } | { readonly search: string }, notify: boolean): Promise<void>;
  /** Gives a followed search a name. @param name null takes it away */
  rename(id: string, name: string | null): Promise<void>;
  /** Marks events as seen. */
  seen(which: SeenEvents): Promise<void>;
  /** Whether a question is followed; undefined when it cannot be, or the store cannot tell. Never throws. */
  isFollowed(number: string): Promise<boolean | undefined>;
  /** Call after another device changed what is followed. */
  arrived(): Promise<void>;
  /** Writes nothing while everything is being deleted, and knows of nothing afterwards. */
  during<T>(work: () => Promise<T>): Promise<T>;
  readonly store: FollowStore;
}

/** Creates the service. One per background. */
// oxlint-disable-next-line max-lines-per-function -- one short method for each of the interface
export function createFollowing(ports: FollowingPorts): Following {
  const { store, clock, alarms } = ports;
  let stopped = false;
  let running: Promise<void> | null = null;
  let notificationSettings: Promise<void> = Promise.resolve();

  const changed = async (): Promise<void> => ports.onChange(await store.unseen());
  const followed = async (): Promise<void> => {
    ports.onFollowed();
    await changed();
  };

  const tell = (): Promise<void> => {
    // One at a time: what one tells, no other tells too.
    notificationSettings = notificationSettings
      .then(() => tellUntold(ports))
      .catch(logAndReturn('following.tell', undefined));
    return notificationSettings;
  };

  const ring = (): Promise<unknown> =>
    alarms.create(FOLLOW_ALARM, { delayInMinutes: 1, periodInMinutes: EVERY_MINUTES });

  // Notify at the end of the round: a reader who was away for a month is notified once, not after every twenty
  // questions.
  const lookThrough = async (): Promise<void> => {
    if ((await lookThroughList(ports)) > 0) await changed();
  };

  const round = (): Promise<void> => {
    // What is on this machine does not wait for the services.
    running ??= lookThrough()
      .catch(logAndReturn('following.list', undefined))
      .then(() => askRound({ ...ports, isStopped: () => stopped, onNews: changed }))
      .catch(logAndReturn('following.round', undefined))
      .finally(() => (running = null));
    return running;
  };

  return {
    store,
    async set(number, on) {
      if (!on) {
        await store.remove(number);
        await followed();
        return false;
      }
      if (!(await store.add(newFollow(number, todayInAmsterdam(clock.now()))))) return false;
      const row = await store.get(number);
      // Expected: without a cache the first round reads it.
      const cached = await ports.cached(number).catch(() => null);
      if (row !== null && row.knowledge === null && cached !== null)
        await recordReading(ports, row, followReading(cached), true);
      await ring();
      await followed();
      return true;
    },
    async setSearch(conditions, on) {
      const done = await setSearch(ports, conditions, on);
      if (done.outcome === 'followed') await ring();
      await followed();
      return done;
    },
    async onAlarm(name) {
      if (name !== FOLLOW_ALARM || stopped) return;
      await round();
      // Run even without news: quiet hours may have ended, or the daily hour may have come.
      if (!stopped) await tell();
    },
    async start() {
      await (async () => {
        if ((await store.count()) === 0 && (await store.searches()).length === 0) return alarms.clear(FOLLOW_ALARM);
        await changed();
        return (await alarms.get(FOLLOW_ALARM)) ? undefined : ring();
      })().catch(logAndReturn('following.start', undefined));
    },
    async setNotify(of, notify) {
      await ('number' in of ? store.setNotify(of.number, notify) : store.setSearchNotify(of.search, notify));
      await followed();
    },
    async rename(id, name) {
      await store.setSearchName(id, name);
      await followed();
    },
    async seen(which) {
      await store.markSeen(which);
      await changed();
    },
    async arrived() {
      await changed();
      if ((await store.count()) > 0 || (await store.searches()).length > 0) await ring();
    },
    isFollowed: async (number) =>
      FollowedNumber.safeParse(number).success
        ? store.among([number]).then((found) => found.length > 0, logAndReturn('following.start', undefined))
        : undefined,
    async during(work) {
      stopped = true;
      try {
        await running;
        await notificationSettings;
        return await work();
      } finally {
        stopped = false;
        const unseen = await store.unseen().catch(logAndReturn('following.start', 0));
        ports.onChange(unseen, !(await store.isThere().catch(logAndReturn('following.start', true))));
      }
    },
  };
}

/** Announces what is due. Events are marked as announced before they are shown, so that a worker killed in between announces nothing twice. */
async function tellUntold({ store, clock, notices, states }: FollowingPorts): Promise<void> {
  const untold = await store.untold();
  if (untold.length === 0) return;
  const silent = (await notices.allowed()) ? untold.filter(({ notify }) => !notify) : untold;
  if (silent.length > 0) await store.claim(keysOf(silent), null);
  const waiting = untold.filter((one) => !silent.includes(one)).map(({ event }) => event);
  // Quiet hours may lie between recording and announcing, and the facts may change in that time. Wait until the
  // doubt is gone.
  const doubted = await doubtedTerms(states, waiting);
  const wanted = waiting.filter(({ kind, number }) => !isTerm(kind) || !doubted.has(number));
  const [settings, last] = [await store.notificationSettings(), await store.lastDaily()];
  const now = clock.now();
  const { notices: all, keys } = dueNotifications(wanted, settings, last, now);
  if (keys.length === 0) return;
  const mine = new Set(await store.claim(keys, settings.how === 'daily' ? todayInAmsterdam(now) : null));
  for (const notice of all) {
    const isMine = notice.of === 'one' ? mine.has(notice.event.key) : notice.events.some(({ key }) => mine.has(key));
    // A notification the system refuses does not hold back others; its event is in the list.
    if (isMine) await notices.show(notice).catch(logAndReturn('following.show', undefined));
  }
}

const keysOf = (all: readonly { readonly event: EventRow }[]): string[] => all.map(({ event }) => event.key);
