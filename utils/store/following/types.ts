import type { FollowEvent } from '../../domain/following/event.ts';
import type { SearchKnowledge } from '../../domain/following/list-news.ts';
import type { NotificationSettings } from '../../domain/following/notifications.ts';
import type { CalendarDate } from '../../domain/publication/record.ts';
import type { EventRow, FollowRow, SearchRow } from './rows.ts';

/** The result of asking the sources, and when to ask again. */
export type FollowUpdate = Pick<FollowRow, 'knowledge' | 'readAt' | 'nextAt' | 'failures'>;

/** Which events the reader has seen: those with these names, or all recorded up to a place in their order. */
export type SeenEvents = { readonly keys: readonly string[] } | { readonly upTo: number };

/**
 * Stores what is followed. Writing creates the database when there is none; reading does not: a reader who follows nothing does not have
 * it, and "delete everything" leaves nothing behind. All methods throw what IndexedDB throws.
 */
export interface FollowStore {
  /** Whether anything is followed. Does not create the database. */
  isThere(): Promise<boolean>;
  /** Begins to follow; does nothing when it is followed. @returns false when as many are followed as can be */
  add(row: FollowRow): Promise<boolean>;
  /** Stops following. Its events stay, marked as read and announced: they did happen. */
  remove(number: string): Promise<void>;
  get(number: string): Promise<FollowRow | null>;
  /** Which of these are followed. */
  among(numbers: readonly string[]): Promise<string[]>;
  all(): Promise<FollowRow[]>;
  count(): Promise<number>;
  /** Those to be asked about, the longest due first. @param now milliseconds since 1970 */
  due(now: number, most: number): Promise<FollowRow[]>;
  /**
   * Stores what was found, with its events, in one transaction. An event that is recorded already is left as it is. Does nothing
   * when the question is no longer followed.
   *
   * @returns how many events are new
   */
  record(number: string, asked: FollowUpdate, events: readonly FollowEvent[], at: string): Promise<number>;
  setNotify(number: string, notify: boolean): Promise<void>;
  /** Events, the last recorded first. @param before only those recorded before this one; null for all */
  events(before: number | null, most: number): Promise<EventRow[]>;
  event(key: string): Promise<EventRow | null>;
  unseen(): Promise<number>;
  /** The number of unseen events of each question. */
  unseenByNumber(): Promise<Map<string, number>>;
  /** Marks events as seen, which need no telling any more. */
  markSeen(which: SeenEvents): Promise<void>;
  /** Events that were not told, oldest first, and whether their question may be told of. */
  untold(): Promise<{ event: EventRow; notify: boolean }[]>;
  /** Marks events as told. @returns those of them that were not yet: nobody else tells these @param daily the day of a daily notification */
  claim(keys: readonly string[], daily: CalendarDate | null): Promise<string[]>;
  searches(): Promise<SearchRow[]>;
  /** Begins to follow a search; does nothing when it is followed. @returns false when as many are followed as can be */
  addSearch(row: SearchRow): Promise<boolean>;
  /** Stops following a search. What it alone found counts as read. */
  removeSearch(id: string): Promise<void>;
  setSearchNotify(id: string, notify: boolean): Promise<void>;
  /** Gives a followed search a name. @param name null takes it away */
  setSearchName(id: string, name: string | null): Promise<void>;
  /**
   * Stores what is known of a search, with its events, in one transaction. Events of questions that are followed themselves are left out:
   * these tell more, and would tell it twice; so are those that such a question told before it was unfollowed. An event that another
   * search found already becomes one of both.
   *
   * @returns how many events are new
   */
  recordSearch(id: string, known: SearchKnowledge, events: readonly FollowEvent[], at: Date): Promise<number>;
  notificationSettings(): Promise<NotificationSettings>;
  setNotificationSettings(settings: NotificationSettings): Promise<void>;
  /** The day of the last daily notification. */
  lastDaily(): Promise<CalendarDate | null>;
}
