import { HOST_ATTRIBUTE } from '../../utils/domain/site/markup.ts';

/** On what holds the frame, while words are in it that are stored nowhere. */
export const UNSAVED = 'data-unsaved';

/** Firefox gives the scripts of an extension the closed roots too. */
type WithRoot = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

/**
 * Clears what a version of Kantlijn left that Firefox stopped for another one (decision 201). A frame with words that were not
 * stored stays, and says so itself. Only for a page that had arrived before this script was put into it: none that loads
 * holds leftovers.
 */
export function clearLeftovers(document: Document): void {
  for (const host of document.querySelectorAll<WithRoot>(`[${HOST_ATTRIBUTE}]`)) {
    const root = host.openOrClosedShadowRoot ?? host.shadowRoot;
    const unsaved = root?.querySelector(`[${UNSAVED}]`) ?? null;
    if (unsaved === null) host.remove();
  }
}
