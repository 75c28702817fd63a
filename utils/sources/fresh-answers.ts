import type { Clock } from '../domain/clock/calendar.ts';

/** The page host says that what it gives is good for thirty seconds; nothing is kept for longer, whatever a host says. */
const LONGEST_MS = 30_000;
const MOST_ANSWERS = 40;
const MOST_CHARACTERS = 500_000;

interface Answer {
  readonly text: string;
  /** Address after redirects. */
  readonly url: string;
}

/** Answers that still count by what their host said: reading them again costs no request. In memory only. */
export interface FreshAnswers {
  get(address: string): Answer | undefined;
  /** @param cacheControl the header as it came; what does not give a `max-age` is not kept */
  put(address: string, answer: Answer, cacheControl: string): void;
}

/** Makes an empty one. */
export function createFreshAnswers(clock: Clock): FreshAnswers {
  const answers = new Map<string, { readonly answer: Answer; readonly from: number; readonly ms: number }>();
  return {
    get(address) {
      const kept = answers.get(address);
      const age = clock.now().getTime() - (kept?.from ?? 0);
      // A negative age: the clock was set back.
      if (kept && age >= 0 && age < kept.ms) return kept.answer;
      answers.delete(address);
      return undefined;
    },
    put(address, answer, cacheControl) {
      const seconds = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(cacheControl)?.[1];
      if (seconds === undefined || /\bno-(?:store|cache)\b/i.test(cacheControl)) return;
      if (answer.text.length > MOST_CHARACTERS) return;
      const ms = Math.min(LONGEST_MS, Number(seconds) * 1000);
      answers.delete(address);
      answers.set(address, { answer, from: clock.now().getTime(), ms });
      const [oldest] = answers.keys();
      if (answers.size > MOST_ANSWERS && oldest !== undefined) answers.delete(oldest);
    },
  };
}
