/** Letters that Unicode decomposition leaves whole, and the plain letters we read them as. */
const LIGATURES: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
};

/**
 * Folds text for comparison: lower case, no diacritics, ligatures written out, one kind of
 * quote (`'`), one kind of dash (`-`), soft hyphens and zero-width characters gone, white space
 * runs as one space, no space at either end.
 *
 * `"Geïnd: ‘Œuvre’ – IJburg"` becomes `"geind: 'oeuvre' - ijburg"`. Folding twice gives the
 * same as folding once. Never throws. Not for display: the reader sees the official spelling.
 */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      // A second decomposition: lower-casing can produce new combining marks (İ → i + dot).
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
      .replace(/[\u2018-\u201f\u2039\u203a\u00ab\u00bb\u2032\u2033\u0060\u00b4"]/g, "'")
      .replace(/[\u2010-\u2015\u2212\u2043]/g, '-')
      .replace(/[ßæœøđðþłıħ]/g, (letter) => LIGATURES[letter] ?? letter)
      .replace(/\s+/g, ' ')
      .trim()
  );
}
