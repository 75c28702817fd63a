import type { FailureCode, HttpClient } from '../http.ts';
import { readSruAnswer } from '../sru.ts';
import { observe } from './observe.ts';
import { type SeenPage } from '../../questions/file/seen.ts';
import { afterPage, nextAddress, type CollectState } from './windows.ts';

/** Outcome of one step of an update. */
export type Step =
  | { readonly is: 'done' }
  | {
      readonly is: 'page';
      readonly page: SeenPage;
      /** The plan after this page. Store both together. */
      readonly state: CollectState;
    }
  | { readonly is: 'failed'; readonly code: FailureCode; readonly detail: string };

/**
 * Fetches the next page of a plan.
 *
 * Rejects an answer that ignored part of the query, since it may cover everything the service has. Also rejects one
 * that reports records but contains none, as a throttling service does.
 *
 * @param http makes one request, with its own retries
 * @param force ignore a pause after failures
 */
export async function collectStep(
  http: HttpClient,
  state: CollectState,
  pageSize: number,
  force = false,
): Promise<Step> {
  const address = nextAddress(state, pageSize);
  if (address === null) return { is: 'done' };
  const result = await http.text(address, force);
  if (!result.ok) return { is: 'failed', code: result.code, detail: result.detail };
  const answer = readSruAnswer(result.text);
  if (!answer.ok) return { is: 'failed', code: answer.code, detail: answer.detail };
  if (answer.ignored.length > 0)
    return { is: 'failed', code: 'rejected', detail: answer.ignored.join('; ').slice(0, 300) };
  if (answer.returned === 0 && answer.total >= state.start && state.start === 1)
    return { is: 'failed', code: 'rateLimited', detail: `${answer.total} records, none given` };
  const next = afterPage(state, answer, pageSize);
  const page = next.tooMany ? { questions: [], appendices: [], omitted: 0 } : observe(answer.records);
  return { is: 'page', page, state: next.state };
}
