import type { ReactElement } from 'react';

/** Lines of text: x, y and width. */
const LINES = [
  [34, 92, 150],
  [34, 102, 138],
  [34, 112, 146],
  [34, 136, 150],
  [34, 146, 120],
  [34, 170, 144],
  [34, 180, 150],
  [34, 190, 96],
] as const;

/** A drawing of a page with what Kantlijn adds: the state under the title, a marked passage, a note in the margin. */
export function WelcomePicture(): ReactElement {
  return (
    <svg className="welcome-picture" viewBox="0 0 300 210" aria-hidden="true">
      <rect className="paper" x="1" y="1" width="298" height="208" rx="4" />
      <rect className="title" x="34" y="18" width="170" height="8" rx="2" />
      <rect className="title" x="34" y="31" width="118" height="8" rx="2" />
      <rect className="state-edge" x="34" y="48" width="3" height="30" />
      <rect className="state" x="37" y="48" width="230" height="30" />
      <path className="tick" d="M46 63l4 4 8-9" />
      <rect className="state-words" x="66" y="57" width="62" height="5" rx="2" />
      <rect className="text" x="66" y="67" width="96" height="4" rx="2" />
      <path className="line" d="M186 63h66" />
      <circle className="dot" cx="186" cy="63" r="3.5" />
      <circle className="dot" cx="216" cy="63" r="3.5" />
      <circle className="dot" cx="252" cy="63" r="3.5" />
      {LINES.map(([x, y, width]) => (
        <rect key={y} className="text" x={x} y={y} width={width} height="4" rx="2" />
      ))}
      <rect className="mark" x="52" y="132" width="92" height="12" />
      <path className="margin" d="M198 88v112" />
      <rect className="note-edge" x="208" y="128" width="2" height="36" />
      <rect className="note" x="210" y="128" width="76" height="36" />
      <rect className="note-words" x="216" y="135" width="58" height="4" rx="2" />
      <rect className="note-words" x="216" y="144" width="62" height="4" rx="2" />
      <rect className="note-words" x="216" y="153" width="36" height="4" rx="2" />
    </svg>
  );
}
