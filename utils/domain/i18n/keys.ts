import { keyTexts } from './texts/keys.ts';
import { createTranslator } from './translator.ts';

/** The translate function of the lists of keys for a language. */
export const keysTranslator = createTranslator(keyTexts);
