import type { Dossier } from '../../domain/dossier/types.ts';
import { questionIds } from '../../domain/dossier/question-number.ts';
import type { PublicationRecord } from '../../domain/publication/record.ts';
import type { RelatedRow, SeriesStep } from './contract.ts';

/** A question that names the one at hand. */
interface Naming {
  readonly number: string;
  readonly followUp: boolean;
  readonly date: string | null;
}

/** What to find a series from. */
export interface SeriesSources {
  readonly number: string;
  readonly date: string | null;
  readonly page: PublicationRecord | null;
  readonly namedBy: readonly Naming[];
  readonly rows: readonly RelatedRow[];
  /** Dossiers by number: without a list there are no rows. */
  readonly dossiers: ReadonlyMap<string, Dossier>;
}

interface Step extends SeriesStep {
  /** Whether it is a stated follow-up, which counts before a mere reference. */
  readonly stated: boolean;
}

/** Sorts questions in time. Where a date is missing, the number does: numbers are given out in order. */
const order = ({ date, number }: SeriesStep): string => `${date ?? number.slice(0, 4)} ${number}`;

const has = (row: RelatedRow, kind: RelatedRow['reasons'][number]['kind']): boolean =>
  row.reasons.some((reason) => reason.kind === kind);

/**
 * The questions before and after one in a series of follow-ups.
 *
 * Before: the question this one says it supplements, else the latest earlier one it refers to. After: the first
 * later question that supplements this one, else the first that refers to it.
 */
export function seriesOf(sources: SeriesSources): { previous: SeriesStep | null; next: SeriesStep | null } {
  const { number, date, rows, dossiers } = sources;
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const step = (other: string, stated: boolean, day: string | null = null): Step => {
    const row = byNumber.get(other);
    const dossier = dossiers.get(other);
    return {
      number: other,
      id: row?.id ?? dossier?.question ?? questionIds(other)[0] ?? `kv-tk-${other}`,
      title: row?.title ?? dossier?.title ?? '',
      date: row?.date ?? dossier?.status.submitted ?? day,
      stated,
    };
  };
  const own = order({ number, date, id: '', title: '' });
  const before = [
    ...(sources.page?.references ?? []).flatMap(({ questionNumber, reason }) =>
      questionNumber === null ? [] : [step(questionNumber, reason === 'followUp')],
    ),
    ...rows.filter((row) => has(row, 'followUp')).map((row) => step(row.number, true)),
  ].filter((other) => other.number !== number && order(other) < own);
  const after = [
    ...sources.namedBy.map((naming) => step(naming.number, naming.followUp, naming.date)),
    ...rows.filter((row) => has(row, 'referredBy')).map((row) => step(row.number, false)),
  ].filter((other) => other.number !== number && order(other) > own);
  const first = (steps: readonly Step[], latest: boolean): SeriesStep | null => {
    const stated = steps.filter((other) => other.stated);
    const sorted = (stated.length > 0 ? stated : steps).toSorted(
      (a, b) => (order(a) < order(b) ? -1 : 1) * (latest ? -1 : 1),
    );
    const found = sorted[0];
    if (found === undefined) return null;
    const { stated: _, ...rest } = found;
    return rest;
  };
  return { previous: first(before, true), next: first(after, false) };
}
