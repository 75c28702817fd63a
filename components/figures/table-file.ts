import { csvTable } from '../../utils/domain/exchange/csv.ts';
import { FIRST_TERM_DAYS, SECOND_TERM_DAYS } from '../../utils/domain/status/terms.ts';
import type { Figures, PeriodFigures } from '../../utils/questions/figures/contract.ts';
import type { FigureWords } from './words.ts';

/** What every row of a table says of where it comes from. */
export interface TableOrigin {
  readonly selection: string;
  readonly source: string;
  /** Calendar date. */
  readonly until: string;
}

/** A share as a percentage with one decimal, as spreadsheets of the language read it; empty when not known. */
const share = (value: number | null, { language }: FigureWords): string =>
  value === null ? '' : (value * 100).toFixed(1).replace('.', language === 'nl' ? ',' : '.');
const number = (value: number | null): string => (value === null ? '' : String(value));

/** The figures by quarter as a CSV file, the whole selection in its last row; each row says of what, by which source and until which day. */
export function quartersCsv(figures: Figures, words: FigureWords, origin: TableOrigin): string {
  const { t } = words;
  const columns = ['quarter', 'n', 'within3', 'within6', 'median', 'p90', 'waiting', 'silent', 'silentOf'] as const;
  const row = (name: string, period: PeriodFigures): string[] => [
    name,
    number(period.n),
    share(period.within3, words),
    share(period.within6, words),
    number(period.median),
    number(period.p90),
    number(period.waiting),
    number(period.silent.count),
    number(period.silent.of),
    ...originCells(origin),
  ];
  return csvTable(
    [
      [...columns.map((column) => unit(column, t(`figures.column.${column}`))), ...originNames(words)],
      ...figures.quarters.map((quarter) => row(words.quarter(quarter.from), quarter)),
      row(t('figures.all'), figures),
    ],
    words.language === 'nl' ? ';' : ',',
  );
}

/** Shares are percentages, and say so in their column. */
const unit = (column: string, name: string): string => (column.startsWith('within') ? `${name} (%)` : name);

/** The whole line: no answer on the day of submission, its steps, and how far it is known. */
function lineOf({ curve, watched }: Figures): (readonly [days: number, share: number])[] {
  const [[first] = [Infinity], [last, share] = [-1, 0]] = [curve[0], curve.at(-1)];
  return [
    ...(first > 0 && watched >= 0 ? [[0, 0] as const] : []),
    ...curve,
    ...(watched > Math.max(last, 0) ? [[watched, share] as const] : []),
  ];
}

/** The curve by day as a CSV file, as it is drawn. */
export function curveCsv(figures: Figures, words: FigureWords, origin: TableOrigin): string {
  const { t } = words;
  return csvTable(
    [
      [t('figures.column.days'), `${t('figures.column.share')} (%)`, ...originNames(words)],
      ...lineOf(figures).map(([days, value]) => [number(days), share(value, words), ...originCells(origin)]),
    ],
    words.language === 'nl' ? ';' : ',',
  );
}

const originNames = ({ t }: FigureWords): string[] =>
  (['selection', 'source', 'until'] as const).map((column) => t(`figures.column.${column}`));
const originCells = ({ selection, source, until }: TableOrigin): string[] => [selection, source, until];

/** The share answered after whole weeks, for the table under the curve. */
export function curveRows({
  curve,
  answered,
  watched,
  within3,
  within6,
}: Figures): { weeks: number; share: number | null }[] {
  return [1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 26, 52].flatMap((weeks) => {
    const days = weeks * 7;
    if (days === FIRST_TERM_DAYS) return [{ weeks, share: within3 }];
    if (days === SECOND_TERM_DAYS) return [{ weeks, share: within6 }];
    // Of later weeks nothing is known, nor of any where answers have no curve.
    if (days > watched || (curve.length === 0 && answered > 0)) return [];
    return [{ weeks, share: curve.findLast(([day]) => day <= days)?.[1] ?? 0 }];
  });
}
