import { addDays, todayInAmsterdam, type Clock } from '../../domain/clock/calendar.ts';
import type { Dossier } from '../../domain/dossier/types.ts';
import type { FollowEvent } from '../../domain/following/event.ts';
import { isTerm, listedNews, newsOfList } from '../../domain/following/list-news.ts';
import { forbidsAbsence } from '../../domain/status/standing.ts';
import { logAndReturn } from '../../messages/log-error.ts';
import { conditionsKey, followedConditions, type FollowedConditions } from '../../questions/search/followed.ts';
import type { CorpusRecord } from '../../domain/question-list/record.ts';
import type { SearchRow } from '../../store/following/rows.ts';
import type { FollowStore } from '../../store/following/types.ts';
import type { DossierService } from '../dossier.ts';
import type { CorpusService } from '../list/service.ts';

/** Followed searches: what is new about their questions, from the list of all questions alone. Uses no network. */

/** What is needed. */
export interface SearchPorts {
  readonly store: FollowStore;
  readonly clock: Clock;
  readonly corpus: Pick<CorpusService, 'matching'>;
  /** See `DossierService.states`. */
  readonly states: DossierService['states'];
}

/** Days over which it is counted how much a search finds, and the most it may find in them: more is no search that anybody reads. */
const COUNTED_DAYS = 28;
const MAX_FOUND = 100;

/**
 * How following a search ended. `tooMany`: it finds more than can be read; `nothing`: it has no condition that can be followed; `none`: there is
 * no list to look in.
 */
type SetSearchOutcome = 'followed' | 'notFollowed' | 'full' | 'tooMany' | 'nothing' | 'none';

/** Begins or stops to follow a search. @returns `found`: how many questions of the last four weeks it finds @throws what the store throws */
export async function setSearch(
  { store, clock, corpus }: SearchPorts,
  asked: FollowedConditions,
  on: boolean,
): Promise<{ outcome: SetSearchOutcome; found: number }> {
  const conditions = followedConditions(asked);
  if (conditions === null) return { outcome: 'nothing', found: 0 };
  const id = conditionsKey(conditions);
  if (!on) {
    await store.removeSearch(id);
    return { outcome: 'notFollowed', found: 0 };
  }
  const listed = await corpus.matching(conditions, listedNews(null));
  if (listed.outcome === 'none') return { outcome: 'none', found: 0 };
  const { records, updatedTo } = listed;
  const from = addDays(updatedTo, -COUNTED_DAYS);
  const found = records.filter(({ submitted }) => submitted !== null && submitted > from).length;
  if (found > MAX_FOUND) return { outcome: 'tooMany', found };
  const now = clock.now();
  const since = todayInAmsterdam(now);
  const isAdded = await store.addSearch(begun({ conditions, since, notify: true }, listed, now));
  return { outcome: isAdded ? 'followed' : 'full', found };
}

/** A search from now on: existing results in the list are not news. */
function begun(
  search: Pick<SearchRow, 'conditions' | 'since' | 'notify' | 'name'>,
  { records, updatedTo }: { readonly records: readonly CorpusRecord[]; readonly updatedTo: string },
  now: Date,
): SearchRow {
  const { known } = newsOfList(null, records, updatedTo, search.since, now.toISOString());
  return { ...search, id: conditionsKey(search.conditions), known, lookedAt: now.getTime() };
}

/** Starts a search that another device follows; null while there is no list to search. */
export async function arrivedSearch(
  { clock, corpus }: Pick<SearchPorts, 'clock' | 'corpus'>,
  search: Pick<SearchRow, 'conditions' | 'since' | 'notify' | 'name'>,
): Promise<SearchRow | null> {
  const listed = await corpus.matching(search.conditions, listedNews(null));
  return listed.outcome === 'none' ? null : begun(search, listed, clock.now());
}

/** Questions whose term is said to have passed although their own facts forbid saying so. Never throws. */
export async function doubtedTerms(
  states: DossierService['states'],
  events: readonly Pick<FollowEvent, 'number' | 'kind'>[],
): Promise<ReadonlySet<string>> {
  const numbers = [...new Set(events.filter(({ kind }) => isTerm(kind)).map(({ number }) => number))];
  if (numbers.length === 0) return new Set();
  const known = await states(numbers).catch(logAndReturn('following.list', new Map<string, Pick<Dossier, 'status'>>()));
  return new Set(
    numbers.filter((number) => {
      const status = known.get(number)?.status;
      return status !== undefined && forbidsAbsence(status);
    }),
  );
}

/** How often the list is looked through: it changes once a day. */
const EVERY_MS = 3 * 3_600_000;

/**
 * Looks through the list for what is new, a few times a day.
 *
 * @returns how many events are new
 * @throws what the store throws
 */
export async function lookThroughList({ store, clock, corpus, states }: SearchPorts): Promise<number> {
  let fresh = 0;
  for (const { id, conditions, since, known, lookedAt } of await store.searches()) {
    const now = clock.now();
    const waited = now.getTime() - lookedAt;
    // A clock that was set back looks at once.
    if (waited >= 0 && waited < EVERY_MS) continue;
    const listed = await corpus.matching(conditions, listedNews(known));
    if (listed.outcome === 'none') return fresh;
    const newsWithout = (doubted: ReadonlySet<string>): ReturnType<typeof newsOfList> =>
      newsOfList(known, listed.records, listed.updatedTo, since, now.toISOString(), doubted);
    let news = newsWithout(new Set());
    const doubted = await doubtedTerms(states, news.events);
    if (doubted.size > 0) news = newsWithout(doubted);
    fresh += await store.recordSearch(id, news.known, news.events, now);
  }
  return fresh;
}
