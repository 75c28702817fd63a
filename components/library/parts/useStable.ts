import { useLayoutEffect, useRef, useState } from 'react';

type Acts = Readonly<Record<string, (...given: never[]) => void>>;

/**
 * Gives the same function objects at every render; each calls the newest version. Components that receive them need not render again.
 *
 * @param acts the same names at every drawing
 */
export function useStable<T extends Acts>(acts: T): T {
  const latest = useRef<Acts>(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  const [stable] = useState(
    () =>
      Object.fromEntries(
        Object.keys(acts).map((name) => [name, (...given: never[]): void => latest.current[name]?.(...given)]),
      ) as Acts,
  );
  return stable as T;
}
