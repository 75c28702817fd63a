declare module '@perlego/text-highlighter' {
  /** Watches an element for what is selected in it, and highlights that. */
  export default class TextHighlighter {
    constructor(element: HTMLElement);
  }
}
