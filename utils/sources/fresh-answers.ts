import type { Clock } from '../domain/clock/calendar.ts';

/** The page host allows caching for thirty seconds. Nothing is cached longer, whatever a host says. */
const MAX_AGE_MS = 30_000;
const MAX_ANSWERS = 40;
const MAX_CHARACTERS = 500_000;

interface Answer {
  readonly text: string;
  /** Address after redirects. */
  readonly url: string;
}

/** A short-lived cache of answers that follows `Cache-Control`. In memory only. */
export interface FreshAnswers {
  get(address: string): Answer | undefined;
  /** @param cacheControl value of the header; without `max-age` the answer is not cached */
  put(address: string, answer: Answer, cacheControl: string): void;
}

/** Creates an empty cache. */
export function createFreshAnswers(clock: Clock): FreshAnswers {
  const answers = new Map<string, { readonly answer: Answer; readonly from: number; readonly ms: number }>();
  return {
    get(address) {
      const kept = answers.get(address);
      const age = clock.now().getTime() - (kept?.from ?? 0);
      // A negative age means the clock was set back.
      if (kept && age >= 0 && age < kept.ms) return kept.answer;
      answers.delete(address);
      return undefined;
    },
    put(address, answer, cacheControl) {
      const seconds = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(cacheControl)?.[1];
      if (seconds === undefined || /\bno-(?:store|cache)\b/i.test(cacheControl)) return;
      if (answer.text.length > MAX_CHARACTERS) return;
      const ms = Math.min(MAX_AGE_MS, Number(seconds) * 1000);
      answers.delete(address);
      answers.set(address, { answer, from: clock.now().getTime(), ms });
      const [oldest] = answers.keys();
      if (answers.size > MAX_ANSWERS && oldest !== undefined) answers.delete(oldest);
    },
  };
}
