import { todayInAmsterdam } from '../clock/calendar.ts';
import { computeStatus } from '../status/compute.ts';
import type { Status } from '../status/types.ts';
import type { SourceAnswers } from './answers.ts';
import { CACHED_DOSSIER_VERSION, type CachedDossier } from './cache.ts';
import { assembleInput, checkDay } from './input.ts';
import { assembleMentions } from './mentions.ts';
import type { Dossier, ReferencedStatus } from './types.ts';

/** Combines what the page, the services and the cache say about one question. Pure. */

/**
 * The record to store after asking the sources.
 *
 * Appendices that were read before and could not be read now are kept, with the time they were read: an answer does not
 * disappear because a service is down. That there was no answer is not stored.
 *
 * @param number normalised question number
 * @param answers of this round
 * @param cached what was known before
 * @param now present instant
 */
export function assembleRecord(
  number: string,
  answers: SourceAnswers,
  cached: CachedDossier | null,
  now: Date,
): CachedDossier {
  const checkedAt = now.toISOString();
  const { input, aliases } = assembleInput(number, answers, cached, now);
  const state = computeStatus(input, todayInAmsterdam(now)).state;
  return {
    version: CACHED_DOSSIER_VERSION,
    number,
    question: input.question,
    title: title(number, answers, cached),
    input,
    mentions:
      answers.search.outcome === 'found'
        ? assembleMentions(number, answers.search.documents, input)
        : (cached?.mentions ?? []),
    aliases,
    referenced: answers.page ? referencedNumbers(number, answers.page.record.references) : (cached?.referenced ?? []),
    checkedAt,
    failedChecks: state === 'unknown' ? Math.min(100, (cached?.failedChecks ?? 0) + 1) : 0,
  };
}

/**
 * The dossier to show.
 *
 * @param record stored facts
 * @param referenced states of referenced questions that the cache knows
 * @param refreshing whether the sources are being asked again
 * @param now present instant
 */
export function assembleDossier(
  record: CachedDossier,
  referenced: readonly ReferencedStatus[],
  refreshing: boolean,
  now: Date,
): Dossier {
  const status = statusFor(record, now);
  return {
    number: record.number,
    question: record.question,
    title: record.title,
    status,
    documents: status.evidence,
    mentions: record.mentions,
    aliases: record.aliases ?? [],
    referenced: [...referenced],
    checkedAt: record.checkedAt,
    refreshing,
    failures: record.input.failures,
  };
}

/**
 * The state of stored facts today. A term that ended since the last check is not called overdue before a new check: an
 * answer may have arrived in between.
 */
export function statusFor(record: Pick<CachedDossier, 'input' | 'checkedAt'>, now: Date): Status {
  const today = todayInAmsterdam(now);
  const status = computeStatus(record.input, today);
  const checked = checkDay(record, today);
  if ((status.state !== 'overdue' && status.state !== 'probablyOverdue') || checked > status.due) return status;
  const then = computeStatus(record.input, checked);
  return computeStatus(
    { ...record.input, search: 'notAsked', lastKnown: { state: then.state, at: record.checkedAt } },
    today,
  );
}

function title(number: string, answers: SourceAnswers, cached: CachedDossier | null): string {
  const question = answers.search.documents.find(
    (document) => document.kind === 'question' && document.numbers.includes(number),
  );
  return (
    [
      answers.page?.record.title,
      answers.metadata?.title,
      question?.title,
      cached?.title,
      answers.appendixPage?.record.title,
    ].find((text) => text) ?? ''
  );
}

function referencedNumbers(number: string, references: readonly { questionNumber: string | null }[]): string[] {
  const numbers = references.flatMap((reference) => reference.questionNumber ?? []);
  return [...new Set(numbers)].filter((other) => other !== number).slice(0, 50);
}
