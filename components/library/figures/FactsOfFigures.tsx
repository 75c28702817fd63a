import type { ReactElement, ReactNode } from 'react';
import { MIN_QUESTIONS, type Figures } from '../../../utils/questions/figures/contract.ts';
import type { FigureWords } from '../../figures/words.ts';

/** The figures that are quoted most, each with what it is of. */
export function FactsOfFigures(props: { figures: Figures; words: FigureWords; until: string }): ReactElement {
  const { figures, words, until } = props;
  const { t } = words;
  const { silent, open } = figures;
  const inDays = (days: number | null): string =>
    days === null ? t('figures.unknown') : t('figures.days', { count: days });
  const shareOf = (share: number | null): string => (share === null ? t('figures.unknown') : words.percent(share));
  return (
    <dl className="figure-facts">
      <Fact name={t('figures.within3')} value={shareOf(figures.within3)} />
      <Fact name={t('figures.within6')} value={shareOf(figures.within6)} />
      <Fact name={t('figures.median')} value={inDays(figures.median)} />
      <Fact name={t('figures.p90')} value={inDays(figures.p90)} />
      <Fact
        name={t('figures.silent')}
        value={silent.of < MIN_QUESTIONS ? t('figures.unknown') : words.percent(silent.count / silent.of)}
      >
        {silent.of > 0 && t('figures.silent.of', silent)}
      </Fact>
      <Fact name={t('figures.open', { until })} value={words.days(open.count)}>
        {open.count > 0 && (
          <>
            {t('figures.open.late', { count: open.after6 })}
            {open.longest !== null && `; ${t('figures.open.longest', { count: open.longest })}`}
          </>
        )}
      </Fact>
    </dl>
  );
}

function Fact({ name, value, children }: { name: string; value: string; children?: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        {children && <span>{children}</span>}
      </dd>
    </div>
  );
}
