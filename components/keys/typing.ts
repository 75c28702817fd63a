/** Input types in which letters are not typed. */
const WITHOUT_LETTERS = /^(?:button|checkbox|radio|range|color|file|reset|submit)$/;

/**
 * Whether a key pressed there is text. An empty search box does not take `/` or `?`: nothing is found by them, and the
 * library opens with the caret in it.
 */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement)
    return !WITHOUT_LETTERS.test(target.type) && (target.type !== 'search' || target.value !== '');
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
