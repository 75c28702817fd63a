import * as z from 'zod/mini';
import { type StateName, STATES } from '../status/states.ts';
import { StatusInput } from '../status/types.ts';
import { Alias, Mention } from './types.ts';

/** What is stored about a question between visits: facts, not conclusions. The state is computed for the day it is shown. */

/**
 * Version of the cached record. A record of another version is ignored: it can be fetched again. Since version 2 a
 * document that could not be matched is kept as unread; version 1 dropped it, and would say "late".
 */
export const CACHED_DOSSIER_VERSION = 2;

export const CachedDossier = z.object({
  version: z.literal(CACHED_DOSSIER_VERSION),
  /** Question number; the key. */
  number: z.string(),
  /** Identifier of the question's publication. */
  question: z.string(),
  title: z.string(),
  input: StatusInput,
  mentions: z.array(Mention),
  aliases: z.optional(z.array(Alias)),
  /** Numbers of questions this one refers to. */
  referenced: z.array(z.string()),
  /** When the sources were last asked, ISO instant UTC. */
  checkedAt: z.string(),
  /** Checks in a row that ended in `unknown`. */
  failedChecks: z.int(),
});
export type CachedDossier = z.infer<typeof CachedDossier>;

/** The part that gives the state. The rest, such as hundreds of mentions, is not even validated. */
export const CachedFacts = z.pick(CachedDossier, { version: true, number: true, input: true, checkedAt: true });

/** Stores dossiers (table `dossiers`, key `number`). Each function may fail; the dossier is then not stored. */
export interface DossierCache {
  /** @returns what was put under this number, unchecked, or undefined */
  get(number: string): Promise<unknown>;
  /** @returns what was put under these numbers, unchecked, in their order; undefined for what is not there */
  some(numbers: readonly string[]): Promise<readonly unknown[]>;
  put(record: CachedDossier): Promise<void>;
}

/** Six hours. */
const LONGEST_WAIT_MS = 6 * 3_600_000;

/**
 * Whether the sources should be asked again.
 *
 * @param checkedAt ISO instant of the last check; a future or unreadable one counts as old
 * @param state at that check
 * @param failedChecks checks in a row without a result: the wait doubles with each, up to six hours
 * @param now present instant
 */
export function isStale(checkedAt: string, state: StateName, failedChecks: number, now: Date): boolean {
  const age = now.getTime() - Date.parse(checkedAt);
  const wait =
    state === 'unknown'
      ? Math.min(LONGEST_WAIT_MS, STATES.unknown.staleAfterMs * 2 ** Math.min(10, Math.max(0, failedChecks - 1)))
      : STATES[state].staleAfterMs;
  return !(age >= 0 && age < wait);
}
