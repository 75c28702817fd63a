import type { Language } from './language.ts';
import { type Catalogue, type Translate, type TranslationOf, fill } from './message.ts';

/**
 * Makes the translate function of a part of the interface.
 * @param source Dutch catalogue: the source of the keys
 * @param translations the same keys in every other language
 * @returns for each language a function from key and values to text
 */
export function createTranslator<C extends Catalogue>(
  source: C,
  translations: Record<Exclude<Language, 'nl'>, TranslationOf<C>>,
): (language: Language) => Translate<C> {
  const of = (language: Language): Translate<C> => {
    const catalogue: Catalogue = language === 'nl' ? source : translations[language];
    return (key, ...values) => fill(catalogue[key] ?? key, values[0] ?? {}, language);
  };
  const made: Record<Language, Translate<C>> = { nl: of('nl'), en: of('en') };
  return (language) => made[language];
}
