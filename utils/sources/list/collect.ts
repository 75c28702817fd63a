import type { FailureCode, HttpClient } from '../http.ts';
import { readSruAnswer } from '../sru.ts';
import { observe } from './observe.ts';
import { type SeenPage } from '../../questions/file/seen.ts';
import { afterPage, nextAddress, type CollectState } from './windows.ts';

/** One step of an update. */
export type Step =
  | { readonly is: 'done' }
  | {
      readonly is: 'page';
      readonly page: SeenPage;
      /** The plan after this page; both are to be stored together. */
      readonly state: CollectState;
    }
  | { readonly is: 'failed'; readonly code: FailureCode; readonly detail: string };

/**
 * Asks for the next page of a plan.
 *
 * An answer that left a clause out of account is refused: it could be about everything the service has. So is
 * one that says there are records and gives none, which a throttling service does.
 *
 * @param http polite client: one request, retried by it
 * @param force also when the host is paused after failures
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
  const page = next.tooMany ? { questions: [], appendices: [], left: 0 } : observe(answer.records);
  return { is: 'page', page, state: next.state };
}
