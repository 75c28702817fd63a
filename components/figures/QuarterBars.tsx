import type { ReactElement } from 'react';
import type { Figures } from '../../utils/questions/figures/contract.ts';
import { hasSummerRecess } from '../../utils/questions/figures/quarters.ts';
import { type ChartProps, MARGIN, INK, SOFT, BAR_TONES } from './chart.ts';
import { ShareAxis } from './ShareAxis.tsx';
import { Sheet } from './Sheet.tsx';
import type { FigureWords } from './words.ts';

const HEIGHT = 240;
/** Pixels for the key above the bars. */
const KEY = 22;

type Quarter = Figures['quarters'][number];

/** A bar for each quarter that has enough questions: answered within three weeks, within six, later or not yet. */
export function QuarterBars({ figures, width, words, caption }: ChartProps): ReactElement {
  const { quarters } = figures;
  const [right, bottom] = [width - MARGIN.right, HEIGHT - MARGIN.bottom + 8];
  const step = Math.min(46, (right - MARGIN.left) / Math.max(1, quarters.length));
  const y = (share: number): number => bottom - (bottom - MARGIN.top - KEY) * share;
  return (
    <Sheet width={width} height={HEIGHT} text={words.t('figures.quarters.text')} caption={caption}>
      <Key words={words} width={width} />
      <ShareAxis y={y} right={right} words={words} />
      {quarters.map((quarter, at) => (
        <Bar key={quarter.from} quarter={quarter} left={MARGIN.left + at * step} step={step} y={y} />
      ))}
      <Years quarters={quarters} step={step} bottom={bottom} />
    </Sheet>
  );
}

/** One quarter. Without a share within six weeks, only that within three is drawn: the rest is not known yet. */
function Bar(props: { quarter: Quarter; left: number; step: number; y: (share: number) => number }): ReactElement {
  const { quarter, left, step, y } = props;
  const { within3, within6 } = quarter;
  const [x, width] = [left + step * 0.1, step * 0.8];
  const parts =
    within3 === null
      ? []
      : [[0, within3] as const, ...(within6 === null ? [] : [[within3, within6] as const, [within6, 1] as const])];
  return (
    <g>
      {parts.map(([from, to], at) => (
        <rect
          key={BAR_TONES[at]}
          x={x}
          width={width}
          y={y(to)}
          height={y(from) - y(to)}
          style={{ fill: BAR_TONES[at], stroke: 'var(--kl-figure-edge, none)' }}
        />
      ))}
      {hasSummerRecess(quarter.from) && step >= 5 && (
        <path d={`M${x + width / 2 - 3} ${y(0) + 4}h6l-3 5z`} style={{ fill: SOFT }} />
      )}
    </g>
  );
}

/** The years under the bars, as many as there is room for. */
function Years({
  quarters,
  step,
  bottom,
}: {
  quarters: readonly Quarter[];
  step: number;
  bottom: number;
}): ReactElement {
  const every = Math.max(1, Math.ceil(38 / (step * 4)));
  const named = quarters.map(({ from }) => from.slice(5, 7) === '01' && Number(from.slice(0, 4)) % every === 0);
  // The first year may begin within it, or be none of the round ones: it is named where there is room before the next.
  const next = named.indexOf(true, 1);
  named[0] = named[0] === true || next < 0 || next * step >= 38;
  return (
    <g style={{ fill: SOFT }}>
      {quarters.map(({ from }, at) => {
        if (named[at] !== true) return null;
        return (
          <g key={from}>
            <line
              x1={MARGIN.left + at * step}
              x2={MARGIN.left + at * step}
              y1={bottom}
              y2={bottom + 9}
              style={{ stroke: SOFT }}
            />
            <text x={MARGIN.left + at * step + 2} y={bottom + 24}>
              {from.slice(0, 4)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** What the tones mean, on two lines where one is too short. */
function Key({ words, width }: { words: FigureWords; width: number }): ReactElement {
  const names = (['within3', 'within6', 'later'] as const).map((name) => words.t(`figures.key.${name}`));
  const isShort = width < 480;
  // In 320 pixels two names fit on a line only when they begin at its edge.
  const left = isShort ? 8 : MARGIN.left;
  const after = (at: number): number => names.slice(0, at).reduce((sum, name) => sum + name.length * 5.9 + 30, 0);
  return (
    <g style={{ fill: INK }}>
      {names.map((name, at) => {
        const isBelow = isShort && at === 2;
        const [x, y] = [left + (isBelow ? 0 : after(at)), isBelow ? 18 : 2];
        return (
          <g key={name}>
            <rect
              x={x}
              y={y}
              width={11}
              height={11}
              style={{ fill: BAR_TONES[at], stroke: 'var(--kl-figure-edge, none)' }}
            />
            <text x={x + 16} y={y + 10} fontSize={11}>
              {name}
            </text>
          </g>
        );
      })}
    </g>
  );
}
