import type { SeenQuestion } from '../questions/file/seen.ts';
import type { MeanwhileAnswer, MeanwhileRow } from '../questions/view/contract.ts';
import { readableName } from '../questions/view/rows.ts';
import { searchWords, wordsIn } from '../questions/view/search-words.ts';
import { wordsQuery } from '../sources/cql.ts';
import type { HttpClient } from '../sources/http.ts';
import { observe } from '../sources/list/observe.ts';
import { askPage } from '../sources/search.ts';

/** How many to show: they are weighed by little more than the words they share. */
const MAX_ROWS = 10;

/**
 * One search at the search service by the rarest words of a title, for a reader without a list. Call it for a click of the reader only:
 * the service learns the words. Never throws.
 *
 * @param http makes one request, with its own retries, within the budget of all
 * @param about the question at hand: it is left out of what is found
 * @returns those with most of the words in their title first, and the newest of them; an answer to another query than the whole one is `rejected`
 */
export async function searchMeanwhile(
  http: HttpClient,
  about: { readonly number: string; readonly title: string },
): Promise<MeanwhileAnswer> {
  const words = searchWords(about.title);
  if (words.length === 0) return { outcome: 'failed', code: 'rejected' };
  const answer = await askPage(http, wordsQuery(words), true, 1);
  if (!answer.ok) return { outcome: 'failed', code: answer.code };
  if (answer.ignored.length > 0) return { outcome: 'failed', code: 'rejected' };
  // A count without records is how a busy service answers.
  if (answer.returned === 0 && answer.total > 0) return { outcome: 'failed', code: 'rateLimited' };
  const found = observe(answer.records).questions.filter(({ number }) => number !== about.number);
  const rows = [...new Map(found.map((one) => [one.number, rowOf(one, words)])).values()].toSorted(byWorth);
  return {
    outcome: 'found',
    words,
    rows: rows.slice(0, MAX_ROWS),
    more: answer.partial || rows.length > MAX_ROWS,
  };
}

const rowOf = ({ number, id, title, submitted, submitters }: SeenQuestion, words: readonly string[]): MeanwhileRow => ({
  number,
  id,
  title,
  date: submitted,
  submitters: submitters.map(({ name, party }) => ({ name: readableName(name), party })),
  words: wordsIn(title, words),
});

/** Most shared words first, then the newest; one without a date is the oldest. */
function byWorth(one: MeanwhileRow, other: MeanwhileRow): number {
  if (one.words.length !== other.words.length) return other.words.length - one.words.length;
  const [mine, its] = [one.date ?? '', other.date ?? ''];
  return mine === its ? 0 : mine < its ? 1 : -1;
}
