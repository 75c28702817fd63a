import { hear } from '../page/trusted.ts';

const PAUSE_MS = 120;

/**
 * Calls when the layout of the page may have changed: the window, the size of the document or of the page around it,
 * fonts that arrived. Many changes together are one call.
 */
export function onLayout(container: Element, changed: () => void): { soon: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, PAUSE_MS);
  };
  const observer = new ResizeObserver(soon);
  observer.observe(container);
  observer.observe(document.body);
  const stopHearing = hear(window, 'resize', soon, { passive: true });
  document.fonts?.addEventListener?.('loadingdone', soon);
  return {
    soon,
    stop: () => {
      clearTimeout(timer);
      observer.disconnect();
      stopHearing();
      document.fonts?.removeEventListener?.('loadingdone', soon);
    },
  };
}
