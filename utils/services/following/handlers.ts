import type { Handlers } from '../../messages/server.ts';
import type { FOLLOW_REQUESTS } from '../../protocol/following.ts';
import type { EventRow } from '../../store/following/rows.ts';
import { classifyStoreError } from '../../store/errors.ts';
import { gatherMine, hasMine, type MineParts } from './mine.ts';
import type { Following } from './service.ts';

const listed = ({ told: _told, seen, ...event }: EventRow) => ({ ...event, seen: seen === 1 });

/** One handler for each message about followed questions. */
export function followHandlers(
  following: Following,
  mine: Omit<MineParts, 'store'>,
): Pick<Handlers, keyof typeof FOLLOW_REQUESTS> {
  const { store } = following;
  return {
    async 'follow.set'({ number, on }) {
      try {
        const isFollowed = await following.set(number, on);
        return { outcome: isFollowed ? 'followed' : on ? 'full' : 'notFollowed' };
      } catch (error) {
        console.error('Kantlijn: what is followed was not stored', classifyStoreError(error).detail);
        return { outcome: 'failed' };
      }
    },
    'follow.mine': async () => ({ questions: await gatherMine({ ...mine, store }) }),
    'follow.any': async () => ({ any: await hasMine({ ...mine, store }) }),
    'follow.among': async ({ numbers }) => ({ followed: await store.among(numbers) }),
    async 'follow.search'({ conditions, on }) {
      try {
        return await following.setSearch(conditions, on);
      } catch (error) {
        console.error('Kantlijn: what is followed was not stored', classifyStoreError(error).detail);
        return { outcome: 'failed', found: 0 };
      }
    },
    'follow.searches': async () => ({
      searches: (await store.searches()).map(({ id, conditions, since, notify, known, name }) => ({
        id,
        conditions,
        since,
        notify,
        updatedTo: known.updatedTo,
        ...(name === undefined ? {} : { name }),
      })),
    }),
    'follow.events': async ({ before, limit }) => ({
      events: (await store.events(before, limit)).map(listed),
      unseen: await store.unseen(),
    }),
    async 'follow.seen'({ which }) {
      await following.seen(which);
      return {};
    },
    async 'follow.telling'({ settings }) {
      if (settings !== null) await store.setNotificationSettings(settings);
      return store.notificationSettings();
    },
    async 'follow.rename'({ id, name }) {
      await following.rename(id, name);
      return {};
    },
    async 'follow.notify'({ of, notify }) {
      await following.setNotify(of, notify);
      return {};
    },
  };
}
