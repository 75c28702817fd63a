import { type RefObject, useLayoutEffect } from 'react';

/**
 * When a row goes with the focus in it (its note was deleted), the focus goes to the row that takes its place, else to the
 * one before it, else to the way back at the foot: not to the top of the document. An item of a list has its neighbours in that list, and
 * when it was the last, the first row of the page.
 */
export function useFocusAfter(row: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = row.current;
    return () => {
      // Looked at before the row is taken out.
      if (element === null || !element.contains(document.activeElement)) return;
      const articles = [...document.querySelectorAll<HTMLElement>('article.row')];
      const isArticle = articles.includes(element);
      const rows = isArticle ? articles : ([...(element.parentElement?.children ?? [])] as HTMLElement[]);
      const at = rows.indexOf(element);
      const near = [rows[at + 1], rows[at - 1], ...(isArticle ? [] : articles.slice(0, 1))];
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
