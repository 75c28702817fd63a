/**
 * Writing only what differs. A live region speaks up at every change of its nodes, and the page is laid out again for a text that
 * is the same as before.
 */

/** Writes the text of an element where it differs. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
