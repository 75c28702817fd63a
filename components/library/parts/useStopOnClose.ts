import { useEffect, useRef } from 'react';

/** A way to stop what a dialog has begun. */
interface Stop {
  /** The signal of the work that goes on now; aborted when the dialog closes. */
  readonly signal: () => AbortSignal;
  /** Begins new work: from now on `signal` is a fresh one. */
  readonly renew: () => AbortSignal;
  /** Stops the work that goes on. */
  readonly abort: (reason: Error) => void;
}

/** Lets a dialog stop what it has begun; whatever goes on is stopped when the dialog closes. */
export function useStopOnClose(): Stop {
  const controller = useRef(new AbortController());
  const renew = (): AbortSignal => (controller.current = new AbortController()).signal;
  useEffect(() => {
    // In development React runs effects twice: the controller of the first run is spent.
    controller.current = new AbortController();
    return () => controller.current.abort();
  }, []);
  return { signal: () => controller.current.signal, renew, abort: (reason) => controller.current.abort(reason) };
}
