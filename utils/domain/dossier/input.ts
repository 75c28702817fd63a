import { todayInAmsterdam } from '../clock/calendar.ts';
import { isProvisional } from '../publication/identifier.ts';
import { noticeWords } from '../publication/notice.ts';
import type { CalendarDate } from '../publication/record.ts';
import { publicationOf } from '../publication/stated.ts';
import { publicationUrl } from '../site/address.ts';
import { computeStatus } from '../status/compute.ts';
import { mergeDocuments } from '../status/documents.ts';
import { stagesOf, type Stage } from '../status/stages.ts';
import {
  type Evidence,
  type LastKnown,
  type SourceError,
  SourceError as SourceErrorSchema,
  type StatusDocument,
  type StatusInput,
} from '../status/types.ts';
import type { AppendixFact, FoundDocument, SourceAnswers } from './answers.ts';
import type { CachedDossier } from './cache.ts';
import { questionIds } from './question-number.ts';

/** Turns the answers of the sources into the facts from which a status is computed. Pure. */

/** The day of the last check; a check dated in the future counts as today. */
export function checkDay(record: Pick<CachedDossier, 'checkedAt'>, today: CalendarDate): CalendarDate {
  const checked = todayInAmsterdam(new Date(record.checkedAt));
  return checked < today ? checked : today;
}

/**
 * The facts about one question, and its provisional identifiers.
 *
 * @param number normalised question number
 * @param answers of this round
 * @param cached what was stored before
 * @param now present instant
 */
export function assembleInput(
  number: string,
  answers: SourceAnswers,
  cached: CachedDossier | null,
  now: Date,
): { input: StatusInput; aliases: Stage[] } {
  const found = answers.search.documents.filter((document) => document.numbers.includes(number));
  const foundQuestion = questionAmong(found);
  const named = identifiersNamed(answers, found, cached);
  // A question that has its final identifier is known by that one, also on the page with its provisional identifier.
  const question = named.find((id) => !isProvisional(id)) ?? named[0] ?? questionIds(number)[0] ?? number;
  const read = factsRead(answers, found);
  const aliases = aliasesOf(question, named, read, cached);
  const finals = new Map(aliases.flatMap(({ id, final }) => (final === null ? [] : [[id, final]])));
  const facts = read.map((fact) => ({ ...fact, id: finals.get(fact.id) ?? fact.id }));
  const input: StatusInput = {
    question,
    chamber: answers.page?.record.identifier.chamber ?? (question.startsWith('kv-ek-') ? 'ek' : 'tk'),
    form: questionForm(answers, foundQuestion, cached),
    questionEvidence: questionEvidence(question, answers, foundQuestion, cached),
    ...documentsAndUnread(answers, facts.map(toDocument), cached, finals),
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

/** The question itself among the documents found, under its final identifier where it has one. */
function questionAmong(found: readonly FoundDocument[]): FoundDocument | undefined {
  const questions = found.filter((document) => document.kind === 'question');
  return questions.find(({ id }) => !isProvisional(id)) ?? questions[0];
}

/** Every identifier under which a source names the question, the most trusted source first. */
function identifiersNamed(
  answers: SourceAnswers,
  found: readonly FoundDocument[],
  cached: CachedDossier | null,
): string[] {
  const questions = found.filter((document) => document.kind === 'question');
  return [
    answers.page?.record.identifier.id,
    answers.metadata?.id,
    ...questions.map(({ id }) => id),
    cached?.question,
  ].filter((id) => id !== undefined);
}

/** The appendices that were read, found, or open as a page. */
function factsRead(answers: SourceAnswers, found: readonly FoundDocument[]): AppendixFact[] {
  return [
    ...answers.appendices,
    ...found.flatMap((document) => factOfFound(document, answers.search.readAt)),
    ...(answers.appendixPage ? [factOfPage(answers.appendixPage)] : []),
  ];
}

/** The provisional identifiers of the question and of its appendices, with the final one where it is known. */
function aliasesOf(
  question: string,
  named: readonly string[],
  read: readonly AppendixFact[],
  cached: CachedDossier | null,
): Stage[] {
  const final = isProvisional(question) ? null : question;
  const merged = mergeDocuments([...read.map(toDocument), ...(cached?.input.documents ?? [])]).documents;
  return [
    ...[...new Set(named)].filter(isProvisional).map((id) => ({ id, final })),
    ...stagesOf(merged.map(({ evidence }) => evidence)),
  ];
}

/**
 * The documents to conclude from, and the identifiers that could not be read. Documents that were read before are added,
 * unless this round read everything.
 *
 * @param finals final identifiers by provisional ones
 */
function documentsAndUnread(
  answers: SourceAnswers,
  fresh: readonly StatusDocument[],
  cached: CachedDossier | null,
  finals: ReadonlyMap<string, string>,
): Pick<StatusInput, 'documents' | 'unread'> {
  const unread = [...new Set(answers.unread.map((id) => finals.get(id) ?? id))].filter((id) => !isSettled(fresh, id));
  const isComplete = answers.search.outcome === 'found' && unread.length === 0;
  const remembered = (isComplete ? [] : (cached?.input.documents ?? []))
    .map((document) => fromCache(document, finals.get(document.evidence.document)))
    .filter(({ evidence }) => evidence.role !== 'unknown' && !isSettled(fresh, evidence.document));
  return {
    documents: [...fresh, ...remembered],
    unread: unread.filter(
      (id) => !remembered.some(({ evidence }) => isVersion(evidence.document, id) && evidence.role !== 'otherNotice'),
    ),
  };
}

/** The question as each source describes it; from the cache only when no source does. */
function questionEvidence(
  question: string,
  answers: SourceAnswers,
  found: FoundDocument | undefined,
  cached: CachedDossier | null,
): Evidence[] {
  const isDescribed = answers.page !== null || answers.metadata !== null || Boolean(found?.date);
  return [
    ...evidenceOfQuestion(question, answers, found),
    ...(isDescribed ? [] : (cached?.input.questionEvidence ?? [])).map((evidence) => ({
      ...evidence,
      source: 'cache' as const,
    })),
  ];
}

/** Whether a document is present with a form that needs no further reading. */
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

/** A stored document, under its final identifier where it has got one since. */
function fromCache(document: StatusDocument, final: string | undefined): StatusDocument {
  const moved = final === undefined ? {} : { document: final, url: publicationUrl(final) };
  return { ...document, evidence: { ...document.evidence, ...moved, source: 'cache' } };
}

/** Defects found by the page reader that matter for the status. */
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

function lastKnown(cached: CachedDossier | null, now: Date): LastKnown | null {
  if (!cached) return null;
  const { state } = computeStatus(cached.input, checkDay(cached, todayInAmsterdam(now)));
  return state === 'unknown' ? cached.input.lastKnown : { state, at: cached.checkedAt };
}
