import type { CalendarDate } from '../publication/record.ts';
import { compareVersions, publicationOf } from '../publication/stated.ts';
import type { Evidence, SourceError, SourceName, StatusDocument } from './types.ts';

/**
 * Merges and sorts the documents of a question, so that neither the order of the sources' answers nor a document that is
 * named twice can change the state.
 */

/** Order of trust when sources differ: the text of the document first, the cache last. */
const TRUST: readonly SourceName[] = ['xml', 'metadata', 'page', 'sru', 'cache'];

const SPECIFIC_NOTICES: ReadonlySet<Evidence['role']> = new Set(['postponement', 'settledByLetter', 'withdrawn']);

/** Most trusted first. A source that does not know what the document is comes after one that does. */
function compareTrust(a: StatusDocument, b: StatusDocument): number {
  return (
    Number(a.evidence.role === 'unknown') - Number(b.evidence.role === 'unknown') ||
    TRUST.indexOf(a.evidence.source) - TRUST.indexOf(b.evidence.source) ||
    compareText(a.evidence.role, b.evidence.role) ||
    compareText(a.evidence.date ?? '~', b.evidence.date ?? '~') ||
    compareText(b.evidence.readAt, a.evidence.readAt) ||
    compareText(JSON.stringify(a), JSON.stringify(b))
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Earliest first, undated last, then by identifier. */
export function compareEvidence(a: Evidence, b: Evidence): number {
  return compareText(a.date ?? '~', b.date ?? '~') || compareText(a.document, b.document);
}

/**
 * One entry for each document: the most trusted source, with gaps filled from the others. A reprint and a corrected
 * version (`-h1`, `-n1`) are versions of one document: the newest counts and is linked, with the date of the first.
 *
 * @param documents in any order, with duplicates
 * @returns sorted by date, undated last; and an error for each document whose sources give different dates
 */
export function mergeDocuments(documents: readonly StatusDocument[]): {
  documents: StatusDocument[];
  errors: SourceError[];
} {
  const byId = new Map<string, StatusDocument[]>();
  for (const document of documents) {
    const same = byId.get(document.evidence.document);
    if (same) same.push(document);
    else byId.set(document.evidence.document, [document]);
  }
  const errors: SourceError[] = [];
  const merged: StatusDocument[] = [];
  for (const [id, same] of byId) {
    const sorted = same.toSorted(compareTrust);
    const best = sorted[0];
    if (!best) continue;
    const dates = distinctDates(sorted.map((document) => document.evidence));
    if (dates.length > 1) errors.push({ code: 'contradictoryDates', document: id, detail: dates.join(' / ') });
    merged.push({
      evidence: {
        ...best.evidence,
        role: refined(best.evidence.role, sorted),
        // Dates that differ cannot all be true: none is used.
        date: dates.length === 1 ? (dates[0] ?? null) : null,
        supplementary: sorted.some((document) => document.evidence.supplementary),
      },
      reason: sorted.find((document) => document.reason !== null)?.reason ?? null,
      letter: sorted.find((document) => document.letter !== null)?.letter ?? null,
      said: sorted.find((document) => document.said)?.said ?? null,
    });
  }
  return {
    documents: mergeVersions(merged).toSorted((a, b) => compareEvidence(a.evidence, b.evidence)),
    errors: errors.toSorted((a, b) => compareText(a.document, b.document)),
  };
}

function mergeVersions(documents: readonly StatusDocument[]): StatusDocument[] {
  const groups = Map.groupBy(documents, ({ evidence }) => publicationOf(evidence.document));
  return [...groups.values()].flatMap((group) => {
    const versions = group.toSorted((a, b) => compareVersions(a.evidence.document, b.evidence.document));
    const newest = versions.at(-1);
    if (newest === undefined) return [];
    // A version of unknown kind does not contradict an earlier one.
    const role = versions.findLast(({ evidence }) => evidence.role !== 'unknown')?.evidence.role ?? 'unknown';
    const last = versions.toReversed();
    return {
      evidence: {
        ...newest.evidence,
        role: refined(role, last),
        date: versions.find(({ evidence }) => evidence.date !== null)?.evidence.date ?? null,
        supplementary: versions[0]?.evidence.supplementary === true,
      },
      reason: last.find((version) => version.reason !== null)?.reason ?? null,
      letter: last.find((version) => version.letter !== null)?.letter ?? null,
      said: last.find((version) => version.said)?.said ?? null,
    };
  });
}

/** A notice that one source cannot classify gets the kind that another source read in its text. */
function refined(role: Evidence['role'], same: readonly StatusDocument[]): Evidence['role'] {
  if (role !== 'otherNotice') return role;
  return same.find(({ evidence }) => SPECIFIC_NOTICES.has(evidence.role))?.evidence.role ?? role;
}

/** The distinct dates, earliest first. */
export function distinctDates(evidence: readonly Evidence[]): CalendarDate[] {
  return [...new Set(evidence.flatMap(({ date }) => (date === null ? [] : [date])))].toSorted();
}
