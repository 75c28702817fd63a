import * as z from 'zod/mini';
import { FollowedNumber } from '../../domain/following/follow.ts';
import { CalendarDate } from '../../domain/publication/record.ts';
import type { Kind } from './kind.ts';

/** A followed question, by its number. What happened to it each device reads from the sources itself. */
export const Follow = z.object({
  /** The day on which following began, in Amsterdam. */
  since: CalendarDate,
  /** Whether it may be told by a system notification. */
  notify: z.boolean(),
});

export const followKind = {
  name: 'follow',
  isId: (id) => FollowedNumber.safeParse(id).success,
  read: (_, said) => Follow.safeParse(said).data ?? null,
} as const satisfies Kind;
