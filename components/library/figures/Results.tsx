import { type ReactElement, useMemo } from 'react';
import { formatDate } from '../../../utils/domain/i18n/dates.ts';
import { relatedTranslator } from '../../../utils/domain/i18n/related.ts';
import { hasTooManyUndated, MIN_QUESTIONS, type Figures } from '../../../utils/questions/figures/contract.ts';
import { Drawing } from '../../figures/Drawing.tsx';
import { QuarterBars } from '../../figures/QuarterBars.tsx';
import { StepCurve } from '../../figures/StepCurve.tsx';
import { curveCsv, quartersCsv, type TableOrigin } from '../../figures/table-file.ts';
import { CurveTable, QuarterTable } from '../../figures/Tables.tsx';
import type { FigureWords } from '../../figures/words.ts';
import { useLibrary } from '../app/context.ts';
import { FactsOfFigures } from './FactsOfFigures.tsx';
import { selectionText } from './selection.ts';
import type { CountedFigures, FiguresQuery } from './useFigures.ts';

/** The figures of a selection, what exactly was measured, and the drawings with their tables. */
export function Results(props: { counted: CountedFigures; query: FiguresQuery; words: FigureWords }): ReactElement {
  const { counted, query, words } = props;
  const { t, language } = words;
  const { figures, source, until, corrections, problem } = counted;
  const relatedT = useMemo(() => relatedTranslator(language), [language]);
  const sentences = sentencesOf(counted, query, words);
  const { collections } = useLibrary();
  const inside = collections.find(({ id }) => id === query.collection);
  const selection = selectionText(query, words, relatedT, inside?.title ?? null);
  const origin = { selection, source: sourceName(source, words), until };
  return (
    <>
      <output className="found soft">
        {selection}
        {corrections.map(({ from, to }) => `. ${t('search.corrected', { from, to: to.join(', ') })}`)}
        {problem !== null && `. ${t('questions.partly')}`}
      </output>
      {query.number !== null && <Place figures={figures} number={query.number} until={until} words={words} />}
      {figures.n >= MIN_QUESTIONS ? (
        <>
          <FactsOfFigures figures={figures} words={words} until={formatDate(until, words.language)} />
          {sentences.map((sentence) => (
            <p className="soft" key={sentence}>
              {sentence}
            </p>
          ))}
          <Drawings figures={figures} words={words} measured={[selection, ...sentences]} origin={origin} />
        </>
      ) : (
        <>
          <p>{tooFewText(figures, words)}</p>
          {sentences.slice(1).map((sentence) => (
            <p className="soft" key={sentence}>
              {sentence}
            </p>
          ))}
        </>
      )}
    </>
  );
}

/** The two drawings, each with its table and files, or why there is none. */
function Drawings(props: {
  figures: Figures;
  words: FigureWords;
  measured: readonly string[];
  origin: TableOrigin;
}): ReactElement {
  const { figures, words, measured, origin } = props;
  const { ports, announce } = useLibrary();
  const { t } = words;
  const common = {
    figures,
    words,
    measured,
    onFile: ports.download,
    onFailed: () => announce(t('figures.save.failed')),
  };
  const { n, omitted } = figures;
  const isUndated = hasTooManyUndated(n, omitted.undatedAnswer);
  return (
    <>
      {isUndated ? (
        <p>{t('figures.undated', { n, count: omitted.undatedAnswer })}</p>
      ) : (
        <Drawing
          {...common}
          title={t('figures.curve')}
          name={`kantlijn-antwoordtijd-${origin.until}`}
          chart={StepCurve}
          table={<CurveTable figures={figures} words={words} />}
          csv={() => curveCsv(figures, words, origin)}
        />
      )}
      <Drawing
        {...common}
        title={t('figures.quarters')}
        name={`kantlijn-kwartalen-${origin.until}`}
        chart={hasBars(figures) ? QuarterBars : null}
        notes={notesOfQuarters(figures, words)}
        table={<QuarterTable figures={figures} words={words} />}
        csv={() => quartersCsv(figures, words, origin)}
      />
    </>
  );
}

/** Whether any quarter has a bar. */
const hasBars = ({ quarters }: Figures): boolean => quarters.some(({ within3 }) => within3 !== null);

/** What is not drawn of the quarters, and why. */
function notesOfQuarters(figures: Figures, { t }: FigureWords): string[] {
  if (!hasBars(figures)) return [t('figures.quarters.none', { fewest: MIN_QUESTIONS })];
  const isYoung = figures.quarters.some(({ within3, within6 }) => within3 !== null && within6 === null);
  return [t('figures.quarters.few', { fewest: MIN_QUESTIONS }), ...(isYoung ? [t('figures.quarters.young')] : [])];
}

/** Where a list comes from, in words. */
function sourceName(source: string, { t }: FigureWords): string {
  if (source === 'sru' || source === 'browser') return t('figures.source.sru');
  return t(source === 'generated' ? 'figures.source.generated' : 'figures.source.file');
}

/** What is measured, from which source until which day; then what was left out and why. */
function sentencesOf({ figures, source, until }: CountedFigures, query: FiguresQuery, words: FigureWords): string[] {
  const { t, language } = words;
  const { n, waiting, withdrawn, first, last, omitted } = figures;
  const day = (date: string | null): string => (date === null ? '–' : formatDate(date, language));
  const reasons = (['oral', 'undatedAnswer', 'unknown', 'undated', 'afterList'] as const).flatMap((reason) =>
    omitted[reason] === 0 ? [] : [t(`figures.left.${reason}`, { count: omitted[reason] })],
  );
  return [
    t('figures.measured', {
      n,
      waiting,
      withdrawn,
      first: day(first),
      last: day(last),
      source: sourceName(source, words),
      until: day(until),
    }),
    ...(reasons.length === 0 ? [] : [t('figures.left', { reasons: reasons.join('; ') })]),
    // Of the answered ones alone all are answered, and of the slow ones none is in time.
    ...(query.state === null && query.punctual === null ? [] : [t('figures.byOutcome')]),
  ];
}

/** Why there are no figures of fewer than `MIN_QUESTIONS`. */
function tooFewText({ n, total }: Figures, { t }: FigureWords): string {
  if (total === 0) return t('figures.nothing');
  return n === 0 ? t('figures.none', { count: total }) : t('figures.few', { count: n, fewest: MIN_QUESTIONS });
}

/** Says where the question the reader came from ranks among the answers, or that below `MIN_QUESTIONS` of them that says nothing. */
function Place(props: { figures: Figures; number: string; until: string; words: FigureWords }): ReactElement | null {
  const { number, until, words } = props;
  const { place } = props.figures;
  const { t, language } = words;
  if (place === null) return <p>{t('figures.place.unknown', { number })}</p>;
  const { days, shorter, answers, waiting } = place;
  if (answers < MIN_QUESTIONS)
    // Of fewer questions than that, the view says so of all figures.
    return props.figures.n < MIN_QUESTIONS ? null : <p>{t('figures.place.few', { number, answers })}</p>;
  const share = words.percent(shorter / answers);
  const taken = t('figures.days', { count: days });
  return (
    <p className="figure-place">
      {waiting
        ? t('figures.place.waiting', { number, days: taken, share, answers, until: formatDate(until, language) })
        : t('figures.place.answered', { number, days: taken, share, answers })}
    </p>
  );
}
