import type { ReactElement, ReactNode } from 'react';
import { type Caption, FONT, INK, SOFT, SURFACE } from './chart.ts';

/** Pixels a line of the caption takes. */
const LINE = 15;

/**
 * The sheet of a drawing: its size, and in a file the title above and the caption below. On a page these stand in the text around it, and
 * a table has the numbers; to a screen reader the drawing is one picture with a sentence.
 */
export function Sheet(props: {
  width: number;
  height: number;
  /** What is seen, in a sentence. */
  text: string;
  caption?: Caption | undefined;
  children: ReactNode;
}): ReactElement {
  const { width, height, text, caption, children } = props;
  const [above, below] = caption === undefined ? [0, 0] : [34, caption.lines.length * LINE + 14];
  return (
    <svg
      // No `xmlns`: whoever writes this as a file adds it, and by the letter of the specification a second time.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing in the page, which follows its colours
      role="img"
      aria-label={text}
      width={width}
      height={height + above + below}
      viewBox={`0 0 ${width} ${height + above + below}`}
      fontFamily={FONT}
      fontSize={12}
    >
      {caption !== undefined && (
        <>
          <title>{caption.title}</title>
          <desc>{`${text} ${caption.lines.join(' ')}`}</desc>
          <rect width="100%" height="100%" style={{ fill: SURFACE }} />
          <text x={14} y={24} fontSize={16} fontWeight="bold" style={{ fill: INK }}>
            {caption.title}
          </text>
        </>
      )}
      <g transform={`translate(0 ${above})`}>{children}</g>
      {caption?.lines.map((line, at) => (
        <text key={`${at} ${line}`} x={14} y={height + above + (at + 1) * LINE} fontSize={11} style={{ fill: SOFT }}>
          {line}
        </text>
      ))}
    </svg>
  );
}
