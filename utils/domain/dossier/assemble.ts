import { todayInAmsterdam } from '../clock/calendar.ts';
import { noticeWords } from '../publication/notice.ts';
import type { CalendarDate } from '../publication/record.ts';
import { publicationOf } from '../publication/stated.ts';
import { isProvisional } from '../publication/identifier.ts';
import { publicationUrl } from '../site/address.ts';
import { computeStatus } from '../status/compute.ts';
import { mergeDocuments } from '../status/documents.ts';
import {
  type Evidence,
  type LastKnown,
  type SourceError,
  SourceError as SourceErrorSchema,
  type Status,
  type StatusDocument,
  type StatusInput,
} from '../status/types.ts';
import type { AppendixFact, FoundDocument, SourceAnswers } from './answers.ts';
import { CACHED_DOSSIER_VERSION, type CachedDossier } from './cache.ts';
import { assembleMentions } from './mentions.ts';
import { questionIds } from './question-number.ts';
import { stagesOf, type Stage } from '../status/stages.ts';
import type { Dossier, ReferencedStatus } from './types.ts';

/** Puts together what the page, the services and the cache say about one question. Pure. */

/**
 * What is to be remembered after a round of asking.
 *
 * Appendices that were read before and could not be read now are kept, with the time they were
 * read: an answer does not go away because a service is down. That there was no answer is not kept.
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
 * @param record remembered facts
 * @param referenced states of referenced questions, as far as the cache knows them
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
 * The state of remembered facts today. A term that ran out since the last check is not called
 * overdue before a new check: an answer may have come in between.
 */
export function statusFor(record: CachedDossier, now: Date): Status {
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

/** The day of the last check; a check that claims to be from the future counts as of today. */
function checkDay(record: CachedDossier, today: CalendarDate): CalendarDate {
  const checked = todayInAmsterdam(new Date(record.checkedAt));
  return checked < today ? checked : today;
}

function assembleInput(
  number: string,
  answers: SourceAnswers,
  cached: CachedDossier | null,
  now: Date,
): { input: StatusInput; aliases: Stage[] } {
  const found = answers.search.documents.filter((document) => document.numbers.includes(number));
  const questions = found.filter((document) => document.kind === 'question');
  const foundQuestion = questions.find(({ id }) => !isProvisional(id)) ?? questions[0];
  const named = [
    answers.page?.record.identifier.id,
    answers.metadata?.id,
    ...questions.map(({ id }) => id),
    cached?.question,
  ].filter((id) => id !== undefined);
  // A question that has its final identifier is known by that, also on the page of its first days.
  const question = named.find((id) => !isProvisional(id)) ?? named[0] ?? questionIds(number)[0] ?? number;
  const read = [...answers.appendices, ...found.flatMap((document) => factOfFound(document, answers.search.readAt))];
  if (answers.appendixPage) read.push(factOfPage(answers.appendixPage));
  const aliases = [
    ...[...new Set(named)]
      .filter(isProvisional)
      .map((id) => ({ id, final: isProvisional(question) ? null : question })),
    ...stagesOf(
      mergeDocuments([...read.map(toDocument), ...(cached?.input.documents ?? [])]).documents.map(
        ({ evidence }) => evidence,
      ),
    ),
  ];
  const nowKnown = new Map(aliases.flatMap(({ id, final }) => (final === null ? [] : [[id, final]])));
  const facts = read.map((fact) => ({ ...fact, id: nowKnown.get(fact.id) ?? fact.id }));
  const fresh = facts.map(toDocument);
  const unread = [...new Set(answers.unread.map((id) => nowKnown.get(id) ?? id))].filter((id) => !isSettled(fresh, id));
  const complete = answers.search.outcome === 'found' && unread.length === 0;
  const remembered = complete
    ? []
    : (cached?.input.documents ?? [])
        .map((document) => fromCache(document, nowKnown.get(document.evidence.document)))
        .filter(({ evidence }) => evidence.role !== 'unknown' && !isSettled(fresh, evidence.document));
  const questionEvidence = [
    ...evidenceOfQuestion(question, answers, foundQuestion),
    ...(answers.page || answers.metadata || foundQuestion?.date
      ? []
      : (cached?.input.questionEvidence ?? []).map((evidence) => ({ ...evidence, source: 'cache' as const }))),
  ];
  const input: StatusInput = {
    question,
    chamber: answers.page?.record.identifier.chamber ?? (question.startsWith('kv-ek-') ? 'ek' : 'tk'),
    form: questionForm(answers, foundQuestion, cached),
    questionEvidence,
    documents: [...fresh, ...remembered],
    unread: unread.filter(
      (id) => !remembered.some(({ evidence }) => isVersion(evidence.document, id) && evidence.role !== 'otherNotice'),
    ),
    search: answers.search.outcome,
    notFound: answers.notFound,
    sourceErrors: [
      ...pageErrors(answers),
      ...(answers.metadata?.errors ?? []),
      ...(foundQuestion?.errors ?? []),
      ...facts.flatMap((fact) => fact.errors),
      ...answers.errors,
    ],
    failures: [...answers.failures],
    lastKnown: lastKnown(cached, now),
  };
  return { input, aliases };
}

/** Whether a document is there with a form that needs no further reading. */
function isSettled(documents: readonly StatusDocument[], id: string): boolean {
  return documents.some(
    ({ evidence }) =>
      isVersion(evidence.document, id) && evidence.role !== 'unknown' && evidence.role !== 'otherNotice',
  );
}

const isVersion = (a: string, b: string): boolean => publicationOf(a) === publicationOf(b);

function evidenceOfQuestion(question: string, answers: SourceAnswers, found: FoundDocument | undefined): Evidence[] {
  const make = (source: Evidence['source'], date: CalendarDate | null, readAt: string): Evidence => ({
    document: question,
    role: 'question',
    supplementary: false,
    date,
    url: publicationUrl(question),
    source,
    readAt,
  });
  return [
    ...(answers.page ? [make('page', answers.page.record.submitted, answers.page.readAt)] : []),
    ...(answers.metadata ? [make('metadata', answers.metadata.submitted, answers.metadata.readAt)] : []),
    ...(found ? [make('sru', found.date, answers.search.readAt)] : []),
  ];
}

function questionForm(
  answers: SourceAnswers,
  found: FoundDocument | undefined,
  cached: CachedDossier | null,
): StatusInput['form'] {
  const forms = [answers.page?.record.form, answers.metadata?.form, found?.questionForm, cached?.input.form];
  return forms.find((form) => form !== undefined && form !== 'unknown') ?? 'unknown';
}

function factOfFound(document: FoundDocument, readAt: string): AppendixFact[] {
  if (document.kind !== 'appendix') return [];
  const { id, form, supplementary, date, errors } = document;
  return [
    { id, source: 'sru', form, supplementary, received: date, reason: null, letter: null, said: null, errors, readAt },
  ];
}

function factOfPage({ record, readAt }: NonNullable<SourceAnswers['appendixPage']>): AppendixFact {
  const { form, supplementary, received, notice, noticeReason } = record;
  return {
    id: record.identifier.id,
    source: 'page',
    form,
    supplementary,
    received,
    reason: noticeReason,
    letter: null,
    said: notice === null ? null : noticeWords(notice),
    errors: [],
    readAt,
  };
}

function toDocument(fact: AppendixFact): StatusDocument {
  return {
    evidence: {
      document: fact.id,
      role: fact.form,
      supplementary: fact.supplementary,
      date: fact.received,
      url: publicationUrl(fact.id),
      source: fact.source,
      readAt: fact.readAt,
    },
    reason: fact.reason,
    letter: fact.letter,
    said: fact.said,
  };
}

/** A remembered document, under its final identifier where it got one since. */
function fromCache(document: StatusDocument, final: string | undefined): StatusDocument {
  const moved = final === undefined ? {} : { document: final, url: publicationUrl(final) };
  return { ...document, evidence: { ...document.evidence, ...moved, source: 'cache' } };
}

/** Defects the page reader found, as far as they bear on the status. */
function pageErrors(answers: SourceAnswers): SourceError[] {
  if (!answers.page) return [];
  const { record } = answers.page;
  return record.defects.flatMap((defect) => {
    const error = SourceErrorSchema.safeParse({
      code: defect.code,
      document: record.identifier.id,
      detail: defect.detail,
    });
    return error.success ? [error.data] : [];
  });
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

function lastKnown(cached: CachedDossier | null, now: Date): LastKnown | null {
  if (!cached) return null;
  const { state } = computeStatus(cached.input, checkDay(cached, todayInAmsterdam(now)));
  return state === 'unknown' ? cached.input.lastKnown : { state, at: cached.checkedAt };
}

function referencedNumbers(number: string, references: readonly { questionNumber: string | null }[]): string[] {
  const numbers = references.flatMap((reference) => reference.questionNumber ?? []);
  return [...new Set(numbers)].filter((other) => other !== number).slice(0, 50);
}
