import type { Language } from './language.ts';
import { type Catalogue, type Translate, fill } from './message.ts';

/**
 * Makes the translate function of a part of the interface.
 *
 * @param catalogue its texts; of several rooms `{ ...one, ...other }`
 * @returns for each language a function from key and values to text
 */
export function createTranslator<C extends Catalogue>(catalogue: C): (language: Language) => Translate<C> {
  const of =
    (language: Language): Translate<C> =>
    (key, ...values) =>
      fill(catalogue[key]?.[language] ?? key, values[0] ?? {}, language);
  const made: Record<Language, Translate<C>> = { nl: of('nl'), en: of('en') };
  return (language) => made[language];
}
