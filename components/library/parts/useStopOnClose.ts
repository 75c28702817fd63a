import { useEffect, useRef } from 'react';

/** A way to abort what a dialog has started. */
interface Stop {
  /** The abort signal of the current work; aborted when the dialog closes. */
  readonly signal: () => AbortSignal;
  /** Starts new work: from now on `signal` is a fresh one. */
  readonly renew: () => AbortSignal;
  /** Aborts the current work. */
  readonly abort: (reason: Error) => void;
}

/** Lets a dialog abort what it started. Aborts current work when the dialog closes. */
export function useStopOnClose(): Stop {
  const controller = useRef(new AbortController());
  const renew = (): AbortSignal => (controller.current = new AbortController()).signal;
  useEffect(() => {
    // In development React runs effects twice: the controller of the first run is already aborted.
    controller.current = new AbortController();
    return () => controller.current.abort();
  }, []);
  return { signal: () => controller.current.signal, renew, abort: (reason) => controller.current.abort(reason) };
}
