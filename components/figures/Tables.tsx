import { type ReactElement, type ReactNode, useId } from 'react';
import type { Figures, PeriodFigures } from '../../utils/questions/figures/contract.ts';
import { hasSummerRecess } from '../../utils/questions/figures/quarters.ts';
import { curveRows } from './table-file.ts';
import type { FigureWords } from './words.ts';

/** A table that scrolls in its own box, and is printed whole. */
function Scrolling({ caption, children }: { caption: string; children: ReactNode }): ReactElement {
  const id = useId();
  return (
    // What scrolls has to be reached by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="figure-table" aria-labelledby={id} tabIndex={0}>
      <table>
        <caption id={id} className="unseen">
          {caption}
        </caption>
        {children}
      </table>
    </section>
  );
}

/** The share answered after so many weeks. */
export function CurveTable({ figures, words }: { figures: Figures; words: FigureWords }): ReactElement {
  const { t } = words;
  return (
    <Scrolling caption={t('figures.curve')}>
      <thead>
        <tr>
          <th scope="col">{t('figures.column.weeks')}</th>
          <th scope="col">{t('figures.column.share')}</th>
        </tr>
      </thead>
      <tbody>
        {curveRows(figures).map(({ weeks, share }) => (
          <tr key={weeks}>
            <th scope="row">{weeks}</th>
            <td>{words.share(share)}</td>
          </tr>
        ))}
      </tbody>
    </Scrolling>
  );
}

const COLUMNS = ['n', 'within3', 'within6', 'median', 'p90', 'waiting', 'silent'] as const;

/** The figures by quarter, newest first, and of all together. */
export function QuarterTable({ figures, words }: { figures: Figures; words: FigureWords }): ReactElement {
  const { t } = words;
  return (
    <Scrolling caption={t('figures.quarters')}>
      <thead>
        <tr>
          <th scope="col">{t('figures.column.quarter')}</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`figures.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Row name={t('figures.all')} period={figures} words={words} />
        {figures.quarters.toReversed().map((quarter) => (
          <Row
            key={quarter.from}
            name={words.quarter(quarter.from)}
            period={quarter}
            words={words}
            hasRecess={hasSummerRecess(quarter.from)}
          />
        ))}
      </tbody>
    </Scrolling>
  );
}

function Row(props: { name: string; period: PeriodFigures; words: FigureWords; hasRecess?: boolean }): ReactElement {
  const { name, period, words, hasRecess } = props;
  const { silent } = period;
  return (
    <tr>
      <th scope="row">
        {name}
        {hasRecess === true && (
          <>
            <span aria-hidden="true"> ▾</span>
            <span className="unseen">{words.t('figures.recess')}</span>
          </>
        )}
      </th>
      <td>{words.days(period.n)}</td>
      <td>{words.share(period.within3)}</td>
      <td>{words.share(period.within6)}</td>
      <td>{words.days(period.median)}</td>
      <td>{words.days(period.p90)}</td>
      <td>{words.days(period.waiting)}</td>
      <td>{silent.of === 0 ? '–' : words.t('figures.silent.of', silent)}</td>
    </tr>
  );
}
