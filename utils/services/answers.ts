import { answersBeside } from '../domain/answers/beside.ts';
import { readAnswers } from '../domain/answers/read.ts';
import { parseIdentifier } from '../domain/publication/identifier.ts';
import { firstVersionOf } from '../domain/publication/stated.ts';
import { publicationUrl } from '../domain/site/address.ts';
import { addresses } from '../domain/site/services.ts';
import { mergeDocuments } from '../domain/status/documents.ts';
import { withoutStages } from '../domain/status/stages.ts';
import type { Evidence } from '../domain/status/types.ts';
import type { AnswerRound, AnswersOfPage } from '../protocol/answers.ts';
import type { RequestOf, ResponseOf } from '../protocol/requests.ts';
import type { HttpClient } from '../sources/http.ts';
import type { DossierService } from './dossier.ts';
import type { createMarks } from './marks.ts';
import { knownNumberOf } from './page.ts';

/** What is needed. The reader waits for it: `http` is the client for that. */
export interface AnswerParts {
  readonly dossiers: Pick<DossierService, 'stored' | 'knownNumbersOf'>;
  readonly http: HttpClient;
}

/** More rounds than any question has. */
const MAX_ROUNDS = 20;

/** Documents that answered or postponed the question of a page, in order of date. */
async function roundsOf({ dossiers }: Pick<AnswerParts, 'dossiers'>, address: string): Promise<Evidence[]> {
  const identifier = parseIdentifier(address);
  const number = knownNumberOf(dossiers, identifier);
  const stored = number === null ? null : await dossiers.stored(number);
  // Merge documents as the state does: several sources may describe one document, and the most trusted one decides
  // what it is.
  const rounds = mergeDocuments(stored?.input.documents ?? []).documents.filter(
    ({ evidence: { role } }) => role === 'answer' || role === 'postponement',
  );
  return withoutStages(rounds)
    .map(({ evidence }) => evidence)
    .filter(({ document }) => document !== identifier?.id)
    .slice(0, MAX_ROUNDS);
}

/**
 * What was answered to the question of a page, round after round: the answer, then what adds to it. The text is read from their publications. Nothing throws: what cannot be read is told, with its address.
 */
export async function answersOf(
  parts: AnswerParts,
  { address, questions }: RequestOf<'answers.get'>,
): Promise<AnswersOfPage> {
  const rounds = await roundsOf(parts, address);
  return { rounds: await Promise.all(rounds.map((one) => roundOf(parts.http, one, questions))) };
}

/** What is needed to find marks in answers. */
interface AnswerMarkParts extends Pick<AnswerParts, 'dossiers'> {
  readonly marks: Pick<ReturnType<typeof createMarks>, 'inAnswers'>;
}

/**
 * Returns the reader's marks in the answers to the question of a page, in the text that the page shows. Returns
 * nothing about other publications.
 */
export async function marksInAnswers(
  { dossiers, marks }: AnswerMarkParts,
  { address, rounds }: RequestOf<'answers.marks'>,
): Promise<ResponseOf<'answers.marks'>> {
  const own = new Set((await roundsOf({ dossiers }, address)).map(({ document }) => document));
  const asked = rounds.filter(({ id }) => own.has(id));
  return {
    rounds: await Promise.all(asked.map(async ({ id, text }) => ({ id, marks: await marks.inAnswers(id, text) }))),
  };
}

async function roundOf(
  http: HttpClient,
  { document, role, date, supplementary, url }: Evidence,
  questions: RequestOf<'answers.get'>['questions'],
): Promise<AnswerRound> {
  const round = {
    id: document,
    date,
    supplementary,
    corrected: firstVersionOf(document) !== document,
    url: url === '' ? publicationUrl(document) : url,
    text: null,
    beside: null,
  };
  if (role === 'postponement') return { ...round, is: role };
  const fetched = await http.text(addresses.xml(document));
  if (!fetched.ok) return { ...round, is: fetched.code === 'notFound' ? 'noText' : 'failed' };
  const read = readAnswers(fetched.text, document);
  if (read === null) return { ...round, is: 'unknown' };
  const { text, printed } = read;
  return { ...round, is: 'read', text, beside: answersBeside(questions, { answers: text.answers, printed }) };
}
