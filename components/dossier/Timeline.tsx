import { type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import type { TimelinePoint } from '../../utils/domain/status/types.ts';
import { formatDate, formatShortDate } from '../../utils/domain/i18n/dates.ts';
import { useSpeech } from '../page/context.ts';
import { type PlacedPoint, placeTimeline } from '../../utils/domain/status/timeline-layout.ts';

/** Width of the words of a label in px, near enough: 14 px letters are about 7.6 px wide. */
const LETTER = 7.7;

/** Points after which the question is over: the line is drawn full up to there. */
const ENDS: ReadonlySet<TimelinePoint['what']> = new Set(['answer', 'settledByLetter', 'withdrawn', 'today']);

const yOfLabel = { above: 14, below: 56 } as const;
const anchors = { start: 'start', middle: 'middle', end: 'end', none: 'middle' } as const;

/**
 * The story of a question as a line; the same points stand in a list that is read aloud instead.
 *
 * @param props.late the term after which the question is late, drawn red from there; null when it is not
 */
export function Timeline({ points, late }: { points: readonly TimelinePoint[]; late: string | null }): ReactElement {
  const { t, language } = useSpeech();
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const label = (point: TimelinePoint): string =>
    `${t(`timeline.${point.what}`)} ${formatShortDate(point.date, language)}`;
  const shown = relevant(points);
  const placed = placeTimeline(shown, { line: width, label: (point) => label(point).length * LETTER });
  return (
    <div className="timeline" ref={ref}>
      {placed.length > 0 && <Line placed={placed} late={late} label={label} />}
      <ol className="unseen" aria-label={t('timeline.label')}>
        {shown.map((point) => (
          <li key={`${point.what} ${point.date} ${point.document}`}>
            {t(`timeline.${point.what}`)}: {formatDate(point.date, language)}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Once a question is over, today says nothing about it and would squeeze the rest. */
function relevant(points: readonly TimelinePoint[]): readonly TimelinePoint[] {
  const over = points.some(({ what }) => what !== 'today' && ENDS.has(what));
  return over ? points.filter(({ what }) => what !== 'today') : points;
}

function Line({
  placed,
  late,
  label,
}: {
  placed: readonly PlacedPoint[];
  late: string | null;
  label: (point: TimelinePoint) => string;
}): ReactElement {
  const end = placed.findLast(({ point }) => ENDS.has(point.what))?.at ?? 0;
  const from = placed.find(({ point }) => point.date === late)?.at ?? end;
  return (
    <svg className="line" width="100%" height="64" aria-hidden="true" focusable="false">
      <line className="rest" x1="0%" x2="100%" y1="32" y2="32" />
      <line className="gone" x1="0%" x2={`${end}%`} y1="32" y2="32" />
      {from < end && <line className="late" x1={`${from}%`} x2={`${end}%`} y1="32" y2="32" />}
      {placed.map(({ point, at, row, label: side }) => (
        <g key={`${point.what} ${point.date} ${point.document}`} data-what={point.what}>
          {row === 'above' ? (
            <line className="term" x1={`${at}%`} x2={`${at}%`} y1="22" y2="42" />
          ) : (
            <circle cx={`${at}%`} cy="32" r={point.what === 'today' ? 4.5 : 5.5} />
          )}
          {side !== 'none' && (
            <text x={`${at}%`} y={yOfLabel[row]} textAnchor={anchors[side]}>
              {label(point)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
