/** Puts the focus in a box and the caret behind its text, in sight: a note is gone on with, not written before. */
export function focusAtEnd(box: HTMLTextAreaElement, options: FocusOptions = {}): void {
  box.focus(options);
  box.setSelectionRange(box.value.length, box.value.length);
  box.scrollTop = box.scrollHeight;
}
