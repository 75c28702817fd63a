import { isProvisional, mayBeStages } from '../publication/identifier.ts';
import { publicationOf } from '../publication/stated.ts';
import type { Evidence, StatusDocument } from './types.ts';

/**
 * Finds documents that are the same under a provisional and a final identifier. For some days both may be found; counted
 * twice, an answer would look like its own supplement. Pure. Decision 261.
 */

/** A provisional identifier and its final one; `final` is null while that is not certain. */
export interface Stage {
  readonly id: string;
  readonly final: string | null;
}

type Known = Pick<Evidence, 'document' | 'role' | 'date' | 'supplementary'>;

/** Metadata tells answers from notices; only the text says what a notice is. */
const kindOf = (role: Known['role']): 'question' | 'answer' | 'notice' | null => {
  if (role === 'question' || role === 'answer') return role;
  return role === 'unknown' ? null : 'notice';
};

/** Same kind and same day: besides the question number, nothing else identifies a provisional document. */
function fits(early: Known, late: Known): boolean {
  const kind = kindOf(early.role);
  if (kind === null || kind !== kindOf(late.role) || !mayBeStages(early.document, late.document)) return false;
  return (
    kind === 'question' ||
    (early.date !== null && early.date === late.date && early.supplementary === late.supplementary)
  );
}

/**
 * Matches the provisional documents of one question with the final ones, by kind and day.
 *
 * @param documents everything known of one question number, each document once
 * @returns one entry for each provisional document, in order; `final` only where one document fits and fits no other
 */
export function stagesOf(documents: readonly Known[]): Stage[] {
  const early = documents.filter(({ document }) => isProvisional(document));
  const late = documents.filter(({ document }) => !isProvisional(document));
  return early.map((one): Stage => {
    const candidates = late.filter((other) => fits(one, other)).map(({ document }) => document);
    const shared = early.some(
      (other) => other.document !== one.document && late.some((target) => fits(one, target) && fits(other, target)),
    );
    const isOne = !shared && new Set(candidates.map(publicationOf)).size === 1;
    return { id: one.document, final: isOne ? (candidates.toSorted((a, b) => a.length - b.length)[0] ?? null) : null };
  });
}

/** Whether a provisional and a final document may be the same: same kind, and no differing days. */
export function mayBeOne(a: Known, b: Known): boolean {
  return (
    mayBeStages(a.document, b.document) &&
    kindOf(a.role) === kindOf(b.role) &&
    (a.date === null || b.date === null || a.date === b.date)
  );
}

/** Leaves out provisional documents that may be the same as a final one: an answer is no supplement to itself. */
export function withoutStages(documents: readonly StatusDocument[]): StatusDocument[] {
  return documents.filter(
    ({ evidence }) =>
      !isProvisional(evidence.document) || !documents.some((other) => mayBeOne(evidence, other.evidence)),
  );
}
