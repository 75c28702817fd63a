/** Letters that Unicode does not decompose, and the plain letters to read them as. */
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
 * Folds text for comparison: lower case, no diacritics, ligatures written out, one kind of quote (`'`) and dash (`-`), no soft
 * hyphens or zero-width characters, one space for any white space, none at either end.
 *
 * `Geïnd: ‘Œuvre’ – IJburg` → `geind: 'oeuvre' - ijburg`. Folding twice is the same as once. Never throws. Not for display.
 */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      // Decompose again: lower-casing may make new combining marks (İ → i + dot).
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
