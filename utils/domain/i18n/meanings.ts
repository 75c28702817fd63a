import { meanings as enMeanings } from './en/meanings.ts';
import type { Translate } from './message.ts';
import { meanings } from './nl/meanings.ts';
import { createTranslator } from './translator.ts';

export type MeaningsTranslate = Translate<typeof meanings>;

/** The translate function of the names of meanings for a language. */
export const meaningsTranslator = createTranslator({ ...meanings }, { en: { ...enMeanings } });
