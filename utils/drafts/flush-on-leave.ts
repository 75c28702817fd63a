import type { NoteDraft } from './draft.ts';

/**
 * Sends unsaved text when the page is hidden or left: its last chance to do so.
 *
 * @param drafts returns the drafts that are open
 * @param page its `document` and `window`, or a test's stand-ins
 * @returns a function that removes the listeners
 */
export function bindFlush(
  drafts: () => Iterable<NoteDraft>,
  page: { window: EventTarget; document: EventTarget & { readonly visibilityState: string } },
): () => void {
  const flush = (): void => {
    for (const draft of drafts()) void draft.flush();
  };
  const hidden = (): void => {
    if (page.document.visibilityState === 'hidden') flush();
  };
  page.window.addEventListener('pagehide', flush);
  page.document.addEventListener('visibilitychange', hidden);
  return () => {
    page.window.removeEventListener('pagehide', flush);
    page.document.removeEventListener('visibilitychange', hidden);
  };
}
