import type { FoundDocument } from '../domain/dossier/answers.ts';
import { parseIdentifier } from '../domain/publication/identifier.ts';
import type { QuestionRecord } from '../domain/publication/record.ts';
import { appendicesIn, publicationOf } from '../domain/publication/stated.ts';
import type { AskedAppendix } from './appendices.ts';
import type { QuestionMetadata } from './metadata.ts';
import type { SearchResult } from './search.ts';

/** Collects every appendix that any source names for a question, so that none is missed. Pure. */

/** Sources that may name an appendix. */
export interface Namers {
  readonly record: QuestionRecord | null;
  readonly metadata: QuestionMetadata | null;
  readonly search: SearchResult;
  /** Identifiers read earlier. */
  readonly remembered: readonly string[];
  readonly number: string;
}

/** Every appendix that is named, sorted by what to do with it. */
export interface NamedAppendices {
  /** Appendices to read, the stated ones first, each once. */
  readonly asked: readonly AskedAppendix[];
  /** Identifiers for which the search record already has everything needed. */
  readonly told: ReadonlySet<string>;
  /** Values of the appendix field that are not identifiers we can request. */
  readonly unreadable: readonly string[];
  /** Identifiers that only an earlier reading names. */
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

/** An answer with a date needs no further request. */
function saysEnough(found: FoundDocument): boolean {
  return found.form === 'answer' && found.date !== null && found.errors.length === 0;
}

/**
 * Appendices that the page's text links to. One from an earlier session than the question cannot be about it. Any other
 * must be read before we may say that there is no answer.
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

/** First year of the session in which a question was asked. Sessions start on the third Tuesday of September. */
function sessionOf({ sessionYear, submitted }: QuestionRecord): number | null {
  if (sessionYear !== null) return Number(sessionYear.slice(0, 4));
  if (submitted === null) return null;
  const year = Number(submitted.slice(0, 4));
  return submitted.slice(5) < '09-15' ? year - 1 : year;
}
