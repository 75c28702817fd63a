import type { ReactElement } from 'react';
import { cutAt, type MarkedSpan } from './marking.ts';

/** Text from outside with what was searched for marked, apart from the direction of what stands around it. */
export function Marked({ text, spans }: { text: string; spans: readonly MarkedSpan[] }): ReactElement {
  if (spans.length === 0) return <bdi>{text}</bdi>;
  return (
    <bdi>
      {cutAt(text, spans).map(({ text: piece, at, marked }) =>
        marked ? <mark key={at}>{piece}</mark> : <span key={at}>{piece}</span>,
      )}
    </bdi>
  );
}
