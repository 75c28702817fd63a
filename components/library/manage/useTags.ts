import { useEffect, useState } from 'react';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';

/** A tag in use, and how many notes have it. */
export interface CountedTag {
  readonly tag: string;
  readonly count: number;
}

/** Pauses this long after a change before reading again, in milliseconds: changes come in bursts. */
const QUIET_MS = 250;

/** Calls after notes changed, in this window or another, once things are quiet; gives a function that stops it. */
export function onChanges(client: LibraryClient, listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(listener, QUIET_MS);
  };
  const stops = [client.onPush('notes.changed', later), client.onPush('library.changed', later)];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

/** The tags in use, most used first; follows every change. */
export function useTags(client: LibraryClient): readonly CountedTag[] {
  const [tags, setTags] = useState<readonly CountedTag[]>([]);
  useEffect(() => {
    let gone = false;
    const read = (): void => {
      client.request('tags.list', {}).then((answer) => {
        if (!gone && answer.outcome === 'listed') setTags(answer.tags.toSorted((a, b) => b.count - a.count));
      }, logAndReturn('tags.list'));
    };
    read();
    const stop = onChanges(client, read);
    return () => {
      gone = true;
      stop();
    };
  }, [client]);
  return tags;
}
