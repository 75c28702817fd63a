import { useEffect, useState } from 'react';
import type { CorpusFacts } from '../../utils/questions/file/contract.ts';
import type { ListPorts } from './ports.ts';

/** How the list stands, or that it is being read or cannot be. */
export type ListFacts = CorpusFacts | 'reading' | 'failed';

/** How the list of all questions stands, now and after each change, and a way to set what an act of the reader gave. */
export function useListFacts(
  ports: Pick<ListPorts, 'facts' | 'onChange'>,
): readonly [ListFacts, (next: ListFacts | ((before: ListFacts) => ListFacts)) => void] {
  const [facts, setFacts] = useState<ListFacts>('reading');
  useEffect(() => {
    // A push that arrives meanwhile is newer than the answer. Nothing is drawn after unmounting.
    let isOver = false;
    ports.facts().then(
      (now) => isOver || setFacts(now),
      () => isOver || setFacts('failed'),
    );
    const stop = ports.onChange((now) => {
      isOver = true;
      setFacts(now);
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [ports]);
  return [facts, setFacts];
}
