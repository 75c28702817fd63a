import { type Dispatch, type SetStateAction, useCallback, useState } from 'react';

/** The ids of selected notes, and how to change them. */
export interface NoteSelection {
  readonly ids: ReadonlySet<string>;
  /** Selects or deselects these notes; the rest stays as it is. */
  readonly toggle: (ids: readonly string[], on: boolean) => void;
  readonly replace: Dispatch<SetStateAction<ReadonlySet<string>>>;
  readonly clear: () => void;
}

/** Nothing is selected at first. */
export function useSelection(): NoteSelection {
  const [ids, replace] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((changed: readonly string[], on: boolean): void => {
    replace((old) => {
      const next = new Set(old);
      for (const id of changed) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  }, []);
  const clear = useCallback(() => replace(new Set()), []);
  return { ids, toggle, replace, clear };
}
