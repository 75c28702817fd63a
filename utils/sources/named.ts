import type { FoundDocument } from '../domain/dossier/answers.ts';
import { parseIdentifier } from '../domain/publication/identifier.ts';
import type { QuestionRecord } from '../domain/publication/record.ts';
import { appendicesIn, publicationOf } from '../domain/publication/stated.ts';
import type { AskedAppendix } from './appendices.ts';
import type { QuestionMetadata } from './metadata.ts';
import type { SearchResult } from './search.ts';

/** Gathers every appendix that anybody names for a question, so that none is forgotten on the way. Pure. */

/** Who may name an appendix. */
export interface Namers {
  readonly record: QuestionRecord | null;
  readonly metadata: QuestionMetadata | null;
  readonly search: SearchResult;
  /** Identifiers read before. */
  readonly remembered: readonly string[];
  readonly number: string;
}

/** Every appendix that is named. */
export interface NamedAppendices {
  /** Those to read, the stated ones first, each once. */
  readonly asked: readonly AskedAppendix[];
  /** Identifiers of which the search service told everything that is needed. */
  readonly told: ReadonlySet<string>;
  /** What stands in the place of an appendix and names none that could be asked for. */
  readonly unreadable: readonly string[];
  /** Identifiers that only our memory names. */
  readonly remembered: ReadonlySet<string>;
}

/** See `NamedAppendices`. */
export function namedAppendices({ record, metadata, search, remembered, number }: Namers): NamedAppendices {
  const found = search.documents.filter(({ kind }) => kind === 'appendix');
  const own = found.filter(({ numbers }) => numbers.includes(number));
  const questions = search.documents.filter(({ kind, numbers }) => kind === 'question' && numbers.includes(number));
  const linked = [
    appendicesIn(record?.appendices ?? []),
    { ids: metadata?.appendices ?? [], unreadable: metadata?.unreadable ?? [] },
    ...questions.map((question) => question.linked),
  ];
  const stated = new Set([...linked.flatMap(({ ids }) => ids), ...own.map(({ id }) => id)]);
  const unnumbered = found.filter(({ numbers }) => numbers.length === 0).map(({ id }) => id);
  const hinted = [...unnumbered, ...textLinks(record)].filter((id) => !stated.has(id));
  const heardOf = new Set([...stated, ...hinted].map(publicationOf));
  const recalled = remembered.filter(
    (id) => parseIdentifier(id)?.kind === 'appendix' && !heardOf.has(publicationOf(id)),
  );
  const ask = (naming: AskedAppendix['naming']) => (id: string) => ({
    id,
    naming,
    xmlUrl: found.find((document) => document.id === id)?.xmlUrl ?? null,
  });
  return {
    asked: [...[...stated].map(ask('stated')), ...[...new Set([...hinted, ...recalled])].map(ask('hinted'))],
    told: new Set(own.filter(saysEnough).map(({ id }) => id)),
    unreadable: [...new Set(linked.flatMap(({ unreadable }) => unreadable))],
    remembered: new Set(recalled),
  };
}

/** An answer with its date needs no second request. */
function saysEnough(found: FoundDocument): boolean {
  return found.form === 'answer' && found.date !== null && found.errors.length === 0;
}

/**
 * Appendices the words of the page link. One of an earlier session than the question cannot be about it; any other has
 * to be read before anybody says that there is no answer.
 */
function textLinks(record: QuestionRecord | null): string[] {
  if (record === null) return [];
  const session = sessionOf(record);
  return record.references.flatMap(({ reason, target }) => {
    const link = reason === 'linked' ? parseIdentifier(target) : null;
    if (link?.kind !== 'appendix') return [];
    return link.year === null || session === null || link.year >= session ? [link.id] : [];
  });
}

/** The first year of the session a question was put in: sessions begin on the third Tuesday of September. */
function sessionOf({ sessionYear, submitted }: QuestionRecord): number | null {
  if (sessionYear !== null) return Number(sessionYear.slice(0, 4));
  if (submitted === null) return null;
  const year = Number(submitted.slice(0, 4));
  return submitted.slice(5) < '09-15' ? year - 1 : year;
}
