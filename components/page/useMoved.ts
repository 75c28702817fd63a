import { useEffect, useState } from 'react';
import { parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import { hear } from './trusted.ts';

/** Pause between two looks at the address, ms: no event tells a script of an extension in every browser. */
const LOOK_MS = 2_000;

/**
 * Whether the address names another publication than the one the document was loaded from: a script of the page changed it.
 * Kantlijn stays with what was loaded, and says so; only loading brings another publication.
 *
 * @param publication identifier of the one that was loaded
 */
export function useMoved(publication: string): boolean {
  const [moved, setMoved] = useState(false);
  useEffect(() => {
    const look = (): void => setMoved((parseIdentifier(location.href)?.id ?? publication) !== publication);
    const timer = setInterval(look, LOOK_MS);
    const stop = hear(window, 'popstate', look);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [publication]);
  return moved;
}
