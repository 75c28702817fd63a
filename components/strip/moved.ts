import { pageFormOf } from '../../utils/domain/placement/page-address.ts';
import { listen } from '../page/trusted.ts';

/** Pause between two looks at the address, milliseconds: no event tells a script of an extension in every browser. */
const LOOK_MS = 2_000;

/** The publication in a path, as it is spelled there; null when the path names none. */
const namedIn = (path: string): string | null =>
  pageFormOf(path) === null
    ? null
    : (path.split('/').findLast((part) => part !== '') ?? '').replace(/\.html?$/i, '').toLowerCase();

/**
 * Calls back when the address starts or stops naming another publication than the document was loaded from, because a
 * script of the page changed it. Kantlijn stays with what was loaded (decision 203).
 *
 * @param loaded address the document was loaded from
 */
export function onMoved(loaded: string, onChange: (moved: boolean) => void): void {
  const own = namedIn(new URL(loaded).pathname);
  let last = false;
  const look = (): void => {
    const moved = (namedIn(location.pathname) ?? own) !== own;
    if (moved !== last) onChange((last = moved));
  };
  setInterval(look, LOOK_MS);
  listen(window, 'popstate', look);
}
