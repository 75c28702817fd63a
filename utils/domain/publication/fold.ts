/** Folds white space and drops soft hyphens: the site hard-wraps its text. */
export function foldSpaces(text: string): string {
  return text
    .replace(/\u00AD/g, '')
    .replace(/[\s\u200B\uFEFF]+/gu, ' ')
    .trim();
}
