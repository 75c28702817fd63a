import type { ReactElement } from 'react';
import { FIRST_TERM_DAYS, SECOND_TERM_DAYS } from '../../utils/domain/status/terms.ts';
import type { Figures } from '../../utils/questions/figures/contract.ts';
import { ACCENT, type ChartProps, MARGIN, INK, OVER_LINES, px, SOFT, BAR_TONES } from './chart.ts';
import { ShareAxis } from './ShareAxis.tsx';
import { Sheet } from './Sheet.tsx';
import type { FigureWords } from './words.ts';

const HEIGHT = 260;
/** Most weeks drawn; what takes longer is in the table. */
const MAX_WEEKS = 52;

/** How many weeks the axis has: what nine of ten need and some more, at least nine weeks. */
function weeksOf({ p90, curve, place }: Figures): number {
  const end = (p90 ?? curve.at(-1)?.[0] ?? 0) * 1.3;
  return Math.min(MAX_WEEKS, Math.max(9, Math.ceil(Math.max(end, place?.days ?? 0) / 21) * 3));
}

/** The share answered by weeks after submission, as a stepped line, with the terms of three and six weeks. */
export function StepCurve({ figures, width, words, caption }: ChartProps): ReactElement {
  const weeks = weeksOf(figures);
  const [right, bottom] = [width - MARGIN.right, HEIGHT - MARGIN.bottom];
  const x = (days: number): number => MARGIN.left + ((right - MARGIN.left) * Math.min(days, weeks * 7)) / (weeks * 7);
  const y = (share: number): number => bottom - (bottom - MARGIN.top) * share;
  const shown = figures.curve.filter(([days]) => days <= weeks * 7);
  // After its last step the line goes on level, for as long as it is known.
  const end = Math.min(weeks * 7, Math.max(0, figures.watched));
  const path = shown.map(([days, share]) => `H${px(x(days))}V${px(y(share))}`).join('');
  const { place } = figures;
  return (
    <Sheet width={width} height={HEIGHT} text={words.t('figures.curve.text')} caption={caption}>
      <Grid weeks={weeks} x={x} y={y} right={right} words={words} />
      <path
        d={`M${px(x(0))} ${px(y(0))}${path}H${px(x(end))}`}
        fill="none"
        strokeWidth={2.5}
        strokeLinejoin="round"
        style={{ stroke: BAR_TONES[0] }}
      />
      {(
        [
          [FIRST_TERM_DAYS, figures.within3],
          [SECOND_TERM_DAYS, figures.within6],
        ] as const
      ).map(([days, share]) =>
        share === null ? null : (
          <g key={days}>
            <circle cx={x(days)} cy={y(share)} r={4} style={{ fill: BAR_TONES[0] }} />
            <text x={x(days) + 7} y={y(share) + 15} fontWeight="bold" style={{ ...OVER_LINES, fill: INK }}>
              {words.percent(share)}
            </text>
          </g>
        ),
      )}
      {place !== null && place.days <= weeks * 7 && (
        <PlaceLine days={place.days} x={x} top={MARGIN.top} bottom={bottom} width={width} words={words} />
      )}
    </Sheet>
  );
}

/** The axis of the share, ticks for weeks, and dashed lines for the terms. */
function Grid(props: {
  weeks: number;
  x: (days: number) => number;
  y: (share: number) => number;
  right: number;
  words: FigureWords;
}): ReactElement {
  const { weeks, x, y, right, words } = props;
  const every = (right - MARGIN.left) / weeks < 14 ? (weeks > 30 ? 9 : 6) : 3;
  const ticks = Array.from({ length: Math.floor(weeks / every) + 1 }, (_, at) => at * every);
  return (
    <g style={{ fill: SOFT }}>
      <ShareAxis y={y} right={right} words={words} />
      {ticks.map((week) => (
        <g key={week}>
          <line x1={x(week * 7)} x2={x(week * 7)} y1={y(0)} y2={y(0) + 4} style={{ stroke: SOFT }} />
          <text x={x(week * 7)} y={y(0) + 17} textAnchor="middle">
            {week}
          </text>
        </g>
      ))}
      {[FIRST_TERM_DAYS, SECOND_TERM_DAYS].map((days) => (
        <line key={days} x1={x(days)} x2={x(days)} y1={y(1)} y2={y(0)} strokeDasharray="3 3" style={{ stroke: SOFT }} />
      ))}
      <text x={right} y={y(0) + 33} textAnchor="end">
        {words.t('figures.curve.axis')}
      </text>
    </g>
  );
}

/** Where the question at hand stands. */
function PlaceLine(props: {
  days: number;
  x: (days: number) => number;
  top: number;
  bottom: number;
  width: number;
  words: FigureWords;
}): ReactElement {
  const { days, x, top, bottom, width, words } = props;
  const isRight = x(days) > width * 0.6;
  return (
    <g style={{ fill: ACCENT, stroke: 'none' }}>
      <line x1={x(days)} x2={x(days)} y1={top} y2={bottom} strokeWidth={2} style={{ stroke: ACCENT }} />
      <text
        x={x(days) + (isRight ? -6 : 6)}
        y={isRight ? bottom - 8 : top + 10}
        textAnchor={isRight ? 'end' : 'start'}
        fontWeight="bold"
        style={OVER_LINES}
      >
        {words.t('figures.curve.here', { count: days })}
      </text>
    </g>
  );
}
