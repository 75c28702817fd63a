declare module '@perlego/text-highlighter' {
  /** Watches an element for what is selected in it, and highlights that. */
  const TextHighlighter: new (element: HTMLElement) => object;
  export default TextHighlighter;
}
