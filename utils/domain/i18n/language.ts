/** Languages of the interface. Dutch is the source; the compiler keeps the others complete. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the reader can choose in the options: a language, or that of the browser. */
export type LanguageSetting = 'auto' | Language;

/**
 * The language to draw in.
 *
 * `auto` follows the first language of the browser: Dutch and its neighbours in the Low Countries
 * (`nl`, `fy`, `li`, `nds-nl`, `pap`) get Dutch, any other gets English, nothing known gets Dutch,
 * the language of the documents.
 *
 * @param setting the reader's choice
 * @param browserLanguages BCP 47 tags in order of preference, as `navigator.languages` gives them
 */
export function resolveLanguage(setting: LanguageSetting, browserLanguages: readonly string[]): Language {
  if (setting !== 'auto') return setting;
  const first = browserLanguages[0]?.toLowerCase();
  if (first === undefined || first === '') return 'nl';
  return /^(nl|fy|li|nds-nl|pap)(-|$)/.test(first) ? 'nl' : 'en';
}
