import { useCallback, useEffect, useRef, useState } from 'react';
import type { MeanwhileAnswer, RelatedPlace, RelatedView } from '../../utils/questions/view/contract.ts';
import type { RelatedState } from './RelatedRemarks.tsx';

/** Where related questions come from. */
export interface RelatedPorts {
  /** Asks again. Rejects when the background cannot be reached. */
  readonly view: () => Promise<RelatedView>;
  /** One search by words, for a click of the reader. Rejects when the background cannot be reached. */
  readonly search: () => Promise<MeanwhileAnswer>;
  /** Remembers how the reader leaves the list; failing is no matter. */
  readonly remember: (place: RelatedPlace) => void;
  /** Calls when the answer may have become another one. @returns a function that stops it */
  readonly onNews: (listener: () => void) => () => void;
}

/** The view of one question and how it is shown. */
export interface Related {
  readonly state: RelatedState;
  readonly expanded: boolean;
  readonly expand: (expanded: boolean) => void;
  /** Called when a link is followed. */
  readonly followed: (number: string) => void;
  /** The question that was followed from here, when the reader has come back. */
  readonly backFrom: string | null;
}

/**
 * Asks for the questions related to one, and again when there is news.
 *
 * @param ports null while nothing can be asked yet
 * @param back whether the reader has come back to this page by its history
 */
export function useRelated(ports: RelatedPorts | null, back: boolean): Related {
  const [state, setState] = useState<RelatedState>('loading');
  const [chosen, setChosen] = useState<boolean | null>(null);
  const [backFrom, setBackFrom] = useState<string | null>(null);
  const turn = useRef(0);

  useEffect(() => {
    if (ports === null) return undefined;
    let first = true;
    const ask = (): void => {
      const mine = ++turn.current;
      ports.view().then(
        (view) => {
          if (mine !== turn.current) return;
          setState(view);
          if (first && back && view.place !== null) {
            setChosen((old) => old ?? view.place?.expanded ?? null);
            setBackFrom(view.place.followed);
          }
          first = false;
        },
        // What is drawn already stays: it is as true as it was.
        () => mine === turn.current && setState((old) => (typeof old === 'string' ? 'failed' : old)),
      );
    };
    ask();
    const stop = ports.onNews(ask);
    return () => {
      turn.current += 1;
      stop();
    };
  }, [ports, back]);

  const expanded = chosen ?? false;
  const expand = useCallback(
    (wanted: boolean) => {
      setChosen(wanted);
      ports?.remember({ expanded: wanted, followed: null });
    },
    [ports],
  );
  const followed = useCallback((number: string) => ports?.remember({ expanded, followed: number }), [ports, expanded]);
  return { state, expanded, expand, followed, backFrom };
}
