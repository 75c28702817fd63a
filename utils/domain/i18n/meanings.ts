import { meanings as enMeanings } from './en/meanings.ts';
import { meanings } from './nl/meanings.ts';
import { createTranslator } from './translator.ts';

/** The translate function of the names of meanings for a language. */
export const meaningsTranslator = createTranslator({ ...meanings }, { en: { ...enMeanings } });
