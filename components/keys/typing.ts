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

/**
 * Whether a key was pressed for our act: nobody took it, it is no text, and no other key makes it one of the browser's.
 * AltGr is not such a key: some keyboards need it for the sign itself.
 */
export function isMeant(event: KeyboardEvent, key: string): boolean {
  const isChord = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
  return event.key === key && !isChord && !event.defaultPrevented && !event.isComposing && !isTyping(event.target);
}
