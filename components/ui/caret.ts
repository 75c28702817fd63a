/** Focuses a text box with the caret after its text, scrolled into view: readers continue a note, they do not prepend to it. */
export function focusAtEnd(box: HTMLTextAreaElement, options: FocusOptions = {}): void {
  box.focus(options);
  box.setSelectionRange(box.value.length, box.value.length);
  box.scrollTop = box.scrollHeight;
}
