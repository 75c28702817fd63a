import type { Certainty } from '../markup.ts';

/** What a check found. `cannotTell`: the material at hand neither shows nor refutes it. */
export type Outcome = 'holds' | 'doesNotHold' | 'cannotTell';

/** One assumption held against what was read. */
export interface CheckResult {
  /** Key of the assumption in the tables of utils/domain/site. */
  readonly key: string;
  /** How sure the table is of it. */
  readonly certainty: Certainty;
  readonly outcome: Outcome;
  /** What was seen: a count, a value of at most 120 characters, an error. Never text a reader wrote. */
  readonly evidence: string;
  /** What it was held against: an address. */
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
