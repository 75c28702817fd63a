import type { ReactElement } from 'react';
import { cutAt, type Span } from './marking.ts';

/** Text with what was searched for marked. */
export function Marked({ text, spans }: { text: string; spans: readonly Span[] }): ReactElement {
  if (spans.length === 0) return <>{text}</>;
  let at = 0;
  return (
    <>
      {cutAt(text, spans).map(({ text: piece, marked }) => {
        const key = at;
        at += piece.length;
        return marked ? <mark key={key}>{piece}</mark> : <span key={key}>{piece}</span>;
      })}
    </>
  );
}
