import type { Certainty } from '../markup.ts';

/** Outcome of a check. `cannotTell`: the material neither confirms nor refutes it. */
export type Outcome = 'holds' | 'doesNotHold' | 'cannotTell';

/** One assumption compared with what was read. */
export interface CheckResult {
  /** Key of the assumption in the tables of utils/domain/site. */
  readonly key: string;
  /** How sure the table is of it. */
  readonly certainty: Certainty;
  readonly outcome: Outcome;
  /** What was seen: a count, a value of at most 120 characters, an error. Never text written by the reader. */
  readonly evidence: string;
  /** The address it was compared with. */
  readonly source: string;
}

const MAX_EVIDENCE = 120;

/** Makes results for one source. */
export function resultsFor(source: string) {
  return (
    row: { readonly sign: string; readonly certainty: Certainty },
    outcome: Outcome,
    evidence: string,
  ): CheckResult => {
    const folded = evidence.replaceAll(/\s+/g, ' ').trim();
    return {
      key: row.sign,
      certainty: row.certainty,
      outcome,
      evidence: folded.length > MAX_EVIDENCE ? `${folded.slice(0, MAX_EVIDENCE - 1)}…` : folded,
      source,
    };
  };
}
