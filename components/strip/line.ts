import { safeUrl } from '../../utils/domain/publication/links.ts';
import { el } from '../page/dom.ts';
import { svg } from '../page/svg.ts';
import type { Line } from '../../utils/protocol/strip.ts';

/** Where the line, its upper and its lower words stand, CSS pixels. */
const MIDDLE = 27;
const ROWS = { above: 13, below: 48 } as const;
/** Room on both sides, for points at the ends. */
const MARGIN = 8;

const at = (x: number): number => x + MARGIN;

/** A point, with a larger one around it that nobody sees, so that it is not missed. */
function dot(kind: string, cx: number, link: Line['points'][number]['link']): SVGElement {
  const drawn = svg('circle', { class: kind, cx, cy: MIDDLE, r: 5 });
  const href = link === null ? null : safeUrl(link.href);
  if (link === null || href === null) return drawn;
  const reach = svg('circle', { class: 'reach', cx, cy: MIDDLE, r: 12 });
  return svg('a', { href, tabindex: -1 }, svg('title', {}, link.title), reach, drawn);
}

const stretch = (name: string, from: number, to: number): SVGElement =>
  svg('path', { class: name, d: `M${at(from)} ${MIDDLE}H${at(to)}` });

/**
 * Draws the small timeline. Screen readers get one sentence. Dots are links for the mouse but not tab stops: the course of
 * the question lists the same documents for the keyboard.
 */
export function drawTimeline({ points, until, lateFrom, words }: Line): Element[] {
  const end = Math.max(0, ...points.map(({ x }) => x));
  const late = lateFrom === null ? until : Math.min(lateFrom, until);
  const lines = [
    ...(end > until ? [stretch('rest', until, end)] : []),
    stretch('full', 0, late),
    ...(late < until ? [stretch('late', late, until)] : []),
  ];
  const drawn = points.flatMap(({ kind, x, label, link }) => [
    kind === 'term'
      ? svg('path', { class: 'term', d: `M${at(x)} ${MIDDLE - 8}V${MIDDLE + 8}` })
      : dot(kind, at(x), link),
    ...(label === null ? [] : [svg('text', { x: at(x), y: ROWS[label.row], 'text-anchor': label.anchor }, label.text)]),
  ]);
  return [
    el('span', { role: 'img', 'aria-label': words }),
    svg('svg', { viewBox: '0 0 240 52', 'aria-hidden': 'true' }, ...lines, ...drawn),
  ];
}
