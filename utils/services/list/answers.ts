import * as z from 'zod/mini';
import { logAndReturn } from '../../messages/log-error.ts';
import { RelatedAnswer, type RelatedRequest } from '../../questions/file/contract.ts';
import type { SessionMemory } from '../../sources/session-memory.ts';

const KEY = 'related.answers';
/** Answers to remember; the oldest go first. */
const MAX_ANSWERS = 12;

const Remembered = z.array(z.object({ asked: z.string(), answer: RelatedAnswer }));
type Remembered = z.infer<typeof Remembered>;

/** The last answers about related questions, so that coming back to a page costs no ranking. */
export interface AnswerMemory {
  /** The answer to a request: as remembered, else as `rank` gives it. */
  of(request: RelatedRequest, rank: () => Promise<RelatedAnswer>): Promise<RelatedAnswer>;
  /** Forgets all, when the list becomes another one. */
  forget(): Promise<void>;
}

/**
 * Remembers answers until the browser closes, or everything is deleted. It holds what the list says and a digest of what was asked:
 * nothing of a note, and nothing of a page.
 */
export function createAnswerMemory(memory: SessionMemory): AnswerMemory {
  let turn = 0;
  const recall = async (): Promise<Remembered> => {
    const read = Remembered.safeParse(await memory.get(KEY));
    return read.success ? read.data : [];
  };
  return {
    async of(request, rank) {
      const mine = turn;
      const asked = await digest(request);
      const known = (await recall().catch(logAndReturn('related.recall', []))).find((one) => one.asked === asked);
      if (known !== undefined && mine === turn) return known.answer;
      const answer = await rank();
      // Cache nothing from a list that is incomplete or has changed since.
      if (answer.outcome === 'listed' && answer.problem === null && mine === turn) {
        const others = (await recall().catch(logAndReturn('related.recall', []))).filter((one) => one.asked !== asked);
        const kept = [{ asked, answer }, ...others].slice(0, MAX_ANSWERS);
        if (mine === turn) await memory.set(KEY, kept).catch(logAndReturn('related.remember'));
      }
      return answer;
    },
    async forget() {
      turn += 1;
      await memory.remove(KEY).catch(logAndReturn('related.forget'));
    },
  };
}

async function digest(request: RelatedRequest): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(request)));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
