import { useEffect, useState } from 'react';

/** How long what was said stays on display, ms. */
const SAID_MS = 6_000;

/** One line that is said and shown for a while: the line, empty when there is none, and how to say it. */
export function useAnnouncement(): [string, (text: string) => void] {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => setSaid(''), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, setSaid];
}
