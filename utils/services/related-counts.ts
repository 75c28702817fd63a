import * as z from 'zod/mini';
import type { PublicationRecord } from '../domain/publication/record.ts';
import { logAndReturn } from '../messages/log-error.ts';
import type { SessionMemory } from '../sources/session-memory.ts';

const KEY = 'strips.related';
/** Maximum number of pages in memory; the oldest are dropped first. */
const MAX_PAGES = 8;
/** How many counts to remember until the browser closes. */
const MAX_COUNTS = 40;

const Counts = z.array(z.object({ id: z.string(), number: z.string(), count: z.int() }));

/** How many questions are probably related to that of a page: the number that the strip shows. */
export interface RelatedCounts {
  /** Call when the page of a publication was read. */
  read(id: string, page: PublicationRecord): void;
  /** The count for the question of a publication; null without a list, or while its page was not read. */
  of(id: string, number: string): Promise<number | null>;
}

/**
 * Counts by what the page says, as the frame does: a count by the title alone would promise questions that the frame does not show.
 * A page that comes back is not always read again, so its count is remembered.
 *
 * @param count asks the list; null without one
 */
export function createRelatedCounts(
  memory: SessionMemory,
  count: (number: string, page: PublicationRecord | null) => Promise<number | null>,
): RelatedCounts {
  const pages = new Map<string, PublicationRecord>();
  const recall = async (): Promise<z.infer<typeof Counts>> => Counts.safeParse(await memory.get(KEY)).data ?? [];
  return {
    read(id, page) {
      pages.delete(id);
      pages.set(id, page);
      for (const oldest of [...pages.keys()].slice(0, -MAX_PAGES)) pages.delete(oldest);
    },
    async of(id, number) {
      const page = pages.get(id) ?? null;
      const found = await count(number, page);
      if (found === null) return null;
      const known = await recall().catch(logAndReturn('strip.memory', []));
      const isOwn = (one: (typeof known)[number]): boolean => one.id === id && one.number === number;
      // The page was not read since the worker began: the list is there, and what it said of the page is remembered.
      if (page === null) return known.find(isOwn)?.count ?? null;
      const counts = [{ id, number, count: found }, ...known.filter((one) => !isOwn(one))];
      await memory.set(KEY, counts.slice(0, MAX_COUNTS)).catch(logAndReturn('strip.memory'));
      return found;
    },
  };
}
