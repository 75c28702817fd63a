import type { ReactElement } from 'react';
import { MARGIN, RULE, SOFT } from './chart.ts';
import type { FigureWords } from './words.ts';

const SHARES = [0, 0.25, 0.5, 0.75, 1];

/** The vertical axis: a line and a percentage at every 25 %. */
export function ShareAxis(props: { y: (share: number) => number; right: number; words: FigureWords }): ReactElement {
  const { y, right, words } = props;
  return (
    <g style={{ fill: SOFT }}>
      {SHARES.map((share) => (
        <g key={share}>
          <line x1={MARGIN.left} x2={right} y1={y(share)} y2={y(share)} style={{ stroke: share === 0 ? SOFT : RULE }} />
          <text x={MARGIN.left - 6} y={y(share) + 4} textAnchor="end">
            {words.percent(share)}
          </text>
        </g>
      ))}
    </g>
  );
}
