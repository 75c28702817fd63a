import { type RefObject, useLayoutEffect } from 'react';

/**
 * When a row goes with the focus in it (its note was deleted), the focus goes to the row that takes its place, else to the
 * one before it, else to the way back at the foot: not to the top of the document.
 */
export function useFocusAfter(row: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = row.current;
    return () => {
      // Looked at before the row is taken out.
      if (element === null || !element.contains(document.activeElement)) return;
      const rows = [...document.querySelectorAll<HTMLElement>('article.row')];
      const at = rows.indexOf(element);
      const near = [rows[at + 1], rows[at - 1]];
      setTimeout(() => {
        // Somebody else may have taken it.
        if (document.activeElement !== document.body) return;
        const next = near.find((each) => each?.isConnected === true);
        const target =
          next?.querySelector<HTMLElement>('.row-actions button') ??
          document.querySelector<HTMLElement>('.toast button');
        target?.focus();
      });
    };
  }, [row]);
}
