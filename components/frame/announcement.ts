import { useEffect, useState } from 'react';

/** How long what was said stays on display, ms. */
const SAID_MS = 6_000;

/** One line that is announced and shown for a while. @returns the line, empty when there is none, and a function that sets it */
export function useAnnouncement(): [string, (text: string) => void] {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => setSaid(''), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, setSaid];
}
