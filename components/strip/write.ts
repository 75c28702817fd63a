/**
 * Writes only what differs. A live region announces every change of its nodes, and setting an equal text still causes a
 * layout.
 */

/** Writes the text of an element where it differs. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Names a button, for screen readers and as a tooltip. */
export function call(button: HTMLElement, name: string): void {
  button.title = name;
  button.setAttribute('aria-label', name);
}
