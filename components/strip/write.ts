/**
 * Writes only what differs. A live region announces every change of its nodes, and setting an equal text still causes a
 * layout.
 */

/** Writes the text of an element where it differs. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
