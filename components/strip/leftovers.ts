import { HOST_ATTRIBUTE } from '../../utils/domain/site/markup.ts';

/** On what holds the frame, while words are in it that are stored nowhere. */
export const UNSAVED = 'data-unsaved';

/** Firefox gives the scripts of an extension the closed roots too. */
type WithRoot = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

/**
 * Removes what an earlier version of Kantlijn drew before Firefox stopped it (decision 201). A frame with unsaved words
 * stays, and says so. Only for a page that was loaded before this script was injected: a page that is loading has no
 * leftovers.
 */
export function clearLeftovers(document: Document): void {
  for (const host of document.querySelectorAll<WithRoot>(`[${HOST_ATTRIBUTE}]`)) {
    const root = host.openOrClosedShadowRoot ?? host.shadowRoot;
    const unsaved = root?.querySelector(`[${UNSAVED}]`) ?? null;
    if (unsaved === null) host.remove();
  }
}
