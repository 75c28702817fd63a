/** How often our element is put back when the page removes it. After that the page has its way. */
export const MAX_RETURNS = 5;

/**
 * Puts an element back when the page removes it, a bounded number of times.
 *
 * @param element our element, in the page
 * @param putBack places it again
 * @returns a function that stops watching
 */
export function keepInPage(element: Element, putBack: () => void): () => void {
  let returns = 0;
  const observer = new MutationObserver(() => {
    if (element.isConnected) return;
    observer.disconnect();
    if (returns >= MAX_RETURNS) return;
    returns += 1;
    putBack();
    watch();
  });
  // Only the ancestors are watched: their child lists change rarely, the document's text never matters.
  const watch = (): void => {
    for (let parent = element.parentNode; parent !== null; parent = parent.parentNode) {
      observer.observe(parent, { childList: true });
    }
  };
  watch();
  return () => observer.disconnect();
}
