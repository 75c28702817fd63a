import { useLayoutEffect, useRef, useState } from 'react';

type Acts = Readonly<Record<string, (...given: never[]) => void>>;

/**
 * The same functions at every drawing, which do what the newest ones do: what gets them need not be drawn anew.
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
