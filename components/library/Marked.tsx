import type { ReactElement } from 'react';
import { cutAt, type Span } from './marking.ts';

/** Text with what was searched for marked. */
export function Marked({ text, spans }: { text: string; spans: readonly Span[] }): ReactElement {
  if (spans.length === 0) return <>{text}</>;
  return (
    <>
      {cutAt(text, spans).map(({ text: piece, at, marked }) =>
        marked ? <mark key={at}>{piece}</mark> : <span key={at}>{piece}</span>,
      )}
    </>
  );
}
