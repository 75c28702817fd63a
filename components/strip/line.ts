import { svg } from '../page/svg.ts';
import type { Line } from '../../utils/protocol/strip.ts';

/** Where the line, its upper and its lower words stand, CSS pixels. */
const MIDDLE = 27;
const ROWS = { above: 13, below: 48 } as const;
/** Room on both sides, for points at the ends. */
const MARGIN = 8;

const at = (x: number): number => x + MARGIN;

const stretch = (name: string, from: number, to: number): SVGElement =>
  svg('path', { class: name, d: `M${at(from)} ${MIDDLE}H${at(to)}` });

/** Draws the small timeline. Read aloud as one picture; each point is in the course of the question. */
export function drawTimeline({ points, until, lateFrom, words }: Line): SVGElement {
  const end = Math.max(0, ...points.map(({ x }) => x));
  const late = lateFrom === null ? until : Math.min(lateFrom, until);
  const lines = [
    ...(end > until ? [stretch('rest', until, end)] : []),
    stretch('full', 0, late),
    ...(late < until ? [stretch('late', late, until)] : []),
  ];
  const drawn = points.flatMap(({ kind, x, label }) => [
    kind === 'term'
      ? svg('path', { class: 'term', d: `M${at(x)} ${MIDDLE - 8}V${MIDDLE + 8}` })
      : svg('circle', { class: kind, cx: at(x), cy: MIDDLE, r: 5 }),
    ...(label === null ? [] : [svg('text', { x: at(x), y: ROWS[label.row], 'text-anchor': label.anchor }, label.text)]),
  ]);
  return svg('svg', { viewBox: '0 0 240 52', role: 'img', 'aria-label': words }, ...lines, ...drawn);
}
