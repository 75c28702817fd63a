import { readAnswers } from '../domain/answers/read.ts';
import { isProvisional, parseIdentifier } from '../domain/publication/identifier.ts';
import { compareVersions, publicationOf } from '../domain/publication/stated.ts';
import { publicationUrl } from '../domain/site/address.ts';
import { addresses } from '../domain/site/services.ts';
import { mayBeOne } from '../domain/status/stages.ts';
import type { Evidence } from '../domain/status/types.ts';
import type { AnswerRound, AnswersOfPage } from '../protocol/answers.ts';
import type { HttpClient } from '../sources/http.ts';
import type { DossierService } from './dossier.ts';
import { factsOf } from './page.ts';

/** What is needed. The reader waits for it: `http` is the client for that. */
export interface AnswerParts {
  readonly dossiers: Pick<DossierService, 'stored' | 'knownNumbersOf'>;
  readonly http: HttpClient;
}

/** More rounds than any question has. */
const MOST_ROUNDS = 6;

/** By day, undated ones last. */
const byDay = (a: Evidence, b: Evidence): number => ((a.date ?? '9') < (b.date ?? '9') ? -1 : 1);

/** Each document once: without the provisional one of a final one, and without earlier versions. */
const newestOf = (documents: readonly Evidence[]): Evidence[] =>
  documents.filter(
    (one) =>
      !documents.some(
        (other) =>
          (isProvisional(one.document) && !isProvisional(other.document) && mayBeOne(one, other)) ||
          (publicationOf(one.document) === publicationOf(other.document) &&
            compareVersions(one.document, other.document) < 0),
      ),
  );

/**
 * What was answered to the question of a page, round after round: the answer, then what adds to it. The text is read from their publications. Nothing throws: what cannot be read is told, with its address.
 */
export async function answersOf({ dossiers, http }: AnswerParts, address: string): Promise<AnswersOfPage> {
  const identifier = parseIdentifier(address);
  const number = factsOf(identifier, null).number ?? dossiers.knownNumbersOf(identifier?.id ?? '')[0] ?? null;
  const stored = number === null ? null : await dossiers.stored(number);
  const documents = (stored?.input.documents ?? []).map(({ evidence }) => evidence);
  // What several sources tell of is one document. Notices stand in the course of the question, not under each part of it.
  const answers = new Map(documents.filter(({ role }) => role === 'answer').map((one) => [one.document, one]));
  const rounds = newestOf([...answers.values()])
    .filter(({ document }) => document !== identifier?.id)
    .toSorted(byDay)
    .slice(0, MOST_ROUNDS);
  return { rounds: await Promise.all(rounds.map((one) => roundOf(http, one))) };
}

async function roundOf(http: HttpClient, { document, date, supplementary, url }: Evidence): Promise<AnswerRound> {
  const round = { id: document, date, supplementary, url: url === '' ? publicationUrl(document) : url };
  const fetched = await http.text(addresses.xml(document));
  if (!fetched.ok) return { ...round, is: fetched.code === 'notFound' ? 'noText' : 'failed', text: null };
  const text = readAnswers(fetched.text, document);
  return text === null ? { ...round, is: 'unknown', text } : { ...round, is: 'read', text };
}
