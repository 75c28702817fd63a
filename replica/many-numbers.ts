/** How a document names others, with numbers that do not exist in reality. */
const FORMS: readonly ((at: number) => string)[] = [
  (at) => `vraag 2025Z9${String(at % 10_000).padStart(4, '0')}`,
  (at) => `Aanhangsel Handelingen 2024–2025, nr. ${9_000 + (at % 1_000)}`,
  (at) => `Kamerstuk 36 999, nr. ${(at % 900) + 13}`,
];
/** Numbers in one paragraph. */
const TOGETHER = 4;

/**
 * Paragraphs that name publications by number, as publication XML: the same text at every start.
 *
 * @param count how many are named
 */
export function manyNumbers(count: number): string {
  const parts: string[] = [];
  for (let from = 0; from < count; from += TOGETHER) {
    const names = Array.from({ length: Math.min(TOGETHER, count - from) }, (_, nth) => {
      const at = from + nth;
      return FORMS[at % FORMS.length]?.(at) ?? '';
    });
    parts.push(`<al>Regel ${from / TOGETHER + 1} van het overzicht noemt ${names.join(', ')}.</al>`);
  }
  return parts.join('\n');
}
