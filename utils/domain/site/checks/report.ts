import type { CheckResult, Outcome } from './types.ts';

/** One assumption over all material, with the evidence for and against it. */
export interface Verdict {
  readonly key: string;
  readonly certainty: CheckResult['certainty'];
  readonly outcome: Outcome;
  /** Evidence of the outcome, with its source. */
  readonly evidence: string;
  readonly source: string;
}

const RANK: Record<Outcome, number> = { doesNotHold: 0, holds: 1, cannotTell: 2 };

/**
 * One verdict for each assumption: refuted when any material refutes it, otherwise confirmed when any shows it.
 *
 * @returns in order of first appearance
 */
export function verdicts(results: readonly CheckResult[]): Verdict[] {
  const byKey = new Map<string, CheckResult>();
  for (const result of results) {
    const known = byKey.get(result.key);
    if (!known || RANK[result.outcome] < RANK[known.outcome]) byKey.set(result.key, result);
  }
  return [...byKey.values()];
}

/** How many assumptions have each outcome. */
export function tally(list: readonly Verdict[]): Record<Outcome, number> {
  const count = (outcome: Outcome): number => list.filter((verdict) => verdict.outcome === outcome).length;
  return { holds: count('holds'), doesNotHold: count('doesNotHold'), cannotTell: count('cannotTell') };
}

const WORDS: Record<Outcome, string> = { holds: 'holds', doesNotHold: 'DOES NOT HOLD', cannotTell: 'cannot tell' };

/**
 * A report to read and to copy: a head line, the counts, a line per assumption, what does not hold first.
 * It contains facts of the page and the services only, never a note, because none is passed in.
 *
 * @param results of any checks
 * @param about lines for the head: version, address, moment, browser
 */
export function formatReport(results: readonly CheckResult[], about: readonly string[]): string {
  const list = verdicts(results);
  const { holds, doesNotHold, cannotTell } = tally(list);
  const width = Math.max(0, ...list.map((verdict) => verdict.key.length));
  const lines = list
    .toSorted((a, b) => RANK[a.outcome] - RANK[b.outcome])
    .map(
      (verdict) =>
        `${WORDS[verdict.outcome].padEnd(13)}  ${verdict.key.padEnd(width)}  ${verdict.certainty.padEnd(10)}  ${verdict.evidence}`,
    );
  return [...about, `${holds} hold, ${doesNotHold} do not hold, ${cannotTell} cannot be told`, '', ...lines, ''].join(
    '\n',
  );
}
