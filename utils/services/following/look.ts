import type { CachedDossier } from '../../domain/dossier/cache.ts';
import type { FollowReading } from '../../domain/following/known.ts';
import type { HttpClient } from '../../sources/http.ts';
import type { SessionMemory } from '../../sources/session-memory.ts';
import { findByNumbers, recordProven } from '../by-numbers.ts';

/** Looks at many followed questions by one search, and tells which of them have to be read in full. */

/** How many questions one search asks about: with their documents they stay well below one page of results. */
export const MAX_AT_ONCE = 20;

/** Facts of a dossier that events depend on. */
export const followReading = ({
  number,
  question,
  title,
  input,
  aliases,
  checkedAt,
}: CachedDossier): FollowReading => ({
  number,
  question,
  title,
  input,
  aliases: aliases ?? [],
  checkedAt,
});

/** What a look shows of a question: facts, that it must be read in full, or nothing, because the service failed. */
export type FollowedState =
  { readonly is: 'read'; readonly reading: FollowReading } | { readonly is: 'more' } | { readonly is: 'failed' };

/** Whether what was found is what was known: the question under its name, and no document that was not understood before. */
function isUnchanged(found: CachedDossier, { question, input }: FollowReading): boolean {
  if (found.question !== question || input.search !== 'found' || input.unread.length > 0) return false;
  const known = new Map(input.documents.map(({ evidence }) => [evidence.document, evidence]));
  return found.input.documents.every(({ evidence: { document, role, date } }) => {
    const before = known.get(document);
    // A notice the search no longer lists was read before.
    const isRead =
      before !== undefined && before.role !== 'unknown' && (role === 'otherNotice' || role === before.role);
    return isRead && (date === null || date === before.date);
  });
}

/**
 * Looks at questions by one search. Never throws.
 *
 * @param questions number, and what was known; null before the first reading
 * @param now present instant
 */
export async function lookAt(
  http: HttpClient,
  memory: SessionMemory,
  questions: ReadonlyMap<string, FollowReading | null>,
  now: Date,
): Promise<Map<string, FollowedState>> {
  const found = await findByNumbers(http, memory, [...questions.keys()]);
  const isFailed = !found.isWhole && found.documents.length === 0;
  return new Map(
    [...questions].map(([number, before]): [string, FollowedState] => {
      if (isFailed) return [number, { is: 'failed' }];
      const record = recordProven(number, found, now);
      // What one search does not prove (an old question, an unread link) needs all sources.
      if (record === null || record.input.search !== 'found') return [number, { is: 'more' }];
      if (before === null)
        return [
          number,
          record.input.documents.length === 0 ? { is: 'read', reading: followReading(record) } : { is: 'more' },
        ];
      if (!isUnchanged(record, before)) return [number, { is: 'more' }];
      return [number, { is: 'read', reading: { ...before, checkedAt: now.toISOString() } }];
    }),
  );
}
