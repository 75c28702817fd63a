/** Events that page scripts listen to for shortcuts and must not get from our boxes. */
const KEYS = 'keydown keyup keypress input beforeinput paste copy cut compositionstart compositionend'.split(' ');

/** Keeps typing in our part to ourselves: the page's shortcuts do not fire on the words of a note. */
export function isolateKeys(root: ShadowRoot): void {
  for (const name of KEYS) root.addEventListener(name, (event) => event.stopPropagation());
}
