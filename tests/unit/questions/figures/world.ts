import { addDays, daysBetween } from '../../../../utils/domain/clock/calendar.ts';
import type { CorpusRecord } from '../../../../utils/domain/question-list/record.ts';
import { PackedCorpus } from '../../../../utils/questions/file/open.ts';
import { packCorpus } from '../../../../utils/questions/file/pack.ts';
import { QuestionList } from '../../../../utils/questions/list.ts';
import type { ListSearch } from '../../../../utils/questions/search/list-search.ts';
import { record } from '../file/world.ts';

/** The day up to which the lists of these tests are whole. */
export const UNTIL = '2024-10-02';

/** What really happened to an invented question, whatever a list knows of it. */
export interface Truth {
  readonly submitted: string;
  /** Days to its answer; null when there is none, ever. */
  readonly answer: number | null;
  /** Days to its notice of postponement; null without one. */
  readonly notice: number | null;
  /** Days until it was withdrawn; null when it was not. */
  readonly withdrawn?: number | null;
  readonly part?: Partial<CorpusRecord>;
}

/** The record that a list whole up to `UNTIL` has of a question: only what had happened by then. */
export function recordOfTruth({ submitted, answer, notice, withdrawn = null, part }: Truth, at: number): CorpusRecord {
  const past = (days: number | null): string | null =>
    days === null || addDays(submitted, days) > UNTIL ? null : addDays(submitted, days);
  const [answered, told, gone] = [past(answer), past(notice), past(withdrawn)];
  const papers = [
    ...(told === null ? [] : [{ state: 'postponed' as const, day: told }]),
    ...(gone === null ? [] : [{ state: 'withdrawn' as const, day: gone }]),
    ...(answered === null ? [] : [{ state: 'answered' as const, day: answered }]),
  ];
  return record({
    number: `2024Z${String(at + 10_000)}`,
    submitted,
    state: answered !== null ? 'answered' : gone !== null ? 'withdrawn' : told === null ? 'open' : 'postponed',
    answered,
    papers,
    ...part,
  });
}

/** Days from submission to the day of the list. */
export const watched = (submitted: string): number => daysBetween(submitted, UNTIL);

/** A search over these questions. */
export async function searchOver(records: readonly CorpusRecord[]): Promise<ListSearch> {
  const bytes = await packCorpus(records, { until: UNTIL, source: 'generated' }, { learn: false });
  return new QuestionList(await PackedCorpus.open(bytes), [], [], UNTIL).searching();
}
