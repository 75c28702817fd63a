import { useEffect, useState } from 'react';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import type { ListedSearch } from '../../../utils/protocol/following.ts';

/** The followed searches, read again when what is followed changes; null before the first answer. */
export function useSearches(client: LibraryClient): readonly ListedSearch[] | null {
  const [searches, setSearches] = useState<readonly ListedSearch[] | null>(null);
  useEffect(() => {
    let isGone = false;
    const read = (): void =>
      void client
        .request('follow.searches', {})
        .then((answer) => isGone || setSearches(answer.searches), logAndReturn('related.follows', undefined));
    read();
    const stop = client.onPush('follow.changed', read);
    return () => {
      isGone = true;
      stop();
    };
  }, [client]);
  return searches;
}
