import * as z from 'zod/mini';
import { FollowEvent } from '../domain/following/event.ts';
import { MyQuestion } from '../domain/following/mine.ts';
import { FollowedNumber } from '../domain/following/follow.ts';
import { CalendarDate } from '../domain/publication/record.ts';
import { FollowedConditions } from '../questions/search/followed.ts';
import { NotificationSettings } from '../domain/following/notifications.ts';

/** Requests about followed questions. Part of `REQUESTS`. */

const STORE_MS = 15_000;

/** An event as lists show it. */
export const ListedEvent = z.extend(FollowEvent, {
  /** Rises with each event. */
  seq: z.int(),
  /** When it was recorded, ISO instant UTC. */
  at: z.string(),
  seen: z.boolean(),
});
export type ListedEvent = z.infer<typeof ListedEvent>;

/** The reader's own name for a search: one line. */
export const SearchName = z.string().check(z.minLength(1), z.maxLength(80), z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u));

/** A followed search as it is listed. */
export const ListedSearch = z.object({
  /** Names it in `follow.notify` and in events. */
  id: z.string().check(z.maxLength(2_000)),
  conditions: FollowedConditions,
  since: CalendarDate,
  notify: z.boolean(),
  /** The reader's own name for it; left out while it has none. */
  name: z.optional(SearchName),
  /** Day up to which the list was whole when it was last looked through. */
  updatedTo: CalendarDate,
});
export type ListedSearch = z.infer<typeof ListedSearch>;

/** `full`: as many questions are followed as can be. `failed`: it could not be stored. */
const FollowOutcome = z.enum(['followed', 'notFollowed', 'full', 'failed']);

export const FOLLOW_REQUESTS = {
  /** Begins or stops to follow a question. A question that does not exist can be followed: it may be published yet. */
  'follow.set': {
    request: z.object({ number: FollowedNumber, on: z.boolean() }),
    response: z.object({ outcome: FollowOutcome }),
    from: 'site',
    timeoutMs: STORE_MS,
  },
  /** The reader's own questions, followed or with notes, as they stand today. Uses no network. */
  'follow.mine': {
    request: z.object({}),
    response: z.object({ questions: z.array(MyQuestion) }),
    from: 'extension',
    timeoutMs: 30_000,
  },
  /** Whether there is any question of the reader's own, which costs less than reading them. */
  'follow.any': {
    request: z.object({}),
    response: z.object({ any: z.boolean() }),
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /** Which of these questions are followed. */
  'follow.among': {
    request: z.object({ numbers: z.array(FollowedNumber).check(z.maxLength(200)) }),
    response: z.object({ followed: z.array(FollowedNumber) }),
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /** Begins or stops to follow a search of the list of all questions; see `setSearch` in utils/services/following. */
  'follow.search': {
    request: z.object({ conditions: FollowedConditions, on: z.boolean() }),
    response: z.object({
      outcome: z.enum(['followed', 'notFollowed', 'full', 'tooMany', 'nothing', 'none', 'failed']),
      /** How many questions of the last four weeks it finds. */
      found: z.int(),
    }),
    from: 'extension',
    timeoutMs: 30_000,
  },
  /** The followed searches. */
  'follow.searches': {
    request: z.object({}),
    response: z.object({ searches: z.array(ListedSearch) }),
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /** Events, the last recorded first. */
  'follow.events': {
    request: z.object({
      /** Only those recorded before the event with this `seq`; null for the first batch. */
      before: z.nullable(z.int().check(z.minimum(0), z.maximum(1_000_000_000))),
      limit: z.int().check(z.minimum(1), z.maximum(200)),
    }),
    response: z.object({ events: z.array(ListedEvent), unseen: z.int() }),
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /**
   * Marks events as seen: by name, or all that were recorded up to the one with this `seq`, the newest the reader had before him. Never all there
   * are: asked a second time (541), or of a list that is old, that would take what nobody saw.
   */
  'follow.seen': {
    request: z.object({
      which: z.union([
        z.object({ keys: z.array(FollowEvent.shape.key).check(z.maxLength(1_000)) }),
        z.object({ upTo: z.int().check(z.minimum(0), z.maximum(1_000_000_000)) }),
      ]),
    }),
    response: z.object({}),
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /** How news is announced to the reader; `settings` changes it first. */
  'follow.telling': {
    request: z.object({ settings: z.nullable(NotificationSettings) }),
    response: NotificationSettings,
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /** Names a followed search; null removes the name. */
  'follow.rename': {
    request: z.object({ id: ListedSearch.shape.id, name: z.nullable(SearchName) }),
    response: z.object({}),
    from: 'extension',
    timeoutMs: STORE_MS,
  },
  /** Whether news of a followed question or search may be shown as a notification. */
  'follow.notify': {
    request: z.object({
      of: z.union([z.object({ number: FollowedNumber }), z.object({ search: ListedSearch.shape.id })]),
      notify: z.boolean(),
    }),
    response: z.object({}),
    from: 'extension',
    timeoutMs: STORE_MS,
  },
} as const;

export const FOLLOW_PUSHES = {
  /** What is followed, or an event of it, changed. */
  'follow.changed': z.object({ unseen: z.int() }),
} as const;
